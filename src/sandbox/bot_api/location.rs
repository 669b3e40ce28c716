//! `sendLocation`, and what moves and stops a live location: `editMessageLiveLocation`, `stopMessageLiveLocation`.

use super::edit;
use super::error::ApiError;
use super::parameters::Parameters;
use super::{peer, send};
use crate::sandbox::world::{Content, Edit, EditPart, Live, Location, World};
use crate::value::Json;

/// Seconds that an edit can add to the period.
const PERIOD_MORE: i64 = 86_400;

/// `sendLocation`.
pub(super) fn send_location(world: &mut World, parameters: &Parameters) -> Result<Json, ApiError> {
    let (latitude, longitude, accuracy) = coordinates(parameters)?;
    let live = match parameters.integer("live_period").unwrap_or(0) {
        0 => None,
        period => {
            check_period(period)?;
            let (heading, proximity) = course(parameters)?;
            Some(Live { period, heading, proximity, stopped: false })
        }
    };
    let place = peer::writable(world, parameters, "locations")?;
    let options = send::options(world, place, parameters)?;
    Ok(send::post(world, place, Content::Location(Location { latitude, longitude, accuracy, live }), options))
}

/// `editMessageLiveLocation`.
pub(super) fn edit_live_location(world: &mut World, parameters: &Parameters) -> Result<Json, ApiError> {
    let (latitude, longitude, accuracy) = coordinates(parameters)?;
    let (heading, proximity) = course(parameters)?;
    let (target, old) = live(world, parameters)?;
    let period = match parameters.integer("live_period").unwrap_or(0) {
        0 => old.period,
        period => {
            let longest = old.period.saturating_add(PERIOD_MORE);
            if period != Live::FOREVER && !(1..=longest).contains(&period) {
                return Err(wrong("period"));
            }
            period
        }
    };
    let live = Some(Live { period, heading, proximity, stopped: false });
    let content = Content::Location(Location { latitude, longitude, accuracy, live });
    edit::apply(world, &target, Edit { content: Some(content), ..Edit::default() })
}

/// `stopMessageLiveLocation`.
pub(super) fn stop_live_location(world: &mut World, parameters: &Parameters) -> Result<Json, ApiError> {
    let (target, old) = live(world, parameters)?;
    let Some(Content::Location(place)) = world.message(target.place, target.id).map(|message| message.content.clone())
    else {
        return Err(ApiError::bad_request("message to edit not found"));
    };
    let content = Content::Location(Location { live: Some(Live { stopped: true, ..old }), ..place });
    edit::apply(world, &target, Edit { content: Some(content), ..Edit::default() })
}

/// The message with a live location that a call names, and what makes it live.
fn live(world: &World, parameters: &Parameters) -> Result<(edit::Target, Live), ApiError> {
    let target = edit::target(world, parameters, EditPart::Content)?;
    let message = world.message(target.place, target.id);
    match message.map(|message| &message.content) {
        Some(Content::Location(Location { live: Some(live), .. })) => Ok((target, live.clone())),
        _ => Err(ApiError::bad_request("there is no live location in the message to edit")),
    }
}

/// Latitude, longitude and accuracy.
fn coordinates(parameters: &Parameters) -> Result<(f64, f64, Option<f64>), ApiError> {
    let degrees = |name: &str| parameters.number(name).ok_or_else(|| ApiError::bad_request(format!("{name} is empty")));
    let (latitude, longitude) = (degrees("latitude")?, degrees("longitude")?);
    if !(-90.0..=90.0).contains(&latitude) || !(-180.0..=180.0).contains(&longitude) {
        return Err(ApiError::bad_request("invalid location specified"));
    }
    let accuracy = parameters.number("horizontal_accuracy").filter(|metres| *metres > 0.0);
    Ok((latitude, longitude, accuracy.map(|metres| metres.min(Location::ACCURACY_LIMIT))))
}

/// Heading and proximity; 0 is none.
fn course(parameters: &Parameters) -> Result<(Option<i64>, Option<i64>), ApiError> {
    let read = |name: &str, limit: i64, what: &str| match parameters.integer(name).unwrap_or(0) {
        0 => Ok(None),
        value if (1..=limit).contains(&value) => Ok(Some(value)),
        _ => Err(wrong(what)),
    };
    let heading = read("heading", Live::HEADING_LIMIT, "heading")?;
    Ok((heading, read("proximity_alert_radius", Live::PROXIMITY_LIMIT, "proximity alert radius")?))
}

fn check_period(period: i64) -> Result<(), ApiError> {
    if period == Live::FOREVER || Live::PERIODS.contains(&period) { Ok(()) } else { Err(wrong("period")) }
}

fn wrong(what: &str) -> ApiError {
    ApiError::bad_request(format!("wrong live location {what} specified"))
}
