//! Which actions, in which order, with which columns: the same options on every command that lists.

use anyhow::Result;
use clap::{Args, FromArgMatches};
use clap_complete::ArgValueCompleter;

use super::stop::Stop;
use super::typed::{trimmed, word, word_or_none};
use super::{App, complete, shell};
use crate::model::{Named, OfstedKind, Plan, Rating, Standing, Status, nearest};
use crate::query::{self, Direction, Field, Filter, Order};
use crate::report::Listing;
use crate::store::{Place, ProblemKind, Reading};

/// Options that choose actions. One given twice, or with words parted by commas, means either; different ones mean both.
#[derive(Args, Clone, Debug, Default)]
pub struct Filters {
    /// Only this section, by id or title
    #[arg(long, value_name = "SECTION", add = ArgValueCompleter::new(complete::sections), value_delimiter = ',', value_parser = trimmed, help_heading = "Which actions")]
    section: Vec<String>,

    /// Only this objective, by number
    #[arg(long, value_name = "NUMBER", add = ArgValueCompleter::new(complete::objectives), value_delimiter = ',', value_parser = trimmed, help_heading = "Which actions")]
    objective: Vec<String>,

    /// Only what this agency leads, by id, short or full name
    #[arg(long, value_name = "AGENCY", add = ArgValueCompleter::new(complete::agencies), value_delimiter = ',', value_parser = trimmed, help_heading = "Which actions")]
    lead: Vec<String>,

    /// Only what this agency partners in
    #[arg(long, value_name = "AGENCY", add = ArgValueCompleter::new(complete::agencies), value_delimiter = ',', value_parser = trimmed, help_heading = "Which actions")]
    partner: Vec<String>,

    /// Only what this agency leads or partners in
    #[arg(long, value_name = "AGENCY", add = ArgValueCompleter::new(complete::agencies), value_delimiter = ',', value_parser = trimmed, help_heading = "Which actions")]
    agency: Vec<String>,

    /// Only this rating of delivery
    #[arg(long, value_name = "RATING", value_parser = word_or_none::<Rating>(), value_delimiter = ',', help_heading = "Which actions")]
    rag: Vec<Option<Rating>>,

    /// Only this rating of impact
    #[arg(long, value_name = "RATING", value_parser = word_or_none::<Rating>(), value_delimiter = ',', help_heading = "Which actions")]
    impact: Vec<Option<Rating>>,

    /// Only this status
    #[arg(long, value_name = "STATUS", value_parser = word::<Status>(), value_delimiter = ',', help_heading = "Which actions")]
    status: Vec<Status>,

    /// Only what answers an Ofsted area of this kind
    #[arg(long, value_name = "KIND", value_parser = word_or_none::<OfstedKind>(), value_delimiter = ',', help_heading = "Which actions")]
    ofsted: Vec<Option<OfstedKind>>,

    /// Only what lacks this field
    #[arg(long, value_name = "FIELD", value_parser = word::<Field>(), value_delimiter = ',', help_heading = "Which actions")]
    missing: Vec<Field>,

    /// Only what has these words in title, description, measures, milestones, outcome or notes
    #[arg(long, value_name = "WORDS", help_heading = "Which actions")]
    text: Vec<String>,
}

/// Options that choose and lay out actions.
#[derive(Args, Clone, Debug, Default)]
pub struct Choice {
    #[command(flatten)]
    filters: Filters,

    /// Order by columns, as `due` or `rag:desc`
    #[arg(long, value_name = "COLUMN", value_delimiter = ',', value_parser = order, add = ArgValueCompleter::new(complete::orders), help_heading = "Layout")]
    sort: Vec<Order>,

    /// Show these columns, parted by commas
    #[arg(long, value_name = "COLUMN", value_delimiter = ',', value_parser = trimmed, add = ArgValueCompleter::new(complete::columns), help_heading = "Layout")]
    columns: Vec<String>,
}

/// Options of one command alone that say what is asked for; its views may hold them too.
pub trait Own: Args + Clone {
    /// These, and what a view adds to them.
    fn and(self, saved: Self) -> Self;
}

/// No options of its own.
#[derive(Args, Clone, Debug)]
pub struct NothingOwn {}

impl Own for NothingOwn {
    fn and(self, _: Self) -> Self {
        self
    }
}

/// What is asked for: the options that all share, and those of the command.
#[derive(Args, Clone, Debug)]
pub struct Question<O: Own> {
    #[command(flatten)]
    own: O,
    #[command(flatten)]
    choice: Choice,
}

/// The same, or a saved set of them.
#[derive(Args, Debug)]
pub struct View<O: Own = NothingOwn> {
    #[command(flatten)]
    question: Question<O>,

    /// A set of these options that plan.toml saves under [views]
    #[arg(long, value_name = "NAME", add = ArgValueCompleter::new(complete::views), help_heading = "Layout")]
    view: Option<String>,
}

/// The actions of the plan that are asked for, and how.
pub struct Chosen<'app, O> {
    /// The plan.
    pub plan: &'app Plan,
    /// How the chosen actions stand.
    pub standings: Vec<Standing<'app>>,
    /// What chose them and lays them out.
    pub choice: Choice,
    /// The options of the command alone.
    pub own: O,
}

impl<O: Own> View<O> {
    /// What the options choose, those of the saved view added. What is typed goes before what is saved.
    ///
    /// # Errors
    /// Where there is no plan or no such view, or a word is unknown.
    pub fn chosen<'app>(&self, app: &'app App) -> Result<Chosen<'app, O>> {
        let plan = app.plan()?;
        let question = self.question.clone();
        let Question { own, choice } = match &self.view {
            Some(name) => question.and(saved(name, app.reading()?)?),
            None => question,
        };
        let standings = choice.filters.choose(plan.standings(app.today()), plan)?;
        Ok(Chosen { plan, standings, choice, own })
    }
}

/// The options that a view of plan.toml saves.
fn saved<O: Own>(name: &str, reading: &Reading) -> Result<Question<O>, Stop> {
    let views = &reading.plan.views;
    if is_no_list(name, reading) {
        let stop = Stop::new(format!("view {name} in plan.toml is no list of options"));
        return Err(stop.help(format!("write it as {EXAMPLE}: each word in quotes of its own")));
    }
    if let Some(words) = views.get(name) {
        return parsed(name, words);
    }
    let stop = Stop::new(format!("no view {name} in plan.toml"));
    let names: Vec<&str> = views.keys().map(String::as_str).collect();
    Err(match (nearest(name, names.iter().copied()), names.is_empty()) {
        (Some(near), _) => stop.help(format!("did you mean {near}?")),
        (None, false) => stop.help(format!("it has {}", names.join(", "))),
        (None, true) => stop.help(format!("save one under [views]: {EXAMPLE}")),
    })
}

/// How a view is written.
const EXAMPLE: &str = "late = [\"--status\", \"overdue\"]";

/// Whether something else than a list of texts stands there.
fn is_no_list(name: &str, reading: &Reading) -> bool {
    let plan = reading.source_at(&Place::Plan).and_then(|index| reading.sources.get(index));
    plan.is_some_and(|plan| {
        plan.problems.iter().any(|problem| {
            problem.table == "views"
                && matches!(&problem.kind, ProblemKind::WrongType { key, .. } if key == name)
        })
    })
}

/// The options of a view, read as those of the command line are.
fn parsed<O: Own>(name: &str, saved: &[String]) -> Result<Question<O>, Stop> {
    let command = Question::<O>::augment_args(
        clap::Command::new("view").no_binary_name(true).disable_help_flag(true),
    );
    let fault = |error: &clap::Error| {
        let words = error.render().to_string();
        let first =
            words.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned();
        Stop::new(format!("view {name} in plan.toml: {first}"))
            .help("a view holds options of its command that choose, sort or lay out actions")
    };
    let matches = command.try_get_matches_from(saved).map_err(|error| fault(&error))?;
    Question::from_arg_matches(&matches).map_err(|error| fault(&error))
}

impl<O: Own> Question<O> {
    fn and(self, saved: Self) -> Self {
        Self { own: self.own.and(saved.own), choice: self.choice.and(saved.choice) }
    }
}

/// Parses a column to sort by.
fn order(typed: &str) -> Result<Order, &'static str> {
    typed.trim().parse()
}

impl Choice {
    fn and(mut self, saved: Self) -> Self {
        self.filters = self.filters.and(saved.filters);
        if self.sort.is_empty() {
            self.sort = saved.sort;
        }
        if self.columns.is_empty() {
            self.columns = saved.columns;
        }
        self
    }

    /// The filters as they are typed, for a command that asks more about the same actions.
    pub fn filters_typed(&self) -> String {
        self.filters.typed()
    }

    /// Filters and layout as they are typed, for the same command with another question.
    pub fn typed(&self) -> String {
        let sort = self.sort.iter().map(|order| {
            let direction = match order.direction {
                Direction::Ascending => "",
                Direction::Descending => ":desc",
            };
            shell::option("sort", &format!("{}{direction}", order.column))
        });
        let columns = self.columns.iter().map(|column| shell::option("columns", column));
        [self.filters.typed()].into_iter().chain(sort).chain(columns).collect()
    }

    /// Orders a listing and chooses its columns.
    pub fn lay_out<Row>(&self, listing: &mut Listing<Row>) -> Result<(), Stop> {
        listing.sort(&self.sort)?;
        listing.choose(&self.columns)?;
        Ok(())
    }
}

impl Filters {
    fn and(mut self, mut saved: Self) -> Self {
        self.section.append(&mut saved.section);
        self.objective.append(&mut saved.objective);
        self.lead.append(&mut saved.lead);
        self.partner.append(&mut saved.partner);
        self.agency.append(&mut saved.agency);
        self.rag.append(&mut saved.rag);
        self.impact.append(&mut saved.impact);
        self.status.append(&mut saved.status);
        self.ofsted.append(&mut saved.ofsted);
        self.missing.append(&mut saved.missing);
        self.text.append(&mut saved.text);
        self
    }

    /// The standings that pass.
    fn choose<'plan>(
        &self,
        standings: Vec<Standing<'plan>>,
        plan: &Plan,
    ) -> Result<Vec<Standing<'plan>>, Stop> {
        Ok(self.filter(plan)?.choose(standings, plan))
    }

    /// The filters as they are typed, a space before each.
    fn typed(&self) -> String {
        let options = [
            ("section", self.section.clone()),
            ("objective", self.objective.clone()),
            ("lead", self.lead.clone()),
            ("partner", self.partner.clone()),
            ("agency", self.agency.clone()),
            ("rag", names_or_none(&self.rag)),
            ("impact", names_or_none(&self.impact)),
            ("status", self.status.iter().map(|status| status.name().to_owned()).collect()),
            ("ofsted", names_or_none(&self.ofsted)),
            ("missing", self.missing.iter().map(|field| field.name().to_owned()).collect()),
            ("text", self.text.clone()),
        ];
        let typed = |(option, words): &(&str, Vec<String>)| -> String {
            words.iter().map(|word| shell::option(option, word)).collect()
        };
        options.iter().map(typed).collect()
    }

    fn filter(&self, plan: &Plan) -> Result<Filter, query::Unknown> {
        let agencies = |words: &[String]| {
            words
                .iter()
                .map(|word| query::agency(plan, word).map(|agency| agency.id.clone()))
                .collect::<Result<_, _>>()
        };
        Ok(Filter {
            sections: self
                .section
                .iter()
                .map(|word| query::section(plan, word).map(|section| section.id.clone()))
                .collect::<Result<_, _>>()?,
            objectives: self
                .objective
                .iter()
                .map(|word| query::objective(plan, word).map(|objective| objective.number))
                .collect::<Result<_, _>>()?,
            leads: agencies(&self.lead)?,
            partners: agencies(&self.partner)?,
            agencies: agencies(&self.agency)?,
            rags: self.rag.clone(),
            impacts: self.impact.clone(),
            statuses: self.status.clone(),
            ofsted: self.ofsted.clone(),
            missing: self.missing.clone(),
            texts: self.text.clone(),
        })
    }
}

fn names_or_none<T: Named>(words: &[Option<T>]) -> Vec<String> {
    words.iter().map(|word| word.map_or("none", Named::name).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_read_as_they_are_typed() {
        let filters = Filters {
            lead: vec!["CCC".to_owned(), "Coventry City Council".to_owned()],
            rag: vec![None, Some(Rating::Red)],
            text: vec!["\"signs\" of $".to_owned()],
            ..Filters::default()
        };
        assert_eq!(
            filters.typed(),
            r#" --lead CCC --lead 'Coventry City Council' --rag none --rag red --text '"signs" of $'"#
        );
        assert_eq!(Filters::default().typed(), "");
    }
}
