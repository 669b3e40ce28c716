//! The sandbox as its clients see it: real sockets, a plain HTTP client.

mod chats;
mod edits;
mod forwards;
mod points;

pub(crate) use reqwest::multipart::Form;
use reqwest::multipart::Part;
use scenogram::sandbox::world::Standing;
use scenogram::sandbox::{Fault, FaultKind, Sandbox, SandboxOptions};
use serde_json::{Value, json};
use std::time::Duration;

const GROUP: i64 = -5001;
const FORUM: i64 = -1_001_000_000_001;
const NEWS: i64 = -1_001_000_000_002;

/// A sandbox with its default world.
pub(crate) async fn start() -> Sandbox {
    Sandbox::start(SandboxOptions::default()).await.expect("a loopback port is free")
}

fn client() -> reqwest::Client {
    reqwest::Client::builder().no_proxy().timeout(Duration::from_secs(30)).build().expect("a client")
}

fn method(sandbox: &Sandbox, name: &str) -> String {
    format!("{}/bot{}/{name}", sandbox.bot_api_url(), sandbox.bot_token().expose())
}

/// Calls a method with a JSON body.
pub(crate) async fn call(sandbox: &Sandbox, name: &str, parameters: Value) -> Value {
    answer(client().post(method(sandbox, name)).json(&parameters)).await
}

/// Calls a method with a multipart body.
pub(crate) async fn send_form(sandbox: &Sandbox, name: &str, form: Form) -> Value {
    answer(client().post(method(sandbox, name)).multipart(form)).await
}

async fn answer(request: reqwest::RequestBuilder) -> Value {
    let response = request.send().await.expect("an answer");
    let status = response.status().as_u16();
    let answer: Value = response.json().await.expect("JSON");
    let expected = answer["error_code"].as_u64().unwrap_or(200);
    assert_eq!(u64::from(status), expected, "{answer}");
    answer
}

/// The beginning of a PNG picture of a size, which is all that the server reads of it.
pub(crate) fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend([8, 2, 0, 0, 0, 0, 0, 0, 0]);
    bytes
}

fn file(name: &str, content: Vec<u8>) -> Part {
    Part::bytes(content).file_name(name.to_owned())
}

/// Makes calls that are refused and must change nothing: method, parameters, description without "Bad Request: ".
async fn refused(sandbox: &Sandbox, calls: Vec<(&str, Value, &str)>) {
    for (name, parameters, description) in calls {
        let before = sandbox.world(|world| (world.message_count(), world.journal.count()));
        let answer = call(sandbox, name, parameters.clone()).await;
        let expected = match description.starts_with("Forbidden: ") {
            true => description.to_owned(),
            false => format!("Bad Request: {description}"),
        };
        assert_eq!(answer["description"], expected, "{name} {parameters}");
        assert_eq!(
            sandbox.world(|world| (world.message_count(), world.journal.count())),
            before,
            "{name} {parameters}"
        );
    }
}

/// Calls a method that must succeed and gives its result.
async fn done(sandbox: &Sandbox, name: &str, parameters: Value) -> Value {
    let answer = call(sandbox, name, parameters.clone()).await;
    assert_eq!(answer["ok"], true, "{name} {parameters}: {answer}");
    answer["result"].clone()
}

/// The id of a text that the bot sends.
async fn sent(sandbox: &Sandbox, chat: i64) -> i64 {
    let message = done(sandbox, "sendMessage", json!({ "chat_id": chat, "text": "Заказ готов" })).await;
    message["message_id"].as_i64().expect("an id")
}

/// Makes a message of the bot's chat older by some seconds.
fn age(sandbox: &Sandbox, chat: i64, id: i64, seconds: i64) {
    sandbox.change(|world| world.message_mut(world.bot_place(chat), id).expect("a message").date -= seconds);
}

fn count(sandbox: &Sandbox) -> usize {
    sandbox.world(|world| world.message_count())
}

#[tokio::test]
async fn get_me_and_send_message_are_answered() {
    let sandbox = start().await;
    let me = call(&sandbox, "GetMe", json!({})).await;
    assert_eq!(me["result"]["id"], 1_000_000);
    let before = count(&sandbox);
    let sent = call(&sandbox, "sendMessage", json!({ "chat_id": 1, "text": "Привет, @anna" })).await;
    assert_eq!(sent["result"]["text"], "Привет, @anna", "{sent}");
    assert_eq!(sent["result"]["chat"]["first_name"], "Анна");
    assert_eq!(sent["result"]["entities"], json!([{ "offset": 8, "length": 5, "type": "mention" }]));
    assert_eq!(count(&sandbox), before + 1);
}

#[tokio::test]
async fn parameters_come_in_every_way() {
    let sandbox = start().await;
    let address = method(&sandbox, "SENDMESSAGE");
    let pairs = [("chat_id", "2"), ("text", "Да & нет")];
    for request in [
        client().get(&address).query(&pairs),
        client().post(&address).query(&pairs),
        client().post(&address).form(&pairs),
        client().post(&address).json(&json!({ "chat_id": 2, "text": "Да & нет" })),
        client().post(&address).multipart(Form::new().text("chat_id", "2").text("text", "Да & нет")),
    ] {
        assert_eq!(answer(request).await["result"]["text"], "Да & нет");
    }
}

#[tokio::test]
async fn what_telegram_refuses_is_refused_with_its_words() {
    let sandbox = start().await;
    sandbox.change(|world| world.person_mut(4).expect("Глеб").blocked_bot = true);
    sandbox.change(|world| world.chat_mut(NEWS).expect("the channel").bot = Standing::Muted);
    sandbox.change(|world| world.chat_mut(GROUP).expect("the group").migrated_to = Some(FORUM));
    let before = count(&sandbox);
    for (parameters, code, description) in [
        (json!({ "text": "a" }), 400, "Bad Request: chat_id is empty"),
        (json!({ "chat_id": 77, "text": "a" }), 400, "Bad Request: chat not found"),
        (json!({ "chat_id": "@anna", "text": "a" }), 400, "Bad Request: chat not found"),
        (json!({ "chat_id": 1 }), 400, "Bad Request: message text is empty"),
        (json!({ "chat_id": 1, "text": "ё".repeat(4097) }), 400, "Bad Request: message is too long"),
        (json!({ "chat_id": 4, "text": "a" }), 403, "Forbidden: bot was blocked by the user"),
        (json!({ "chat_id": 5, "text": "a" }), 403, "Forbidden: bot can't initiate conversation with a user"),
        (json!({ "chat_id": 1, "text": "a", "message_thread_id": 5 }), 400, "Bad Request: message thread not found"),
        (
            json!({ "chat_id": FORUM, "text": "a", "message_thread_id": 999 }),
            400,
            "Bad Request: message thread not found",
        ),
        (
            json!({ "chat_id": 1, "text": "a", "reply_parameters": { "message_id": 99999 } }),
            400,
            "Bad Request: message to be replied not found",
        ),
        (
            json!({ "chat_id": 1, "text": "a", "reply_markup": {
                "inline_keyboard": [[{ "text": "a", "callback_data": "я".repeat(33) }]],
            } }),
            400,
            "Bad Request: BUTTON_DATA_INVALID",
        ),
        (
            json!({ "chat_id": 1, "text": "a", "reply_markup": "{" }),
            400,
            "Bad Request: can't parse reply keyboard markup JSON object",
        ),
        (
            json!({ "chat_id": "@shop_news", "text": "a" }),
            400,
            "Bad Request: not enough rights to send text messages to the chat",
        ),
        (json!({ "chat_id": GROUP, "text": "a" }), 400, "Bad Request: group chat was upgraded to a supergroup chat"),
    ] {
        let answer = call(&sandbox, "sendMessage", parameters.clone()).await;
        assert_eq!(
            (&answer["error_code"], &answer["description"]),
            (&json!(code), &json!(description)),
            "{parameters}"
        );
        if description.contains("upgraded") {
            assert_eq!(answer["parameters"]["migrate_to_chat_id"], FORUM);
        }
    }
    assert_eq!(count(&sandbox), before);
    let unknown = call(&sandbox, "getNothing", json!({})).await;
    assert_eq!(unknown["error_code"], 404);
    let wrong = format!("{}/bot{}x/getMe", sandbox.bot_api_url(), sandbox.bot_token().expose());
    assert_eq!(answer(client().get(wrong)).await["description"], "Unauthorized");
}

#[tokio::test]
async fn files_are_kept_and_given_back() {
    let sandbox = start().await;
    let content: Vec<u8> = (0..3_000_000_u32).map(|number| number as u8).collect();
    let form =
        Form::new().text("chat_id", "1").text("caption", "Счёт").part("document", file("Счёт.pdf", content.clone()));
    let sent = send_form(&sandbox, "sendDocument", form).await;
    let document = &sent["result"]["document"];
    assert_eq!(document["file_name"], "Счёт.pdf", "{sent}");
    assert_eq!(document["mime_type"], "application/pdf");
    assert_eq!(document["file_size"], content.len());
    let info = call(&sandbox, "getFile", json!({ "file_id": document["file_id"] })).await;
    let path = info["result"]["file_path"].as_str().expect("a path");
    let address = format!("{}/file/bot{}/{path}", sandbox.bot_api_url(), sandbox.bot_token().expose());
    let back = client().get(&address).send().await.expect("an answer").bytes().await.expect("the file");
    assert_eq!(back, content);
    assert_eq!(answer(client().get(format!("{address}x"))).await["error_code"], 404);
    let again = call(&sandbox, "sendDocument", json!({ "chat_id": 2, "document": document["file_id"] })).await;
    assert_eq!(again["result"]["document"]["file_id"], document["file_id"]);
    let photo = Form::new().text("chat_id", "1").part("photo", file("a.png", png(800, 600)));
    let photo = send_form(&sandbox, "sendPhoto", photo).await;
    assert_eq!(
        (&photo["result"]["photo"][0]["width"], &photo["result"]["photo"][0]["height"]),
        (&json!(800), &json!(600))
    );
}

#[tokio::test]
async fn files_are_refused_with_telegrams_words() {
    let sandbox = start().await;
    let before = count(&sandbox);
    let photo = |content: Vec<u8>| Form::new().text("chat_id", "1").part("photo", file("a.png", content));
    for (form, description) in [
        (photo(png(21, 1)), "Bad Request: PHOTO_INVALID_DIMENSIONS"),
        (photo(png(9000, 1001)), "Bad Request: PHOTO_INVALID_DIMENSIONS"),
        (photo(b"text".to_vec()), "Bad Request: IMAGE_PROCESS_FAILED"),
        (photo(Vec::new()), "Bad Request: file must be non-empty"),
        (
            photo(vec![0; 10 * 1024 * 1024 + 1]),
            "Bad Request: file of size 10485761 bytes is too big for a photo; the maximum size is 10485760 bytes",
        ),
        (photo(png(9, 9)).text("caption", "ё".repeat(1025)), "Bad Request: message caption is too long"),
        (Form::new().text("chat_id", "1"), "Bad Request: there is no photo in the request"),
        (Form::new().text("chat_id", "1").text("photo", "attach://x"), "Bad Request: there is no photo in the request"),
        (
            Form::new().text("chat_id", "1").text("photo", "AgAC"),
            "Bad Request: wrong file identifier/HTTP URL specified",
        ),
        (
            Form::new().text("chat_id", "1").text("photo", "https://example.com/a.png"),
            "Bad Request: failed to get HTTP URL content",
        ),
        (photo(vec![0; 50 * 1024 * 1024 + 1]), "Request Entity Too Large"),
    ] {
        assert_eq!(send_form(&sandbox, "sendPhoto", form).await["description"], description);
    }
    assert_eq!(count(&sandbox), before);
}

#[tokio::test]
async fn albums_are_sent_whole_or_not_at_all() {
    let sandbox = start().await;
    let before = count(&sandbox);
    let album = |kinds: &[&str]| {
        let media: Vec<Value> = kinds
            .iter()
            .enumerate()
            .map(|(at, kind)| json!({ "type": kind, "media": format!("attach://f{at}") }))
            .collect();
        let form = Form::new().text("chat_id", "1").text("media", Value::from(media).to_string());
        (0..kinds.len()).fold(form, |form, at| form.part(format!("f{at}"), file("a.png", png(9, 9))))
    };
    for (kinds, description) in [
        (&[] as &[&str], "Bad Request: there are no messages to send"),
        (&["photo"; 11], "Bad Request: too many messages to send as an album"),
        (&["photo", "document"], "Bad Request: document can't be mixed with other media types"),
        (&["audio", "video"], "Bad Request: audio can't be mixed with other media types"),
        (&["photo", "animation"], "Bad Request: can't parse InputMedia: type \"animation\" can't be used in an album"),
    ] {
        assert_eq!(send_form(&sandbox, "sendMediaGroup", album(kinds)).await["description"], description, "{kinds:?}");
    }
    let two = json!([{ "type": "photo", "media": "attach://a" }, { "type": "photo", "media": "attach://b" }]);
    let form = Form::new().text("chat_id", "1").text("media", two.to_string());
    let form = form.part("a", file("a.png", png(9, 9))).part("b", file("b.png", png(900, 9)));
    assert_eq!(
        send_form(&sandbox, "sendMediaGroup", form).await["description"],
        "Bad Request: failed to send message #2 with the error message \"PHOTO_INVALID_DIMENSIONS\""
    );
    let missing = json!({ "chat_id": 1, "media": two });
    let missing = call(&sandbox, "sendMediaGroup", missing).await;
    assert_eq!(missing["description"], "Bad Request: can't parse InputMedia: media not found");
    assert_eq!(count(&sandbox), before);
    let sent = send_form(&sandbox, "sendMediaGroup", album(&["photo", "video", "photo"])).await;
    let sent = sent["result"].as_array().expect("an album");
    assert_eq!(sent.len(), 3);
    assert!(
        sent.iter().all(|one| one["media_group_id"] == sent[0]["media_group_id"] && one["media_group_id"].is_string())
    );
    assert_eq!(count(&sandbox), before + 3);
}

#[tokio::test]
async fn updates_are_read_confirmed_and_waited_for() {
    let sandbox = start().await;
    let first = call(&sandbox, "getUpdates", json!({})).await;
    let pending = first["result"].as_array().expect("updates").clone();
    assert!(pending.len() >= 4);
    assert_eq!(call(&sandbox, "getUpdates", json!({})).await, first, "reading confirms nothing");
    let posts = call(&sandbox, "getUpdates", json!({ "allowed_updates": ["channel_post"] })).await;
    assert!(posts["result"].as_array().is_some_and(|list| list.len() == 1 && list[0]["channel_post"].is_object()));
    let limited = call(&sandbox, "getUpdates", json!({ "limit": 2 })).await;
    assert_eq!(limited["result"].as_array().map(Vec::len), Some(2));
    let next = pending.last().expect("some")["update_id"].as_i64().expect("an id") + 1;
    let waiting = call(&sandbox, "getUpdates", json!({ "offset": next, "timeout": 20 }));
    let writing = async {
        tokio::time::sleep(Duration::from_millis(50)).await;
        sandbox.change(|world| world.receive(1, 1, "Ау"))
    };
    let (waited, id) = tokio::join!(waiting, writing);
    assert_eq!(waited["result"][0]["message"]["text"], "Ау");
    assert_eq!(waited["result"][0]["message"]["message_id"].as_i64(), id);
    call(&sandbox, "setWebhook", json!({ "url": "https://example.com" })).await;
    let conflict = call(&sandbox, "getUpdates", json!({})).await;
    assert_eq!(conflict["error_code"], 409);
}

#[tokio::test]
async fn faults_show_what_was_done_and_what_was_not() {
    let sandbox = start().await;
    let send = || client().post(method(&sandbox, "sendMessage")).json(&json!({ "chat_id": 1, "text": "a" }));
    let fault = |kind: FaultKind| vec![Fault { method: Some("sendMessage".into()), kind, times: Some(1) }];
    for (kind, done) in [(FaultKind::DropBefore, 0), (FaultKind::DropAfter, 1)] {
        let before = count(&sandbox);
        sandbox.set_faults(fault(kind));
        assert!(send().send().await.is_err());
        assert_eq!(count(&sandbox), before + done);
    }
    let before = count(&sandbox);
    sandbox.set_faults(fault(FaultKind::Silence));
    assert!(send().timeout(Duration::from_millis(200)).send().await.expect_err("silence").is_timeout());
    sandbox.set_faults(fault(FaultKind::BadGateway));
    let page = send().send().await.expect("a page");
    assert_eq!(page.status(), 502);
    assert!(page.text().await.expect("a text").starts_with("<html>"));
    sandbox.set_faults(fault(FaultKind::RetryAfter(7)));
    let limited = answer(send()).await;
    assert_eq!((&limited["error_code"], &limited["parameters"]["retry_after"]), (&json!(429), &json!(7)));
    sandbox.set_faults(fault(FaultKind::Migrate { from: 1, to: FORUM }));
    assert_eq!(answer(send()).await["parameters"]["migrate_to_chat_id"], FORUM);
    sandbox.set_faults(fault(FaultKind::Error { code: 403, description: "Forbidden: nobody".into() }));
    assert_eq!(answer(send()).await["description"], "Forbidden: nobody");
    assert_eq!(count(&sandbox), before);
    sandbox.set_faults(fault(FaultKind::Slow(Duration::from_secs(30))));
    assert!(send().timeout(Duration::from_millis(300)).send().await.is_err());
    assert_eq!(count(&sandbox), before + 1, "a slow call is done all the same");
    assert_eq!(answer(send()).await["ok"], true, "a fault of one time is over");
}

#[tokio::test]
async fn garbage_gets_a_clean_refusal() {
    let sandbox = start().await;
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    let address = method(&sandbox, "sendMessage");
    for (kind, body) in [
        ("application/json", "{".to_owned()),
        ("application/json", "[1]".to_owned()),
        ("application/json", deep.clone()),
        ("application/json", format!("{{\"chat_id\": 1, \"text\": \"a\", \"reply_markup\": \"{deep}\"}}")),
        ("application/json; charset=utf-8", "\u{0}\u{1}".to_owned()),
        ("application/x-www-form-urlencoded", "%%%=&&=%ff".to_owned()),
        ("multipart/form-data", "no boundary".to_owned()),
        ("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nhalf".to_owned()),
        ("text/plain", "chat_id=1".to_owned()),
        ("\u{7f}", String::new()),
    ] {
        let Ok(kind) = reqwest::header::HeaderValue::from_bytes(kind.as_bytes()) else { continue };
        let request = client().post(&address).header(reqwest::header::CONTENT_TYPE, kind.clone()).body(body);
        assert_eq!(answer(request).await["error_code"], 400, "{kind:?}");
    }
    let huge = client().post(&address).header("content-type", "application/json").body(vec![b' '; 3_000_000]);
    assert_eq!(answer(huge).await["error_code"], 413);
    assert_eq!(call(&sandbox, "getMe", json!({})).await["ok"], true);
}

#[tokio::test]
async fn it_stops_with_the_last_handle_and_describes_itself() {
    let sandbox = start().await;
    let described = sandbox.describe();
    assert_eq!(described["bot_api"]["url"], sandbox.bot_api_url());
    assert_eq!(described["people"][1]["phone"], "+79991234567");
    assert!(described["chats"].as_array().is_some_and(|list| list.iter().any(|chat| chat["title"] == "Операторы")));
    let address = method(&sandbox, "getMe");
    let second = sandbox.clone();
    drop(sandbox);
    assert_eq!(answer(client().get(&address)).await["ok"], true);
    drop(second);
    let mut tries = 0;
    while client().get(&address).send().await.is_ok() {
        tries += 1;
        assert!(tries < 200, "still serving");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn a_taken_port_is_an_error() {
    let sandbox = start().await;
    let port = sandbox.bot_api_url().rsplit(':').next().and_then(|port| port.parse().ok()).expect("a port");
    let error = Sandbox::start(SandboxOptions { bot_api_port: port, ..Default::default() }).await.err().expect("taken");
    assert!(error.to_string().contains(&port.to_string()));
}
