//! The lock of a plan: of those who would change it, one at a time.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use super::error::NotLocked;

/// What is locked in a folder that cannot be locked itself; a plan's `.gitignore` covers the name.
const STAND_IN: &str = ".cov-plan-lock";

/// How long a wait is nobody's concern.
const SILENCE: Duration = Duration::from_secs(2);

/// How long one waits at all.
const PATIENCE: Duration = Duration::from_mins(1);

/// The right to change a plan. It lasts until it is dropped, and no longer than the program, whatever ends it.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

/// Takes the lock of a plan folder, and waits up to a minute for whoever holds it. After two seconds `on_wait` is called,
/// once, to say so.
///
/// # Errors
/// Where another one holds it for a minute, or nothing in the folder can be locked.
pub fn lock(root: &Path, on_wait: impl FnOnce()) -> Result<Lock, NotLocked> {
    Wait { silence: SILENCE, patience: PATIENCE }.lock(root, File::open(root), on_wait)
}

/// How long to wait for a lock.
#[derive(Clone, Copy)]
struct Wait {
    silence: Duration,
    patience: Duration,
}

/// The first look at a lock.
enum Look {
    Held(File),
    Taken(File),
}

impl Wait {
    /// The folder itself is what is locked: no change replaces it. Windows opens no folder as a file, and some network
    /// drives lock none: there a file stands in.
    fn lock(
        self,
        root: &Path,
        folder: io::Result<File>,
        on_wait: impl FnOnce(),
    ) -> Result<Lock, NotLocked> {
        let failed = |source| NotLocked::Failed { path: root.to_owned(), source };
        let look = folder.and_then(look).or_else(|_| stand_in(root).and_then(look));
        let file = match look.map_err(failed)? {
            Look::Held(file) => file,
            Look::Taken(file) => {
                self.wait_for(file, on_wait).map_err(failed)?.ok_or(NotLocked::Busy)?
            }
        };
        Ok(Lock { _file: file })
    }

    /// Waits for a lock; `None` where it does not come in time.
    fn wait_for(self, file: File, on_wait: impl FnOnce()) -> io::Result<Option<File>> {
        let (sender, arrival) = mpsc::channel();
        // One that comes too late finds nobody to take it, and is dropped: the lock is free again.
        thread::Builder::new().spawn(move || sender.send(file.lock().map(|()| file)))?;
        let mut arrived = arrival.recv_timeout(self.silence);
        if matches!(arrived, Err(RecvTimeoutError::Timeout)) {
            on_wait();
            arrived = arrival.recv_timeout(self.patience.saturating_sub(self.silence));
        }
        arrived.ok().transpose()
    }
}

fn look(file: File) -> io::Result<Look> {
    match file.try_lock() {
        Ok(()) => Ok(Look::Held(file)),
        Err(TryLockError::WouldBlock) => Ok(Look::Taken(file)),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

fn stand_in(root: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false).open(root.join(STAND_IN))
}
