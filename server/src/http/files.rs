//! The built client and public files: read once at the start and served from memory.
//!
//! A request's path is only ever compared with the list: it names no file on the disk, so no path leads out of
//! the folder, no error names one, and nothing grows with what strangers ask for.

use std::{
    collections::BTreeMap,
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use domain::docket::Hash;
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};

/// Files named by their content never change under their name.
const FOREVER: &str = "public, max-age=31536000, immutable";
/// Others are asked for again, and answered with 304 as long as they are the same.
const REVALIDATE: &str = "public, max-age=0, must-revalidate";
/// The digits `xtask` puts into a name.
const HASH_DIGITS: usize = 16;

/// Every file that is served, by its path.
#[derive(Clone, Default)]
pub struct Files(Arc<BTreeMap<String, File>>);

struct File {
    plain: Bytes,
    brotli: Option<Bytes>,
    gzip: Option<Bytes>,
    content_type: &'static str,
    etag: HeaderValue,
    cache: &'static str,
}

impl Files {
    /// Reads the site folder; where the client has not been built, there are none.
    ///
    /// # Errors
    /// A file is there and cannot be read.
    pub fn read(site: &Path) -> io::Result<Self> {
        let mut files = BTreeMap::new();
        for path in below(site)? {
            let name = path
                .strip_prefix(site)
                .unwrap_or(&path)
                .to_string_lossy()
                .into_owned();
            let is_compressed = name.ends_with(".br") || name.ends_with(".gz");
            if !is_compressed && name != "hash.txt" {
                let address = format!("/{name}");
                files.insert(address, File::read(&path, &name)?);
            }
        }
        Ok(Self(Arc::new(files)))
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The answer for this path, if it is one of the files.
    #[must_use]
    pub fn serve(&self, method: &Method, path: &str, headers: &HeaderMap) -> Option<Response> {
        let file = self.0.get(path)?;
        if !matches!(*method, Method::GET | Method::HEAD) {
            let allow = [(header::ALLOW, HeaderValue::from_static("GET, HEAD"))];
            return Some((StatusCode::METHOD_NOT_ALLOWED, allow).into_response());
        }
        Some(file.serve(headers))
    }
}

impl File {
    fn read(path: &Path, name: &str) -> io::Result<Self> {
        let plain = Bytes::from(std::fs::read(path)?);
        let beside = |suffix: &str| {
            let mut other = path.as_os_str().to_owned();
            other.push(suffix);
            std::fs::read(other).ok().map(Bytes::from)
        };
        let etag = format!("\"{}\"", &Hash::of(&plain).to_string()[..HASH_DIGITS]);
        Ok(Self {
            brotli: beside(".br"),
            gzip: beside(".gz"),
            content_type: content_type(name),
            etag: HeaderValue::from_str(&etag).expect("hexadecimal digits"),
            cache: if is_named_by_content(name) {
                FOREVER
            } else {
                REVALIDATE
            },
            plain,
        })
    }

    fn serve(&self, headers: &HeaderMap) -> Response {
        let known = headers
            .get(header::IF_NONE_MATCH)
            .is_some_and(|known| known == self.etag);
        let (body, encoding) = match known {
            true => (Bytes::new(), None),
            false => self.encoded(headers),
        };
        let mut response = Response::new(Body::from(body));
        if known {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
        }
        let out = response.headers_mut();
        out.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static(self.content_type),
        );
        out.insert(header::CACHE_CONTROL, HeaderValue::from_static(self.cache));
        out.insert(header::ETAG, self.etag.clone());
        out.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        if let Some(encoding) = encoding {
            out.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
        response
    }

    fn encoded(&self, headers: &HeaderMap) -> (Bytes, Option<&'static str>) {
        let accepted = headers
            .get(header::ACCEPT_ENCODING)
            .and_then(|value| value.to_str().ok());
        let accepted = accepted.unwrap_or_default();
        let takes = |encoding: &str| {
            let mut choices = accepted.split(',').map(str::trim);
            choices.any(|choice| match choice.split_once(';') {
                None => choice.eq_ignore_ascii_case(encoding),
                Some((name, weight)) => {
                    name.trim().eq_ignore_ascii_case(encoding) && !is_nought(weight)
                }
            })
        };
        match (&self.brotli, &self.gzip) {
            (Some(bytes), _) if takes("br") => (bytes.clone(), Some("br")),
            (_, Some(bytes)) if takes("gzip") => (bytes.clone(), Some("gzip")),
            _ => (self.plain.clone(), None),
        }
    }
}

/// `q=0` refuses an encoding (RFC 9110, 12.4.2).
fn is_nought(weight: &str) -> bool {
    let value = weight.trim().strip_prefix("q=").unwrap_or("1");
    value.trim_matches(['0', '.']).is_empty()
}

/// Such as `pkg/app.0123456789abcdef.js`. Snippets of wasm-bindgen lie in a folder that carries a hash.
fn is_named_by_content(name: &str) -> bool {
    let is_hash =
        |part: &str| part.len() == HASH_DIGITS && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    name.starts_with("pkg/") && name.split(['.', '/', '-']).any(is_hash)
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, suffix)| suffix) {
        "css" => "text/css; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "ico" => "image/x-icon",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "webp" => "image/webp",
        _ => "application/octet-stream",
    }
}

/// Every file at or below `folder` whose path has no name that begins with a dot.
fn below(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    if !folder.is_dir() {
        return Ok(files);
    }
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        // Links are not followed: what is served lies in the folder.
        let kind = entry.file_type()?;
        if kind.is_dir() {
            files.extend(below(&path)?);
        } else if kind.is_file() {
            files.push(path);
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> (tempfile::TempDir, Files) {
        let folder = tempfile::tempdir().unwrap();
        let pkg = folder.path().join("pkg");
        std::fs::create_dir(&pkg).unwrap();
        let hashed = pkg.join("app.0123456789abcdef.js");
        std::fs::write(&hashed, "plain").unwrap();
        std::fs::write(pkg.join("app.0123456789abcdef.js.br"), "brotli").unwrap();
        std::fs::write(pkg.join("app.0123456789abcdef.js.gz"), "gzip").unwrap();
        std::fs::write(pkg.join(".builds"), "names").unwrap();
        std::fs::write(folder.path().join("hash.txt"), "js: 1").unwrap();
        std::fs::write(folder.path().join("icon.svg"), "<svg/>").unwrap();
        std::os::unix::fs::symlink("/etc/passwd", folder.path().join("link.txt")).unwrap();
        let files = Files::read(folder.path()).unwrap();
        (folder, files)
    }

    fn get(path: &str, accept: &'static str) -> Option<Response> {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(accept));
        site().1.serve(&Method::GET, path, &headers)
    }

    #[test]
    fn the_best_encoding_the_browser_takes_is_served() {
        let path = "/pkg/app.0123456789abcdef.js";
        for (accept, encoding) in [
            ("gzip, br", Some("br")),
            ("gzip", Some("gzip")),
            ("br;q=0, gzip;q=0.5", Some("gzip")),
            ("identity", None),
        ] {
            let response = get(path, accept).unwrap();
            let found = response.headers().get(header::CONTENT_ENCODING);
            assert_eq!(found.map(|it| it.to_str().unwrap()), encoding, "{accept}");
            assert_eq!(response.headers()[header::CACHE_CONTROL], FOREVER);
        }
    }

    #[test]
    fn a_file_with_a_lasting_name_is_asked_for_again() {
        let response = get("/icon.svg", "").unwrap();
        assert_eq!(response.headers()[header::CACHE_CONTROL], REVALIDATE);
        assert_eq!(response.headers()[header::CONTENT_TYPE], "image/svg+xml");
    }

    #[test]
    fn a_known_file_is_not_sent_again() {
        let (_folder, files) = site();
        let first = files
            .serve(&Method::GET, "/icon.svg", &HeaderMap::new())
            .unwrap();
        let mut headers = HeaderMap::new();
        headers.insert(header::IF_NONE_MATCH, first.headers()[header::ETAG].clone());
        let second = files.serve(&Method::GET, "/icon.svg", &headers).unwrap();
        assert_eq!(second.status(), StatusCode::NOT_MODIFIED);
    }

    #[test]
    fn nothing_but_the_listed_files_is_served() {
        for path in [
            "/hash.txt",
            "/pkg/.builds",
            "/link.txt",
            "/pkg/app.0123456789abcdef.js.br",
            "/../Cargo.toml",
            "/pkg",
            "/",
        ] {
            assert!(get(path, "br").is_none(), "{path}");
        }
    }
}
