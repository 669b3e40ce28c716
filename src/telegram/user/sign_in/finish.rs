//! What comes of a sign-in: the account with all that opens it, or where it stands after an answer was lost.

use super::errors::{self, Refusal};
use super::{SignIn, SignInNext, SignedIn};
use crate::engine::ActionError;
use crate::telegram::user::account_card::account_card;
use crate::telegram::user::{SessionParts, rpc_error};
use grammers_tl_types as tl;
use tl::enums::auth::Authorization;

impl SignIn {
    /// What follows the server's answer to a code, a password or a QR code.
    pub(super) async fn let_in(&mut self, authorization: Authorization) -> Result<SignInNext, ActionError> {
        match authorization {
            Authorization::Authorization(authorization) => {
                (self.is_in, self.sent, self.shown) = (true, None, None);
                self.done(authorization.user).await
            }
            Authorization::SignUpRequired(_) => Err(rpc_error::of_name("PHONE_NUMBER_UNOCCUPIED")),
        }
    }

    /// Where the sign-in stands, if an answer was lost that could tell; `None`: where it was.
    pub(super) async fn look(&mut self) -> Result<Option<SignInNext>, ActionError> {
        if !self.is_in && !self.is_unsure {
            return Ok(None);
        }
        let own = tl::functions::users::GetUsers { id: vec![tl::enums::InputUser::UserSelf] };
        match self.ask(&own).await.map(|users| users.into_iter().next()) {
            Ok(Some(user)) => {
                (self.is_in, self.is_unsure, self.sent, self.shown) = (true, false, None, None);
                return self.done(user).await.map(Some);
            }
            Err(Refusal::Lost(error)) => return Err(error),
            Ok(None) | Err(_) => {}
        }
        // It is asked for once the code was right, and only then the server tells of it.
        let asked = self.ask(&tl::functions::account::GetPassword {}).await;
        if let Err(Refusal::Lost(error)) = asked {
            return Err(error);
        }
        (self.is_in, self.is_unsure) = (false, false);
        match asked {
            Ok(tl::enums::account::Password::Password(password)) if password.has_password => {
                self.sent = None;
                self.question().await.map(SignInNext::Password).map(Some)
            }
            _ => Ok(None),
        }
    }

    async fn done(&mut self, user: tl::enums::User) -> Result<SignInNext, ActionError> {
        let tl::enums::User::User(user) = user else { return Err(errors::unexpected()) };
        let dc = self.session.home();
        // It is kept before the first request is answered.
        let auth_key = self.session.home_key().ok_or_else(errors::unexpected)?;
        let picture = self.picture(&user).await;
        let session = SessionParts {
            dc,
            address: self.endpoint.address,
            is_test: Some(self.endpoint.is_test),
            api_id: Some(self.endpoint.api_id),
            user_id: Some(user.id),
            auth_key,
        };
        let phone = user.phone.as_deref().unwrap_or_default().trim_start_matches('+');
        let phone = if phone.is_empty() { String::new() } else { format!("+{phone}") };
        Ok(SignInNext::Done(Box::new(SignedIn { account: account_card(&user, dc), phone, picture, session })))
    }
}
