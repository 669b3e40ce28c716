//! Every text in both languages.
