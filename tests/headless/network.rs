//! The way to Telegram: proxies, tests of connections, and what a bot is; all on loopback.

mod bots;
mod proxied;
mod support;
mod system;
mod tested;
