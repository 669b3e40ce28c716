//! JavaScript in the worker process of the real binary.
