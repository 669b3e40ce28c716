//! The form in which the program itself keeps a session: `1:<data centre>:<key in base64>`.

use super::SessionParts;
use crate::secret::Secret;
use crate::telegram::AuthKey;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

/// The version of the form.
const VERSION: &str = "1";

impl SessionParts {
    /// The session as it is kept: data centre and key; where that is, and whose, the connection knows.
    pub fn kept(&self) -> Secret {
        let key = Zeroizing::new(STANDARD.encode(self.auth_key.expose()));
        Secret::new(format!("{VERSION}:{}:{}", self.dc, key.as_str()))
    }

    /// A session that was kept; nothing where it is in another form.
    pub fn from_kept(kept: &Secret) -> Option<Self> {
        let (dc, key) = kept.expose().strip_prefix(VERSION)?.strip_prefix(':')?.split_once(':')?;
        let dc = dc.parse().ok().filter(|dc| (1..=5).contains(dc))?;
        let bytes = Zeroizing::new(STANDARD.decode(key).ok()?);
        let auth_key = AuthKey::new(bytes.as_slice().try_into().ok()?);
        Some(Self { dc, address: None, is_test: None, api_id: None, user_id: None, auth_key })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_is_kept_and_read_again() {
        let auth_key = AuthKey::new([7; AuthKey::LENGTH]);
        let parts = SessionParts { dc: 4, address: None, is_test: None, api_id: None, user_id: None, auth_key };
        let kept = parts.kept();
        assert!(kept.expose().starts_with("1:4:"));
        let again = SessionParts::from_kept(&kept).expect("it was kept");
        assert_eq!((again.dc, again.auth_key.expose()), (4, &[7; AuthKey::LENGTH]));
        let shorter = &kept.expose()[..kept.expose().len() - 4];
        for other in ["", "1:", "2:4:", "1:6:AAAA", "1:4:AAAA", shorter, &kept.expose().replacen('1', "2", 1)] {
            assert!(SessionParts::from_kept(&Secret::new(other)).is_none(), "{} characters", other.len());
        }
    }
}
