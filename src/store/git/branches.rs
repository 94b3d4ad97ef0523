//! What other branches have that the last commit has not.

use std::collections::HashSet;
use std::io::{self, BufRead, Read};
use std::path::Path;
use std::process::Stdio;

use super::program::read_all;
use super::{Repository, RevisionError};

/// A file that a branch has, and the last commit has not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BranchFile {
    /// Its path from the folder that was asked about.
    pub path: String,
    /// The branch as git calls it: `work`, or `origin/work` where it is a copy of somebody else's.
    pub branch: String,
}

/// How an answer ends on what is not on this machine.
const MISSING: &str = " missing";

/// A branch, or what was last fetched of somebody else's.
struct Tip {
    commit: String,
    branch: String,
}

impl Repository {
    /// The files of a folder that other branches have, local ones and those last fetched, and the last commit has not. Of
    /// branches that have the same files, the first is named.
    ///
    /// # Errors
    /// Where the folder lies in another repository, not all of a branch is on this machine, or git is of no use.
    pub fn only_on_branches(&self, folder: &Path) -> Result<Vec<BranchFile>, RevisionError> {
        let tips = self.other_tips()?;
        let below = self.below(folder)?;
        // Git is asked about a line each.
        let Some(below) = below.to_str().filter(|below| !below.contains('\n')) else {
            return Ok(Vec::new());
        };
        if tips.is_empty() {
            return Ok(Vec::new());
        }
        let head = Tip { commit: "HEAD".to_owned(), branch: String::new() };
        let tips: Vec<Tip> = [head].into_iter().chain(tips).collect();
        let trees = self.trees(&tips, below)?;
        let head = match trees.first().cloned().flatten() {
            Some(tree) => tree,
            None => self.empty_tree()?,
        };
        let mut seen = HashSet::from([head.as_str()]);
        let others: Vec<(&str, &str)> = trees
            .iter()
            .zip(&tips)
            .skip(1)
            .filter_map(|(tree, tip)| Some((tree.as_deref()?, tip.branch.as_str())))
            .filter(|&(tree, _)| seen.insert(tree))
            .collect();
        self.added_in(&head, &others)
    }

    /// The last commits of all branches but the current one.
    fn other_tips(&self) -> Result<Vec<Tip>, RevisionError> {
        // Of a name that only stands for another, the other is listed too.
        let format = "--format=%(HEAD)%(symref) %(objectname) %(refname)";
        let answer = self.ask(["for-each-ref", format, "refs/heads", "refs/remotes"])?;
        let answer = answer.unwrap_or_default();
        Ok(String::from_utf8_lossy(&answer).lines().filter_map(tip).collect())
    }

    /// The id of a folder in each of these commits; `None`: it has none, or the commit is nowhere.
    fn trees(&self, tips: &[Tip], below: &str) -> Result<Vec<Option<String>>, RevisionError> {
        let ask =
            |Tip { commit, .. }: &Tip| format!("{commit}\n{commit}^{{tree}}\n{commit}:{below}\n");
        let mut git = self.asking();
        git.args(["cat-file", "--batch-check", "--buffer"]);
        git.stdin(Stdio::piped()).stdout(Stdio::piped());
        let (lines, _) = read_all(git, tips.iter().map(ask).collect(), |answer| {
            let lines = answer.lines().take(tips.len() * 3);
            lines.collect::<io::Result<Vec<String>>>().map(Some)
        })?;
        if lines.len() != tips.len() * 3 {
            return Err(RevisionError::Garbled);
        }
        let of_tips = lines.chunks_exact(3).map(|of_tip| match of_tip {
            [commit, top, _] if top.ends_with(MISSING) && !commit.ends_with(MISSING) => {
                Err(RevisionError::BranchesIncomplete)
            }
            of_tip => Ok(of_tip.last().and_then(|line| tree(line))),
        });
        of_tips.collect()
    }

    /// The id of a folder without a file, by which git knows it although nobody has made one.
    fn empty_tree(&self) -> Result<String, RevisionError> {
        let id = self.ask(["hash-object", "-t", "tree", "--stdin"])?.unwrap_or_default();
        Ok(String::from_utf8_lossy(&id).trim_end().to_owned())
    }

    /// The files that folders have and one has not, each with the branch that the folder is of.
    fn added_in(
        &self,
        one: &str,
        others: &[(&str, &str)],
    ) -> Result<Vec<BranchFile>, RevisionError> {
        if others.is_empty() {
            return Ok(Vec::new());
        }
        let pairs: Vec<String> = others.iter().map(|(tree, _)| format!("{one} {tree}")).collect();
        let mut git = self.asking();
        git.args(["diff-tree", "--stdin", "-r", "-z", "--name-only", "--no-renames"]);
        git.arg("--diff-filter=A").stdin(Stdio::piped()).stdout(Stdio::piped());
        let (answer, has_ended_well) = read_all(git, pairs.join("\n") + "\n", |answer| {
            let mut all = Vec::new();
            answer.read_to_end(&mut all)?;
            Ok(Some(all))
        })?;
        if !has_ended_well {
            return Err(RevisionError::BranchesIncomplete);
        }
        Ok(added(&answer, one, others))
    }
}

/// A branch as git lists it: a star where it is the current one, what it stands for, its commit and its name.
fn tip(line: &str) -> Option<Tip> {
    let (commit, name) = line.strip_prefix("  ")?.split_once(' ')?;
    let local = name.strip_prefix("refs/heads/");
    let branch = local.or(name.strip_prefix("refs/remotes/"))?.to_owned();
    Some(Tip { commit: commit.to_owned(), branch })
}

/// The id in an answer, where it is that of a folder: id, type and size.
fn tree(line: &str) -> Option<String> {
    let mut words = line.split(' ');
    let (id, kind, size) = (words.next()?, words.next()?, words.next()?);
    let is_answer = id.bytes().all(|byte| byte.is_ascii_hexdigit()) && size.parse::<u64>().is_ok();
    (is_answer && kind == "tree" && words.next().is_none()).then(|| id.to_owned())
}

/// The files in an answer, in which a line with both ids stands before those of each folder. A name that is not UTF-8 is none of
/// a plan's.
fn added(answer: &[u8], one: &str, others: &[(&str, &str)]) -> Vec<BranchFile> {
    let mut others = others.iter().peekable();
    let mut branch = "";
    let mut files = Vec::new();
    for field in answer.split(|&byte| byte == 0).filter(|field| !field.is_empty()) {
        let mut path = field;
        // Of a folder that has nothing more, the line stands alone.
        while let Some((tree, next)) = others.peek() {
            let head = format!("{one} {tree}\n");
            let Some(rest) = path.strip_prefix(head.as_bytes()) else { break };
            (path, branch) = (rest, next);
            others.next();
        }
        if let (false, Ok(path)) = (path.is_empty(), std::str::from_utf8(path)) {
            files.push(BranchFile { path: path.to_owned(), branch: branch.to_owned() });
        }
    }
    files
}
