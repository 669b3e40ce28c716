//! `users.*`: people by their ids, and their whole profiles.

use super::{Entry, entry};
use crate::sandbox::mtproto::call::{Call, Method};
use crate::sandbox::mtproto::error::RpcError;
use crate::sandbox::mtproto::shape::{self, full};
use grammers_tl_types::functions::users::{GetFullUser, GetUsers};
use grammers_tl_types::{enums, types};

pub(super) const METHODS: &[Entry] = &[entry::<GetUsers>(), entry::<GetFullUser>()];

impl Method for GetUsers {
    /// Those that are not known are left out, as Telegram does.
    fn answer(self, call: &mut Call<'_>) -> Result<Vec<enums::User>, RpcError> {
        let me = call.me()?;
        let known = self.id.iter().filter_map(|user| call.user(user).ok());
        Ok(known.map(|id| shape::user(call.world, me, id)).collect())
    }
}

impl Method for GetFullUser {
    fn answer(self, call: &mut Call<'_>) -> Result<enums::users::UserFull, RpcError> {
        let (me, id) = (call.me()?, call.user(&self.id)?);
        let full_user = full::user(call.world, me, id).into();
        let users = shape::users(call.world, me, [me, id]);
        Ok(types::users::UserFull { full_user, chats: Vec::new(), users }.into())
    }
}
