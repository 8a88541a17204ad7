//! A mail server for tests: it speaks SMTP (RFC 5321) over TCP and keeps what it is given.

use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader},
    net::{TcpListener, TcpStream},
    sync::watch,
    time::timeout,
};

/// How long a letter may be on its way.
const PATIENCE: Duration = Duration::from_secs(20);

/// A letter as it arrived.
#[derive(Clone, Debug)]
pub struct Letter {
    pub to: Vec<String>,
    pub head: String,
    /// Decoded from its transfer encoding.
    pub body: String,
}

impl Letter {
    /// The first address in the text.
    pub fn link(&self) -> String {
        let start = self.body.find("http").expect("the letter holds a link");
        let rest = &self.body[start..];
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        rest[..end].to_owned()
    }

    /// The one-time token of the link.
    pub fn token(&self) -> String {
        let link = self.link();
        let (_, token) = link.rsplit_once('/').expect("the link holds a token");
        token.to_owned()
    }
}

/// The running server.
#[derive(Clone)]
pub struct Sink {
    pub address: SocketAddr,
    letters: Arc<watch::Sender<Vec<Letter>>>,
    /// How many recipients are still to be refused.
    refusals: Arc<AtomicUsize>,
}

impl Sink {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("bound");
        let letters = Arc::new(watch::Sender::new(Vec::new()));
        let sink = Self {
            address,
            letters,
            refusals: Arc::default(),
        };
        let keeping = sink.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let keeping = keeping.clone();
                tokio::spawn(async move { keeping.converse(stream).await });
            }
        });
        sink
    }

    /// Refuses the next recipient, for good as SMTP says it (RFC 5321, 4.2.1).
    pub fn refuse_one(&self) {
        self.refusals.fetch_add(1, Ordering::Relaxed);
    }

    fn refuses(&self) -> bool {
        let one_less = |left: usize| left.checked_sub(1);
        let taken = self
            .refusals
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, one_less);
        taken.is_ok()
    }

    pub fn all(&self) -> Vec<Letter> {
        self.letters.borrow().clone()
    }

    /// The `n`th letter (counted from 1) to this address, waited for.
    pub async fn letter(&self, to: &str, n: usize) -> Letter {
        let mut letters = self.letters.subscribe();
        let found = letters.wait_for(|letters| nth(letters, to, n).is_some());
        let found = timeout(PATIENCE, found)
            .await
            .expect("the letter arrives")
            .expect("the sink runs");
        nth(&found, to, n).expect("just seen").clone()
    }

    async fn converse(&self, stream: TcpStream) -> Option<()> {
        let (read, mut write) = stream.into_split();
        let mut lines = BufReader::new(read).lines();
        let mut to = Vec::new();
        write.write_all(b"220 sink ESMTP\r\n").await.ok()?;
        while let Some(line) = lines.next_line().await.ok()? {
            let verb = line
                .split([' ', ':'])
                .next()
                .unwrap_or_default()
                .to_ascii_uppercase();
            let answer = match verb.as_str() {
                "EHLO" => "250-sink\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n",
                "HELO" | "MAIL" | "NOOP" => "250 ok\r\n",
                "RSET" => {
                    to.clear();
                    "250 ok\r\n"
                }
                "RCPT" if self.refuses() => "550 no such mailbox\r\n",
                "RCPT" => {
                    let address = line.split(['<', '>']).nth(1)?;
                    to.push(address.to_owned());
                    "250 ok\r\n"
                }
                "DATA" => {
                    write.write_all(b"354 go on\r\n").await.ok()?;
                    let mut text = String::new();
                    loop {
                        let line = lines.next_line().await.ok()??;
                        if line == "." {
                            break;
                        }
                        text.push_str(line.strip_prefix('.').unwrap_or(&line));
                        text.push('\n');
                    }
                    let letter = read_letter(std::mem::take(&mut to), &text);
                    self.letters.send_modify(|letters| letters.push(letter));
                    "250 taken\r\n"
                }
                "QUIT" => {
                    write.write_all(b"221 bye\r\n").await.ok()?;
                    return Some(());
                }
                _ => "502 not here\r\n",
            };
            write.write_all(answer.as_bytes()).await.ok()?;
        }
        Some(())
    }
}

fn nth<'a>(letters: &'a [Letter], to: &str, n: usize) -> Option<&'a Letter> {
    let mut mine = letters
        .iter()
        .filter(|letter| letter.to.iter().any(|address| address == to));
    mine.nth(n - 1)
}

fn read_letter(to: Vec<String>, text: &str) -> Letter {
    let (head, body) = text.split_once("\n\n").expect("a head and a body");
    let encoding = head.lines().find_map(|line| {
        line.to_ascii_lowercase()
            .strip_prefix("content-transfer-encoding:")
            .map(|it| it.trim().to_owned())
    });
    let body = match encoding.as_deref() {
        Some("base64") => {
            let joined: String = body.split_whitespace().collect();
            String::from_utf8(BASE64_STANDARD.decode(joined).expect("base64")).expect("UTF-8")
        }
        Some("quoted-printable") => quoted_printable(body),
        _ => body.to_owned(),
    };
    Letter {
        to,
        head: head.to_owned(),
        body,
    }
}

/// RFC 2045, 6.7.
fn quoted_printable(text: &str) -> String {
    let joined = text.replace("=\n", "");
    let mut bytes = Vec::new();
    let mut rest = joined.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let pair = after.get(..2).filter(|_| *first == b'=');
        let byte =
            pair.and_then(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(bytes).expect("UTF-8")
}
