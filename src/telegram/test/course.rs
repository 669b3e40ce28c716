//! One test on its course: part after part, each with its time, all within the limit.

use super::tls;
use super::{TEST_LIMIT, TestFailure, TestPart, Tested};
use crate::connection::{AccountCard, ProxyAccess, ProxyKind};
use crate::engine::{ActionError, FailureKind};
use crate::secret::Redactor;
use crate::telegram::proxy::{Destination, ProxyFailure, Way};
use crate::texts::Message;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::time::Instant;

/// A test under way.
pub(super) struct Course<'a> {
    progress: &'a (dyn Fn(TestPart) + Send + Sync),
    began: Instant,
    parts: Vec<(TestPart, Duration)>,
}

impl<'a> Course<'a> {
    /// The limit runs from now on.
    pub(super) fn start(progress: &'a (dyn Fn(TestPart) + Send + Sync)) -> Self {
        Self { progress, began: Instant::now(), parts: Vec::new() }
    }

    /// Goes through one part within what is left of the limit.
    pub(super) async fn part<T>(
        &mut self,
        part: TestPart,
        doing: impl Future<Output = Result<T, ActionError>>,
    ) -> Result<T, TestFailure> {
        (self.progress)(part);
        let began = Instant::now();
        let done = tokio::time::timeout_at(self.began + TEST_LIMIT, doing).await;
        let done = done.unwrap_or_else(|_| Err(silence())).map_err(|error| TestFailure { part, error })?;
        self.parts.push((part, began.elapsed()));
        Ok(done)
    }

    /// The way to the destination, TLS included, over a connection that then is closed.
    pub(super) async fn reach(
        &mut self,
        destination: &Destination,
        proxy: Option<&ProxyAccess>,
    ) -> Result<(), TestFailure> {
        if let Some(password) = proxy.and_then(|access| access.password.as_ref()) {
            Redactor::global().remember(password);
        }
        let way = Way::new(destination, proxy);
        let look_up = async { way.look_up().await.map_err(|failure| failure.error()) };
        let addresses = match way.has_name() {
            true => self.part(TestPart::NameLookup, look_up).await?,
            // Nothing is asked for an address; it is only brought into form.
            false => look_up.await.map_err(|error| TestFailure { part: TestPart::Connect, error })?,
        };
        let connect = async { way.connect(&addresses).await.map_err(|failure| failure.error()) };
        let stream = match way.proxy() {
            None => self.part(TestPart::Connect, connect).await?,
            Some(access) => {
                let greet = async {
                    let mut stream = connect.await?;
                    way.greet(&mut stream).await.map_err(|failure| failure.error())?;
                    Ok(stream)
                };
                let stream = self.part(TestPart::Proxy, greet).await?;
                // Without TLS an HTTP proxy hands on each request by itself, and many allow no tunnel then.
                if access.proxy.kind == ProxyKind::Http && !destination.is_tls {
                    return Ok(());
                }
                self.go_on(&way, stream).await?
            }
        };
        if destination.is_tls {
            self.part(TestPart::Tls, tls::shake_hands(stream, &destination.host)).await?;
        }
        Ok(())
    }

    /// The proxy's way to the server. A refusal that is the proxy's own (an HTTP proxy asks for the password only now) is
    /// laid at its door.
    async fn go_on(&mut self, way: &Way<'_>, mut stream: TcpStream) -> Result<TcpStream, TestFailure> {
        let mut proxys_own = false;
        let going = async {
            let failed = |failure: ProxyFailure| {
                proxys_own = !failure.is_beyond_proxy();
                failure.error()
            };
            way.go_on(&mut stream).await.map_err(failed)?;
            Ok(stream)
        };
        let result = self.part(TestPart::Connect, going).await;
        result.map_err(|failure| if proxys_own { TestFailure { part: TestPart::Proxy, ..failure } } else { failure })
    }

    /// The test went well.
    pub(super) fn end(self, account: Option<AccountCard>) -> Tested {
        Tested { account, parts: self.parts, took: self.began.elapsed() }
    }
}

/// The limit is over.
fn silence() -> ActionError {
    let text = Message::new("telegram-test-silence").with("seconds", TEST_LIMIT.as_secs());
    ActionError { kind: FailureKind::TimedOut, ..ActionError::new("TIMEOUT", text) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Mutex;

    #[tokio::test(start_paused = true)]
    async fn all_parts_share_one_limit() {
        let told = Mutex::new(Vec::new());
        let progress = |part| told.lock().expect("no panic elsewhere").push(part);
        let mut course = Course::start(&progress);
        let work = |seconds| async move {
            tokio::time::sleep(Duration::from_secs(seconds)).await;
            Ok(seconds)
        };
        assert_eq!(course.part(TestPart::NameLookup, work(6)).await, Ok(6));
        let failure = course.part(TestPart::Connect, work(6)).await.expect_err("over the limit");
        assert_eq!((failure.part, failure.error.code.as_str()), (TestPart::Connect, "TIMEOUT"));
        assert_eq!(course.began.elapsed(), TEST_LIMIT);
        assert_eq!(course.end(None).parts, [(TestPart::NameLookup, Duration::from_secs(6))]);
        assert_eq!(*told.lock().expect("no panic elsewhere"), [TestPart::NameLookup, TestPart::Connect]);
    }
}
