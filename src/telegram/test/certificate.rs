//! A server with a certificate of its own making, for the tests of TLS. Its key is made here, so that no file holds one.

use std::net::SocketAddr;
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer};
use tokio_rustls::rustls::{ServerConfig, SignatureScheme};

const SEQUENCE: u8 = 0x30;
const SET: u8 = 0x31;
const ED25519: &[u8] = &[0x06, 3, 0x2b, 0x65, 0x70];
const COMMON_NAME: &[u8] = &[0x06, 3, 0x55, 4, 3];
const ALTERNATIVE_NAMES: &[u8] = &[0x06, 3, 0x55, 0x1d, 0x11];

/// A certificate for this name that signs itself, good in these years of this century, and its key.
pub(super) fn certificate(name: &str, years: [u8; 2]) -> (CertificateDer<'static>, PrivatePkcs8KeyDer<'static>) {
    let seed = der(0x04, &[&der(0x04, &[&[7; 32]])]);
    let key = PrivatePkcs8KeyDer::from(der(SEQUENCE, &[&der(0x02, &[&[0]]), &der(SEQUENCE, &[ED25519]), &seed]));
    let signing = ring::sign::any_eddsa_type(&key).expect("a key");
    let algorithm = der(SEQUENCE, &[ED25519]);
    let issuer = der(SEQUENCE, &[&der(SET, &[&der(SEQUENCE, &[COMMON_NAME, &der(0x0c, &[b"test"])])])]);
    let times = years.map(|year| der(0x17, &[format!("{year:02}0101000000Z").as_bytes()]));
    let names = der(SEQUENCE, &[&der(0x82, &[name.as_bytes()])]);
    let extension = der(SEQUENCE, &[ALTERNATIVE_NAMES, &der(0x04, &[&names])]);
    let content = der(
        SEQUENCE,
        &[
            &der(0xa0, &[&der(0x02, &[&[2]])]),
            &der(0x02, &[&[1]]),
            &algorithm,
            &issuer,
            &der(SEQUENCE, &[&times[0], &times[1]]),
            &issuer,
            &signing.public_key().expect("a public key"),
            &der(0xa3, &[&der(SEQUENCE, &[&extension])]),
        ],
    );
    let signer = signing.choose_scheme(&[SignatureScheme::ED25519]).expect("the key's own scheme");
    let signature = der(0x03, &[&[0], &signer.sign(&content).expect("a signature")]);
    (der(SEQUENCE, &[&content, &algorithm, &signature]).into(), key)
}

/// Serves TLS with this certificate; gives its address.
pub(super) async fn serve(certificate: CertificateDer<'static>, key: PrivatePkcs8KeyDer<'static>) -> SocketAddr {
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key.into())
        .expect("the key is the certificate's");
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    let acceptor = TlsAcceptor::from(Arc::new(config));
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            // A client that goes away is not the server's business.
            let _ = acceptor.accept(stream).await;
        }
    });
    address
}

/// A value of DER: tag, length, content.
fn der(tag: u8, content: &[&[u8]]) -> Vec<u8> {
    let content = content.concat();
    let mut bytes = vec![tag];
    // A length in as few bytes as it takes: anything else is malformed.
    let [high, low] = u16::try_from(content.len()).expect("a short certificate").to_be_bytes();
    match (high, low) {
        (0, 0..=127) => bytes.push(low),
        (0, _) => bytes.extend([0x81, low]),
        _ => bytes.extend([0x82, high, low]),
    }
    bytes.extend(content);
    bytes
}
