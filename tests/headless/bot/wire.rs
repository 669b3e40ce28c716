//! A server that answers as it is told, to see what the client does where a sandbox behaves too well.

use std::sync::{Arc, Mutex};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What the server does with one connection.
#[derive(Clone, Debug)]
pub(super) enum Reply {
    /// Reads the request, then answers with this status, content type and body.
    Answer(u16, &'static str, Vec<u8>),
    /// Reads the request, then closes without a word.
    Drop,
    /// Closes after the first bytes of the request.
    DropEarly,
    /// Reads the request and stays silent.
    Silence,
}

impl Reply {
    pub(super) fn json(status: u16, body: &str) -> Self {
        Self::Answer(status, "application/json", body.as_bytes().to_vec())
    }
}

/// The server; every connection takes the next reply, and past the last one is closed early.
pub(super) struct Server {
    pub(super) url: String,
    received: Arc<Mutex<Vec<Vec<u8>>>>,
}

impl Server {
    pub(super) async fn start(replies: Vec<Reply>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let received = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&received);
        tokio::spawn(async move {
            for reply in replies.into_iter().chain(std::iter::repeat(Reply::DropEarly)) {
                let Ok((stream, _)) = listener.accept().await else { return };
                tokio::spawn(serve(stream, reply, Arc::clone(&heard)));
            }
        });
        Self { url, received }
    }

    /// The whole requests that came in, as bytes.
    pub(super) fn received(&self) -> Vec<Vec<u8>> {
        self.received.lock().expect("no panic in the server").clone()
    }
}

async fn serve(mut stream: TcpStream, reply: Reply, received: Arc<Mutex<Vec<Vec<u8>>>>) {
    if matches!(reply, Reply::DropEarly) {
        let _ = stream.read(&mut [0; 16]).await;
        return;
    }
    let Some(request) = read_request(&mut stream).await else { return };
    received.lock().expect("no panic elsewhere").push(request);
    match reply {
        Reply::Answer(status, content_type, body) => {
            let head = format!(
                "HTTP/1.1 {status} X\r\nContent-Type: {content_type}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                body.len()
            );
            let _ = stream.write_all(head.as_bytes()).await;
            let _ = stream.write_all(&body).await;
            let _ = stream.shutdown().await;
        }
        Reply::Silence => std::future::pending().await,
        Reply::Drop | Reply::DropEarly => {}
    }
}

/// Head and body; `None` where the client went away before the end.
async fn read_request(stream: &mut TcpStream) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut buffer = vec![0; 64 * 1024];
    loop {
        if is_whole(&bytes) {
            return Some(bytes);
        }
        match stream.read(&mut buffer).await {
            Ok(read) if read > 0 => bytes.extend_from_slice(&buffer[..read]),
            _ => return None,
        }
    }
}

fn is_whole(bytes: &[u8]) -> bool {
    let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") else { return false };
    let head = String::from_utf8_lossy(&bytes[..end]).to_lowercase();
    let body = &bytes[end + 4..];
    if head.contains("transfer-encoding: chunked") {
        return body.ends_with(b"0\r\n\r\n");
    }
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.trim().parse::<usize>().ok());
    body.len() >= length.unwrap_or(0)
}
