//! The parameters of a call, whichever way they came: query, form, JSON or multipart. As with the real server all
//! values are texts first; nested ones are JSON texts. A name given twice keeps its first value.

use super::error::ApiError;
use crate::value::Json;
use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header::CONTENT_TYPE;
use futures_util::StreamExt;
use serde::de::DeserializeOwned;
use std::collections::HashMap;

/// Bytes of one uploaded file (Bot API: 50 MB).
const FILE_LIMIT: usize = 50 * 1024 * 1024;
/// Bytes of a body: an album of ten files of the greatest size would not fit the file store either.
const BODY_LIMIT: usize = 256 * 1024 * 1024;
/// Bytes of everything that is no file.
const TEXT_LIMIT: usize = 1024 * 1024;
/// How much of a refused body is still read, so that the client gets to read the answer.
const DRAIN_LIMIT: usize = 1024 * 1024 * 1024;

/// One file of a multipart body.
#[derive(Debug)]
pub(super) struct Upload {
    pub(super) name: Option<String>,
    pub(super) mime_type: Option<String>,
    pub(super) content: Vec<u8>,
}

/// What a method is called with.
#[derive(Debug, Default)]
pub(super) struct Parameters {
    values: HashMap<String, String>,
    files: HashMap<String, Upload>,
}

impl Parameters {
    /// Reads query and body.
    pub(super) async fn read(request: Request) -> Result<Self, ApiError> {
        let mut parameters = Self::default();
        if let Some(query) = request.uri().query() {
            parameters.add_form(query.as_bytes());
        }
        let kind = request
            .headers()
            .get(CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
            .split(';')
            .next()
            .unwrap_or_default()
            .trim()
            .to_ascii_lowercase();
        match kind.as_str() {
            "multipart/form-data" => parameters.add_multipart(request).await?,
            "application/json" => {
                let body = read_body(request.into_body()).await?;
                if !body.is_empty() {
                    parameters.add_json(&body)?;
                }
            }
            "application/x-www-form-urlencoded" => parameters.add_form(&read_body(request.into_body()).await?),
            // The real server reads no parameters out of any other body, and neither refuses it.
            _ => {
                read_body(request.into_body()).await?;
            }
        }
        Ok(parameters)
    }

    fn add_form(&mut self, text: &[u8]) {
        for (name, value) in url::form_urlencoded::parse(text) {
            self.add(name.into_owned(), value.into_owned());
        }
    }

    fn add_json(&mut self, body: &[u8]) -> Result<(), ApiError> {
        let json: Json = serde_json::from_slice(body).map_err(|_| ApiError::bad_request("can't parse JSON object"))?;
        let Json::Object(map) = json else {
            return Err(ApiError::bad_request("JSON object expected"));
        };
        for (name, value) in map {
            match value {
                Json::Null => {}
                Json::String(text) => self.add(name, text),
                other => self.add(name, other.to_string()),
            }
        }
        Ok(())
    }

    async fn add_multipart(&mut self, request: Request) -> Result<(), ApiError> {
        let (parts, body) = request.into_parts();
        let (limited, rest) = share_body(body);
        let request = Request::from_parts(parts, limited);
        let result = match Multipart::from_request(request, &()).await {
            Ok(multipart) => self.add_parts(multipart).await,
            Err(_) => Err(ApiError::bad_request("can't parse multipart form data")),
        };
        if result.is_err() {
            rest.drain().await;
        }
        result
    }

    async fn add_parts(&mut self, mut multipart: Multipart) -> Result<(), ApiError> {
        let broken = |_| ApiError::bad_request("can't parse multipart form data");
        let mut texts = 0;
        let mut total = 0;
        while let Some(mut field) = multipart.next_field().await.map_err(broken)? {
            let Some(name) = field.name().map(str::to_owned) else { continue };
            let file = field.file_name().map(str::to_owned);
            let mime_type = field.content_type().map(str::to_owned);
            let is_file = file.is_some();
            let mut content = Vec::new();
            while let Some(chunk) = field.chunk().await.map_err(broken)? {
                total += chunk.len();
                texts += if is_file { 0 } else { chunk.len() };
                if content.len() + chunk.len() > FILE_LIMIT || total > BODY_LIMIT || texts > TEXT_LIMIT {
                    return Err(ApiError::too_large());
                }
                content.extend_from_slice(&chunk);
            }
            if is_file {
                let upload = Upload { name: file.filter(|name| !name.is_empty()), mime_type, content };
                self.files.entry(name).or_insert(upload);
            } else {
                let text = String::from_utf8(content)
                    .map_err(|_| ApiError::bad_request("strings must be encoded in UTF-8"))?;
                self.add(name, text);
            }
        }
        Ok(())
    }

    fn add(&mut self, name: String, value: String) {
        self.values.entry(name).or_insert(value);
    }

    /// The value's text; an empty one counts as left out, as with the real server.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.values.get(name).map(String::as_str).filter(|text| !text.is_empty())
    }

    /// A whole number; anything else is 0 (the real server reads the digits it finds).
    pub(super) fn integer(&self, name: &str) -> Option<i64> {
        self.text(name).map(|text| text.trim().parse().unwrap_or(0))
    }

    /// A number with a fraction; anything else is 0, as with the real server.
    pub(super) fn number(&self, name: &str) -> Option<f64> {
        self.text(name).map(|text| text.trim().parse().ok().filter(|number: &f64| number.is_finite()).unwrap_or(0.0))
    }

    /// The value's text, an empty one too.
    pub(super) fn given(&self, name: &str) -> Option<&str> {
        self.values.get(name).map(String::as_str)
    }

    /// `message_ids`: 1–100 ids greater than 0, each a number or a text.
    pub(super) fn message_ids(&self) -> Result<Vec<i64>, ApiError> {
        let wrong = |text: &str| ApiError::bad_request(text);
        let list: Json = self
            .json("message_ids", "message identifiers")?
            .ok_or_else(|| wrong("message identifiers are not specified"))?;
        let list = list.as_array().ok_or_else(|| wrong("expected an Array of message identifiers"))?;
        match list.len() {
            0 => return Err(wrong("message identifiers are not specified")),
            1..=100 => {}
            _ => return Err(wrong("too many message identifiers specified")),
        }
        let id = |value: &Json| value.as_i64().or_else(|| value.as_str()?.trim().parse().ok()).filter(|id| *id > 0);
        let ids = list.iter().map(|value| id(value).ok_or_else(|| wrong("invalid message identifier specified")));
        ids.collect()
    }

    pub(super) fn boolean(&self, name: &str) -> bool {
        self.text(name)
            .is_some_and(|text| ["true", "yes", "1"].iter().any(|word| text.trim().eq_ignore_ascii_case(word)))
    }

    /// A nested value; `what` names it in the error.
    pub(super) fn json<T: DeserializeOwned>(&self, name: &str, what: &str) -> Result<Option<T>, ApiError> {
        let Some(text) = self.text(name) else { return Ok(None) };
        let parsed = serde_json::from_str(text);
        parsed.map(Some).map_err(|_| ApiError::bad_request(format!("can't parse {what} JSON object")))
    }

    /// Takes an uploaded file out.
    pub(super) fn take_file(&mut self, name: &str) -> Option<Upload> {
        self.files.remove(name)
    }

    /// Leaves a parameter out that a method does not have.
    pub(super) fn forget(&mut self, name: &str) {
        self.values.remove(name);
    }

    /// The chat as a number, where it is one.
    pub(super) fn chat_id(&self) -> Option<i64> {
        self.text("chat_id").and_then(|text| text.trim().parse().ok())
    }

    #[cfg(test)]
    pub(super) fn of(pairs: &[(&str, &str)]) -> Self {
        let values = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Self { values, files: HashMap::new() }
    }
}

async fn read_body(body: Body) -> Result<Vec<u8>, ApiError> {
    let mut stream = body.into_data_stream();
    let mut content = Vec::new();
    while let Some(chunk) = stream.next().await {
        let chunk = chunk.map_err(|_| ApiError::bad_request("can't read the request"))?;
        if content.len() + chunk.len() > TEXT_LIMIT {
            let mut read = content.len();
            while let Some(Ok(chunk)) = stream.next().await
                && read < DRAIN_LIMIT
            {
                read += chunk.len();
            }
            return Err(ApiError::too_large());
        }
        content.extend_from_slice(&chunk);
    }
    Ok(content)
}

/// The same body for the multipart reader and for [`Rest::drain`] after it gave up.
fn share_body(body: Body) -> (Body, Rest) {
    let stream = std::sync::Arc::new(tokio::sync::Mutex::new(body.into_data_stream()));
    let rest = Rest(std::sync::Arc::clone(&stream));
    let chunks = futures_util::stream::unfold(stream, |stream| async move {
        let chunk: Result<Bytes, axum::Error> = stream.lock().await.next().await?;
        Some((chunk, stream))
    });
    (Body::from_stream(chunks), rest)
}

/// What the multipart reader left of a body.
struct Rest(std::sync::Arc<tokio::sync::Mutex<axum::body::BodyDataStream>>);

impl Rest {
    async fn drain(self) {
        let mut stream = self.0.lock().await;
        let mut read = 0;
        while let Some(Ok(chunk)) = stream.next().await
            && read < DRAIN_LIMIT
        {
            read += chunk.len();
        }
    }
}
