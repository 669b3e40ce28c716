//! Telegram on loopback: the Bot API over HTTP on one world of people, chats and messages, with faults on request.
