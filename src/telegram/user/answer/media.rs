//! What a message carries besides its text: files, places, contacts, polls, …

use super::entities::entities;
use super::fields::{Fields, object};
use super::file::{photo_sizes, thumbnail, unique_document_id};
use super::names::Names;
use crate::value::Json;
use grammers_tl_types as tl;

/// What the message's text is, which depends on its media.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TextIs {
    Text,
    Caption,
}

/// Adds the media's keys.
pub(super) fn put_media(fields: &mut Fields, media: Option<&tl::enums::MessageMedia>, names: &Names) -> TextIs {
    use tl::enums::MessageMedia as Media;
    match media {
        Some(Media::Photo(media)) => {
            if let Some(tl::enums::Photo::Photo(photo)) = &media.photo {
                fields.put("photo", photo_sizes(photo));
            }
            fields.flag("has_media_spoiler", media.spoiler);
            TextIs::Caption
        }
        Some(Media::Document(media)) => {
            if let Some(tl::enums::Document::Document(document)) = &media.document {
                put_document(fields, document);
            }
            fields.flag("has_media_spoiler", media.spoiler);
            TextIs::Caption
        }
        Some(Media::WebPage(media)) => {
            fields.put("link_preview_options", link_preview(media));
            TextIs::Text
        }
        Some(other) => {
            put_other(fields, other, names);
            TextIs::Text
        }
        None => TextIs::Text,
    }
}

/// Adds a document under the key of its kind, which its attributes tell.
pub(super) fn put_document(fields: &mut Fields, document: &tl::types::Document) {
    use tl::enums::DocumentAttribute as Attribute;
    let (mut video, mut audio, mut sticker, mut emoji, mut animated, mut size) = (None, None, None, None, false, None);
    let mut name = Json::Null;
    for attribute in &document.attributes {
        match attribute {
            Attribute::Video(attribute) => video = Some(attribute),
            Attribute::Audio(attribute) => audio = Some(attribute),
            Attribute::Sticker(attribute) => sticker = Some(attribute),
            Attribute::CustomEmoji(attribute) => emoji = Some(attribute),
            Attribute::Animated => animated = true,
            Attribute::ImageSize(attribute) => size = Some((attribute.w, attribute.h)),
            Attribute::Filename(attribute) => name = attribute.file_name.as_str().into(),
            Attribute::HasStickers => {}
        }
    }
    let (width, height) = video.map(|video| (video.w, video.h)).or(size).unwrap_or_default();
    let size = [("width", width.into()), ("height", height.into())];
    let seconds = |duration: f64| Json::from(duration.round() as i64);
    let duration = || video.map_or(Json::from(0), |video| seconds(video.duration));
    let of_file = |more: Vec<(&str, Json)>, name: Json| -> Json {
        let mut file = Fields::default();
        for (key, value) in more {
            file.put(key, value);
        }
        file.put("file_name", name);
        file.text("mime_type", &document.mime_type);
        file.put("thumbnail", thumbnail(document));
        put_ids(&mut file, document);
        file.into()
    };
    if sticker.is_some() || emoji.is_some() {
        let kind = match sticker {
            Some(sticker) if sticker.mask => "mask",
            Some(_) => "regular",
            None => "custom_emoji",
        };
        let alt = sticker.map(|sticker| &sticker.alt).or_else(|| emoji.map(|emoji| &emoji.alt));
        let set = sticker.map(|sticker| &sticker.stickerset).or_else(|| emoji.map(|emoji| &emoji.stickerset));
        let mut file = Fields::default();
        for (key, value) in size {
            file.put(key, value);
        }
        file.put("type", kind);
        file.put("is_animated", document.mime_type == "application/x-tgsticker");
        file.put("is_video", document.mime_type == "video/webm");
        file.text("emoji", alt.map(String::as_str).unwrap_or_default());
        if let Some(tl::enums::InputStickerSet::ShortName(set)) = set {
            file.put("set_name", set.short_name.as_str());
        }
        file.put("thumbnail", thumbnail(document));
        put_ids(&mut file, document);
        fields.put("sticker", file);
    } else if animated {
        let [width, height] = size;
        fields.put("animation", of_file(vec![width, height, ("duration", duration())], name.clone()));
        // Kept by the Bot API for readers older than animations.
        fields.put("document", of_file(Vec::new(), name));
    } else if let Some(video) = video.filter(|video| video.round_message) {
        let mut file = Fields::default();
        file.put("length", video.w);
        file.put("duration", duration());
        file.put("thumbnail", thumbnail(document));
        put_ids(&mut file, document);
        fields.put("video_note", file);
    } else if video.is_some() {
        let [width, height] = size;
        fields.put("video", of_file(vec![width, height, ("duration", duration())], name));
    } else if let Some(audio) = audio.filter(|audio| audio.voice) {
        fields.put("voice", of_file(vec![("duration", audio.duration.into())], Json::Null));
    } else if let Some(audio) = audio {
        let tags = vec![
            ("duration", audio.duration.into()),
            ("performer", audio.performer.as_deref().into()),
            ("title", audio.title.as_deref().into()),
        ];
        fields.put("audio", of_file(tags, name));
    } else {
        fields.put("document", of_file(Vec::new(), name));
    }
}

fn put_ids(file: &mut Fields, document: &tl::types::Document) {
    file.put("file_unique_id", unique_document_id(document.id));
    file.put("file_size", document.size);
}

/// `LinkPreviewOptions` of a page that is shown under the text.
fn link_preview(media: &tl::types::MessageMediaWebPage) -> Json {
    let url = match &media.webpage {
        tl::enums::WebPage::Page(page) => Some(page.url.as_str()),
        tl::enums::WebPage::Pending(page) => page.url.as_deref(),
        tl::enums::WebPage::Empty(page) => page.url.as_deref(),
        tl::enums::WebPage::NotModified(_) => None,
    };
    let Some(url) = url else { return Json::Null };
    let mut fields = Fields::default();
    fields.put("url", url);
    fields.flag("prefer_small_media", media.force_small_media);
    fields.flag("prefer_large_media", media.force_large_media);
    fields.into()
}

fn put_other(fields: &mut Fields, media: &tl::enums::MessageMedia, names: &Names) {
    use tl::enums::MessageMedia as Media;
    match media {
        Media::Geo(media) => fields.put("location", location(&media.geo)),
        Media::GeoLive(media) => {
            let mut place = location(&media.geo);
            if let Some(map) = place.as_object_mut() {
                map.insert("live_period".to_owned(), media.period.into());
                for (key, value) in
                    [("heading", media.heading), ("proximity_alert_radius", media.proximity_notification_radius)]
                {
                    if let Some(value) = value {
                        map.insert(key.to_owned(), value.into());
                    }
                }
            }
            fields.put("location", place);
        }
        Media::Venue(media) => {
            let mut venue = Fields::default();
            venue.put("location", location(&media.geo));
            venue.put("title", media.title.as_str());
            venue.put("address", media.address.as_str());
            let (id, kind) = match media.provider.as_str() {
                "gplaces" => ("google_place_id", "google_place_type"),
                _ => ("foursquare_id", "foursquare_type"),
            };
            venue.text(id, &media.venue_id);
            venue.text(kind, &media.venue_type);
            fields.put("venue", venue);
            fields.put("location", location(&media.geo));
        }
        Media::Contact(media) => {
            let mut contact = Fields::default();
            contact.put("phone_number", media.phone_number.as_str());
            contact.put("first_name", media.first_name.as_str());
            contact.text("last_name", &media.last_name);
            contact.text("vcard", &media.vcard);
            contact.put("user_id", (media.user_id != 0).then_some(media.user_id));
            fields.put("contact", contact);
        }
        Media::Poll(media) => fields.put("poll", poll(media, names)),
        Media::Dice(media) => {
            fields.put("dice", object([("emoji", media.emoticon.as_str().into()), ("value", media.value.into())]));
        }
        Media::Game(media) => {
            let tl::enums::Game::Game(game) = &media.game;
            let words = [("title", game.title.as_str().into()), ("description", game.description.as_str().into())];
            fields.put("game", object(words));
        }
        Media::Invoice(media) => {
            let invoice = object([
                ("title", media.title.as_str().into()),
                ("description", media.description.as_str().into()),
                ("start_parameter", media.start_param.as_str().into()),
                ("currency", media.currency.as_str().into()),
                ("total_amount", media.total_amount.into()),
            ]);
            fields.put("invoice", invoice);
        }
        Media::Story(media) => {
            fields.put("story", object([("chat", names.chat(&media.peer)), ("id", media.id.into())]));
        }
        // No keys of the Bot API that a process could use, or with their own place in the message.
        Media::Empty
        | Media::Unsupported
        | Media::Photo(_)
        | Media::Document(_)
        | Media::WebPage(_)
        | Media::Giveaway(_)
        | Media::GiveawayResults(_)
        | Media::PaidMedia(_)
        | Media::ToDo(_)
        | Media::VideoStream(_) => {}
    }
}

/// `Location` of a point.
fn location(point: &tl::enums::GeoPoint) -> Json {
    match point {
        tl::enums::GeoPoint::Empty => Json::Null,
        tl::enums::GeoPoint::Point(point) => object([
            ("latitude", point.lat.into()),
            ("longitude", point.long.into()),
            ("horizontal_accuracy", point.accuracy_radius.map(f64::from).into()),
        ]),
    }
}

fn poll(media: &tl::types::MessageMediaPoll, names: &Names) -> Json {
    let tl::enums::Poll::Poll(poll) = &media.poll;
    let tl::enums::PollResults::Results(results) = &media.results;
    let voters = |option: &[u8]| {
        let of_answer = results.results.iter().flatten().find_map(|tl::enums::PollAnswerVoters::Voters(voters)| {
            (voters.option == option).then_some(voters.voters.unwrap_or_default())
        });
        of_answer.unwrap_or_default()
    };
    let options: Json = poll
        .answers
        .iter()
        .filter_map(|answer| match answer {
            tl::enums::PollAnswer::Answer(answer) => Some(answer),
            tl::enums::PollAnswer::InputPollAnswer(_) => None,
        })
        .map(|answer| {
            let tl::enums::TextWithEntities::Entities(text) = &answer.text;
            object([
                ("text", text.text.as_str().into()),
                ("text_entities", entities(Some(&text.entities), names)),
                ("voter_count", voters(&answer.option).into()),
            ])
        })
        .collect();
    let tl::enums::TextWithEntities::Entities(question) = &poll.question;
    let mut fields = Fields::default();
    fields.put("id", poll.id.to_string());
    fields.put("question", question.text.as_str());
    fields.put("question_entities", entities(Some(&question.entities), names));
    fields.put("options", options);
    fields.put("total_voter_count", results.total_voters.unwrap_or_default());
    fields.put("is_closed", poll.closed);
    fields.put("is_anonymous", !poll.public_voters);
    fields.put("type", if poll.quiz { "quiz" } else { "regular" });
    fields.put("allows_multiple_answers", poll.multiple_choice);
    fields.put("open_period", poll.close_period);
    fields.put("close_date", poll.close_date);
    fields.into()
}
