//! `getUpdates` and the webhook that stands in its way. Nothing is ever sent to a webhook, and `allowed_updates` holds
//! for the one call only.

use super::error::ApiError;
use super::parameters::Parameters;
use super::shape;
use crate::sandbox::Shared;
use crate::sandbox::world::World;
use crate::value::Json;
use serde_json::json;
use std::time::Duration;
use tokio::time::Instant;

/// Seconds that one call waits at most.
const TIMEOUT_LIMIT: i64 = 50;

/// `getUpdates`: waits up to `timeout` seconds when nothing is pending.
pub(super) async fn get_updates(shared: &Shared, parameters: &Parameters) -> Result<Json, ApiError> {
    let timeout = parameters.integer("timeout").unwrap_or(0).clamp(0, TIMEOUT_LIMIT);
    let until = Instant::now() + Duration::from_secs(timeout.unsigned_abs());
    loop {
        let changed = shared.changed.notified();
        let mut changed = std::pin::pin!(changed);
        // Listening begins before the look, or a change between the two would be missed.
        changed.as_mut().enable();
        let pending = pending(&mut shared.world(), parameters)?;
        let empty = pending.as_array().is_none_or(Vec::is_empty);
        if !empty || tokio::time::timeout_at(until, changed).await.is_err() {
            return Ok(pending);
        }
    }
}

fn pending(world: &mut World, parameters: &Parameters) -> Result<Json, ApiError> {
    if world.webhook.is_some() {
        return Err(ApiError::new(
            409,
            "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        ));
    }
    let wanted: Option<Vec<String>> = parameters.json("allowed_updates", "allowed updates")?;
    let wanted = wanted.filter(|list| !list.is_empty());
    world.updates.confirm(parameters.integer("offset").unwrap_or(0));
    let limit = parameters.integer("limit").filter(|limit| (1..=100).contains(limit)).unwrap_or(100);
    let world = &*world;
    Ok(world
        .updates
        .pending()
        .filter(|update| wanted.as_ref().is_none_or(|list| list.iter().any(|word| word == update.kind.word())))
        .take(usize::try_from(limit).unwrap_or(100))
        .map(|update| shape::update(world, update))
        .collect())
}

/// `setWebhook`; an empty address deletes it.
pub(super) fn set_webhook(world: &mut World, parameters: &Parameters) -> Result<Json, ApiError> {
    let Some(address) = parameters.text("url") else { return delete_webhook(world, parameters) };
    let parsed = url::Url::parse(address).map_err(|_| ApiError::bad_request("bad webhook: invalid URL specified"))?;
    if parsed.scheme() != "https" {
        return Err(ApiError::bad_request("bad webhook: An HTTPS URL must be provided for webhook"));
    }
    if parameters.boolean("drop_pending_updates") {
        world.updates.forget_all();
    }
    world.webhook = Some(address.to_owned());
    Ok(json!(true))
}

/// `deleteWebhook`.
pub(super) fn delete_webhook(world: &mut World, parameters: &Parameters) -> Result<Json, ApiError> {
    if parameters.boolean("drop_pending_updates") {
        world.updates.forget_all();
    }
    world.webhook = None;
    Ok(json!(true))
}

/// `getWebhookInfo`.
pub(super) fn webhook_info(world: &World) -> Json {
    json!({
        "url": world.webhook.as_deref().unwrap_or_default(),
        "has_custom_certificate": false,
        "pending_update_count": world.updates.count(),
    })
}
