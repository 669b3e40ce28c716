//! The binary: the window without arguments, the headless runner with a subcommand.

fn main() {}
