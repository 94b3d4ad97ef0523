//! The updates of a sheet: every row is judged before the first is written, and one bad row refuses all.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result};

use super::deciding::refusal;
use super::proposal::{FileChange, Proposal, There};
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
    let today = signing.day.day(app.today())?;
    let sheet = sheet::read(&bytes, today, is_of_a_list);
    changing.run(app, |reading| {
        let mut updates = Updates {
            reading,
            app,
            signing,
            name: &name,
            files: BTreeMap::new(),
            proposal: Proposal::default(),
            faults: sheet.faults.iter().map(Fault::from).collect(),
        };
        for row in &sheet.rows {
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
fn refuse(name: &str, faults: &mut [Fault]) -> Stop {
    faults.sort_by_key(|fault| fault.line);
    for fault in faults.iter() {
        let said = format!("{name}:{}: {}\n", fault.line, visible(&fault.message));
        to_stderr(&(said + &fault.help));
    }
    Stop::new(format!("{name} has {}, so nothing is changed", count(faults.len(), "fault")))
        .help("mend that, and give it again: all of its rows are taken, or none")
}

/// A file as far as the rows have filled it.
struct Filled<'run> {
    source: &'run Source,
    /// Its text as it is to become.
    text: String,
    /// The action that it holds then.
    action: Action,
    /// What rows ask for that stands in it already.
    there: Vec<There>,
}

/// The updates as far as the rows have been gone through.
struct Updates<'run> {
    reading: &'run Reading,
    app: &'run App,
    signing: &'run Signing,
    name: &'run str,
    /// The files of the updates, by their paths.
    files: BTreeMap<&'run str, Filled<'run>>,
    proposal: Proposal,
    faults: Vec<Fault>,
}

impl Updates<'_> {
    /// Adds the update of a row; one that is in the plan already needs nothing.
    fn take(&mut self, row: &sheet::Row) {
        if let Err(stop) = self.apply(row) {
            let help = stop.what_to_do();
            self.faults.push(Fault { line: row.line, message: stop.to_string(), help });
        }
    }

    fn apply(&mut self, row: &sheet::Row) -> Result<(), Stop> {
        let reading = self.reading;
        let found = target(&row.number, reading, |file| self.app.from_here(file))?;
        let rate = self.rate(row, &reading.plan)?;
        let filled = self.files.entry(&found.source.path).or_insert_with(|| Filled {
            source: found.source,
            text: found.source.text.clone(),
            action: found.action.clone(),
            there: Vec::new(),
        });
        let (number, line, proposal) = (filled.action.number, row.line, &mut self.proposal);
        match change::apply(&rate, &filled.action, &filled.text) {
            Ok(changed) => {
                filled.action = action_in(&changed.text, &filled.action);
                filled.text = changed.text;
                proposal.said.push(format!("{number}: {}", changed.made.said));
                let late = changed.made.before;
                proposal.notes.extend(late.map(|next| {
                    format!("line {line}: it goes before the update of {number} of {next}")
                }));
            }
            Err(Refused::SameUpdate { update }) => {
                let said = format!("{number}: {}", rate.said());
                filled.there.push(There { said, update: *update });
                proposal.notes.push(format!("line {line}: {number} has that update already"));
            }
            Err(refused) => return Err(refusal(number, &refused)),
        }
        Ok(())
    }

    fn rate(&self, row: &sheet::Row, plan: &Plan) -> Result<Rate, Stop> {
        let by = match &row.by {
            Some(by) => Some(agency(plan, by)?),
            None => self.signing.author(plan)?,
        };
        let date = self.signing.day.not_ahead(row.date, self.app.today())?;
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

    /// All of it, or every fault. Files of updates that are there already are part of it: a command that was stopped before
    /// its commit is ended by the same one.
    fn proposal(mut self) -> Result<Proposal> {
        if !self.faults.is_empty() {
            return Err(refuse(self.name, &mut self.faults).into());
        }
        let change = |filled: Filled<'_>| FileChange {
            there: filled.there,
            ..FileChange::new(&filled.source.path, Some(&filled.source.text), filled.text)
        };
        self.proposal.files = self.files.into_values().map(change).collect();
        Ok(self.proposal)
    }
}
