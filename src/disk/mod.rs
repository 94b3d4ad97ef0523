//! Files written whole or not at all, and the lock under which a plan is changed.
//!
//! Nothing here knows what a file says: bytes come in, and stand in their place at one stroke or not at all, whatever ends
//! the program on the way.

mod error;
#[cfg(test)]
mod faults;
mod folders;
mod lock;
mod new_folder;
mod reason;
mod steps;
mod temporary;
#[cfg(test)]
mod twin;
mod whole;

pub use error::{NotLocked, NotWritten};
pub use folders::make as make_folder;
pub use lock::{Lock, held_for_hooks, lock};
pub use new_folder::{FolderError, fill, may_be_filled};
pub use reason::reason;
pub use whole::{create, may_replace, replace, write};
