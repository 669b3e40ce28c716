//! Every answer of the sandbox against the facts of the Bot API.
