//! `help.*`: the configuration of the server.

use super::{Entry, entry};
use crate::sandbox::mtproto::call::{Call, Method};
use crate::sandbox::mtproto::error::RpcError;
use crate::sandbox::mtproto::shape::{Part, VECTOR, blank};
use crate::sandbox::mtproto::{DC, date, now};
use grammers_tl_types::functions::help::{GetAppConfig, GetConfig, GetNearestDc};
use grammers_tl_types::{enums, types};
use std::net::SocketAddrV4;

pub(super) const METHODS: &[Entry] = &[entry::<GetConfig>(), entry::<GetAppConfig>(), entry::<GetNearestDc>()];

const HOUR: i64 = 60 * 60;
const BOOL_FALSE: Part = Part::Constructor(0xbc79_9737);

impl Method for GetConfig {
    const OPEN: bool = true;

    /// The list of data centres is empty unless a test wants one: clients would take the addresses in it over those that
    /// lead here.
    fn answer(self, call: &mut Call<'_>) -> Result<enums::Config, RpcError> {
        // flags, date, expires; test_mode; this_dc; dc_options.
        let parts = [Part::Zeros(12), BOOL_FALSE, Part::Zeros(4), VECTOR];
        let mut config: types::Config = blank(&parts);
        (config.date, config.expires) = (date(now()), date(now() + HOUR));
        config.this_dc = DC;
        config.dc_options = call.state.centres.iter().map(|(id, address)| centre(*id, *address)).collect();
        config.dc_txt_domain_name = "localhost".into();
        config.me_url_prefix = "https://t.me/".into();
        config.chat_size_max = 200;
        config.megagroup_size_max = 200_000;
        config.forwarded_count_max = 100;
        config.edit_time_limit = date(48 * HOUR);
        // As long as one likes.
        (config.revoke_time_limit, config.revoke_pm_time_limit) = (i32::MAX, i32::MAX);
        config.caption_length_max = 1024;
        config.message_length_max = 4096;
        config.webfile_dc_id = DC;
        Ok(config.into())
    }
}

fn centre(id: i32, address: SocketAddrV4) -> enums::DcOption {
    let option = types::DcOption {
        ipv6: false,
        media_only: false,
        tcpo_only: false,
        cdn: false,
        // Clients keep no others.
        r#static: true,
        this_port_only: false,
        id,
        ip_address: address.ip().to_string(),
        port: address.port().into(),
        secret: None,
    };
    option.into()
}

impl Method for GetAppConfig {
    const OPEN: bool = true;

    fn answer(self, _: &mut Call<'_>) -> Result<enums::help::AppConfig, RpcError> {
        let pair = |key: &str, value: f64| {
            let value = types::JsonNumber { value }.into();
            types::JsonObjectValue { key: key.into(), value }.into()
        };
        let value = vec![
            pair("caption_length_limit_default", 1024.0),
            pair("caption_length_limit_premium", 4096.0),
            pair("upload_max_fileparts_default", 4000.0),
            pair("upload_max_fileparts_premium", 8000.0),
        ];
        Ok(types::help::AppConfig { hash: 1, config: types::JsonObject { value }.into() }.into())
    }
}

impl Method for GetNearestDc {
    const OPEN: bool = true;

    fn answer(self, _: &mut Call<'_>) -> Result<enums::NearestDc, RpcError> {
        Ok(types::NearestDc { country: "RU".into(), this_dc: DC, nearest_dc: DC }.into())
    }
}
