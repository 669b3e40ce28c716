//! The server proves who it is, with the same certificate authorities as the client that steps use.

use crate::engine::ActionError;
use crate::secret::Redactor;
use crate::texts::Message;
use std::io;
use std::sync::Arc;
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{CertificateError, ClientConfig, Error, RootCertStore};

/// Shakes hands over TLS and lets go.
pub(super) async fn shake_hands(stream: TcpStream, host: &str) -> Result<(), ActionError> {
    let roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    shake_hands_trusting(roots, stream, host).await
}

async fn shake_hands_trusting(roots: RootCertStore, stream: TcpStream, host: &str) -> Result<(), ActionError> {
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|error| of_tls(&error))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    let bad_name = || ActionError::new("TLS", Message::new("telegram-test-tls-name"));
    let name = ServerName::try_from(host.to_owned()).map_err(|_| bad_name())?;
    TlsConnector::from(Arc::new(config)).connect(name, stream).await.map(drop).map_err(|error| of_io(&error))
}

fn of_io(error: &io::Error) -> ActionError {
    match error.get_ref().and_then(|inner| inner.downcast_ref::<Error>()) {
        Some(error) => of_tls(error),
        None => ActionError::new("TLS", Message::new("telegram-test-tls-closed")),
    }
}

fn of_tls(error: &Error) -> ActionError {
    let Error::InvalidCertificate(wrong) = error else {
        return ActionError::new("TLS", Message::new("telegram-test-tls-other"));
    };
    let text = match wrong {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => {
            Message::new("telegram-test-tls-expired")
        }
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
            Message::new("telegram-test-tls-early")
        }
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            Message::new("telegram-test-tls-name")
        }
        CertificateError::UnknownIssuer => Message::new("telegram-test-tls-issuer"),
        other => {
            let reason = Redactor::global().excerpt(&format!("{other:?}"));
            Message::new("telegram-test-tls-certificate").with("reason", reason)
        }
    };
    ActionError::new("TLS_CERTIFICATE", text)
}

#[cfg(test)]
mod tests {
    use super::super::certificate::{certificate, serve};
    use super::*;
    use crate::texts::Language;

    const NAME: &str = "telegram.invalid";

    async fn shake(years: [u8; 2], trusted: bool, name: &str) -> Result<(), (String, String)> {
        let (certificate, key) = certificate(NAME, years);
        let mut roots = RootCertStore::empty();
        if trusted {
            roots.add(certificate.clone()).expect("a certificate");
        }
        let address = serve(certificate, key).await;
        let stream = TcpStream::connect(address).await.expect("it listens");
        let shaken = shake_hands_trusting(roots, stream, name).await;
        shaken.map_err(|error| (error.code, error.text.show(Language::English)))
    }

    #[tokio::test]
    async fn certificates_are_looked_at() {
        assert_eq!(shake([20, 49], true, NAME).await, Ok(()));
        let check = async |years, trusted, name: &str, expected: &str| {
            let (code, shown) = shake(years, trusted, name).await.expect_err("a wrong certificate");
            assert!(code == "TLS_CERTIFICATE" && shown.contains(expected), "{code} {shown}");
        };
        check([20, 49], false, NAME, "someone unknown").await;
        check([20, 49], true, "other.invalid", "another name").await;
        check([20, 21], true, NAME, "expired").await;
        check([48, 49], true, NAME, "not valid yet").await;
    }

    #[tokio::test]
    async fn what_everyone_trusts_does_not_include_servers_of_ones_own_making() {
        let (certificate, key) = certificate(NAME, [20, 49]);
        let address = serve(certificate, key).await;
        let stream = TcpStream::connect(address).await.expect("it listens");
        let error = shake_hands(stream, NAME).await.expect_err("an unknown issuer");
        assert_eq!(error.code, "TLS_CERTIFICATE");
    }
}
