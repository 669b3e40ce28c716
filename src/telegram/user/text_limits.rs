//! How long texts may be: Telegram's servers say so (`help.getConfig`, `help.getAppConfig`), and for accounts with
//! Premium it is more.

use super::account::Account;
use super::store::lock;
use crate::engine::{ActionError, Call};
use crate::scenario::rules::limits;
use grammers_tl_types as tl;

/// Code points of a message's text and of a caption, formatting aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TextLimits {
    pub(super) text: usize,
    pub(super) caption: usize,
}

impl TextLimits {
    /// What every account may send.
    pub(super) const EVERYONE: Self = Self { text: limits::TEXT, caption: limits::CAPTION };
}

/// The same as the servers say it, for accounts of both kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Figures {
    text: usize,
    caption: usize,
    caption_of_premium: usize,
}

impl Account {
    /// What this account may send; what every account may, where the servers do not say. They are asked once: call this
    /// only for a text that is longer than for everyone.
    pub(super) async fn text_limits(&self, call: &dyn Call) -> TextLimits {
        let known = *lock(&self.figures);
        let figures = match known {
            Some(figures) => Ok(figures),
            None => self.ask_figures(call).await,
        };
        match (figures, self.own(call).await) {
            (Ok(figures), Ok(own)) => figures.of_account(own.premium),
            _ => TextLimits::EVERYONE,
        }
    }

    async fn ask_figures(&self, call: &dyn Call) -> Result<Figures, ActionError> {
        let tl::enums::Config::Config(config) = self.invoke(tl::functions::help::GetConfig {}, call).await?;
        let app_config = self.invoke(tl::functions::help::GetAppConfig { hash: 0 }, call).await?;
        let figures = Figures::of(config.message_length_max, &app_config);
        *lock(&self.figures) = Some(figures);
        Ok(figures)
    }
}

impl Figures {
    fn of(message_length_max: i32, app_config: &tl::enums::help::AppConfig) -> Self {
        let caption = number(app_config, "caption_length_limit_default").unwrap_or(limits::CAPTION);
        Self {
            text: usize::try_from(message_length_max).ok().filter(|most| *most > 0).unwrap_or(limits::TEXT),
            caption,
            caption_of_premium: number(app_config, "caption_length_limit_premium").unwrap_or(caption),
        }
    }

    const fn of_account(self, is_premium: bool) -> TextLimits {
        TextLimits { text: self.text, caption: if is_premium { self.caption_of_premium } else { self.caption } }
    }
}

/// A positive number of the configuration.
fn number(config: &tl::enums::help::AppConfig, key: &str) -> Option<usize> {
    use tl::enums::{JsonobjectValue, Jsonvalue};
    let tl::enums::help::AppConfig::Config(config) = config else { return None };
    let Jsonvalue::JsonObject(config) = &config.config else { return None };
    config.value.iter().find_map(|JsonobjectValue::JsonObjectValue(pair)| match &pair.value {
        // Above a million it is no length of a text.
        Jsonvalue::JsonNumber(number) if pair.key == key && (1.0..1e6).contains(&number.value) => {
            Some(number.value as usize)
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn app_config(pairs: &[(&str, tl::enums::Jsonvalue)]) -> tl::enums::help::AppConfig {
        let pair = |(key, value): &(&str, tl::enums::Jsonvalue)| {
            tl::types::JsonObjectValue { key: (*key).to_owned(), value: value.clone() }.into()
        };
        let value = pairs.iter().map(pair).collect();
        tl::types::help::AppConfig { hash: 1, config: tl::types::JsonObject { value }.into() }.into()
    }

    fn number(value: f64) -> tl::enums::Jsonvalue {
        tl::types::JsonNumber { value }.into()
    }

    #[test]
    fn figures_of_the_servers() {
        let check = |message, config: tl::enums::help::AppConfig, everyone: (usize, usize), premium: (usize, usize)| {
            let figures = Figures::of(message, &config);
            let of = |is_premium| {
                let TextLimits { text, caption } = figures.of_account(is_premium);
                (text, caption)
            };
            assert_eq!((of(false), of(true)), (everyone, premium));
        };
        let (default, premium) = ("caption_length_limit_default", "caption_length_limit_premium");
        let both = app_config(&[("other", number(7.0)), (default, number(1000.0)), (premium, number(2048.0))]);
        check(5000, both, (5000, 1000), (5000, 2048));
        check(0, app_config(&[(default, number(1000.0))]), (4096, 1000), (4096, 1000));
        let wrong = app_config(&[(default, tl::enums::Jsonvalue::JsonNull), (premium, number(f64::NAN))]);
        check(-1, wrong, (4096, 1024), (4096, 1024));
        check(4096, tl::enums::help::AppConfig::NotModified, (4096, 1024), (4096, 1024));
    }
}
