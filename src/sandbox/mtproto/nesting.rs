//! Values that may stand inside values of their own kind, without end: reading them takes stack for each level, so a
//! call with too many is refused before it is read.

use super::frame::constructor;
use grammers_tl_types::{Identifiable, functions, types};
use std::collections::HashSet;
use std::sync::LazyLock;

/// So many of them in one call are none too many for any client.
const MOST: usize = 64;

macro_rules! constructors {
    ($($name:ident),* $(,)?) => { [$(types::$name::CONSTRUCTOR_ID),*] };
}

/// The constructors of the kinds that requests may hold (JSON, peers named by a message, media of polls and paid posts,
/// formatted pages) which hold their own kind.
static NESTING: LazyLock<HashSet<u32>> = LazyLock::new(|| {
    HashSet::from(constructors![
        JsonArray,
        JsonObject,
        InputPeerUserFromMessage,
        InputPeerChannelFromMessage,
        InputUserFromMessage,
        InputChannelFromMessage,
        InputMediaInvoice,
        InputMediaPoll,
        InputMediaPaidMedia,
        InputPollAnswer,
        Poll,
        PageBlockBlockquoteBlocks,
        PageBlockCollage,
        PageBlockCover,
        PageBlockDetails,
        PageBlockEmbedPost,
        PageBlockList,
        PageBlockOrderedList,
        PageBlockSlideshow,
        PageListItemBlocks,
        PageListOrderedItemBlocks,
        TextAnchor,
        TextAutoEmail,
        TextAutoPhone,
        TextAutoUrl,
        TextBankCard,
        TextBold,
        TextBotCommand,
        TextButton,
        TextCashtag,
        TextConcat,
        TextDate,
        TextDiff,
        TextEmail,
        TextFixed,
        TextHashtag,
        TextItalic,
        TextMarked,
        TextMention,
        TextMentionName,
        TextPhone,
        TextSpoiler,
        TextStrike,
        TextSubscript,
        TextSuperscript,
        TextTonAddress,
        TextUnderline,
        TextUrl,
    ])
});

/// Whether a call may be nested too deeply to be read.
pub(super) fn is_deep(body: &[u8]) -> bool {
    // Parts of files are long, and nothing but bytes.
    let id = constructor(body);
    if id == functions::upload::SaveFilePart::CONSTRUCTOR_ID || id == functions::upload::SaveBigFilePart::CONSTRUCTOR_ID
    {
        return false;
    }
    let words = body.chunks_exact(4).map(constructor);
    words.filter(|word| NESTING.contains(word)).nth(MOST).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use grammers_tl_types::{Serializable, enums};

    #[test]
    fn peers_of_peers_end_somewhere() {
        let nested = |levels: i64| {
            let mut peer = enums::InputPeer::PeerSelf;
            for user_id in 0..levels {
                peer = types::InputPeerUserFromMessage { peer, msg_id: 1, user_id }.into();
            }
            functions::messages::GetPeerSettings { peer }.to_bytes()
        };
        assert!(!is_deep(&nested(0)) && !is_deep(&nested(64)));
        assert!(is_deep(&nested(65)) && is_deep(&nested(500)));
        let part = functions::upload::SaveFilePart { file_id: 1, file_part: 0, bytes: nested(500)[4..].to_vec() };
        assert!(!is_deep(&part.to_bytes()));
        assert!(!is_deep(&[]));
    }
}
