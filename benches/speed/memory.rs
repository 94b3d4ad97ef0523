//! How much memory a task takes at its peak, as the system counts it for a process of its own.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::task::TASKS;

/// The argument that makes this program do one task and say its peak.
pub const PEAK: &str = "--peak";

/// The peak of a task on a plan, in bytes; `None` where the system does not count it.
pub fn peak(task: &str, folder: &Path) -> Option<u64> {
    let program = std::env::current_exe().ok()?;
    let output = Command::new(program).arg(PEAK).arg(task).arg(folder).output().ok()?;
    String::from_utf8(output.stdout).ok()?.trim().parse().ok()
}

/// Does one task, and returns the peak of this process in bytes.
pub fn of_this_process(task: &str, folder: &Path) -> Option<u64> {
    let task = TASKS.iter().find(|known| known.name == task)?;
    (task.run)(folder);
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = peak.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}
