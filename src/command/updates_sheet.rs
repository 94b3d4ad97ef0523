//! The updates of a sheet: every row is judged before the first is written, and one bad row refuses all.

use std::collections::HashMap;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result};

use super::changing::deciding::refusal;
use super::changing::proposal::{FileChange, Proposal, There};
use super::changing::signing::{Signing, agency};
use super::stop::{Stop, help_lines};
use super::target::{Target, target};
use super::{App, Changing, Exit};
use crate::change::{Rate, Signed, Taken, UpdatedFile, Updates};
use crate::model::{Date, Plan};
use crate::query::{self, sheet};
use crate::render::{to_stderr, visible};
use crate::report::{ACTION_COLUMNS, CHASE_COLUMNS, DUE_COLUMNS, count};
use crate::store::Reading;

/// Takes the updates of a sheet.
///
/// # Errors
/// Where a row cannot be used, or an update is refused or cannot be written.
pub fn run(file: &Path, signing: &Signing, changing: &Changing, app: &App) -> Result<Exit> {
    let bytes = bytes(file)?;
    let name =
        if file == Path::new("-") { "standard input".into() } else { file.display().to_string() };
    let day = signing.day.given(app.today())?;
    let sheet = sheet::read(&bytes, is_of_a_list);
    changing.run(app, |reading| {
        let mut rows = Rows {
            reading,
            app,
            signing,
            day,
            updates: Updates::default(),
            there: HashMap::new(),
            proposal: Proposal::default(),
            faults: sheet.faults.iter().map(Fault::from).collect(),
        };
        for row in &sheet.rows {
            rows.take(row);
        }
        rows.proposal(&name)
    })
}

/// Whether a column is one that our own lists write: a lead may fill in what a list has given.
fn is_of_a_list(column: &str) -> bool {
    ACTION_COLUMNS.iter().any(|own| own.name == column)
        || CHASE_COLUMNS.iter().any(|own| own.name == column)
        || DUE_COLUMNS.iter().any(|own| own.name == column)
}

/// As many bytes a sheet may have: thousands of actions with long notes stay far below.
const LARGEST: u64 = 16 * 1024 * 1024;

fn bytes(file: &Path) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if file == Path::new("-") {
        let read = std::io::stdin().take(LARGEST + 1).read_to_end(&mut bytes);
        read.context("cannot read standard input")?;
    } else {
        let read = File::open(file).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes));
        read.with_context(|| format!("cannot read {}", file.display()))?;
    }
    if bytes.len() as u64 > LARGEST {
        return Err(Stop::new("the sheet is larger than 16 MiB, so nothing is changed")
            .help("give its rows in several sheets")
            .into());
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
            help: help_lines(fault.help.as_slice()),
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

/// The rows as far as they have been gone through.
struct Rows<'run> {
    reading: &'run Reading,
    app: &'run App,
    signing: &'run Signing,
    /// The day of rows that name none; it is never today by itself, or the same sheet would double all on another day.
    day: Option<Date>,
    updates: Updates<'run>,
    /// What they ask for that is in the plan already, by the path of its file.
    there: HashMap<&'run str, Vec<There>>,
    proposal: Proposal,
    faults: Vec<Fault>,
}

impl Rows<'_> {
    /// Adds the update of a row; one that is in the plan already needs nothing.
    fn take(&mut self, row: &sheet::Row) {
        if let Err(stop) = self.apply(row) {
            let help = stop.what_to_do();
            self.faults.push(Fault { line: row.line, message: stop.to_string(), help });
        }
    }

    fn apply(&mut self, row: &sheet::Row) -> Result<(), Stop> {
        let reading = self.reading;
        let Target { action, source } = target(&row.number, reading, self.app)?;
        let rate = self.rate(row, &reading.plan)?;
        let (number, line, proposal) = (action.number, row.line, &mut self.proposal);
        let taken = self.updates.take(line, &rate, (action, source));
        match taken.map_err(|refused| refusal(number, &refused, self.app))? {
            Taken::New(made) => {
                proposal.said.push(format!("{number}: {}", made.said));
                proposal.notes.extend(made.before.map(|next| {
                    format!("line {line}: it goes before the update of {number} of {next}")
                }));
            }
            Taken::InPlan { update, said } => {
                let said = format!("{number}: {said}");
                self.there.entry(&source.path).or_default().push(There { said, update: *update });
                proposal.notes.push(format!("line {line}: {number} has that update already"));
            }
            Taken::Repeated => {}
        }
        Ok(())
    }

    fn rate(&self, row: &sheet::Row, plan: &Plan) -> Result<Rate, Stop> {
        let by = match &row.by {
            Some(by) => Some(agency(plan, by)?),
            None => self.signing.author(plan)?,
        };
        let date = row.date.or(self.day).ok_or_else(|| {
            Stop::new("the row does not say of which day it is")
                .help("--date DATE gives one to every row that has none")
        })?;
        let date = self.signing.day.not_ahead(date, self.app.today())?;
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
    fn proposal(mut self, name: &str) -> Result<Proposal> {
        if !self.faults.is_empty() {
            return Err(refuse(name, &mut self.faults).into());
        }
        let change = |UpdatedFile { path, old, new }: UpdatedFile<'_>| FileChange {
            there: self.there.remove(path).unwrap_or_default(),
            ..FileChange::new(path, Some(old), new)
        };
        self.proposal.files = self.updates.files().map(change).collect();
        Ok(self.proposal)
    }
}
