//! The session of one account, as the client library wants it: addresses, keys, peers.
//!
//! With an address of its own (the sandbox, a test server) every data centre is at that address, whatever the server
//! says: nothing of such a session ever goes to Telegram. Deliberately not here: the state of updates beyond what the
//! library asks for; nothing here follows updates.

use super::auth_key::AuthKey;
use super::centres::centres;
use super::route::Route;
use super::store::{SessionStore, StoreError, lock};
use grammers_session::types::{ChannelState, DcOption, PeerId, PeerInfo, PeerRef, UpdateState, UpdatesState};
use grammers_session::{BoxFuture, Session};
use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, SocketAddrV4, SocketAddrV6};
use std::sync::Mutex;

/// The session of one account over its store.
pub(super) struct UserSession {
    store: Box<dyn SessionStore>,
    /// `None`: Telegram's own addresses.
    address: Option<SocketAddr>,
    places: Mutex<Places>,
    updates: Mutex<UpdatesState>,
}

/// Where the data centres are; their keys are in the store.
struct Places {
    home: i32,
    centres: HashMap<i32, DcOption>,
}

impl UserSession {
    /// A session whose home is the route's data centre. Without a key, the library agrees on one with the server.
    pub(super) fn new(
        endpoint: &Route<'_>,
        key: Option<&AuthKey>,
        store: Box<dyn SessionStore>,
    ) -> Result<Self, StoreError> {
        let mut centres = centres(endpoint.is_test);
        if let Some(address) = endpoint.address {
            for centre in centres.values_mut() {
                put(centre, address);
            }
            // One server stands for all data centres, and knows one key.
            for (centre, key) in centres.keys().zip(std::iter::repeat(key)) {
                key.map_or(Ok(()), |key| store.keep_key(*centre, key.duplicate()))?;
            }
        }
        key.map_or(Ok(()), |key| store.keep_key(endpoint.dc, key.duplicate()))?;
        let places = Mutex::new(Places { home: endpoint.dc, centres });
        Ok(Self { store, address: endpoint.address, places, updates: Mutex::default() })
    }

    /// The peer with its access hash, if the account has met it.
    pub(super) fn known(&self, id: PeerId) -> Option<PeerRef> {
        let peer = self.store.peer(id)?;
        // Not `id`: the sentinel of one's own account is no id that a server knows.
        Some(PeerRef { id: peer.id(), auth: peer.auth()? })
    }

    /// The addresses of all data centres, in both forms.
    pub(super) fn addresses(&self) -> Vec<SocketAddr> {
        let places = lock(&self.places);
        places.centres.values().flat_map(|centre| [centre.ipv4.into(), centre.ipv6.into()]).collect()
    }

    /// The data centre that requests go to.
    pub(super) fn home(&self) -> i32 {
        lock(&self.places).home
    }

    /// The key of that data centre, once there is one.
    pub(super) fn home_key(&self) -> Option<AuthKey> {
        self.store.key(self.home())
    }

    /// Requests go to this data centre from now on; whether there is such a one.
    pub(super) fn move_home(&self, dc: i32) -> bool {
        let mut places = lock(&self.places);
        let is_known = places.centres.contains_key(&dc);
        if is_known {
            places.home = dc;
        }
        is_known
    }

    /// Keeps a peer; one's own account under the library's sentinel, too, which it looks up and relies on.
    pub(super) fn keep(&self, peer: PeerInfo) -> Result<(), StoreError> {
        if let PeerInfo::User { is_self: Some(true), .. } = peer {
            self.store.keep_peer(PeerId::self_user(), peer.clone())?;
        }
        self.store.keep_peer(peer.id(), peer)
    }
}

/// Puts a data centre at this address, in both forms of addresses.
fn put(centre: &mut DcOption, address: SocketAddr) {
    match address.ip() {
        IpAddr::V4(ip) => {
            centre.ipv4 = SocketAddrV4::new(ip, address.port());
            centre.ipv6 = SocketAddrV6::new(ip.to_ipv6_mapped(), address.port(), 0, 0);
        }
        IpAddr::V6(ip) => {
            // The library is told to use the other form; this one must lead nowhere.
            centre.ipv4 = SocketAddrV4::new(Ipv4Addr::LOCALHOST, 0);
            centre.ipv6 = SocketAddrV6::new(ip, address.port(), 0, 0);
        }
    }
}

impl Session for UserSession {
    type Error = StoreError;

    fn home_dc_id(&self) -> Result<i32, StoreError> {
        Ok(lock(&self.places).home)
    }

    fn set_home_dc_id(&self, dc_id: i32) -> BoxFuture<'_, Result<(), StoreError>> {
        lock(&self.places).home = dc_id;
        Box::pin(async { Ok(()) })
    }

    fn dc_option(&self, dc_id: i32) -> Result<Option<DcOption>, StoreError> {
        let centre = lock(&self.places).centres.get(&dc_id).cloned();
        Ok(centre.map(|centre| DcOption { auth_key: self.store.key(dc_id).map(|key| *key.expose()), ..centre }))
    }

    fn set_dc_option(&self, dc_option: &DcOption) -> BoxFuture<'_, Result<(), StoreError>> {
        let mut centre = dc_option.clone();
        let kept = match centre.auth_key.take() {
            Some(key) => self.store.keep_key(centre.id, AuthKey::new(key)),
            None => Ok(()),
        };
        if kept.is_ok() {
            if let Some(address) = self.address {
                put(&mut centre, address);
            }
            lock(&self.places).centres.insert(centre.id, centre);
        }
        Box::pin(async move { kept })
    }

    fn peer(&self, peer: PeerId) -> BoxFuture<'_, Result<Option<PeerInfo>, StoreError>> {
        let found = self.store.peer(peer);
        Box::pin(async move { Ok(found) })
    }

    // The library's own gives back the sentinel of one's own account as an id, and panics at it later.
    fn peer_ref(&self, peer: PeerId) -> BoxFuture<'_, Result<Option<PeerRef>, StoreError>> {
        let found = self.known(peer);
        Box::pin(async move { Ok(found) })
    }

    fn cache_peer(&self, peer: PeerInfo) -> BoxFuture<'_, Result<(), StoreError>> {
        let kept = self.keep(peer);
        Box::pin(async move { kept })
    }

    fn updates_state(&self) -> BoxFuture<'_, Result<UpdatesState, StoreError>> {
        let state = lock(&self.updates).clone();
        Box::pin(async move { Ok(state) })
    }

    fn set_update_state(&self, update: UpdateState) -> BoxFuture<'_, Result<(), StoreError>> {
        let mut state = lock(&self.updates);
        match update {
            UpdateState::All(all) => *state = all,
            UpdateState::Primary { pts, date, seq } => {
                (state.pts, state.date, state.seq) = (pts, date, seq);
            }
            UpdateState::Secondary { qts } => state.qts = qts,
            UpdateState::Channel { id, pts } => {
                state.channels.retain(|channel| channel.id != id);
                state.channels.push(ChannelState { id, pts });
            }
        }
        Box::pin(async { Ok(()) })
    }
}

/// Whether the library should use the second form of addresses.
pub(super) fn uses_ipv6(address: Option<SocketAddr>) -> bool {
    address.is_some_and(|address| address.is_ipv6())
}

#[cfg(test)]
mod tests {
    use super::super::store::MemoryStore;
    use super::*;
    use futures_util::FutureExt;
    use grammers_session::SessionData;
    use grammers_session::types::PeerAuth;
    use std::net::Ipv6Addr;

    fn session(address: Option<SocketAddr>) -> UserSession {
        let auth_key = AuthKey::new([1; AuthKey::LENGTH]);
        let route = Route { api_id: 1, dc: 2, address, is_test: false, proxy: None };
        UserSession::new(&route, Some(&auth_key), Box::<MemoryStore>::default()).expect("an empty store")
    }

    fn is_loopback(address: &SocketAddr) -> bool {
        match address.ip() {
            IpAddr::V4(ip) => ip.is_loopback(),
            IpAddr::V6(ip) => ip.is_loopback() || ip.to_ipv4_mapped().is_some_and(|ip| ip.is_loopback()),
        }
    }

    #[test]
    fn an_address_of_its_own_stands_for_all_data_centres_whatever_the_server_says() {
        for address in [SocketAddr::from(([127, 0, 0, 1], 4000)), SocketAddr::from((Ipv6Addr::LOCALHOST, 4000))] {
            let session = session(Some(address));
            assert_eq!(session.addresses().len(), 10);
            let telegram = SessionData::default().dc_options;
            for centre in telegram.values() {
                session.set_dc_option(centre).now_or_never().expect("no waiting").expect("kept");
            }
            let seventh = DcOption { id: 7, ..telegram[&1].clone() };
            session.set_dc_option(&seventh).now_or_never().expect("no waiting").expect("kept");
            assert!(session.addresses().iter().all(is_loopback), "{:?}", session.addresses());
            assert_eq!(session.dc_option(4).expect("kept").and_then(|centre| centre.auth_key), Some([1; 256]));
        }
    }

    #[test]
    fn without_one_they_are_telegrams_and_only_the_home_has_the_key() {
        let session = session(None);
        assert!(!session.addresses().iter().any(is_loopback));
        let key = |dc| session.dc_option(dc).expect("kept").and_then(|centre| centre.auth_key);
        assert_eq!((key(2), key(1)), (Some([1; 256]), None));
        assert_eq!(session.home_dc_id(), Ok(2));
        assert_eq!(session.dc_option(9), Ok(None));
    }

    #[test]
    fn a_session_without_a_key_takes_the_first_and_moves_where_it_knows_the_way() {
        let route = Route { api_id: 1, dc: 2, address: None, is_test: false, proxy: None };
        let session = UserSession::new(&route, None, Box::<MemoryStore>::default()).expect("an empty store");
        assert!(session.home_key().is_none());
        let mut centre = session.dc_option(2).expect("kept").expect("the home");
        centre.auth_key = Some([3; 256]);
        session.set_dc_option(&centre).now_or_never().expect("no waiting").expect("kept");
        assert_eq!(session.home_key().map(|key| *key.expose()), Some([3; 256]));
        assert!(session.move_home(4) && !session.move_home(77));
        assert!(session.home() == 4 && session.home_key().is_none());
    }

    #[test]
    fn another_key_for_the_home_is_refused() {
        let session = session(None);
        let mut centre = session.dc_option(2).expect("kept").expect("the home");
        centre.auth_key = Some([2; 256]);
        let kept = session.set_dc_option(&centre).now_or_never().expect("no waiting");
        assert_eq!(kept, Err(StoreError::KeyReplaced));
        assert_eq!(session.dc_option(2).expect("kept").and_then(|centre| centre.auth_key), Some([1; 256]));
    }

    #[test]
    fn ones_own_account_is_found_under_both_ids() {
        let session = session(None);
        let auth = Some(PeerAuth::from_hash(5));
        session.keep(PeerInfo::User { id: 7, auth, bot: Some(false), is_self: Some(true) }).expect("kept");
        let id = PeerId::user(7).expect("an id in range");
        let expected = Some(PeerRef { id, auth: PeerAuth::from_hash(5) });
        assert_eq!(session.known(PeerId::self_user()), expected);
        assert_eq!(session.known(id), expected);
        assert_eq!(session.known(PeerId::user(8).expect("an id in range")), None);
    }
}
