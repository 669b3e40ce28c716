//! JavaScript run (rquickjs) in a child process of the same binary, with limits and a hard kill.
