//! `updates.*`: where the stream of updates stands.

use super::{Entry, entry};
use crate::sandbox::mtproto::call::{Call, Method};
use crate::sandbox::mtproto::error::RpcError;
use crate::sandbox::mtproto::ledger::Stream;
use crate::sandbox::mtproto::{date, now};
use grammers_tl_types::functions::updates::{GetChannelDifference, GetDifference, GetState};
use grammers_tl_types::{enums, types};

pub(super) const METHODS: &[Entry] = &[entry::<GetState>(), entry::<GetDifference>(), entry::<GetChannelDifference>()];

impl Method for GetState {
    fn answer(self, call: &mut Call<'_>) -> Result<enums::updates::State, RpcError> {
        let pts = call.state.ledger.pts(call.world, Stream::Account(call.me()?));
        Ok(types::updates::State { pts, qts: 0, date: date(now()), seq: 0, unread_count: 0 }.into())
    }
}

impl Method for GetDifference {
    fn answer(self, _: &mut Call<'_>) -> Result<enums::updates::Difference, RpcError> {
        Ok(types::updates::DifferenceEmpty { date: date(now()), seq: 0 }.into())
    }
}

impl Method for GetChannelDifference {
    fn answer(self, call: &mut Call<'_>) -> Result<enums::updates::ChannelDifference, RpcError> {
        call.channel(&self.channel)?;
        Ok(types::updates::ChannelDifferenceEmpty { r#final: true, pts: self.pts, timeout: Some(30) }.into())
    }
}
