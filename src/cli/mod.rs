//! The command line: arguments, texts, JSON and exit codes.
