//! The small profile picture of an account that has signed in (`upload.getFile`); without it everything goes on.

use super::SignIn;
use crate::telegram::user::failure::Trouble;
use crate::telegram::user::live::Live;
use grammers_tl_types as tl;
use std::time::Duration;
use tl::functions::auth::{ExportAuthorization, ImportAuthorization};

/// For all requests that it takes.
const LIMIT: Duration = Duration::from_secs(5);

/// Bytes of the largest picture, asked for in one piece: a divisor of a mebibyte, as Telegram wants it.
const LARGEST: i32 = 256 * 1024;

impl SignIn {
    /// The small picture of one's own account, where there is one and it comes in time.
    pub(super) async fn picture(&mut self, user: &tl::types::User) -> Option<Vec<u8>> {
        let Some(tl::enums::UserProfilePhoto::Photo(photo)) = &user.photo else { return None };
        let (live, home) = (self.live(), self.session.home());
        let read = tokio::time::timeout(LIMIT, read(&live, home, photo)).await;
        let bytes = read.ok()?.ok()??;
        let is_whole = usize::try_from(LARGEST).is_ok_and(|largest| bytes.len() < largest);
        (is_whole && !bytes.is_empty()).then_some(bytes)
    }
}

/// The bytes; nothing where Telegram has them elsewhere (a CDN).
async fn read(live: &Live, home: i32, photo: &tl::types::UserProfilePhoto) -> Result<Option<Vec<u8>>, Trouble> {
    let dc = photo.dc_id;
    if dc != home {
        // A data centre that has not met the account yet.
        let export = ExportAuthorization { dc_id: dc };
        let tl::enums::auth::ExportedAuthorization::Authorization(exported) = live.invoke(&export, LIMIT).await?;
        let import = ImportAuthorization { id: exported.id, bytes: exported.bytes };
        live.invoke_in(dc, &import, LIMIT).await?;
    }
    let location = tl::types::InputPeerPhotoFileLocation {
        big: false,
        peer: tl::enums::InputPeer::PeerSelf,
        photo_id: photo.photo_id,
    };
    let request = tl::functions::upload::GetFile {
        precise: false,
        cdn_supported: false,
        location: location.into(),
        offset: 0,
        limit: LARGEST,
    };
    match live.invoke_in(dc, &request, LIMIT).await? {
        tl::enums::upload::File::File(file) => Ok(Some(file.bytes)),
        tl::enums::upload::File::CdnRedirect(_) => Ok(None),
    }
}
