//! The windows about connections as data: the form of one, the question before one is deleted, the proxy of all.

use super::draft::{ConnectionDraft, DraftFaults, ProxyDraft, ProxyWay};
use super::trial::Trial;
use crate::backend::{ConnectionEntry, ConnectionUse, RequestId};
use crate::connection::{Connection, ConnectionId, ProxySetting};
use crate::texts::Message;

/// Which scenario files name a connection, as far as is known.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Uses {
    /// Nobody has asked.
    #[default]
    Unknown,
    Awaited(RequestId),
    Known(Vec<ConnectionUse>),
    Failed(Message),
}

impl Uses {
    pub fn is_awaited(&self) -> bool {
        matches!(self, Self::Awaited(_))
    }

    pub fn found(&self) -> &[ConnectionUse] {
        match self {
            Self::Known(found) => found,
            _ => &[],
        }
    }
}

/// What is being kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saving {
    /// The new name first, with the scenarios that follow it.
    Name,
    /// Everything else.
    Rest,
}

/// The form of one connection.
#[derive(Debug)]
pub struct ConnectionForm {
    /// As it is kept.
    pub kept: Connection,
    /// It can be neither changed nor removed here.
    pub is_fixed: bool,
    pub draft: ConnectionDraft,
    /// Scenarios with the kept name; asked for when the name is changed.
    pub uses: Uses,
    pub trial: Option<Trial>,
    pub proxy_trial: Option<Trial>,
    pub saving: Option<(RequestId, Saving)>,
    /// Why it could not be kept.
    pub error: Option<Message>,
}

impl ConnectionForm {
    pub fn of(entry: &ConnectionEntry) -> Self {
        Self {
            kept: entry.connection.clone(),
            is_fixed: entry.is_fixed(),
            draft: ConnectionDraft::of(&entry.connection),
            uses: Uses::default(),
            trial: None,
            proxy_trial: None,
            saving: None,
            error: None,
        }
    }

    pub fn is_changed(&self) -> bool {
        !self.is_fixed && self.draft.is_changed(&self.kept)
    }

    /// What is wrong with what is typed, among connections with these other names.
    pub fn faults<'t>(&self, others: impl IntoIterator<Item = &'t str>) -> DraftFaults {
        match self.is_fixed {
            true => DraftFaults::default(),
            false => self.draft.faults(self.kept.kind(), others),
        }
    }

    pub(super) fn awaits(&self, request: RequestId) -> bool {
        let trials = [&self.trial, &self.proxy_trial];
        trials.into_iter().flatten().any(|trial| trial.request == Some(request))
            || self.saving.is_some_and(|(waiting, _)| waiting == request)
            || self.uses == Uses::Awaited(request)
    }

    pub(super) fn is_at_rest(&self) -> bool {
        let runs = [&self.trial, &self.proxy_trial].into_iter().flatten().any(Trial::is_running);
        !runs && self.saving.is_none() && !self.uses.is_awaited()
    }

    /// The tests under way are given up; gives their requests.
    pub(super) fn cancel_trials(&mut self) -> Vec<RequestId> {
        [&mut self.trial, &mut self.proxy_trial].into_iter().flatten().filter_map(Trial::cancel).collect()
    }
}

/// The question before a connection is deleted.
#[derive(Debug)]
pub struct DeleteQuestion {
    pub id: ConnectionId,
    pub name: String,
    /// An account is signed in with it, which stays signed in at Telegram.
    pub is_signed_in: bool,
    pub uses: Uses,
    pub deleting: Option<RequestId>,
    pub error: Option<Message>,
}

impl DeleteQuestion {
    pub(super) fn awaits(&self, request: RequestId) -> bool {
        self.deleting == Some(request) || self.uses == Uses::Awaited(request)
    }

    pub(super) fn is_at_rest(&self) -> bool {
        self.deleting.is_none() && !self.uses.is_awaited()
    }
}

/// The proxy of all connections that have none of their own.
#[derive(Debug)]
pub struct DefaultProxyForm {
    pub kept: ProxySetting,
    pub draft: ProxyDraft,
    pub trial: Option<Trial>,
    pub saving: Option<RequestId>,
    pub error: Option<Message>,
}

impl DefaultProxyForm {
    pub fn of(kept: &ProxySetting) -> Self {
        Self { kept: kept.clone(), draft: ProxyDraft::of_setting(kept), trial: None, saving: None, error: None }
    }

    pub fn is_changed(&self) -> bool {
        self.draft.setting(None).as_ref() != Ok(&self.kept)
            || (self.draft.way == ProxyWay::Own && !self.draft.password.expose().is_empty())
    }

    pub(super) fn awaits(&self, request: RequestId) -> bool {
        self.saving == Some(request) || self.trial.as_ref().is_some_and(|trial| trial.request == Some(request))
    }

    pub(super) fn is_at_rest(&self) -> bool {
        self.saving.is_none() && !self.trial.as_ref().is_some_and(Trial::is_running)
    }
}
