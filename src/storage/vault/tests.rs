//! The vault over whole files.
