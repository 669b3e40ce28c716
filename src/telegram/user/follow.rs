//! Basic groups that become supergroups while a step is about them: what was refused goes again, to the supergroup.
//!
//! Only a refusal is followed, never an answer that was lost: the group may have got the message before it moved.

use super::account::Account;
use super::delivery::Recipient;
use crate::engine::{ActionError, Call};

/// Carries out `attempt` for these chats and, where it is refused because one of them has become a supergroup, again
/// for that. Each chat is the supergroup afterwards; where several may have moved, the first of them is asked about
/// first.
pub(super) async fn following<const N: usize, T, A>(
    account: &Account,
    mut chats: [&mut Recipient; N],
    call: &dyn Call,
    attempt: impl Fn([Recipient; N]) -> A + Send + Sync,
) -> Result<T, ActionError>
where
    A: Future<Output = Result<T, ActionError>> + Send,
{
    loop {
        match attempt(chats.each_ref().map(|chat| Recipient::clone(chat))).await {
            Ok(done) => return Ok(done),
            Err(refusal) => follow_one(account, &mut chats, refusal, call).await?,
        }
    }
}

/// Follows the first of the chats that has moved; the refusal stands where none has.
async fn follow_one(
    account: &Account,
    chats: &mut [&mut Recipient],
    mut refusal: ActionError,
    call: &dyn Call,
) -> Result<(), ActionError> {
    for chat in chats {
        match chat.follow(account, refusal, call).await {
            Ok(()) => return Ok(()),
            Err(same) => refusal = same,
        }
    }
    Err(refusal)
}
