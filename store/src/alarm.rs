//! The alarm: after a sync that failed nothing more is promised.
//!
//! The kernel may have dropped the pages it could not write and call the next sync a success (as PostgreSQL learnt in
//! 2018), so whatever was synced to the same disk after the failure is doubtful. Reading goes on; writing begins again
//! when the program is started anew and has read the disk with nothing in memory.

use std::sync::{Arc, OnceLock};

use crate::error::{Result, StoreError};

/// Rung once and heard by every writer of the process.
#[derive(Clone, Debug, Default)]
pub(crate) struct Alarm(Arc<OnceLock<String>>);

impl Alarm {
    pub(crate) fn ring(&self, why: impl ToString) {
        let why = why.to_string();
        if self.0.set(why.clone()).is_ok() {
            tracing::error!(
                why,
                "ALARM: the disk failed, the store takes no more writes until the program is started again"
            );
        }
    }

    pub(crate) fn why(&self) -> Option<&str> {
        self.0.get().map(String::as_str)
    }

    /// # Errors
    /// It has been rung.
    pub(crate) fn silent(&self) -> Result<()> {
        match self.why() {
            None => Ok(()),
            Some(why) => Err(StoreError::Unavailable(format!(
                "stopped after a failure of the disk: {why}"
            ))),
        }
    }

    /// Rings where an error of a file says that the disk failed, and not that it is full or a name is missing.
    pub(crate) fn judge(&self, error: &(dyn std::error::Error + 'static)) {
        let mut cause = Some(error);
        while let Some(error) = cause {
            let io = error.downcast_ref::<std::io::Error>();
            if let Some(io) = io.filter(|io| is_of_the_disk(io)) {
                self.ring(io);
            }
            cause = error.source();
        }
    }
}

/// What `write`, `fsync` and `rename` answer on a medium that fails (errno 5, 9, 22 and 30: EIO, EBADF, EINVAL,
/// EROFS); a network never answers so.
fn is_of_the_disk(error: &std::io::Error) -> bool {
    matches!(error.raw_os_error(), Some(5 | 9 | 22 | 30))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_disk_rings_and_a_full_one_does_not() {
        let alarm = Alarm::default();
        alarm.judge(&std::io::Error::from_raw_os_error(28));
        alarm.judge(&std::io::Error::from_raw_os_error(2));
        assert_eq!(alarm.silent(), Ok(()));
        alarm.judge(&std::io::Error::from_raw_os_error(5));
        assert!(matches!(alarm.silent(), Err(StoreError::Unavailable(_))));
    }
}
