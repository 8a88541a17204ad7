//! A bucket in this process: a server that speaks S3 (`s3s-fs`) on a loopback port, behind a front of our own that
//! can fail.

use std::{
    convert::Infallible,
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
    time::Duration,
};

use bytes::Bytes;
use futures::stream;
use http::{Method, Request, Response, StatusCode, header};
use http_body_util::{BodyExt, Full, StreamBody, combinators::BoxBody};
use hyper::{
    body::{Frame, Incoming},
    service::service_fn,
};
use hyper_util::rt::{TokioExecutor, TokioIo};
use s3s::{
    auth::SimpleAuth,
    service::{S3Service, S3ServiceBuilder},
};
use store::files::Bucket;
use tokio::{net::TcpListener, task::JoinHandle};

const BUCKET: &str = "zhangban-files";
const KEY_ID: &str = "test-key";
const SECRET: &str = "test-secret";

/// Shorter than any patience of a test, and long enough for a busy machine.
const SILENCE_MAX: Duration = Duration::from_secs(5);

/// What may go wrong on the way to a bucket and back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// 503, as a busy bucket answers.
    Busy,
    /// The line breaks while the request is on its way; the bucket sees nothing of it.
    CutRequest,
    /// The line breaks when the bucket has done what was asked.
    LoseReply,
    /// The line breaks in the middle of the answer's body.
    CutReply,
    /// No answer ever.
    Silence,
}

pub const FAULTS: [Fault; 5] = [
    Fault::Busy,
    Fault::CutRequest,
    Fault::LoseReply,
    Fault::CutReply,
    Fault::Silence,
];

struct Planned {
    method: Method,
    /// A part of the path and query of the request that fails.
    about: &'static str,
    fault: Fault,
    times_left: usize,
}

/// An upload in parts that is neither completed nor aborted.
#[derive(Clone)]
struct Unfinished {
    key: String,
    id: String,
}

struct Front {
    s3: S3Service,
    planned: Mutex<Vec<Planned>>,
    met: Mutex<usize>,
    unfinished: Mutex<Vec<Unfinished>>,
}

pub struct BucketServer {
    address: SocketAddr,
    root: tempfile::TempDir,
    front: Arc<Front>,
    task: JoinHandle<()>,
}

impl BucketServer {
    pub async fn start() -> Self {
        let root = tempfile::tempdir().unwrap();
        std::fs::create_dir(root.path().join(BUCKET)).unwrap();
        let mut builder = S3ServiceBuilder::new(s3s_fs::FileSystem::new(root.path()).unwrap());
        builder.set_auth(SimpleAuth::from_single(KEY_ID, SECRET));
        let front = Arc::new(Front {
            s3: builder.build(),
            planned: Mutex::default(),
            met: Mutex::default(),
            unfinished: Mutex::default(),
        });
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let task = tokio::spawn(serve(listener, front.clone()));
        Self {
            address,
            root,
            front,
            task,
        }
    }

    pub fn settings(&self) -> Bucket {
        Bucket {
            endpoint: format!("http://{}", self.address),
            name: BUCKET.into(),
            region: "us-east-1".into(),
            key_id: KEY_ID.into(),
            secret: SECRET.into(),
            path_style: true,
            silence_max: SILENCE_MAX,
            retries_max: 3,
        }
    }

    /// Where the bucket's own bytes lie.
    pub fn folder(&self) -> PathBuf {
        self.root.path().join(BUCKET)
    }

    /// Plans a fault for the next `times` requests that match.
    pub fn fail(&self, method: Method, about: &'static str, fault: Fault, times: usize) {
        self.front.planned.lock().unwrap().push(Planned {
            method,
            about,
            fault,
            times_left: times,
        });
    }

    /// Forgets what was planned and says how many requests have failed.
    pub fn heal(&self) -> usize {
        self.front.planned.lock().unwrap().clear();
        core::mem::take(&mut *self.front.met.lock().unwrap())
    }

    /// The names of all objects anyone can see.
    pub fn objects(&self) -> Vec<String> {
        let mut found = Vec::new();
        below(&self.folder(), &mut found);
        let root = self.folder();
        let name = |path: &PathBuf| path.strip_prefix(&root).unwrap().display().to_string();
        let mut names: Vec<String> = found.iter().map(name).collect();
        names.sort();
        names
    }

    /// How many uploads in parts were begun and neither completed nor aborted.
    pub fn unfinished(&self) -> usize {
        self.front.unfinished.lock().unwrap().len()
    }
}

impl Drop for BucketServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

fn below(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        match entry.file_type().unwrap().is_dir() {
            true => below(&entry.path(), found),
            false => found.push(entry.path()),
        }
    }
}

async fn serve(listener: TcpListener, front: Arc<Front>) {
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            continue;
        };
        let front = front.clone();
        let service = service_fn(move |request| {
            let front = front.clone();
            async move { front.answer(request).await }
        });
        tokio::spawn(async move {
            let server = hyper_util::server::conn::auto::Builder::new(TokioExecutor::new());
            // A cut line is an error here, and meant.
            let _ = server.serve_connection(TokioIo::new(stream), service).await;
        });
    }
}

type Answer = Response<BoxBody<Bytes, std::io::Error>>;

impl Front {
    async fn answer(&self, request: Request<Incoming>) -> Result<Answer, std::io::Error> {
        match self.next_fault(&request) {
            None => self.pass(request).await,
            Some(Fault::Busy) => Ok(whole(StatusCode::SERVICE_UNAVAILABLE, Bytes::new())),
            Some(Fault::CutRequest) => {
                // Something of it arrives before the line breaks.
                let _ = request.into_body().frame().await;
                Err(cut())
            }
            Some(Fault::LoseReply) => {
                self.pass(request).await?;
                Err(cut())
            }
            Some(Fault::CutReply) => Ok(half(self.pass(request).await?).await),
            Some(Fault::Silence) => core::future::pending().await,
        }
    }

    fn next_fault(&self, request: &Request<Incoming>) -> Option<Fault> {
        let about = request.uri().path_and_query().map_or("", |it| it.as_str());
        let mut planned = self.planned.lock().unwrap();
        let next = planned.iter_mut().find(|planned| {
            planned.times_left > 0
                && planned.method == request.method()
                && about.contains(planned.about)
        })?;
        next.times_left -= 1;
        *self.met.lock().unwrap() += 1;
        Some(next.fault)
    }

    /// What the server says; the list of unfinished uploads, which it does not have, is kept here.
    async fn pass(&self, request: Request<Incoming>) -> Result<Answer, std::io::Error> {
        let method = request.method().clone();
        let query = request.uri().query().unwrap_or_default().to_owned();
        let key = request.uri().path().trim_start_matches('/').to_owned();
        let key = key
            .split_once('/')
            .map_or(String::new(), |(_, key)| key.to_owned());
        let answered = self.s3.call(request.map(s3s::Body::from)).await;
        let (head, body) = answered.map_err(|_| cut())?.into_parts();
        let body = body.collect().await.map_err(|_| cut())?.to_bytes();
        let begins = query
            .split('&')
            .any(|pair| matches!(pair, "uploads" | "uploads="));
        if begins && method == Method::GET && head.status == StatusCode::NOT_IMPLEMENTED {
            return Ok(whole(StatusCode::OK, self.list().into()));
        }
        if head.status.is_success() {
            self.take_note(&method, begins, &key, &query, &body);
        }
        let length = body.len();
        let mut answer = Response::from_parts(head, boxed(body));
        if method != Method::HEAD {
            answer
                .headers_mut()
                .insert(header::CONTENT_LENGTH, length.into());
        }
        Ok(answer)
    }

    fn take_note(&self, method: &Method, begins: bool, key: &str, query: &str, body: &[u8]) {
        let mut unfinished = self.unfinished.lock().unwrap();
        if begins && method == Method::POST {
            let text = String::from_utf8_lossy(body);
            let (_, rest) = text.split_once("<UploadId>").unwrap();
            let (id, _) = rest.split_once("</UploadId>").unwrap();
            unfinished.push(Unfinished {
                key: key.to_owned(),
                id: id.to_owned(),
            });
        } else if method == Method::DELETE || method == Method::POST {
            unfinished.retain(|upload| !query.contains(&format!("uploadId={}", upload.id)));
        }
    }

    /// All were begun long ago: the tests move their own clock.
    fn list(&self) -> String {
        let row = |upload: &Unfinished| {
            format!(
                "<Upload><Key>{}</Key><UploadId>{}</UploadId><Initiated>2026-03-01T00:00:00.000Z</Initiated></Upload>",
                upload.key, upload.id
            )
        };
        let rows: String = self.unfinished.lock().unwrap().iter().map(row).collect();
        format!(
            "<ListMultipartUploadsResult><IsTruncated>false</IsTruncated>{rows}</ListMultipartUploadsResult>"
        )
    }
}

fn cut() -> std::io::Error {
    std::io::ErrorKind::ConnectionAborted.into()
}

fn boxed(body: Bytes) -> BoxBody<Bytes, std::io::Error> {
    let never = |never: Infallible| -> std::io::Error { match never {} };
    Full::new(body).map_err(never).boxed()
}

fn whole(status: StatusCode, body: Bytes) -> Answer {
    let mut answer = Response::new(boxed(body));
    *answer.status_mut() = status;
    answer
}

/// The first half of an answer under the length of the whole; then the line breaks.
async fn half(answer: Answer) -> Answer {
    let (head, body) = answer.into_parts();
    let body = body.collect().await.unwrap().to_bytes();
    let first = body.slice(..body.len() / 2);
    let frames = stream::iter([Ok(Frame::data(first)), Err(cut())]);
    Response::from_parts(head, BodyExt::boxed(StreamBody::new(frames)))
}
