//! The plainest of proxies: every connection goes to the next node that takes it, and nothing remembers whose it was.

use std::{
    net::SocketAddr,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use tokio::{
    io::copy_bidirectional,
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

/// One node behind the proxy.
#[derive(Clone, Copy, Debug)]
struct Backend {
    address: SocketAddr,
    served: usize,
}

#[derive(Default)]
struct Row {
    backends: Mutex<Vec<Backend>>,
    turn: AtomicUsize,
}

pub struct Proxy {
    pub address: SocketAddr,
    row: Arc<Row>,
    task: JoinHandle<()>,
}

impl Proxy {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("bound");
        let row = Arc::new(Row::default());
        let task = tokio::spawn(accept(listener, row.clone()));
        Self { address, row, task }
    }

    /// Puts a node in its place in the row; one that is started again has another port.
    pub fn set(&self, place: usize, address: SocketAddr) {
        let mut backends = self.row.backends.lock().expect("unpoisoned");
        let fresh = Backend { address, served: 0 };
        match backends.get_mut(place) {
            Some(backend) => backend.address = address,
            None => backends.push(fresh),
        }
    }

    /// How many connections each node took.
    pub fn served(&self) -> Vec<usize> {
        let backends = self.row.backends.lock().expect("unpoisoned");
        backends.iter().map(|backend| backend.served).collect()
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn accept(listener: TcpListener, row: Arc<Row>) {
    loop {
        let Ok((mut inside, _)) = listener.accept().await else {
            continue;
        };
        let row = row.clone();
        tokio::spawn(async move {
            if let Some(mut outside) = row.next().await {
                // Whoever ends it has ended it.
                let _ = copy_bidirectional(&mut inside, &mut outside).await;
            }
        });
    }
}

impl Row {
    async fn next(&self) -> Option<TcpStream> {
        let count = self.backends.lock().expect("unpoisoned").len();
        let first = self.turn.fetch_add(1, Ordering::SeqCst);
        for place in (0..count).map(|n| (first + n) % count) {
            let address = self.backends.lock().expect("unpoisoned")[place].address;
            if let Ok(stream) = TcpStream::connect(address).await {
                self.backends.lock().expect("unpoisoned")[place].served += 1;
                return Some(stream);
            }
        }
        None
    }
}
