//! The clients of Telegram: one resolved action → calls → one outcome.
