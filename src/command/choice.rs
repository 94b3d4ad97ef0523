//! Which actions, in which order, with which columns: the same options on every command that lists.

use anyhow::Result;
use clap::{Args, FromArgMatches};
use clap_complete::ArgValueCompleter;

use super::complete;
use super::stop::Stop;
use super::typed::{word, word_or_none};
use crate::model::{Named, OfstedKind, Plan, Rating, Standing, Status, nearest};
use crate::query::{self, Field, Filter, Order};
use crate::report::Listing;

/// Options that choose actions. One given twice means either; different ones mean both.
#[derive(Args, Clone, Debug, Default)]
pub struct Filters {
    /// Only this section, by id or title
    #[arg(long, value_name = "SECTION", add = ArgValueCompleter::new(complete::sections), help_heading = "Which actions")]
    section: Vec<String>,

    /// Only this objective, by number
    #[arg(long, value_name = "NUMBER", add = ArgValueCompleter::new(complete::objectives), help_heading = "Which actions")]
    objective: Vec<String>,

    /// Only what this agency leads, by id, short or full name
    #[arg(long, value_name = "AGENCY", add = ArgValueCompleter::new(complete::agencies), help_heading = "Which actions")]
    lead: Vec<String>,

    /// Only what this agency partners in
    #[arg(long, value_name = "AGENCY", add = ArgValueCompleter::new(complete::agencies), help_heading = "Which actions")]
    partner: Vec<String>,

    /// Only what this agency leads or partners in
    #[arg(long, value_name = "AGENCY", add = ArgValueCompleter::new(complete::agencies), help_heading = "Which actions")]
    agency: Vec<String>,

    /// Only this rating of delivery; of what is no longer under way, green finds what is complete
    #[arg(long, value_name = "RATING", value_parser = word_or_none::<Rating>(), ignore_case = true, help_heading = "Which actions")]
    rag: Vec<Option<Rating>>,

    /// Only this rating of impact, in the same way
    #[arg(long, value_name = "RATING", value_parser = word_or_none::<Rating>(), ignore_case = true, help_heading = "Which actions")]
    impact: Vec<Option<Rating>>,

    /// Only this status
    #[arg(long, value_name = "STATUS", value_parser = word::<Status>(), ignore_case = true, help_heading = "Which actions")]
    status: Vec<Status>,

    /// Only what answers an Ofsted area of this kind
    #[arg(long, value_name = "KIND", value_parser = word_or_none::<OfstedKind>(), ignore_case = true, help_heading = "Which actions")]
    ofsted: Vec<Option<OfstedKind>>,

    /// Only what lacks this field
    #[arg(long, value_name = "FIELD", value_parser = word::<Field>(), ignore_case = true, help_heading = "Which actions")]
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
    #[arg(long, value_name = "COLUMN", value_delimiter = ',', add = ArgValueCompleter::new(complete::columns), help_heading = "Layout")]
    sort: Vec<Order>,

    /// Show these columns, parted by commas
    #[arg(long, value_name = "COLUMN", value_delimiter = ',', add = ArgValueCompleter::new(complete::columns), help_heading = "Layout")]
    columns: Vec<String>,
}

/// The same, or a saved set of them.
#[derive(Args, Debug)]
pub struct View {
    #[command(flatten)]
    choice: Choice,

    /// A set of these options that plan.toml saves under [views]
    #[arg(long, value_name = "NAME", add = ArgValueCompleter::new(complete::views), help_heading = "Layout")]
    view: Option<String>,
}

impl View {
    /// The options, those of the saved view added. What is typed goes before what is saved.
    pub fn choice(&self, plan: &Plan) -> Result<Choice, Stop> {
        let Some(name) = &self.view else { return Ok(self.choice.clone()) };
        let Some(saved) = plan.views.get(name) else {
            let stop = Stop::new(format!("no view {name} in plan.toml"));
            let names: Vec<&str> = plan.views.keys().map(String::as_str).collect();
            return Err(match (nearest(name, names.iter().copied()), names.is_empty()) {
                (Some(near), _) => stop.help(format!("did you mean {near}?")),
                (None, false) => stop.help(format!("it has {}", names.join(", "))),
                (None, true) => {
                    stop.help("save one under [views]: late = [\"--status\", \"overdue\"]")
                }
            });
        };
        let saved = parsed(name, saved)?;
        Ok(self.choice.clone().and(saved))
    }
}

/// The options that a view saves.
fn parsed(name: &str, saved: &[String]) -> Result<Choice, Stop> {
    let command = Choice::augment_args(
        clap::Command::new("view").no_binary_name(true).disable_help_flag(true),
    );
    let fault = |error: &clap::Error| {
        let words = error.render().to_string();
        let first =
            words.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned();
        Stop::new(format!("view {name} in plan.toml: {first}"))
            .help("a view holds options that choose, sort or lay out actions")
    };
    let matches = command.try_get_matches_from(saved).map_err(|error| fault(&error))?;
    Choice::from_arg_matches(&matches).map_err(|error| fault(&error))
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

    /// The standings that are asked for.
    pub fn choose<'plan>(
        &self,
        standings: Vec<Standing<'plan>>,
        plan: &Plan,
    ) -> Result<Vec<Standing<'plan>>, Stop> {
        self.filters.choose(standings, plan)
    }

    /// The filters as they are typed, for a command that asks more about the same actions.
    pub fn typed(&self) -> String {
        self.filters.typed()
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
    pub fn choose<'plan>(
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
            words.iter().map(|word| [" --", option, " ", &quoted(word)].concat()).collect()
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

/// A word as a shell takes it.
fn quoted(word: &str) -> String {
    let is_plain = |character: char| character.is_alphanumeric() || "-_./".contains(character);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    let mut quoted = String::from("\"");
    for character in word.chars() {
        if "\"\\$`".contains(character) {
            quoted.push('\\');
        }
        quoted.push(character);
    }
    quoted + "\""
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
            r#" --lead CCC --lead "Coventry City Council" --rag none --rag red --text "\"signs\" of \$""#
        );
        assert_eq!(Filters::default().typed(), "");
    }
}
