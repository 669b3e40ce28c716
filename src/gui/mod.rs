//! The window: state, intents, views.
