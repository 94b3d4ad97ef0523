//! The paper's parts in their order: what is to be decided first, the whole register last.

use super::missing::Updates;
use super::register::{self, ObjectiveRow};
use super::subject::Dated;
use super::{Paper, moved, movement, reasons, sections};
use crate::report::{
    Audience, Document, Figure, Listing, Mark, Part, Report, Table, count, long_date, months,
    quarters,
};

impl Paper {
    /// The parts that people read.
    pub(super) fn parts(&self) -> Vec<Part> {
        let parts = [
            self.opening(),
            self.decisions_asked(),
            self.ratings_by_section(),
            self.what_got_worse(),
            self.late(),
            self.moves(),
            self.changes(),
            self.next(),
            self.reds_and_ambers(),
            self.impact_beside_delivery(),
            self.updates_missing(),
            self.objectives(),
            self.key(),
        ];
        parts.into_iter().flatten().collect()
    }

    fn opening(&self) -> Vec<Part> {
        let foreword = self.foreword.iter().map(|words| Part::Prose(words.clone()));
        [Part::Title(self.title()), Part::Text(self.in_a_sentence())]
            .into_iter()
            .chain(foreword)
            .chain([Part::Figures(self.key_figures())])
            .collect()
    }

    /// The period and the plan.
    pub(super) fn in_a_sentence(&self) -> String {
        let plan = self.plan.as_deref().unwrap_or("The plan");
        let of = self.organisation.as_ref().map(|organisation| format!(" of {organisation}"));
        let day = long_date(self.today);
        let words = self.period.words();
        let of = of.unwrap_or_default();
        format!("{plan}{of}, {words}; {}, their figures as on {day}.", self.which_actions())
    }

    /// How many actions it is about, and which.
    fn which_actions(&self) -> String {
        let actions = count(self.figures.actions, "action");
        match &self.only {
            Some(only) => {
                format!(
                    "{} of its {} only ({only})",
                    self.figures.actions,
                    count(self.actions_of_plan, "action")
                )
            }
            None => actions,
        }
    }

    fn key_figures(&self) -> Vec<Figure> {
        let counts = self.figures;
        let figure = |number: usize, words: &str, mark: Option<Mark>| Figure {
            number,
            words: words.to_owned(),
            mark,
        };
        let plural = |number: usize, one: &str, many: &str| {
            if number == 1 { one.to_owned() } else { many.to_owned() }
        };
        let decisions = self.decisions.count();
        let overdue = self.overdue.listing.rows.len();
        vec![
            figure(decisions, &plural(decisions, "decision asked", "decisions asked"), None),
            figure(overdue, &self.overdue_in_words(), Some(Mark::Late)),
            figure(counts.complete, "complete", Some(Mark::Complete)),
            figure(counts.red, "red", Some(Mark::Red)),
            figure(counts.amber, "amber", Some(Mark::Amber)),
            figure(counts.green, "green", Some(Mark::Green)),
            figure(counts.not_rated, "not rated", Some(Mark::NotRated)),
        ]
    }

    /// What the number of deadlines that have passed is of: the tables below it count actions.
    fn overdue_in_words(&self) -> String {
        let rows = &self.overdue.listing.rows;
        let words = if rows.len() == 1 { "deadline overdue" } else { "deadlines overdue" };
        match rows.iter().filter(|row| row.milestone.is_some()).count() {
            0 => words.to_owned(),
            1 => format!("{words}, 1 of a milestone"),
            milestones => format!("{words}, {milestones} of milestones"),
        }
    }

    fn decisions_asked(&self) -> Vec<Part> {
        let mut parts = vec![heading("Decisions asked")];
        if self.decisions.count() == 0 {
            parts.push(text("Nothing is asked of the group."));
            return parts;
        }
        if !self.decisions.asks.rows.is_empty() {
            // The day of each stands beside it; some are older than the period.
            parts.push(Part::Table(self.decisions.asks.table(Audience::People)));
        }
        if !self.decisions.unagreed_moves.rows.is_empty() {
            parts.push(subheading("Deadlines whose move nobody has agreed"));
            // Most are older than the period: the line on what came after it would be wrong of them.
            parts.push(Part::Table(moved::with_reasons(&self.decisions.unagreed_moves)));
        }
        parts
    }

    fn ratings_by_section(&self) -> Vec<Part> {
        let start = self.start;
        let mut parts = vec![heading("Ratings by section")];
        parts.push(Part::Tally(sections::tally(&self.sections, self.today)));
        parts.push(subheading("Now and at the start of the period"));
        let moved = self.figures.moved_in_words(&self.before, start);
        parts.push(Part::Text(
            moved.unwrap_or_else(|| format!("The counts are the same as on {}.", long_date(start))),
        ));
        parts.push(Part::Table(sections::table(&self.sections)));
        if let Some(tally) = quarters::tally(&self.quarters) {
            parts.extend([subheading("Ratings quarter by quarter"), Part::Tally(tally)]);
        }
        parts
    }

    fn what_got_worse(&self) -> Vec<Part> {
        let mut parts = vec![heading("What got worse, and why")];
        if self.worse.rows.is_empty() {
            parts.push(text("No rating fell."));
        }
        if !self.worse.rows.is_empty() {
            parts.push(Part::Table(movement::with_reasons(&self.worse)));
        }
        if !self.better.rows.is_empty() {
            parts.push(subheading("What got better"));
            parts.push(Part::Table(movement::with_reasons(&self.better)));
        }
        parts
    }

    fn late(&self) -> Vec<Part> {
        let mut parts = vec![heading("Overdue")];
        match self.overdue.listing.rows.as_slice() {
            [] => parts.push(text("Nothing is overdue.")),
            _ => parts.extend(self.overdue.document(Audience::People).parts),
        }
        parts
    }

    fn moves(&self) -> Vec<Part> {
        let mut parts = vec![heading("Deadlines that moved")];
        if self.moved.rows.is_empty() {
            parts.push(text("No deadline moved."));
        }
        parts.extend(with_since(&self.moved, moved::with_reasons(&self.moved)));
        parts
    }

    fn changes(&self) -> Vec<Part> {
        let mut parts = vec![heading("Completed in the period")];
        if self.completed.rows.is_empty() {
            parts.push(text("Nothing was completed."));
        }
        parts.extend(shown(&self.completed));
        parts.extend(below("Going on again", &self.reopened));
        parts.extend(below("Suspended or withdrawn", &self.ended));
        parts.extend(below("New in the plan", &self.added));
        parts
    }

    fn next(&self) -> Vec<Part> {
        let last = long_date(self.period.next_to.max(self.today));
        let mut parts = vec![heading(&format!("Falls due by {last}"))];
        match self.due_next.listing.rows.as_slice() {
            [] => parts.push(text("Nothing falls due in this time.")),
            _ => parts.extend(self.due_next.document(Audience::People).parts),
        }
        if let Some(tally) = months::tally(&self.months) {
            parts.extend([subheading("Deadlines month by month"), Part::Tally(tally)]);
        }
        parts.push(subheading("Timeline"));
        parts.extend(self.dates.document(Audience::People).parts);
        parts
    }

    fn reds_and_ambers(&self) -> Vec<Part> {
        let mut parts = vec![heading("Every red and amber, and why")];
        if self.ratings.rows.is_empty() {
            parts.push(text("No action under way is rated red or amber."));
        } else {
            parts.push(Part::Table(reasons::with_reasons(&self.ratings)));
        }
        parts
    }

    fn impact_beside_delivery(&self) -> Vec<Part> {
        let mut parts = vec![heading("Impact beside delivery")];
        parts.push(Part::Table(self.impact.table.table(Audience::People)));
        let without = &self.impact.delivered_without;
        if without.rows.is_empty() {
            parts.push(text("Nothing is delivered without impact."));
        } else {
            parts.push(subheading("Delivered without impact, or with none that anybody has rated"));
            parts.push(Part::Table(without.table(Audience::People)));
        }
        parts
    }

    fn updates_missing(&self) -> Vec<Part> {
        let mut parts = vec![heading("Updates missing")];
        parts.extend(self.no_updates.map(|why| text(why.words())));
        let Some(updates) = &self.updates else { return parts };
        parts.push(Part::Text(updates.words(self.today)));
        if updates.missing > 0 {
            parts.push(Part::Table(updates.leads.table(Audience::People)));
        }
        if !updates.missed.rows.is_empty() {
            parts.push(subheading("Never given for an earlier time"));
            parts.push(Part::Table(updates.missed.table(Audience::People)));
        }
        parts
    }

    /// By section, each objective with what the inspectors found and its actions.
    fn objectives(&self) -> Vec<Part> {
        let mut parts = vec![heading("Objectives, with their actions and latest evidence")];
        let of_section = self.objectives.chunk_by(|one, other| one.section == other.section);
        for objectives in of_section {
            let title = objectives.first().map(|objective| objective.section_title.clone());
            parts.push(Part::Subheading(title.unwrap_or_default()));
            parts.extend(objectives.iter().flat_map(ObjectiveRow::parts));
        }
        parts
    }

    fn key(&self) -> Vec<Part> {
        let key = self.ratings_key.part();
        key.map(|key| vec![heading("What the ratings mean"), key]).unwrap_or_default()
    }

    /// Every table, a sheet each, and what the ratings mean.
    pub(super) fn sheets(&self) -> Document {
        let audience = Audience::Spreadsheet;
        let of_updates =
            |updates: &Updates| [updates.leads.table(audience), updates.missed.table(audience)];
        let updates = self.updates.as_ref().map(of_updates).into_iter().flatten();
        let tables = [
            self.decisions.asks.table(audience),
            self.decisions.unagreed_moves.table(audience),
            sections::table(&self.sections),
            quarters::table(&self.quarters),
            self.worse.table(audience),
            self.better.table(audience),
            self.reopened.table(audience),
            self.overdue.listing.table(audience),
            self.moved.table(audience),
            self.completed.table(audience),
            self.ended.table(audience),
            self.added.table(audience),
            self.due_next.listing.table(audience),
            self.ratings.table(audience),
            self.impact.table.table(audience),
            self.impact.delivered_without.table(audience),
        ];
        let months = months::tally(&self.months).map(|tally| tally.table);
        let register = [
            register::objectives_table(&self.objectives),
            register::table(&self.objectives, audience),
        ];
        let all = tables.into_iter().chain(updates).chain(months).chain(register);
        let said = std::iter::once(Part::Text(self.in_a_sentence()))
            .chain(self.foreword.iter().map(|words| Part::Prose(words.clone())));
        let tables = all.filter(|table| !table.rows.is_empty()).map(Part::Table);
        Document::new(said.chain(tables).chain(self.ratings_key.part()))
    }
}

impl ObjectiveRow {
    fn parts(&self) -> Vec<Part> {
        let found = self.found().map(Part::Prose);
        let table = Table { is_register: true, ..self.actions.table(Audience::People) };
        [Part::Minor(self.heading())].into_iter().chain(found).chain([Part::Table(table)]).collect()
    }
}

fn heading(words: &str) -> Part {
    Part::Heading(words.to_owned())
}

fn subheading(words: &str) -> Part {
    Part::Subheading(words.to_owned())
}

fn text(words: &str) -> Part {
    Part::Text(words.to_owned())
}

/// The rows below a heading of their own, where there are any.
fn below<Row: Dated>(words: &str, listing: &Listing<Row>) -> Vec<Part> {
    if listing.rows.is_empty() {
        return Vec::new();
    }
    [subheading(words)].into_iter().chain(shown(listing)).collect()
}

/// The rows, and a line on those that happened after the period's end; nothing where there are none.
fn shown<Row: Dated>(listing: &Listing<Row>) -> Vec<Part> {
    with_since(listing, listing.table(Audience::People))
}

/// The same with a table of one's own.
fn with_since<Row: Dated>(listing: &Listing<Row>, table: Table) -> Vec<Part> {
    if listing.rows.is_empty() {
        return Vec::new();
    }
    let later = listing.rows.iter().filter(|row| !row.is_in_period());
    let later: Vec<String> = later.map(|row| row.subject().number.to_string()).collect();
    let since = (!later.is_empty())
        .then(|| Part::Text(format!("Since the period's end: {}.", later.join(", "))));
    [Part::Table(table)].into_iter().chain(since).collect()
}
