//! All tests over a whole server, in one binary: each of its own would link the server and its typesetter again.

mod abuse;
mod accounts;
mod desks;
mod exports;
mod forms;
mod http;
mod matrix;
mod nodes;
mod support;
