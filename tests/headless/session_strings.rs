//! Sessions as strings of other tools, by a reader and writer of their own, and the sessions of an account.

mod account;
mod forms;
mod tables;
