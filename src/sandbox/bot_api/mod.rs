//! The Bot API's server: one handler for every path, on loopback (Bot API 10.1, "Making requests").
//!
//! Methods: getMe; sendMessage, sendPhoto, sendVideo, sendAudio, sendVoice, sendAnimation, sendDocument, sendVideoNote,
//! sendSticker, sendMediaGroup, sendLocation, sendContact; forwardMessage(s), copyMessage(s); editMessageText, -Caption,
//! -Media, -ReplyMarkup, -LiveLocation, stopMessageLiveLocation; deleteMessage(s); getChat, getChatMember,
//! getChatMemberCount, getChatAdministrators, getUserProfilePhotos; getUpdates, setWebhook, deleteWebhook,
//! getWebhookInfo; getFile and the download of files. Any other is answered as an unknown one.

mod album;
mod connection;
mod contact;
mod delete;
mod edit;
mod error;
mod forward;
mod input_media;
mod keyboard;
mod location;
mod media;
mod members;
mod parameters;
mod parse_mode;
mod peer;
mod send;
mod shape;
#[cfg(test)]
mod tests;
mod text;
mod updates;
mod upload;

use super::Shared;
use super::fault::FaultKind;
use super::world::World;
use crate::value::Json;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{ConnectInfo, DefaultBodyLimit, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use connection::{Cut, CuttableListener};
use error::ApiError;
use parameters::Parameters;
use serde_json::json;
use std::sync::Arc;
use tokio::net::TcpListener;

/// Bytes of one piece of a download.
const PIECE: usize = 64 * 1024;

/// Serves until the sandbox stops.
pub(super) async fn serve(listener: TcpListener, shared: Arc<Shared>) {
    let stop = shared.stop.clone();
    let router = Router::new().fallback(handle).layer(DefaultBodyLimit::disable()).with_state(shared);
    let service = router.into_make_service_with_connect_info::<Cut>();
    let serving =
        axum::serve(CuttableListener(listener), service).with_graceful_shutdown(async move { stop.cancelled().await });
    // Serving ends only with the shutdown above; the listener's errors are retried inside.
    let _ = serving.await;
}

async fn handle(State(shared): State<Arc<Shared>>, ConnectInfo(cut): ConnectInfo<Cut>, request: Request) -> Response {
    let stop = shared.stop.clone();
    tokio::select! {
        response = respond(&shared, &cut, request) => response,
        () = stop.cancelled() => {
            cut.cut();
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

async fn respond(shared: &Shared, cut: &Cut, request: Request) -> Response {
    // The real server decodes the path before it reads it, and clients encode the slash before `test`.
    let path = request.uri().path().replace("%2F", "/");
    if let Some(rest) = path.strip_prefix("/file/bot") {
        return match rest.split_once('/') {
            Some((token, _)) if token != shared.token.expose() => refuse(&ApiError::new(401, "Unauthorized")),
            Some((_, path)) => download(shared, path),
            None => refuse(&ApiError::not_found()),
        };
    }
    let target = path.strip_prefix("/bot").and_then(|rest| rest.split_once('/'));
    let Some((token, method)) = target.filter(|(token, _)| token.contains(':')) else {
        return refuse(&ApiError::not_found());
    };
    // Telegram's test servers have the same address with `/test/` in it; here they are the same world.
    let method = method.strip_prefix("test/").unwrap_or(method);
    // The body is read even where the answer is known: a client that is still sending would not read the answer.
    let parameters = Parameters::read(request).await;
    if token != shared.token.expose() {
        return refuse(&ApiError::new(401, "Unauthorized"));
    }
    let chat_id = parameters.as_ref().ok().and_then(Parameters::chat_id);
    let fault = shared.faults().strike(method, chat_id);
    match fault {
        Some(FaultKind::Error { code, description }) => refuse(&ApiError::new(code, description)),
        Some(FaultKind::RetryAfter(seconds)) => refuse(&ApiError::retry_after(seconds)),
        Some(FaultKind::Migrate { to, .. }) => refuse(&ApiError::migrated(to)),
        Some(FaultKind::BadGateway) => bad_gateway(),
        Some(FaultKind::Silence) => std::future::pending().await,
        Some(FaultKind::DropBefore) => {
            cut.cut();
            StatusCode::BAD_GATEWAY.into_response()
        }
        Some(FaultKind::DropAfter) => {
            let response = perform(shared, method, parameters).await;
            cut.cut();
            response
        }
        Some(FaultKind::Slow(delay)) => {
            let response = perform(shared, method, parameters).await;
            tokio::time::sleep(delay).await;
            response
        }
        None => perform(shared, method, parameters).await,
    }
}

async fn perform(shared: &Shared, method: &str, parameters: Result<Parameters, ApiError>) -> Response {
    let result = match parameters {
        Ok(parameters) if method.eq_ignore_ascii_case("getUpdates") => updates::get_updates(shared, &parameters).await,
        Ok(mut parameters) => {
            let result = call(&mut shared.world(), method, &mut parameters);
            shared.changed.notify_waiters();
            result
        }
        Err(error) => Err(error),
    };
    match result {
        Ok(result) => answer(StatusCode::OK, &json!({ "ok": true, "result": result })),
        Err(error) => refuse(&error),
    }
}

/// One call of a method that needs no waiting.
fn call(world: &mut World, method: &str, parameters: &mut Parameters) -> Result<Json, ApiError> {
    match method.to_ascii_lowercase().as_str() {
        "getme" => Ok(shape::me(world)),
        "sendmessage" => send::send_message(world, parameters),
        "sendmediagroup" => album::send_media_group(world, parameters),
        "sendlocation" => location::send_location(world, parameters),
        "sendcontact" => contact::send_contact(world, parameters),
        "forwardmessage" => forward::forward_message(world, parameters),
        "forwardmessages" => forward::forward_messages(world, parameters, false),
        "copymessage" => forward::copy_message(world, parameters),
        "copymessages" => forward::forward_messages(world, parameters, true),
        "editmessagetext" => edit::edit_text(world, parameters),
        "editmessagecaption" => edit::edit_caption(world, parameters),
        "editmessagemedia" => edit::edit_media(world, parameters),
        "editmessagereplymarkup" => edit::edit_reply_markup(world, parameters),
        "editmessagelivelocation" => location::edit_live_location(world, parameters),
        "stopmessagelivelocation" => location::stop_live_location(world, parameters),
        "deletemessage" => delete::delete_message(world, parameters),
        "deletemessages" => delete::delete_messages(world, parameters),
        "getchatmember" => members::member(world, parameters),
        "getchatmembercount" => members::member_count(world, parameters),
        "getchatadministrators" => members::administrators(world, parameters),
        "getuserprofilephotos" => members::profile_photos(world, parameters),
        "getchat" => peer::get_chat(world, parameters),
        "getfile" => upload::get_file(world, parameters),
        "setwebhook" => updates::set_webhook(world, parameters),
        "deletewebhook" => updates::delete_webhook(world, parameters),
        "getwebhookinfo" => Ok(updates::webhook_info(world)),
        other => match media::kind_of_method(other) {
            Some(kind) => media::send_file(world, kind, parameters),
            None => Err(ApiError::not_found()),
        },
    }
}

fn download(shared: &Shared, path: &str) -> Response {
    let content = shared.world().files.at_path(path).map(|file| Arc::clone(&file.content));
    let Some(content) = content else { return refuse(&ApiError::not_found()) };
    let length = content.len();
    let pieces = (0..length).step_by(PIECE).map(move |begin| {
        let piece = content.get(begin..(begin + PIECE).min(length)).unwrap_or_default();
        Ok::<_, std::io::Error>(Bytes::copy_from_slice(piece))
    });
    let headers =
        [(header::CONTENT_TYPE, "application/octet-stream".to_owned()), (header::CONTENT_LENGTH, length.to_string())];
    (headers, Body::from_stream(futures_util::stream::iter(pieces))).into_response()
}

fn refuse(error: &ApiError) -> Response {
    let status = StatusCode::from_u16(error.code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    answer(status, &error.to_json())
}

fn answer(status: StatusCode, json: &Json) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json")], json.to_string()).into_response()
}

fn bad_gateway() -> Response {
    let page = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";
    (StatusCode::BAD_GATEWAY, [(header::CONTENT_TYPE, "text/html")], page).into_response()
}
