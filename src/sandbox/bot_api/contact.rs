//! `sendContact`.

use super::error::ApiError;
use super::parameters::Parameters;
use super::{peer, send};
use crate::sandbox::world::{Content, SharedContact, World};
use crate::value::Json;

/// `sendContact`. The words for a long vCard are ours: the manual names the limit and no words.
pub(super) fn send_contact(world: &mut World, parameters: &Parameters) -> Result<Json, ApiError> {
    let required = |name: &str| {
        let text = parameters.text(name).map(str::trim).filter(|text| !text.is_empty());
        text.map(str::to_owned).ok_or_else(|| ApiError::bad_request(format!("parameter \"{name}\" is required")))
    };
    let contact = SharedContact {
        phone_number: required("phone_number")?,
        first_name: required("first_name")?,
        last_name: parameters.text("last_name").map(str::to_owned),
        vcard: parameters.text("vcard").map(str::to_owned),
        user_id: None,
    };
    if contact.vcard.as_ref().is_some_and(|vcard| vcard.len() > SharedContact::VCARD_LIMIT) {
        return Err(ApiError::bad_request("contact vCard is too long"));
    }
    let user_id = world.find_by_phone(world.bot.id, &contact.phone_number).map(|person| person.id);
    let place = peer::writable(world, parameters, "contacts")?;
    let options = send::options(world, place, parameters)?;
    Ok(send::post(world, place, Content::Contact(SharedContact { user_id, ..contact }), options))
}
