//! The updates of a sheet: every row is judged before the first is written, and one bad row refuses all.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result};

use super::deciding::refusal;
use super::proposal::{FileChange, Proposal};
use super::signing::{Signing, agency};
use super::stop::Stop;
use super::target::target;
use super::{App, Changing, Exit};
use crate::change::{self, Rate, Refused, Signed};
use crate::model::{Action, Plan};
use crate::query::{self, sheet};
use crate::render::{to_stderr, visible};
use crate::report::{ACTION_COLUMNS, DUE_COLUMNS, count};
use crate::store::{Reading, Source, action_in};

/// Takes the updates of a sheet.
///
/// # Errors
/// Where a row cannot be used, or an update is refused or cannot be written.
pub fn run(file: &Path, signing: &Signing, changing: &Changing, app: &App) -> Result<Exit> {
    let bytes = bytes(file)?;
    let name =
        if file == Path::new("-") { "standard input".into() } else { file.display().to_string() };
    let today = signing.date(app.today())?;
    let rows = sheet::read(&bytes, today, is_of_a_list)
        .map_err(|faults| refuse(&name, &faults.iter().map(Fault::from).collect::<Vec<_>>()))?;
    changing.run(app, |reading| {
        let mut updates = Updates {
            reading,
            app,
            signing,
            name: &name,
            files: BTreeMap::new(),
            proposal: Proposal::default(),
            faults: Vec::new(),
        };
        for row in &rows {
            updates.take(row);
        }
        updates.proposal()
    })
}

/// Whether a column is one that our own lists write: a lead may fill in what a list has given.
fn is_of_a_list(column: &str) -> bool {
    ACTION_COLUMNS.iter().any(|own| own.name == column)
        || DUE_COLUMNS.iter().any(|own| own.name == column)
}

fn bytes(file: &Path) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if file == Path::new("-") {
        std::io::stdin().read_to_end(&mut bytes).context("cannot read standard input")?;
    } else {
        bytes = std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    }
    Ok(bytes)
}

/// What is wrong with a row.
struct Fault {
    line: usize,
    message: String,
    /// What to do, as it stands below.
    help: String,
}

impl From<&sheet::Fault> for Fault {
    fn from(fault: &sheet::Fault) -> Self {
        let column = fault.column.as_ref().map(|column| format!("{column}: ")).unwrap_or_default();
        Self {
            line: fault.line,
            message: format!("{column}{}", fault.message),
            help: fault.help.iter().fold(Stop::new(""), Stop::help).what_to_do(),
        }
    }
}

/// Names every fault at its line, and stops the command.
fn refuse(name: &str, faults: &[Fault]) -> Stop {
    for fault in faults {
        let said = format!("{name}:{}: {}\n", fault.line, visible(&fault.message));
        to_stderr(&(said + &fault.help));
    }
    Stop::new(format!("{name} has {}, so nothing is changed", count(faults.len(), "fault")))
        .help("mend that, and give it again: all of its rows are taken, or none")
}

/// The updates as far as the rows have been gone through.
struct Updates<'run> {
    reading: &'run Reading,
    app: &'run App,
    signing: &'run Signing,
    name: &'run str,
    /// The files that change, by their paths: the text as it is to become, and the action that it holds then.
    files: BTreeMap<&'run str, (&'run Source, String, Action)>,
    proposal: Proposal,
    faults: Vec<Fault>,
}

impl Updates<'_> {
    /// Adds the update of a row; one that is in the plan already needs nothing.
    fn take(&mut self, row: &sheet::Row) {
        match self.apply(row) {
            Ok(Some(said)) => self.proposal.said.push(said),
            Ok(None) => self
                .proposal
                .notes
                .push(format!("line {}: {} has that update already", row.line, row.number)),
            Err(stop) => self.faults.push(Fault {
                line: row.line,
                message: stop.to_string(),
                help: stop.what_to_do(),
            }),
        }
    }

    fn apply(&mut self, row: &sheet::Row) -> Result<Option<String>, Stop> {
        let reading = self.reading;
        let found = target(&row.number, reading, |file| self.app.from_here(file))?;
        let rate = self.rate(row, &reading.plan)?;
        let (_, text, action) = self
            .files
            .entry(&found.source.path)
            .or_insert_with(|| (found.source, found.source.text.clone(), found.action.clone()));
        let number = action.number;
        let changed = match change::apply(&rate, action, text) {
            Err(Refused::SameUpdate { .. }) => return Ok(None),
            result => result.map_err(|refused| refusal(number, &refused))?,
        };
        *action = action_in(&changed.text, action);
        *text = changed.text;
        Ok(Some(format!("{number}: {}", changed.made.said)))
    }

    fn rate(&self, row: &sheet::Row, plan: &Plan) -> Result<Rate, Stop> {
        let by = match &row.by {
            Some(by) => Some(agency(plan, by)?),
            None => self.signing.author(plan)?,
        };
        let date = self.signing.not_ahead(row.date, self.app.today())?;
        let evidence = row.evidence.iter().map(|typed| query::evidence(plan, typed));
        Ok(Rate {
            signed: Signed { by, date },
            rag: row.rag,
            impact: row.impact,
            note: row.note.clone(),
            asks: row.asks.clone(),
            evidence: evidence.collect::<Result<_, _>>()?,
        })
    }

    /// All of it, or every fault.
    fn proposal(mut self) -> Result<Proposal> {
        if !self.faults.is_empty() {
            return Err(refuse(self.name, &self.faults).into());
        }
        let is_changed = |source: &Source, new: &String| source.text != *new;
        self.proposal.files = self
            .files
            .into_iter()
            .filter(|(_, (source, new, _))| is_changed(source, new))
            .map(|(path, (source, new, _))| FileChange {
                path: path.to_owned(),
                old: Some(source.text.clone()),
                new,
            })
            .collect();
        Ok(self.proposal)
    }
}
