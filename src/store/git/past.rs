//! Which commits changed a file, and what each of them made of it.

use std::collections::HashMap;
use std::ffi::{OsStr, OsString};
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::thread;

use super::names::{from_git, literal};
use super::program::cannot_run;
use super::tree::kind_of_mode;
use super::{EntryKind, GitError, Repository, Revision, RevisionError};
use crate::model::Date;

/// A commit that changed a file. Of a branch that was merged without a trace of it in the file, there is none.
#[derive(Clone, Debug)]
pub struct PastCommit {
    /// The commit.
    pub revision: Revision,
    /// Who made the change, by name.
    pub author: String,
    /// The day on which it was made, which may be long before the commit: a rebased one is written once and committed twice.
    pub written: Date,
    /// The moment of the commit, which puts commits of two branches in order.
    pub moment: i64,
    /// The ids of the nearest earlier commits that changed the file.
    pub earlier: Vec<String>,
    /// What each of its parents had; of a first commit, nothing.
    pub before: Vec<Option<Content>>,
    /// What it has.
    pub after: Option<Content>,
}

/// What a commit has under a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// What it is.
    pub kind: EntryKind,
    /// The id of its bytes.
    pub id: String,
}

/// A file that differs between two commits.
#[derive(Clone, Debug)]
pub struct Differing {
    /// Its path, from the top folder.
    pub path: OsString,
    /// What the earlier commit has there.
    pub before: Option<Content>,
    /// What the later commit has there.
    pub after: Option<Content>,
}

/// Behind the line with the ids of the commit and its parents: the short id, the moment, both days, and the author's name,
/// which may hold spaces.
const FORMAT: &str = "--format=%h %ct %cI %aI %aN";

impl Repository {
    /// The commits up to one that changed the file at a path, from the top folder, the last of them first.
    ///
    /// # Errors
    /// Where git is of no use.
    pub fn past_of(&self, path: &OsStr, upto: &str) -> Result<Vec<PastCommit>, RevisionError> {
        let pattern = literal(path);
        let (mut commits, blocks) = self.past(&pattern, &[upto])?;
        let places: HashMap<String, usize> = commits
            .iter()
            .enumerate()
            .map(|(place, commit)| (commit.revision.id.clone(), place))
            .collect();
        for (id, files) in blocks {
            let commit = places.get(&id).and_then(|&place| commits.get_mut(place));
            let commit = commit.ok_or(RevisionError::Garbled)?;
            // A pattern of one file finds one; where a folder had its name, its files, which are no content of it.
            let file = files.into_iter().find(|file| file.path == path);
            let (before, after) = file.map_or((None, None), |file| (file.before, file.after));
            commit.before.push(before);
            commit.after = after.or(commit.after.take());
        }
        Ok(commits)
    }

    /// The last commit up to one that took a file away that is called so, in whatever folder of actions; and the file. Paths are
    /// from the top folder.
    ///
    /// # Errors
    /// Where git is of no use.
    pub fn last_removal(
        &self,
        name: &str,
        upto: &str,
        is_meant: impl Fn(&OsStr) -> bool,
    ) -> Result<Option<(String, OsString)>, RevisionError> {
        let pattern = OsString::from(format!(":(glob)**/actions/*/*/{name}"));
        let (_, blocks) = self.past(&pattern, &["--topo-order", upto])?;
        let removed = blocks.into_iter().find_map(|(id, files)| {
            let gone = |file: &Differing| file.after.is_none() && is_meant(&file.path);
            Some((id, files.into_iter().find(gone)?.path))
        });
        Ok(removed)
    }

    /// The parents of a commit, as far as this copy of the repository has them.
    ///
    /// # Errors
    /// Where git is of no use.
    pub fn parents(&self, commit: &str) -> Result<Vec<String>, RevisionError> {
        let line = self.ask(["rev-list", "--parents", "--max-count=1", commit])?;
        let line = String::from_utf8_lossy(&line.unwrap_or_default()).into_owned();
        Ok(line.split_whitespace().skip(1).map(str::to_owned).collect())
    }

    /// Whether a commit has parents that this copy of the repository lacks.
    ///
    /// # Errors
    /// Where git is of no use.
    pub fn is_cut_off_at(&self, commit: &str) -> Result<bool, RevisionError> {
        if !self.is_shallow()? {
            return Ok(false);
        }
        let raw = self.ask(["cat-file", "commit", commit])?.unwrap_or_default();
        Ok(!parents_in(&raw).is_empty() && self.parents(commit)?.is_empty())
    }

    /// The files that differ between two commits, in the order of git.
    ///
    /// # Errors
    /// Where git is of no use.
    pub fn differing(&self, earlier: &str, later: &str) -> Result<Vec<Differing>, RevisionError> {
        let words = ["diff-tree", "-r", "-z", "--no-abbrev", "--no-renames", earlier, later];
        let answer = self.ask(words)?.unwrap_or_default();
        let mut fields = fields(&answer);
        let mut found = Vec::new();
        while let Some(head) = fields.next() {
            let path = fields.next().ok_or(RevisionError::Garbled)?;
            found.push(differing(head, path).ok_or(RevisionError::Garbled)?);
        }
        Ok(found)
    }

    /// The commits without what they have; and what of each differs from its parents, of a merge a list for each. The one program
    /// finds them while the other compares them.
    fn past(
        &self,
        pattern: &OsStr,
        upto: &[&str],
    ) -> Result<(Vec<PastCommit>, Blocks), RevisionError> {
        let mut finding = self.asking();
        // Else it writes each commit on its own, which takes longer than finding it.
        finding
            .env("GIT_FLUSH", "0")
            .args(["rev-list", "--parents", "--encoding=UTF-8", FORMAT])
            .args(upto)
            .arg("--")
            .arg(pattern);
        let mut comparing = self.asking();
        comparing
            .args(["diff-tree", "--stdin", "-m", "-r", "-z", "--root", "--no-abbrev"])
            .args(["--no-renames", "--"])
            .arg(pattern)
            .stdin(Stdio::piped());
        let (mut finding, mut comparing) = (started(finding)?, started(comparing)?);
        let pipes = (finding.stdout.take(), comparing.stdin.take(), comparing.stdout.take());
        let (Some(found), Some(compared), Some(mut answer)) = pipes else {
            return Err(RevisionError::Garbled);
        };
        let reading = thread::spawn(move || commits(BufReader::new(found), compared));
        let mut all = Vec::new();
        let read = answer.read_to_end(&mut all);
        let commits = reading.join();
        let has_ended_well = [&mut finding, &mut comparing]
            .map(|program| program.wait().is_ok_and(|status| status.success()))
            .iter()
            .all(|&well| well);
        read.map_err(GitError::Run)?;
        match (commits, blocks_in(&all)) {
            (Ok(Ok(Some(commits))), Some(blocks)) if has_ended_well => Ok((commits, blocks)),
            (Ok(Err(error)), _) if has_ended_well => Err(GitError::Run(error).into()),
            _ if has_ended_well => Err(RevisionError::Garbled),
            _ => Err(RevisionError::HistoryIncomplete),
        }
    }
}

/// The files that differ, by the commit.
type Blocks = Vec<(String, Vec<Differing>)>;

fn started(mut git: Command) -> Result<Child, GitError> {
    git.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().map_err(cannot_run)
}

/// Reads the commits that one program finds, and hands each to another. `None`: what was read is something else.
fn commits(found: impl BufRead, to: ChildStdin) -> io::Result<Option<Vec<PastCommit>>> {
    let mut to = BufWriter::new(to);
    let mut lines = found.split(b'\n');
    let mut commits = Vec::new();
    while let Some(head) = lines.next() {
        let (head, line) = (head?, lines.next().transpose()?.unwrap_or_default());
        let (head, line) = (String::from_utf8_lossy(&head), String::from_utf8_lossy(&line));
        let Some(commit) = commit(&head, &line) else { return Ok(None) };
        writeln!(to, "{}", commit.revision.id)?;
        commits.push(commit);
    }
    to.flush()?;
    Ok(Some(commits))
}

/// A commit from the line with the ids and the line of [`FORMAT`].
fn commit(head: &str, line: &str) -> Option<PastCommit> {
    let mut ids = head.strip_prefix("commit ")?.split(' ').map(str::to_owned);
    let mut words = line.splitn(5, ' ');
    let (id, short, moment) = (ids.next()?, words.next()?.to_owned(), words.next()?);
    // A commit that some program made may have no date that git can read.
    let mut day = || words.next()?.get(..10)?.parse::<Date>().ok();
    let (day, written) = (day(), day());
    Some(PastCommit {
        revision: Revision { id, short, day: day.or(written).unwrap_or_default() },
        author: words.next().unwrap_or_default().to_owned(),
        written: written.or(day).unwrap_or_default(),
        moment: moment.parse().unwrap_or_default(),
        earlier: ids.collect(),
        before: Vec::new(),
        after: None,
    })
}

/// The parents that the bytes of a commit name, be they on this machine or not.
pub fn parents_in(raw: &[u8]) -> Vec<String> {
    let head = raw.split(|&byte| byte == b'\n').take_while(|line| !line.is_empty());
    let parents = head.filter_map(|line| line.strip_prefix(b"parent "));
    parents.map(|id| String::from_utf8_lossy(id).into_owned()).collect()
}

fn blocks_in(answer: &[u8]) -> Option<Blocks> {
    let mut fields = fields(answer);
    let mut blocks = Blocks::new();
    while let Some(field) = fields.next() {
        if field.starts_with(b":") {
            let (_, files) = blocks.last_mut()?;
            files.push(differing(field, fields.next()?)?);
        } else {
            blocks.push((std::str::from_utf8(field).ok()?.to_owned(), Vec::new()));
        }
    }
    Some(blocks)
}

fn fields(answer: &[u8]) -> impl Iterator<Item = &[u8]> {
    answer.split(|&byte| byte == 0).filter(|field| !field.is_empty())
}

/// A file as git lists it: a colon, both modes, both ids and what became of it; then its path.
fn differing(head: &[u8], path: &[u8]) -> Option<Differing> {
    let head = std::str::from_utf8(head).ok()?.strip_prefix(':')?;
    let mut words = head.split(' ');
    let modes = (words.next()?, words.next()?);
    let ids = (words.next()?, words.next()?);
    let content = |mode: &str, id: &str| {
        let is_there = mode.bytes().any(|digit| digit != b'0');
        is_there.then(|| Content { kind: kind_of_mode(mode), id: id.to_owned() })
    };
    let (before, after) = (content(modes.0, ids.0), content(modes.1, ids.1));
    Some(Differing { path: from_git(path)?, before, after })
}
