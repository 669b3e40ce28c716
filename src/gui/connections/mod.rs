//! The connections in the window: the list, the form of one, its tests, proxies, and the vault.
//!
//! Deliberately not here: new connections and tokens, which have wizards of their own (`bot_wizard`, `sign_in`,
//! `token`).

mod draft;
mod form;
mod intent;
mod perform;
mod receive;
mod standing;
mod state;
mod trial;
mod uses;
mod vault;

pub use draft::{ConnectionDraft, ProxyDraft, ProxyWay, ServerChoice};
pub use form::{ConnectionForm, DefaultProxyForm, DeleteQuestion, Uses};
pub use intent::{ConnectionsIntent, VaultIntent, VaultWay};
pub(super) use perform::{perform, repeated};
pub(super) use receive::{deleted_words, failed, receive, receive_vault, vault_needed};
pub use standing::Standing;
pub use state::{ConnectionsState, ConnectionsWindow, Destination};
pub use trial::{Trial, TrialEnd};
pub use uses::UseOfName;
pub use vault::{Strength, VaultWindow, place_words, strength};
