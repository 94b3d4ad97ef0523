//! A repository whose settings name programs: none of them runs when a plan is read.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::dated::DatedPlan;
use crate::{branch, ends, plan};

/// Settings whose value is a program.
const PROGRAMS: [&str; 28] = [
    "core.alternateRefsCommand",
    "core.askPass",
    "core.editor",
    "core.fsmonitor",
    "core.gitProxy",
    "core.pager",
    "core.sshCommand",
    "credential.helper",
    "diff.external",
    "diff.odd.command",
    "diff.odd.textconv",
    "filter.odd.clean",
    "filter.odd.process",
    "filter.odd.smudge",
    "gpg.program",
    "gpg.ssh.program",
    "interactive.diffFilter",
    "merge.odd.driver",
    "pager.cat-file",
    "pager.diff-tree",
    "pager.for-each-ref",
    "pager.ls-tree",
    "pager.rev-list",
    "pager.rev-parse",
    "sequence.editor",
    "trailer.odd.command",
    "uploadpack.packObjectsHook",
    "web.browser",
];

/// Commands of git that an alias must not take the place of, and some that people use.
const ALIASES: [&str; 12] = [
    "cat-file",
    "diff-tree",
    "for-each-ref",
    "hash-object",
    "ls-files",
    "ls-tree",
    "merge-base",
    "rev-list",
    "rev-parse",
    "check-ignore",
    "status",
    "log",
];

const HOOKS: [&str; 14] = [
    "applypatch-msg",
    "commit-msg",
    "fsmonitor-watchman",
    "post-checkout",
    "post-commit",
    "post-index-change",
    "post-merge",
    "post-rewrite",
    "pre-auto-gc",
    "pre-commit",
    "pre-push",
    "pre-rebase",
    "prepare-commit-msg",
    "reference-transaction",
];

/// A plan of two commits and another branch, in which every program that git may be told to run leaves its name in a folder.
struct Trap {
    dated: DatedPlan,
    marks: PathBuf,
}

impl Trap {
    fn new() -> Self {
        let dated = plan();
        branch(&dated, "work", |dated| dated.plan.action("1.2", "due = 2019-12-31"));
        dated.plan.action("1.1", "due = 2020-01-31");
        dated.commit("2019-09-04", "Move it");
        // What is signed by somebody would have a program run to say by whom.
        let commit = dated.git("2019-09-04", &["cat-file", "commit", "HEAD"]);
        let signed = commit.replacen(
            "\n\n",
            "\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\n",
            1,
        );
        let raw = dated.top().join("raw");
        fs::write(&raw, signed).unwrap();
        let words = ["hash-object", "-t", "commit", "-w", raw.to_str().unwrap()];
        let id = dated.git("2019-09-04", &words);
        fs::remove_file(raw).unwrap();
        dated.git("2019-09-04", &["update-ref", "HEAD", id.trim()]);
        let marks = dated.top().join("marks");
        fs::create_dir(&marks).unwrap();
        let trap = Self { dated, marks };
        trap.set();
        trap
    }

    /// A program that leaves a mark under a name; a filter passes on what it is given.
    fn program(&self, name: &str) -> PathBuf {
        let path = self.dated.top().join("programs").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let mark = self.marks.join(name);
        let rest = if name.contains(".odd.") { "cat\n" } else { "" };
        fs::write(&path, format!("#!/bin/sh\ntouch '{}'\n{rest}", mark.display())).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        path
    }

    fn set(&self) {
        // Written into the file, since git itself would run some of them from then on.
        let mut settings = fs::read_to_string(self.dated.top().join(".git/config")).unwrap();
        let mut add = |key: &str, value: &str| {
            let (section, name) = key.rsplit_once('.').unwrap();
            let (first, second) = section.split_once('.').unwrap_or((section, ""));
            let second = if second.is_empty() { String::new() } else { format!(" \"{second}\"") };
            settings.push_str(&["[", first, &second, "]\n\t", name, " = ", value, "\n"].concat());
        };
        for key in PROGRAMS {
            add(key, &self.program(key).display().to_string());
        }
        for name in ALIASES {
            add(&format!("alias.{name}"), &format!("!{}", self.program(name).display()));
        }
        for hook in HOOKS {
            self.program(&format!("hooks/{hook}"));
        }
        fs::create_dir(self.marks.join("hooks")).unwrap();
        add("core.hooksPath", &self.dated.top().join("programs/hooks").display().to_string());
        for (key, value) in [
            ("branch.main.remote", "odd"),
            ("branch.main.merge", "refs/heads/main"),
            ("filter.odd.required", "true"),
            ("log.showSignature", "true"),
            ("remote.odd.promisor", "true"),
            ("remote.odd.uploadpack", &self.program("uploadpack").display().to_string()),
            ("remote.odd.url", "ext::sh -c touch% marks/ext"),
            ("submodule.recurse", "true"),
        ] {
            add(key, value);
        }
        fs::write(self.dated.top().join(".git/config"), settings).unwrap();
        let attributes = "* diff=odd filter=odd merge=odd ident text=auto\n";
        fs::write(self.dated.top().join(".gitattributes"), attributes).unwrap();
        assert_eq!(self.sprung(), [""; 0]);
    }

    /// The programs that ran since this was asked last.
    fn sprung(&self) -> Vec<String> {
        let mut names = Vec::new();
        for folder in [self.marks.clone(), self.marks.join("hooks")] {
            for entry in fs::read_dir(folder).into_iter().flatten() {
                let entry = entry.unwrap();
                if entry.file_type().unwrap().is_file() {
                    names.push(entry.file_name().into_string().unwrap());
                    fs::remove_file(entry.path()).unwrap();
                }
            }
        }
        names.sort();
        names
    }

    /// What runs when people give git a command.
    fn springs(&self, words: &[&str], name: &str) {
        git(self.dated.top(), words);
        let sprung = self.sprung();
        assert!(sprung.iter().any(|sprung| sprung == name), "git {words:?}: {sprung:?}");
    }
}

/// Runs git as its settings want it; how that ends is no matter.
fn git(folder: &Path, words: &[&str]) {
    Command::new("git")
        .args(["-c", "user.name=Ann", "-c", "user.email=ann@example.org"])
        .args(words)
        .current_dir(folder)
        .envs([("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_CONFIG_NOSYSTEM", "1")])
        .env_remove("GIT_PAGER")
        .output()
        .unwrap();
}

/// Every command that reads, and the one that asks other branches before it writes.
const COMMANDS: [&str; 34] = [
    "add 1 --title x --lead TC --due 2019-12-31 --dry-run",
    "changes",
    "changes HEAD~1",
    "changes 2019-09-02 work",
    "changes HEAD~1 HEAD --format html",
    "chase",
    "chase --at HEAD~1",
    "check",
    "check --at HEAD",
    "check --since HEAD~1",
    "check --since work --format github",
    "due",
    "due --at HEAD~1",
    "due --at 2019-09-02",
    "explain",
    "export --format json",
    "export --at HEAD~1 --format json",
    "history 1.1",
    "history 1.1 --at work",
    "history 1.2",
    "leads",
    "leads --at HEAD~1",
    "list",
    "list --at HEAD~1",
    "list --at HEAD^{/Add}",
    "report",
    "report --at HEAD~1",
    "schema action",
    "show 1.1",
    "show 1.1 --at HEAD~1",
    "summary",
    "summary --at HEAD~1",
    "timeline",
    "timeline --at HEAD~1",
];

#[test]
fn no_command_that_reads_springs_a_trap() {
    let trap = Trap::new();
    for command in COMMANDS {
        let words: Vec<&str> = command.split(' ').collect();
        let (code, printed, said) = ends(trap.dated.top(), &[], &words);
        assert_eq!(trap.sprung(), [""; 0], "{command}");
        let is_check = command.starts_with("check");
        // The deadline has moved without an update, which the check calls an error.
        let is_fine = code == Some(0) || is_check && code == Some(1) || {
            // An action that never was on this branch has no history.
            command == "history 1.2" && said.starts_with("error: no action 1.2")
        };
        assert!(is_fine, "{command}: {code:?} {printed}{said}");
    }
}

#[test]
fn the_traps_are_live() {
    let trap = Trap::new();
    trap.springs(&["status"], "core.fsmonitor");
    trap.springs(&["add", "--renormalize", "."], "filter.odd.process");
    git(trap.dated.top(), &["config", "--unset", "filter.odd.process"]);
    trap.sprung();
    trap.springs(&["diff", "work", "HEAD"], "diff.odd.command");
    trap.springs(&["diff", "--no-ext-diff", "work", "HEAD"], "diff.odd.textconv");
    trap.springs(&["show", "HEAD"], "gpg.program");
    trap.springs(&["commit", "--allow-empty"], "core.editor");
    trap.springs(&["commit", "--allow-empty", "-m", "x"], "pre-commit");
    trap.springs(&["update-ref", "refs/heads/new", "HEAD"], "reference-transaction");
    trap.springs(&["-c", "protocol.allow=always", "fetch", "odd"], "ext");
    trap.springs(&["fetch", "ssh://nowhere/x"], "core.sshCommand");
    trap.springs(&["add", "--renormalize", "."], "filter.odd.clean");
    fs::remove_file(trap.dated.file("1.1")).unwrap();
    trap.springs(&["checkout", "--", "plan"], "filter.odd.smudge");
    git(trap.dated.top(), &["config", "--unset", "diff.odd.command"]);
    trap.sprung();
    trap.springs(&["diff", "work", "HEAD"], "diff.external");
}
