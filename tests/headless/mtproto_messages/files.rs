//! Files: uploaded whole and in parallel parts, sent as each kind, as albums, again by their number, and read back.

use super::support::*;
use grammers_client::media::Media;
use grammers_client::tl::{enums, functions, types};
use scenogram::sandbox::world::{FileKind, Place};

fn video() -> enums::DocumentAttribute {
    types::DocumentAttributeVideo {
        round_message: false,
        supports_streaming: true,
        nosound: false,
        duration: 12.6,
        w: 640,
        h: 480,
        preload_prefix_size: None,
        video_start_ts: None,
        video_codec: None,
    }
    .into()
}

fn audio(voice: bool) -> enums::DocumentAttribute {
    let (title, performer) = (Some("Песня".to_owned()), Some("Хор".to_owned()));
    types::DocumentAttributeAudio { voice, duration: 7, title, performer, waveform: None }.into()
}

#[tokio::test]
async fn a_photo_is_sent_and_read_back() {
    let sandbox = start().await;
    let anna = Account::of(&sandbox, ANNA).await;
    let bytes = png(640, 480);
    let file = upload(&anna, "снимок.png", &bytes).await;
    let mut request = media(anna.peer(BORIS), photo(file), "Вот");
    request.invert_media = true;
    anna.invoke(&request).await.expect("sent");
    let history = anna.history(BORIS, 1).await;
    let sent = plain(&history[0]);
    assert_eq!((sent.message.as_str(), sent.invert_media), ("Вот", true));
    let Some(enums::MessageMedia::Photo(shown)) = &sent.media else { panic!("{sent:?}") };
    let Some(enums::Photo::Photo(shown)) = &shown.photo else { panic!("a photo") };
    let enums::PhotoSize::Size(size) = &shown.sizes[0] else { panic!("a size") };
    assert_eq!((size.w, size.h, usize::try_from(size.size)), (640, 480, Ok(bytes.len())));
    let mut read = Vec::new();
    let downloadable = Media::from_raw(sent.media.clone().expect("media")).expect("a photo");
    let mut download = anna.iter_download(&downloadable);
    while let Some(piece) = download.next().await.expect("a piece") {
        read.extend(piece);
    }
    assert_eq!(read, bytes);
    // Another account knows the file by another hash.
    let boris = Account::of(&sandbox, BORIS).await;
    let stolen = media(boris.peer(ANNA), again(sent.media.as_ref().expect("media")), "");
    assert_eq!(boris.refusal(&stolen).await, "MEDIA_INVALID");
    let history = boris.history(ANNA, 1).await;
    let own = again(plain(&history[0]).media.as_ref().expect("media"));
    boris.invoke(&media(boris.peer(ANNA), own, "")).await.expect("sent by its number");
}

#[tokio::test]
async fn documents_have_their_kinds() {
    let sandbox = start().await;
    let anna = Account::of(&sandbox, ANNA).await;
    let named =
        |name: &str| enums::DocumentAttribute::from(types::DocumentAttributeFilename { file_name: name.into() });
    let animated = enums::DocumentAttribute::Animated;
    for (name, mime, attributes, expected) in [
        ("a.pdf", "application/pdf", vec![named("Счёт.pdf")], FileKind::Document),
        ("a.mp4", "video/mp4", vec![video()], FileKind::Video),
        ("a.mp3", "audio/mpeg", vec![audio(false)], FileKind::Audio),
        ("a.ogg", "audio/ogg", vec![audio(true)], FileKind::Voice),
        ("a.mp4", "video/mp4", vec![video(), animated], FileKind::Animation),
        ("a.gif", "image/gif", vec![], FileKind::Animation),
    ] {
        let file = upload(&anna, name, b"content").await;
        let request = media(anna.peer(ANNA), document(file, mime, attributes.clone()), "");
        let sent = message_in(&anna.invoke(&request).await.expect("sent"));
        let Some(enums::MessageMedia::Document(shown)) = &sent.media else { panic!("{sent:?}") };
        assert_eq!((shown.video, shown.voice), (expected == FileKind::Video, expected == FileKind::Voice));
        let Some(enums::Document::Document(shown)) = &shown.document else { panic!("a document") };
        assert_eq!((shown.mime_type.as_str(), shown.size), (mime, 7));
        let kind = sandbox.world(|world| {
            let message = world.message(Place::Private(ANNA, ANNA), sent.id.into()).expect("it is there");
            match &message.content {
                scenogram::sandbox::world::Content::File { kind, .. } => *kind,
                other => panic!("{other:?}"),
            }
        });
        assert_eq!(kind, expected, "{attributes:?}");
    }
}

#[tokio::test]
async fn a_large_file_goes_in_parallel_parts() {
    let sandbox = start().await;
    let anna = Account::of(&sandbox, ANNA).await;
    let bytes: Vec<u8> = (0..11 * 1024 * 1024 + 77_u32).map(|place| (place / 1021).to_le_bytes()[0]).collect();
    let file = upload(&anna, "архив.zip", &bytes).await;
    assert!(matches!(file, enums::InputFile::Big(_)));
    let sent = anna.invoke(&media(anna.peer(ANNA), document(file, "application/zip", vec![]), "")).await;
    let sent = message_in(&sent.expect("sent"));
    let downloadable = Media::from_raw(sent.media.expect("media")).expect("a document");
    let mut read = Vec::new();
    let mut download = anna.iter_download(&downloadable);
    while let Some(piece) = download.next().await.expect("a piece") {
        read.extend(piece);
    }
    assert!(read == bytes, "{} of {} bytes", read.len(), bytes.len());
}

#[tokio::test]
async fn parts_come_in_any_order_and_are_needed_all() {
    let sandbox = start().await;
    let anna = Account::of(&sandbox, ANNA).await;
    let part =
        |file_id, file_part, length| functions::upload::SaveFilePart { file_id, file_part, bytes: vec![7; length] };
    let file = |id, parts| {
        let file = types::InputFile { id, parts, name: "a.bin".into(), md5_checksum: String::new() };
        document(file.into(), "application/octet-stream", vec![])
    };
    anna.invoke(&part(1, 1, 10)).await.expect("kept");
    let request = media(anna.peer(ANNA), file(1, 2), "");
    assert_eq!(anna.refusal(&request).await, "FILE_PART_MISSING 0");
    anna.invoke(&part(1, 0, 1024)).await.expect("kept");
    let size = |sent: &types::Message| match &sent.media {
        Some(enums::MessageMedia::Document(media)) => match &media.document {
            Some(enums::Document::Document(document)) => document.size,
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    };
    assert_eq!(size(&message_in(&anna.invoke(&request).await.expect("sent"))), 1034);
    // It may be used once more, by this account only.
    let again = media(anna.peer(ANNA), file(1, 2), "");
    assert_eq!(size(&message_in(&anna.invoke(&again).await.expect("sent"))), 1034);
    let boris = Account::of(&sandbox, BORIS).await;
    let stolen = media(boris.peer(BORIS), file(1, 2), "");
    assert_eq!(boris.refusal(&stolen).await, "FILE_PARTS_INVALID");
    assert_eq!(anna.refusal(&part(2, 4000, 1)).await, "FILE_PART_INVALID");
    assert_eq!(anna.refusal(&part(2, 0, 0)).await, "FILE_PART_EMPTY");
    assert_eq!(anna.refusal(&part(2, 0, 600_000)).await, "FILE_PART_TOO_BIG");
}

#[tokio::test]
async fn albums_stay_together() {
    let sandbox = start().await;
    let anna = Account::of(&sandbox, ANNA).await;
    let mut kept = Vec::new();
    for size in [100, 200, 300] {
        let file = upload(&anna, "a.png", &png(size, size)).await;
        let request = functions::messages::UploadMedia {
            business_connection_id: None,
            peer: anna.peer(GROUP),
            media: photo(file),
        };
        kept.push(again(&anna.invoke(&request).await.expect("kept")));
    }
    let before = count(&sandbox);
    let mut request = album(anna.peer(GROUP), kept.clone());
    request.silent = true;
    let sent = messages_in(&anna.invoke(&request).await.expect("sent"));
    assert_eq!((sent.len(), count(&sandbox)), (3, before + 3));
    assert!(sent[0].grouped_id.is_some());
    assert!(sent.iter().all(|message| message.silent && message.grouped_id == sent[0].grouped_id));
    let again = messages_in(&anna.invoke(&request).await.expect("known"));
    let ids = |messages: &[types::Message]| messages.iter().map(|message| message.id).collect::<Vec<_>>();
    assert_eq!((ids(&again), count(&sandbox)), (ids(&sent), before + 3));
    let mut later = album(anna.peer(GROUP), kept.clone());
    later.schedule_date = ahead(600);
    let held = messages_in(&anna.invoke(&later).await.expect("scheduled"));
    assert!(held.len() == 3 && held.iter().all(|message| message.from_scheduled));
    let moved = forward(anna.peer(GROUP), ids(&sent), anna.peer(ANNA));
    let moved = messages_in(&anna.invoke(&moved).await.expect("sent"));
    assert!(moved.iter().all(|message| message.grouped_id == moved[0].grouped_id));
    assert_ne!(moved[0].grouped_id, sent[0].grouped_id);
}

#[tokio::test]
async fn media_takes_the_place_of_media() {
    let sandbox = start().await;
    let anna = Account::of(&sandbox, ANNA).await;
    let first = upload(&anna, "a.png", &png(10, 10)).await;
    let sent = message_in(&anna.invoke(&media(anna.peer(ANNA), photo(first), "Было")).await.expect("sent"));
    let second = upload(&anna, "b.pdf", b"pdf").await;
    let mut change = edit(anna.peer(ANNA), sent.id, Some("Стало"));
    change.media = Some(document(second, "application/pdf", vec![]));
    let changed = message_in(&anna.invoke(&change).await.expect("changed"));
    assert!(matches!(changed.media, Some(enums::MessageMedia::Document(_))));
    assert_eq!(changed.message, "Стало");
    let caption = edit(anna.peer(ANNA), sent.id, Some("Подпись"));
    assert_eq!(message_in(&anna.invoke(&caption).await.expect("changed")).message, "Подпись");
    let none = edit(anna.peer(ANNA), sent.id, Some(""));
    assert_eq!(message_in(&anna.invoke(&none).await.expect("changed")).message, "");
    let text = anna.say(ANNA, "Текст").await;
    let third = upload(&anna, "c.png", &png(10, 10)).await;
    let mut add = edit(anna.peer(ANNA), text, None);
    add.media = Some(photo(third));
    let added = message_in(&anna.invoke(&add).await.expect("changed"));
    assert_eq!((added.message.as_str(), added.media.is_some()), ("Текст", true));
}
