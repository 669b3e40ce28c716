//! The server's half of the two-step password check: the password itself is never sent
//! (<https://core.telegram.org/api/srp>).

use super::crypto::{random, random_id};
use num_bigint::BigUint;
use pbkdf2::pbkdf2_hmac;
use sha2::{Digest, Sha256, Sha512};

/// The prime that Telegram uses, as hexadecimal digits; clients check that it is a safe one.
const PRIME: &[u8] = b"C71CAEB9C6B1C9048E6C522F70F13F73980D40238E3E21C14934D037563D930F\
48198A0AA7C14058229493D22530F4DBFA336F6E0AC925139543AED44CCE7C3720FD51F69458705AC68CD4FE6B6B13AB\
DC9746512969328454F18FAF8C595F642477FE96BB2A941D5BCD1D4AC8CC49880708FA9B378E3C4F3A9060BEE67CF9A4\
A4A695811051907E162753B56B0F6B410DBA74D8A84B2A14B3144E0EF1284754FD17ED950D5965B4B9DD46582DB1178D\
169C6BC465B0D6FF9CA3928FEF5B9AE4E418FC15E83EBEA0F87FA9FF5EED70050DED2849F47BF959D956850CE929851F\
0D8115F635B105EE2E4E15D04B2454BF6F4FADF034B10403119CD8E3B92FCC5B";
const GENERATOR: i32 = 3;
const ITERATIONS: u32 = 100_000;
/// Bytes of the numbers that are hashed.
const WIDTH: usize = 256;

fn prime() -> BigUint {
    BigUint::parse_bytes(PRIME, 16).expect("a constant of hexadecimal digits")
}

fn generator() -> BigUint {
    BigUint::from(GENERATOR.unsigned_abs())
}

fn hash(parts: &[&[u8]]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
    }
    hasher.finalize().into()
}

fn wide(number: &BigUint) -> Vec<u8> {
    let bytes = number.to_bytes_be();
    [vec![0; WIDTH.saturating_sub(bytes.len())], bytes].concat()
}

fn number(bytes: &[u8]) -> BigUint {
    BigUint::from_bytes_be(bytes)
}

/// What is kept of a password. Takes a tenth of a second to make.
#[derive(Clone)]
pub(super) struct Verifier {
    salt1: Vec<u8>,
    salt2: Vec<u8>,
    value: BigUint,
}

impl Verifier {
    pub(super) fn new(password: &str) -> Self {
        let (salt1, salt2): ([u8; 16], [u8; 16]) = (random(), random());
        let salted = |data: &[u8], salt: &[u8]| hash(&[salt, data, salt]);
        let first = salted(&salted(password.as_bytes(), &salt1), &salt2);
        let mut stretched = [0; 64];
        pbkdf2_hmac::<Sha512>(&first, &salt1, ITERATIONS, &mut stretched);
        let secret = number(&salted(&stretched, &salt2));
        Self { salt1: salt1.to_vec(), salt2: salt2.to_vec(), value: generator().modpow(&secret, &prime()) }
    }
}

/// One check that waits for the client's half. To make one and to check it takes tens of milliseconds.
#[derive(Clone)]
pub(super) struct Challenge {
    pub(super) id: i64,
    verifier: Verifier,
    secret: BigUint,
    public: BigUint,
}

/// What the client is told of a challenge (`account.password`).
#[derive(Debug)]
pub(super) struct Question {
    pub(super) id: i64,
    pub(super) salt1: Vec<u8>,
    pub(super) salt2: Vec<u8>,
    pub(super) g: i32,
    pub(super) p: Vec<u8>,
    pub(super) b: Vec<u8>,
}

impl Challenge {
    pub(super) fn new(verifier: Verifier) -> Self {
        let (p, g) = (prime(), generator());
        let secret = number(&random::<WIDTH>());
        let multiplier = number(&hash(&[&wide(&p), &wide(&g)]));
        let public = (multiplier * &verifier.value + g.modpow(&secret, &p)) % p;
        Self { id: random_id(), verifier, secret, public }
    }

    pub(super) fn question(&self) -> Question {
        let Verifier { salt1, salt2, .. } = self.verifier.clone();
        Question { id: self.id, salt1, salt2, g: GENERATOR, p: wide(&prime()), b: wide(&self.public) }
    }

    /// Whether the client's half (`A` and `M1`) shows that it knows the password.
    pub(super) fn is_met(&self, a: &[u8], m1: &[u8]) -> bool {
        let p = prime();
        let a = number(a);
        // With 0 as the client's half everybody would pass.
        if a == BigUint::ZERO || a >= p {
            return false;
        }
        let scramble = number(&hash(&[&wide(&a), &wide(&self.public)]));
        let shared = (&a * self.verifier.value.modpow(&scramble, &p)).modpow(&self.secret, &p);
        let key = hash(&[&wide(&shared)]);
        let (hashed_p, hashed_g) = (hash(&[&wide(&p)]), hash(&[&wide(&generator())]));
        let mixed: Vec<u8> = hashed_p.iter().zip(hashed_g).map(|(p, g)| p ^ g).collect();
        let Verifier { salt1, salt2, .. } = &self.verifier;
        let expected = [&mixed[..], &hash(&[salt1]), &hash(&[salt2]), &wide(&a), &wide(&self.public), &key];
        hash(&expected) == m1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use grammers_crypto::two_factor_auth::calculate_2fa;

    #[test]
    fn only_the_password_passes() {
        let challenge = Challenge::new(Verifier::new("кот и пёс"));
        let half = |password: &str| {
            let Question { salt1, salt2, g, p, b, .. } = challenge.question();
            calculate_2fa(&salt1, &salt2, &p, &g, b, random::<WIDTH>().to_vec(), password)
        };
        let (m1, a) = half("кот и пёс");
        assert!(challenge.is_met(&a, &m1));
        let (wrong, a_of_wrong) = half("кот");
        assert!(!challenge.is_met(&a_of_wrong, &wrong));
        assert!(!challenge.is_met(&a, &wrong));
        assert!(!challenge.is_met(&[], &m1) && !challenge.is_met(&wide(&prime()), &m1));
        assert!(!Challenge::new(Verifier::new("кот и пёс")).is_met(&a, &m1), "another challenge");
    }
}
