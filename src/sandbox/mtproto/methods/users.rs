//! `users.*`: people by their ids.

use super::{Entry, entry};
use crate::sandbox::mtproto::call::{Call, Method};
use crate::sandbox::mtproto::error::RpcError;
use crate::sandbox::mtproto::shape;
use grammers_tl_types::enums;
use grammers_tl_types::functions::users::GetUsers;

pub(super) const METHODS: &[Entry] = &[entry::<GetUsers>()];

impl Method for GetUsers {
    /// Those that are not known are left out, as Telegram does.
    fn answer(self, call: &mut Call<'_>) -> Result<Vec<enums::User>, RpcError> {
        let me = call.me()?;
        let known = self.id.iter().filter_map(|user| call.user(user).ok());
        Ok(known.map(|id| shape::user(call.world, me, id)).collect())
    }
}
