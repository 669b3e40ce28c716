//! Everything without a window: the real client libraries against the sandbox, storage, scripts, the command line.

mod answers;
mod bot;
mod bot_api_contract;
mod canary;
mod cli;
mod cli_connections;
mod connections;
mod mtproto;
mod mtproto_messages;
mod network;
mod sandbox;
mod scenarios;
mod script;
mod session_strings;
mod sign_in;
mod storage;
mod texts;
mod user;
mod vault;
