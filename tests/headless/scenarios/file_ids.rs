//! Files that Telegram has already: a kept id goes out by the method of its kind, and nothing is uploaded.

use super::bench::{Bench, one_step};
use scenogram::engine::{Mode, Outcome};
use scenogram::sandbox::world::{FileDetails, FileKind};
use std::path::Path;

#[tokio::test(flavor = "multi_thread")]
async fn an_id_is_sent_by_the_method_of_its_kind() {
    let bench = Bench::start().await;
    for (kind, method) in [
        (FileKind::Photo, "sendPhoto"),
        (FileKind::Video, "sendVideo"),
        (FileKind::Audio, "sendAudio"),
        (FileKind::Voice, "sendVoice"),
        (FileKind::Animation, "sendAnimation"),
        (FileKind::Document, "sendDocument"),
    ] {
        let details = FileDetails {
            kind,
            name: None,
            mime_type: None,
            width: 0,
            height: 0,
            duration: 0,
            performer: None,
            title: None,
        };
        let id = bench.sandbox.change(|world| world.files.add(details, vec![1]).map(|file| file.id.clone()));
        let id = id.expect("a file of one byte fits");
        let action = format!(r#"SendMessage(peer: Text("1"), text: Text("Файл"), attachments: Expr("['{id}']"))"#);
        let transcript = bench.run(&one_step(&action, ""), Path::new("."), Mode::Run).await;
        let node = &transcript.nodes[0];
        assert_eq!((node.outcome, node.requests.len()), (Outcome::Done, 1), "{kind:?}: {:?}", node.error);
        assert_eq!((node.requests[0].method.as_str(), &node.requests[0].params[kind.word()]), (method, &id.into()));
    }
}
