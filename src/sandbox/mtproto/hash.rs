//! Numbers that look random and are the same for the same input: access hashes and salts. No cryptography: the sandbox
//! keeps no secrets from those who run it.

/// A number made of all of these, in their order.
pub(super) fn mix(numbers: &[i64]) -> i64 {
    let mixed = numbers.iter().fold(0x5ce2_0962_a11c_e5a1_u64, |state, number| step(state ^ number.cast_unsigned()));
    mixed.cast_signed()
}

/// One step of SplitMix64.
fn step(state: u64) -> u64 {
    let state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let state = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let state = (state ^ (state >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    state ^ (state >> 31)
}

/// The access hash under which the account `viewer` knows the user or channel `peer`; another account's differs, so
/// that hashes do not pass from one account to another. `peer` is the Bot API's id.
pub(super) fn access_hash(viewer: i64, peer: i64) -> i64 {
    // 0 means "none" to clients.
    mix(&[1, viewer, peer]) | 1
}

/// The number of a person's profile picture.
pub(super) fn picture_id(user_id: i64) -> i64 {
    mix(&[3, user_id])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_belong_to_one_account_and_one_peer() {
        assert_eq!(access_hash(1, 2), access_hash(1, 2));
        let all: std::collections::BTreeSet<i64> =
            (1..20).flat_map(|viewer| (1..20).map(move |peer| access_hash(viewer, peer))).collect();
        assert_eq!(all.len(), 19 * 19);
        assert!(!all.contains(&0));
    }
}
