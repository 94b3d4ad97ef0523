//! The whole folder, read once on all cores.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use rayon::prelude::*;

use super::{
    Aim, Committed, FileKind, Held, OBJECTIVE, ObjectiveFolder, Place, Problem, ProblemKind,
    Repository, Source, Stages, document, evidence, folder, in_natural_order, locate, records,
    shape,
};
use crate::model::{
    Action, Agency, AgencyId, Group, GroupId, Number, Objective, Plan, SectionId, Update, Why,
};

/// A plan as read from its folder, with the files it came from.
#[derive(Debug, Default)]
pub struct Reading {
    /// The plan folder.
    pub root: PathBuf,
    /// The plan, as far as it can be read.
    pub plan: Plan,
    /// Every TOML file of the folder, in the order of their names.
    pub sources: Vec<Source>,
    /// For each of the plan's actions, its file's place among the sources.
    pub action_sources: Vec<usize>,
    /// For each of the plan's objectives, its file's place among the sources.
    pub objective_sources: Vec<usize>,
    /// The objectives' folders, in the order of their names.
    pub objective_folders: Vec<ObjectiveFolder>,
    /// Which of the lists that other files refer to cannot be read whole.
    pub unread: Unread,
    /// The commit that it was read from; `None`: the folder as it lies there.
    pub committed: Option<Committed>,
    evidence_not_held: OnceLock<HashMap<String, Held>>,
    conflicts: OnceLock<BTreeMap<String, Stages>>,
}

/// Of each list that other files refer to, whether it cannot be read whole: nothing that is not in it can be called unknown then.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unread {
    /// The sections of plan.toml.
    pub sections: bool,
    /// The register of agencies.toml, which may also be missing.
    pub agencies: bool,
    /// The groups of governance.toml. A plan without that file has none.
    pub groups: bool,
}

impl Unread {
    fn of(sources: &[Source]) -> Self {
        let at = |place: Place| sources.iter().find(|source| source.place == place);
        Self {
            sections: at(Place::Plan).is_none_or(|source| {
                source.is_broken() || source.problems.iter().any(is_about_sections)
            }),
            agencies: at(Place::Agencies).is_none_or(Source::hides_an_id),
            groups: at(Place::Governance).is_some_and(Source::hides_an_id),
        }
    }
}

/// What one file holds.
pub(super) enum Record {
    Plan(Box<Plan>),
    Agencies(Vec<Agency>),
    Governance(Vec<Group>),
    Objective(Objective),
    Action(Box<Action>),
    Nothing,
}

/// Reads a plan folder. Whatever is wrong in it is a problem of one of the sources; nothing stops the reading.
pub fn read(root: &Path) -> Reading {
    joined(root, folder::list(root).into_par_iter().map(|found| parsed(file(root, found))).unzip())
}

/// Reads of a plan folder the plan's own lists and the file of one action, as if there were no others.
pub fn read_about(root: &Path, number: Number) -> Reading {
    let is_wanted =
        |found: &folder::Found| Place::of(&folder::relative(root, &found.path)).is_about(number);
    let may_hold = |folder: &str| match Place::of(&format!("{folder}/{OBJECTIVE}")) {
        Place::Objective { number: objective, .. } => objective == number.objective,
        _ => true,
    };
    let found = folder::list_in(root, may_hold).into_iter().filter(is_wanted);
    let files: Vec<folder::Found> = found.collect();
    joined(root, files.into_iter().map(|found| parsed(file(root, found))).unzip())
}

/// The plan that the files hold together.
pub(super) fn joined(root: &Path, (sources, records): (Vec<Source>, Vec<Record>)) -> Reading {
    let mut reading = Reading { root: root.to_owned(), sources, ..Reading::default() };
    let mut actions = Vec::new();
    let mut objectives = Vec::new();
    for (index, record) in records.into_iter().enumerate() {
        let plan = &mut reading.plan;
        match record {
            Record::Plan(own) => {
                *plan = Plan {
                    agencies: std::mem::take(&mut plan.agencies),
                    groups: std::mem::take(&mut plan.groups),
                    ..*own
                };
            }
            Record::Agencies(agencies) => plan.agencies = agencies,
            Record::Governance(groups) => plan.groups = groups,
            Record::Objective(objective) => objectives.push((objective, index)),
            Record::Action(action) => actions.push((action, index)),
            Record::Nothing => {}
        }
    }
    reading.unread = Unread::of(&reading.sources);
    reading.objective_folders = ObjectiveFolder::of(&reading.sources);
    // Stable, so that of two files with one number the first by name stays the first.
    actions.sort_by_key(|(action, _)| action.number);
    objectives.sort_by_key(|(objective, _)| objective.number);
    (reading.plan.actions, reading.action_sources) =
        actions.into_iter().map(|(action, source)| (*action, source)).unzip();
    (reading.plan.objectives, reading.objective_sources) = objectives.into_iter().unzip();
    reading
}

/// Whether a problem of plan.toml leaves it open which sections there are.
fn is_about_sections(problem: &Problem) -> bool {
    match &problem.kind {
        ProblemKind::KeyMissing { key, .. } if key.name == "sections" => true,
        ProblemKind::KeyUnknown { nearest: Some("sections"), .. } => true,
        ProblemKind::WrongType { key, .. } if key == "sections" => true,
        _ => problem.table.starts_with("sections"),
    }
}

/// A file with its text, or with what keeps it from being read.
fn file(root: &Path, found: folder::Found) -> Source {
    let source = Source::at(folder::relative(root, &found.path));
    let content = match found.refused {
        Some(refused) => Err(refused),
        None if source.place.is_expected() => folder::text(&found.path),
        None => Ok((String::new(), None)),
    };
    holding(source, content)
}

/// A file with its content, or with what keeps it from having any.
pub(super) fn holding(
    mut source: Source,
    content: Result<(String, Option<Problem>), ProblemKind>,
) -> Source {
    match content {
        Ok((text, problem)) => {
            source.text = text;
            source.problems.extend(problem);
        }
        Err(kind) => source.problems.push(Problem { kind, span: None, table: String::new() }),
    }
    source
}

/// What a file holds, and what is wrong with it.
pub(super) fn parsed(mut source: Source) -> (Source, Record) {
    let can_be_read = source.problems.is_empty() && source.place.is_expected();
    let record = if can_be_read { record(&mut source) } else { Record::Nothing };
    (source, record)
}

/// Parses a file once, looks at its shape, and takes its record out.
fn record(source: &mut Source) -> Record {
    let mut problems = Vec::new();
    let kind = FileKind::at(&source.place);
    let root = document::parse(&source.text, kind, &mut problems);
    let root = root.get_ref();
    // What a broken text yields is a guess: its syntax is all that can be said of it.
    let is_broken = problems.iter().any(|problem| problem.kind.breaks_the_file());
    if let Some(kind) = kind.filter(|_| !is_broken) {
        shape::look(&source.text, root, kind.keys(), &mut problems);
    }
    let record = match &source.place {
        // How strict the check is counts all the same: else one slip in plan.toml would be followed by all its exceptions.
        Place::Plan if is_broken => {
            let settings = records::settings(root);
            Record::Plan(Box::new(Plan { settings, ..Plan::default() }))
        }
        _ if is_broken => Record::Nothing,
        Place::Plan => {
            let mut plan = Plan::default();
            records::plan(root, &mut plan);
            Record::Plan(Box::new(plan))
        }
        Place::Agencies => Record::Agencies(records::agencies(root)),
        Place::Governance => Record::Governance(records::groups(root)),
        Place::Objective { section, number } => {
            Record::Objective(records::objective(root, section.clone(), *number))
        }
        Place::Action { section, number, .. } => {
            Record::Action(Box::new(records::action(root, section.clone(), *number)))
        }
        Place::Journey | Place::Indicator | Place::Nowhere { .. } => Record::Nothing,
    };
    source.problems = problems;
    record
}

/// An action as its file's text states it, for a change that follows another. What a broken text yields is a guess.
pub fn action_in(text: &str, before: &Action) -> Action {
    action_at(text, before.section.clone(), before.number)
}

/// An action that a text states, of which the path of its file would say section and number.
pub fn action_at(text: &str, section: SectionId, number: Number) -> Action {
    records::action(locate::tree(text).get_ref(), section, number)
}

/// An action that a text states; `None`: its syntax keeps it from stating anything.
pub(super) fn action_unless_broken(
    text: &str,
    section: SectionId,
    number: Number,
) -> Option<Action> {
    let mut problems = Vec::new();
    let root = document::parse(text, Some(FileKind::Action), &mut problems);
    let is_broken = problems.iter().any(|problem| problem.kind.breaks_the_file());
    (!is_broken).then(|| records::action(root.get_ref(), section, number))
}

/// The files of a plan folder in which git holds a conflict open; none where git cannot say.
pub fn conflicts_in(root: &Path) -> BTreeMap<String, Stages> {
    Repository::around(root)
        .and_then(|repository| repository.unmerged(root).ok())
        .unwrap_or_default()
}

/// The updates that the text of an action's file holds.
pub fn updates_in(text: &str) -> Vec<Update> {
    records::updates(locate::tree(text).get_ref())
}

impl Reading {
    /// The plan as it would be with these texts in its files, some of which may not be there yet: by the path from the plan
    /// folder.
    pub fn with(&self, texts: &BTreeMap<String, String>) -> Self {
        let mut sources: Vec<Source> = self.sources.iter().map(Source::unparsed).collect();
        for (path, text) in texts {
            let content = folder::as_text(text.clone().into_bytes());
            let source = holding(Source::at(path.clone()), content);
            match sources.binary_search_by(|other| in_natural_order(&other.path, path)) {
                Ok(there) => sources.splice(there..=there, [source]).for_each(drop),
                Err(place) => sources.insert(place, source),
            }
        }
        let reading = joined(&self.root, sources.into_par_iter().map(parsed).unzip());
        // Other texts settle nothing for git, which need not be asked again.
        reading.note_conflicts(self.conflicts().clone());
        reading
    }

    /// The source of an action of the plan, by its place there.
    pub fn action_source(&self, index: usize) -> Option<&Source> {
        self.sources.get(*self.action_sources.get(index)?)
    }

    /// The place among the sources of the file of an action of this plan.
    pub fn source_of(&self, action: &Action) -> Option<usize> {
        let place = self.plan.actions.iter().position(|other| std::ptr::eq(other, action))?;
        self.action_sources.get(place).copied()
    }

    /// The place among the sources of the first file of a kind.
    pub fn source_at(&self, place: &Place) -> Option<usize> {
        self.sources.iter().position(|source| source.place == *place)
    }

    /// The sections in whose folders objectives lie, but that plan.toml does not list.
    pub fn unknown_sections(&self) -> Vec<&SectionId> {
        let mut unknown: Vec<&SectionId> =
            self.objective_folders.iter().map(|folder| &folder.section).collect();
        unknown.dedup();
        unknown.retain(|id| !self.unread.sections && self.plan.section(id).is_none());
        unknown
    }

    /// The bytes of a source that each aim points at. The file is parsed again for it, once: only files with findings are.
    pub fn locate(&self, source: usize, aims: &[Aim]) -> Vec<Option<std::ops::Range<usize>>> {
        let Some(source) = self.sources.get(source) else { return vec![None; aims.len()] };
        let tree = locate::tree(&source.text);
        aims.iter().map(|aim| locate::locate(tree.get_ref(), aim)).collect()
    }

    /// Whether a file that an update of the plan names as evidence is there, or was in the commit. Nothing is opened.
    pub fn holds(&self, path: &str) -> Held {
        let not_held = || match &self.committed {
            None => evidence::not_held(&self.plan, &self.root),
            Some(committed) => match committed.files_beside(&self.root) {
                Some(files) => evidence::not_among(&self.plan, &files),
                None => HashMap::new(),
            },
        };
        self.evidence_not_held.get_or_init(not_held).get(path).copied().unwrap_or(Held::Here)
    }

    /// The files in which git holds a conflict open, by their path from the plan folder. A commit has none.
    pub fn conflicts(&self) -> &BTreeMap<String, Stages> {
        self.conflicts.get_or_init(|| match self.committed {
            None => conflicts_in(&self.root),
            Some(_) => BTreeMap::new(),
        })
    }

    /// Takes note of the conflicts, of a folder for which git was asked before.
    pub fn note_conflicts(&self, conflicts: BTreeMap<String, Stages>) {
        // Whoever has looked already has asked git too.
        let _ = self.conflicts.set(conflicts);
    }

    /// The files whose action no report shows, in their order: with `None`, the file itself cannot be read as an action.
    pub fn left_out(&self) -> Vec<(&Source, Option<Why>)> {
        let is_lost = |source: &Source| match source.place {
            Place::Action { .. } => source.is_broken(),
            _ => source.may_be_an_action(),
        };
        let lost = self
            .sources
            .iter()
            .enumerate()
            .filter(|(_, source)| is_lost(source))
            .map(|(index, _)| (index, None));
        let of_action = |index| self.action_sources.get(index).copied();
        let incomplete = self.plan.left_out();
        let incomplete = incomplete
            .iter()
            .filter_map(|left_out| Some((of_action(left_out.index)?, Some(left_out.why))));
        let mut all: Vec<(usize, Option<Why>)> = lost.chain(incomplete).collect();
        all.sort_by_key(|&(index, _)| index);
        all.into_iter().filter_map(|(index, why)| Some((self.sources.get(index)?, why))).collect()
    }

    /// The files of the plan's own lists that are there but cannot be read: what they say is missing from every report.
    pub fn unread_files(&self) -> Vec<&Source> {
        let is_list =
            |place: &Place| matches!(place, Place::Plan | Place::Agencies | Place::Governance);
        self.sources.iter().filter(|source| is_list(&source.place) && source.is_broken()).collect()
    }

    /// Whether something of an action cannot be read, so that nobody can say whom or what the plan leaves out.
    pub fn hides_an_action(&self) -> bool {
        self.sources.iter().any(Source::hides_an_action)
    }

    /// Whether the agency is on the register, or the register cannot be read.
    pub fn knows_agency(&self, id: &AgencyId) -> bool {
        self.unread.agencies || self.plan.agency(id).is_some()
    }

    /// Whether the group is one of the plan's, or its groups cannot be read.
    pub fn knows_group(&self, id: &GroupId) -> bool {
        self.unread.groups || self.plan.group(id).is_some()
    }

    /// Whether a file of that number is left out.
    pub fn leaves_out(&self, number: Number) -> bool {
        self.left_out().into_iter().any(|(source, _)| {
            matches!(source.place, Place::Action { number: own, .. } if own == number)
        })
    }
}
