//! The cookies of a browser-like client.

use std::{
    collections::BTreeMap,
    sync::{Mutex, MutexGuard},
};

use reqwest::{RequestBuilder, Response, header};

#[derive(Default)]
pub struct Jar(Mutex<BTreeMap<String, String>>);

impl Clone for Jar {
    fn clone(&self) -> Self {
        Self(Mutex::new(self.cookies().clone()))
    }
}

impl Jar {
    fn cookies(&self) -> MutexGuard<'_, BTreeMap<String, String>> {
        self.0.lock().expect("unpoisoned")
    }

    pub fn get(&self, name: &str) -> Option<String> {
        self.cookies().get(name).cloned()
    }

    pub fn set(&self, name: &str, value: &str) {
        self.cookies().insert(name.to_owned(), value.to_owned());
    }

    /// The request with every cookie there is.
    pub fn give(&self, request: RequestBuilder) -> RequestBuilder {
        let cookies = self.cookies();
        let pairs: Vec<String> = cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        match pairs.is_empty() {
            true => request,
            false => request.header(header::COOKIE, pairs.join("; ")),
        }
    }

    /// Keeps what an answer sets, and drops what it ends.
    pub fn take(&self, response: &Response) {
        let mut cookies = self.cookies();
        for line in response.headers().get_all(header::SET_COOKIE) {
            let line = line.to_str().expect("ASCII");
            let (name, rest) = line.split_once('=').expect("a cookie");
            let value = rest.split(';').next().unwrap_or_default();
            match line.contains("Max-Age=0") {
                true => cookies.remove(name),
                false => cookies.insert(name.to_owned(), value.to_owned()),
            };
        }
    }
}
