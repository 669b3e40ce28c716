//! The sandbox's chats for the front ends: what one of its people sees, and what they do there.

use super::connections::ConnectionStore;
use super::outlet::Outlet;
use super::{Event, RequestId, SandboxAccount, SandboxChat, SandboxCommand, SandboxEvent, SandboxView};
use crate::chat::ChatKind;
use crate::sandbox::World;
use crate::sandbox::world::{ChatKind as WorldKind, Place};
use jiff::Timestamp;
use std::sync::Arc;
use tokio::task::JoinHandle;

/// Tells one front end of the sandbox.
pub(super) struct SandboxChats {
    store: Arc<ConnectionStore>,
    outlet: Outlet,
    watch: Option<JoinHandle<()>>,
}

impl SandboxChats {
    pub(super) fn new(store: Arc<ConnectionStore>, outlet: Outlet) -> Self {
        Self { store, outlet, watch: None }
    }

    pub(super) fn carry_out(&mut self, request: RequestId, command: SandboxCommand) {
        match command {
            SandboxCommand::Watch { person, chat: _ } => {
                self.leave();
                let (store, outlet) = (Arc::clone(&self.store), self.outlet.clone());
                self.watch = Some(tokio::spawn(async move {
                    let Ok(sandbox) = store.sandbox().get().await else { return };
                    loop {
                        let changed = sandbox.changed();
                        let view = sandbox.world(|world| view(world, person));
                        outlet.send(Event::Sandbox { request, event: SandboxEvent::World(Arc::new(view)) });
                        changed.await;
                    }
                }));
            }
            SandboxCommand::Leave => self.leave(),
            SandboxCommand::Act { .. } => {
                self.outlet.send(Event::Sandbox { request, event: SandboxEvent::Done { update: None } });
            }
        }
    }

    fn leave(&mut self) {
        if let Some(watch) = self.watch.take() {
            watch.abort();
        }
    }
}

impl Drop for SandboxChats {
    fn drop(&mut self) {
        self.leave();
    }
}

fn view(world: &World, person: Option<i64>) -> SandboxView {
    let people = world.people.iter().map(|person| SandboxAccount { id: person.id, name: person.name() });
    let person = person.filter(|id| world.person(*id).is_some());
    let person = person.or_else(|| world.people.first().map(|person| person.id)).unwrap_or_default();
    let chats = world.dialogs(person).into_iter().map(|dialog| {
        let (id, title, kind) = named(world, person, dialog.place);
        let last = world.message(dialog.place, dialog.top_message_id);
        SandboxChat {
            id,
            title,
            kind,
            last: last.map(|message| message.text().to_owned()).unwrap_or_default(),
            date: Timestamp::from_second(dialog.date).ok().filter(|_| last.is_some()),
            unread: u32::try_from(dialog.unread_count).unwrap_or(u32::MAX),
        }
    });
    SandboxView { people: people.collect(), person, chats: chats.collect(), open: None, updates: Vec::new() }
}

/// The chat of a place as the person names it.
fn named(world: &World, person: i64, place: Place) -> (i64, String, ChatKind) {
    match (place, place.partner(person)) {
        (Place::Chat(id), _) => match world.chat(id) {
            Some(chat) if chat.kind == WorldKind::Channel => (id, chat.title.clone(), ChatKind::Channel),
            Some(chat) => (id, chat.title.clone(), ChatKind::Group),
            None => (id, String::new(), ChatKind::Group),
        },
        (Place::Private(..), Some(own)) if own == person => (own, String::new(), ChatKind::Saved),
        (Place::Private(..), Some(partner)) if partner == world.bot.id => {
            (partner, world.bot.first_name.clone(), ChatKind::Bot)
        }
        (Place::Private(..), partner) => {
            let partner = partner.unwrap_or_default();
            (partner, world.person(partner).map(|person| person.name()).unwrap_or_default(), ChatKind::Private)
        }
    }
}
