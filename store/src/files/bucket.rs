//! A bucket that speaks S3, and what `object_store` leaves open: uploads in parts that nobody completed.

use core::{fmt, time::Duration};

use bytes::Bytes;
use domain::{calendar::parse_date, clock::Instant};
use object_store::{
    BackoffConfig, ClientOptions, RetryConfig,
    aws::{AmazonS3, AmazonS3Builder},
    client::{HttpClient, HttpRequestBody},
    path::Path,
    signer::{SignedUrlOptions, Signer as _},
};
use serde::Deserialize;

use super::line::Lines;
use crate::error::{Result, StoreError};

/// A request that failed is sent again: at once, then after waits that double, with chance in them.
pub const RETRIES_MAX: usize = 6;
const RETRY_FIRST: Duration = Duration::from_millis(100);
const RETRY_WAIT_MAX: Duration = Duration::from_secs(5);

/// No longer than this in all: a page waits for some of them.
const RETRY_SECONDS_MAX: u64 = 60;

/// How long a signed address of our own upkeep holds; it is used at once.
const SIGNED: Duration = Duration::from_secs(60);

/// A list of unfinished uploads is read in pages of 1,000; more than this many pages are left to the next hour.
const PAGES_MAX: usize = 20;

/// Which bucket keeps the files.
#[derive(Clone, PartialEq, Eq)]
pub struct Bucket {
    /// Scheme, host and port, such as `https://s3.example.org`.
    pub endpoint: String,
    pub name: String,
    pub region: String,
    pub key_id: String,
    pub secret: String,
    /// The bucket stands in the path (`host/bucket/key`) and not before the host (`bucket.host/key`).
    pub path_style: bool,
    /// How long the other side may be silent before a request is given up and sent again.
    pub silence_max: Duration,
    /// How often a request that failed is sent again; [`RETRIES_MAX`] outside tests.
    pub retries_max: usize,
}

/// The secret is never printed.
impl fmt::Debug for Bucket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Bucket")
            .field("endpoint", &self.endpoint)
            .field("name", &self.name)
            .field("region", &self.region)
            .field("path_style", &self.path_style)
            .finish_non_exhaustive()
    }
}

impl Bucket {
    pub(super) fn open(&self) -> object_store::Result<(AmazonS3, Uploads)> {
        let lines = Lines::new(self.silence_max);
        let line = lines.line();
        let plain = self.endpoint.starts_with("http://");
        let s3 = AmazonS3Builder::new()
            .with_endpoint(self.address())
            .with_bucket_name(&self.name)
            .with_region(&self.region)
            .with_access_key_id(&self.key_id)
            .with_secret_access_key(&self.secret)
            .with_virtual_hosted_style_request(!self.path_style)
            .with_client_options(ClientOptions::new().with_allow_http(plain))
            .with_http_connector(lines)
            // Not every server takes many names in one request, and we remove one at a time.
            .with_disable_bulk_delete(true)
            .with_retry(RetryConfig {
                backoff: BackoffConfig {
                    init_backoff: RETRY_FIRST,
                    max_backoff: RETRY_WAIT_MAX,
                    base: 2.0,
                },
                max_retries: self.retries_max,
                retry_timeout: Duration::from_secs(RETRY_SECONDS_MAX),
            })
            .build()?;
        let uploads = Uploads {
            s3: s3.clone(),
            line: HttpClient::new(line),
        };
        Ok((s3, uploads))
    }

    fn address(&self) -> String {
        let endpoint = self.endpoint.trim_end_matches('/');
        match endpoint.split_once("://") {
            Some((scheme, host)) if !self.path_style => format!("{scheme}://{}.{host}", self.name),
            _ => endpoint.to_owned(),
        }
    }
}

/// Uploads in parts as the bucket knows them.
pub(super) struct Uploads {
    s3: AmazonS3,
    line: HttpClient,
}

/// The answer to `ListMultipartUploads`, as far as it matters here.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Listed {
    #[serde(default)]
    upload: Vec<Open>,
    #[serde(default)]
    is_truncated: bool,
    #[serde(default)]
    next_key_marker: String,
    #[serde(default)]
    next_upload_id_marker: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Open {
    key: String,
    upload_id: String,
    initiated: String,
}

impl Uploads {
    /// Ends the uploads below `folders` that were begun before `before`. A bucket that does not list them is left to
    /// its own rule of life; the log says so.
    pub(super) async fn abort(&self, folders: [&str; 2], before: Instant) -> Result<u64> {
        let mut aborted = 0;
        for folder in folders {
            let mut after = (String::new(), String::new());
            for _ in 0..PAGES_MAX {
                let listed = match self.list(folder, &after).await {
                    Ok(listed) => listed,
                    Err(error) => {
                        tracing::warn!(%error, "the bucket does not list unfinished uploads");
                        return Ok(aborted);
                    }
                };
                for open in &listed.upload {
                    if begun(&open.initiated).is_some_and(|begun| begun < before) {
                        aborted += u64::from(self.end(open).await);
                    }
                }
                if !listed.is_truncated {
                    break;
                }
                after = (listed.next_key_marker, listed.next_upload_id_marker);
            }
        }
        Ok(aborted)
    }

    async fn list(&self, folder: &str, after: &(String, String)) -> Result<Listed> {
        let prefix = format!("{folder}/");
        let mut query = vec![("uploads", ""), ("prefix", prefix.as_str())];
        if !after.0.is_empty() {
            query.push(("key-marker", after.0.as_str()));
            query.push(("upload-id-marker", after.1.as_str()));
        }
        let body = self
            .ask(http::Method::GET, &Path::default(), &query)
            .await?;
        let text = core::str::from_utf8(&body).map_err(StoreError::unavailable)?;
        quick_xml::de::from_str(text).map_err(StoreError::unavailable)
    }

    /// One that cannot be ended now is tried again an hour later.
    async fn end(&self, open: &Open) -> bool {
        let query = [("uploadId", open.upload_id.as_str())];
        let ended = self
            .ask(http::Method::DELETE, &Path::from(open.key.as_str()), &query)
            .await;
        ended
            .inspect_err(|error| tracing::warn!(%error, "an unfinished upload could not be ended"))
            .is_ok()
    }

    /// The signed address holds the right to the request and is never logged.
    async fn ask(
        &self,
        method: http::Method,
        path: &Path,
        query: &[(&str, &str)],
    ) -> Result<Bytes> {
        let query = SignedUrlOptions::new().with_query(query.iter().copied());
        let address = self
            .s3
            .signed_url_opts(method.clone(), path, SIGNED, &query)
            .await;
        let address = address.map_err(StoreError::unavailable)?;
        let request = http::Request::builder()
            .method(method)
            .uri(String::from(address))
            .body(HttpRequestBody::empty())
            .map_err(StoreError::unavailable)?;
        let answer = self.line.execute(request).await;
        let answer = answer.map_err(StoreError::unavailable)?;
        if !answer.status().is_success() {
            let status = answer.status();
            return Err(StoreError::unavailable(format!(
                "the bucket answered {status}"
            )));
        }
        let body = answer.into_body().bytes().await;
        body.map_err(StoreError::unavailable)
    }
}

/// When an upload was begun, to the minute: `2026-03-02T10:20:30.000Z`.
fn begun(text: &str) -> Option<Instant> {
    const CHINA_AHEAD_MS: i64 = 8 * 60 * 60 * 1_000;
    let (date, time) = text.split_once('T')?;
    let mut parts = time.split(':');
    let (hour, minute) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let date = parse_date(date).ok()?;
    Some(Instant::from_china(date, hour, minute).plus_ms(CHINA_AHEAD_MS))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bucket(path_style: bool) -> Bucket {
        Bucket {
            endpoint: "https://s3.example.org/".into(),
            name: "zhangban".into(),
            region: "us-east-1".into(),
            key_id: "id".into(),
            secret: "never printed".into(),
            path_style,
            silence_max: Duration::from_secs(1),
            retries_max: RETRIES_MAX,
        }
    }

    #[test]
    fn the_bucket_stands_in_the_path_or_before_the_host() {
        assert_eq!(bucket(true).address(), "https://s3.example.org");
        assert_eq!(bucket(false).address(), "https://zhangban.s3.example.org");
    }

    #[test]
    fn a_secret_is_not_printed() {
        assert!(!format!("{:?}", bucket(true)).contains("never printed"));
    }

    #[test]
    fn a_list_of_unfinished_uploads_is_read() {
        let text = "<?xml version=\"1.0\"?><ListMultipartUploadsResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">\
            <Bucket>b</Bucket><IsTruncated>true</IsTruncated><NextKeyMarker>files/a</NextKeyMarker>\
            <NextUploadIdMarker>2</NextUploadIdMarker>\
            <Upload><Key>files/a</Key><UploadId>1&amp;</UploadId><Initiated>1970-01-02T00:01:59.000Z</Initiated></Upload>\
            <Upload><Key>files/a</Key><UploadId>2</UploadId><Initiated>soon</Initiated></Upload>\
            </ListMultipartUploadsResult>";
        let listed: Listed = quick_xml::de::from_str(text).unwrap();
        let ids = listed.upload.iter().map(|open| open.upload_id.as_str());
        assert_eq!(ids.collect::<Vec<_>>(), ["1&", "2"]);
        let times = listed.upload.iter().map(|open| begun(&open.initiated));
        let day_and_minute = Instant((24 * 60 + 1) * 60_000);
        assert_eq!(times.collect::<Vec<_>>(), [Some(day_and_minute), None]);
        assert!(listed.is_truncated);
        assert_eq!(listed.next_upload_id_marker, "2");
        let empty: Listed = quick_xml::de::from_str("<ListMultipartUploadsResult/>").unwrap();
        assert!(empty.upload.is_empty() && !empty.is_truncated);
    }
}
