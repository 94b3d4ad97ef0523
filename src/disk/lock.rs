//! The lock of a plan: of those who would change it, one at a time.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
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

/// What programs find in their environment that the holder of a lock starts: which plan is locked for them.
const HELD: &str = "COV_PLAN_LOCKED";

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

/// The variable, and its value, by which a program that the holder of a plan's lock starts may change the plan too: the hooks
/// of a commit, for which the holder waits.
pub fn held_for_hooks(root: &Path) -> (&'static str, PathBuf) {
    (HELD, real(root))
}

/// Whether the one that holds the plan's lock has started this program and waits for it.
fn is_held_for_us(root: &Path) -> bool {
    std::env::var_os(HELD).is_some_and(|held| Path::new(&held) == real(root))
}

fn real(root: &Path) -> PathBuf {
    root.canonicalize().unwrap_or_else(|_| root.to_owned())
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
            // Asked only now: a program that outlives the holder locks the plan for itself.
            Look::Taken(file) if is_held_for_us(root) => file,
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

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::{BufRead, BufReader, Read, Write};
    use std::process::Stdio;

    use tempfile::TempDir;

    use super::super::twin::{part, twin};
    use super::super::whole::replace;
    use super::*;

    /// Says at once that it waits, and waits.
    const PATIENT: Wait = Wait { silence: Duration::ZERO, patience: PATIENCE };

    /// Says at once that it waits, and gives up.
    const IMPATIENT: Wait = Wait { silence: Duration::ZERO, patience: Duration::from_millis(1) };

    fn quietly() {}

    /// A folder that cannot be locked.
    fn unlockable() -> io::Result<File> {
        Err(io::ErrorKind::Unsupported.into())
    }

    #[test]
    fn who_comes_second_says_so_once_and_goes_on_when_the_first_is_done() {
        let plan = TempDir::new().unwrap();
        let root = plan.path();
        let first = lock(root, quietly).unwrap();
        let mut waited = 0;
        let second = PATIENT.lock(root, File::open(root), || {
            waited += 1;
            drop(first);
        });
        assert!(second.is_ok());
        assert_eq!(waited, 1);
    }

    #[test]
    fn who_waits_in_vain_gives_up_and_leaves_the_lock_to_others() {
        let plan = TempDir::new().unwrap();
        let root = plan.path();
        let first = lock(root, quietly).unwrap();
        let error = IMPATIENT.lock(root, File::open(root), quietly).unwrap_err();
        assert_eq!(error.to_string(), "another cov-plan has been changing this plan for a minute");
        drop(first);
        assert!(lock(root, quietly).is_ok());
    }

    #[test]
    fn a_killed_holder_blocks_nobody() {
        const THIS: &str = "disk::lock::tests::a_killed_holder_blocks_nobody";
        if let Some((_, root)) = part() {
            let _held = lock(&root, quietly).unwrap();
            io::stdout().write_all(b"\nheld\n").unwrap();
            let _ = io::stdin().read(&mut [0]);
            return;
        }
        let plan = TempDir::new().unwrap();
        let root = plan.path();
        let mut command = twin(THIS, "", root);
        let mut holder = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let said = BufReader::new(holder.stdout.take().unwrap());
        assert!(said.lines().any(|line| line.unwrap() == "held"));
        assert!(IMPATIENT.lock(root, File::open(root), quietly).is_err());
        holder.kill().unwrap();
        holder.wait().unwrap();
        assert!(PATIENT.lock(root, File::open(root), quietly).is_ok());
    }

    #[test]
    fn a_program_that_the_holder_starts_need_not_wait_for_its_own_plan() {
        const THIS: &str =
            "disk::lock::tests::a_program_that_the_holder_starts_need_not_wait_for_its_own_plan";
        if let Some((part, root)) = part() {
            let look = IMPATIENT.lock(&root, File::open(&root), quietly);
            assert_eq!(look.is_ok(), part == "its own", "{look:?}");
            return;
        }
        let (plan, other) = (TempDir::new().unwrap(), TempDir::new().unwrap());
        let _held = [&plan, &other].map(|plan| lock(plan.path(), quietly).unwrap());
        for (part, root) in [("its own", plan.path()), ("another", other.path())] {
            let (name, value) = held_for_hooks(plan.path());
            let output = twin(THIS, part, root).env(name, value).output().unwrap();
            let said = String::from_utf8_lossy(&output.stdout);
            assert!(output.status.success() && said.contains("1 passed"), "{part}: {output:?}");
        }
    }

    #[test]
    fn a_file_stands_in_for_a_folder_that_cannot_be_locked() {
        let plan = TempDir::new().unwrap();
        let root = plan.path();
        let first = PATIENT.lock(root, unlockable(), quietly).unwrap();
        assert!(root.join(".cov-plan-lock").is_file());
        assert!(IMPATIENT.lock(root, unlockable(), quietly).is_err());
        drop(first);
        assert!(PATIENT.lock(root, unlockable(), quietly).is_ok());
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_that_can_be_locked_has_no_file_put_into_it() {
        let plan = TempDir::new().unwrap();
        let _held = lock(plan.path(), quietly).unwrap();
        assert_eq!(fs::read_dir(plan.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_plan_that_is_not_there_cannot_be_locked() {
        let error = lock(Path::new("nowhere"), quietly).unwrap_err();
        assert_eq!(error.to_string(), "cannot lock nowhere");
    }

    #[test]
    fn of_many_who_count_on_in_one_file_none_loses_a_count() {
        let plan = TempDir::new().unwrap();
        let file = plan.path().join("count");
        fs::write(&file, "0").unwrap();
        let count_on = || {
            let _held = lock(plan.path(), quietly).unwrap();
            let old = fs::read_to_string(&file).unwrap();
            let new = (old.parse::<u32>().unwrap() + 1).to_string();
            replace(&file, old.as_bytes(), new.as_bytes()).unwrap();
        };
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| (0..10).for_each(|_| count_on()));
            }
        });
        assert_eq!(fs::read_to_string(&file).unwrap(), "40");
    }
}
