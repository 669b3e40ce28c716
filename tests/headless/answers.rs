//! One shape for the answers of both connections.

mod compare;
mod samples;
mod support;
