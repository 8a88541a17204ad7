//! A TCP proxy in front of PostgreSQL that loses replies: the commit is carried out, and nobody is told.

use std::{
    net::SocketAddr,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
};

use anyhow::Result;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{
        TcpListener, TcpStream,
        tcp::{OwnedReadHalf, OwnedWriteHalf},
    },
};

use crate::chance::Chance;

const BUFFER_BYTES: usize = 64 * 1024;
/// A simple query with this text (PostgreSQL's protocol, message `Q`): tag, length, text, zero.
const COMMIT: &[u8] = b"Q\0\0\0\x0bCOMMIT\0";
/// Out of a hundred commits so many go unanswered.
const LOST_PERCENT: u64 = 5;

pub struct Proxy {
    pub address: SocketAddr,
    pub shared: Arc<Shared>,
}

pub struct Shared {
    upstream: SocketAddr,
    chance: Mutex<Chance>,
    /// Whether replies are lost just now.
    pub losing: AtomicBool,
    pub lost: AtomicU64,
}

impl Proxy {
    pub async fn start(upstream: SocketAddr, chance: Chance) -> Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            upstream,
            chance: Mutex::new(chance),
            losing: AtomicBool::new(false),
            lost: AtomicU64::new(0),
        });
        let serving = shared.clone();
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                tokio::spawn(serving.clone().connection(client));
            }
        });
        Ok(Self { address, shared })
    }
}

impl Shared {
    async fn connection(self: Arc<Self>, client: TcpStream) {
        let Ok(server) = TcpStream::connect(self.upstream).await else {
            return;
        };
        let _ = (client.set_nodelay(true), server.set_nodelay(true));
        let (from_client, to_client) = client.into_split();
        let (from_server, to_server) = server.into_split();
        // Set once a commit is on its way whose reply will be lost.
        let cut = Arc::new(AtomicBool::new(false));
        let up = tokio::spawn(self.clone().requests(from_client, to_server, cut.clone()));
        self.replies(from_server, to_client, &cut).await;
        up.abort();
    }

    async fn requests(
        self: Arc<Self>,
        mut from: OwnedReadHalf,
        mut to: OwnedWriteHalf,
        cut: Arc<AtomicBool>,
    ) {
        let mut buffer = vec![0; BUFFER_BYTES];
        while let Ok(length @ 1..) = from.read(&mut buffer).await {
            // The writer sends it alone and waits for the answer.
            if &buffer[..length] == COMMIT && self.loses() {
                cut.store(true, Ordering::SeqCst);
            }
            if to.write_all(&buffer[..length]).await.is_err() {
                return;
            }
        }
    }

    /// Passes replies on until one is to be lost: what the server says then is read, and the connection ends.
    async fn replies(&self, mut from: OwnedReadHalf, mut to: OwnedWriteHalf, cut: &AtomicBool) {
        let mut buffer = vec![0; BUFFER_BYTES];
        while let Ok(length @ 1..) = from.read(&mut buffer).await {
            if cut.load(Ordering::SeqCst) {
                self.lost.fetch_add(1, Ordering::Relaxed);
                return;
            }
            if to.write_all(&buffer[..length]).await.is_err() {
                return;
            }
        }
    }

    fn loses(&self) -> bool {
        let mut chance = self.chance.lock().unwrap_or_else(PoisonError::into_inner);
        self.losing.load(Ordering::Relaxed) && chance.below(100) < LOST_PERCENT
    }
}
