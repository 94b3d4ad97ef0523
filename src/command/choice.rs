//! Which actions, in which order, with which columns: the same options on every command that lists.

use clap::Args;
use clap_complete::ArgValueCompleter;

use super::stop::Stop;
use super::typed::{trimmed, word, word_or_none};
use super::view::Own;
use super::{offers, shell};
use crate::model::{Date, Named, OfstedKind, Plan, Rating, SectionId, Standing, Status};
use crate::query::{self, Direction, Field, Filter, Order};
use crate::report::Listing;

/// Options that choose actions. One given twice, or with words parted by commas, means either; different ones mean both.
#[derive(Args, Clone, Debug, Default)]
pub struct Filters {
    /// Only this section, by id or title
    #[arg(long, value_name = "SECTION", add = ArgValueCompleter::new(offers::sections), value_parser = trimmed, help_heading = "Which actions")]
    section: Vec<String>,

    /// Only this objective, by number
    #[arg(long, value_name = "NUMBER", add = ArgValueCompleter::new(offers::objectives), value_delimiter = ',', value_parser = trimmed, help_heading = "Which actions")]
    objective: Vec<String>,

    /// Only what this agency leads, by id, short or full name
    #[arg(long, value_name = "AGENCY", add = ArgValueCompleter::new(offers::agencies), value_delimiter = ',', value_parser = trimmed, help_heading = "Which actions")]
    lead: Vec<String>,

    /// Only what this agency partners in
    #[arg(long, value_name = "AGENCY", add = ArgValueCompleter::new(offers::agencies), value_delimiter = ',', value_parser = trimmed, help_heading = "Which actions")]
    partner: Vec<String>,

    /// Only what this agency leads or partners in
    #[arg(long, value_name = "AGENCY", add = ArgValueCompleter::new(offers::agencies), value_delimiter = ',', value_parser = trimmed, help_heading = "Which actions")]
    agency: Vec<String>,

    /// Only this rating of delivery; of what is no longer under way, green finds what is complete
    #[arg(long, value_name = "RATING", value_parser = word_or_none::<Rating>(), value_delimiter = ',', help_heading = "Which actions")]
    rag: Vec<Option<Rating>>,

    /// Only this rating of impact, in the same way
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

    #[command(flatten)]
    sorting: Sorting,

    /// Show these columns, parted by commas
    #[arg(long, value_name = "COLUMN", value_delimiter = ',', value_parser = trimmed, add = ArgValueCompleter::new(offers::columns), help_heading = "Layout")]
    columns: Vec<String>,
}

/// The option that puts rows in order.
#[derive(Args, Clone, Debug, Default)]
pub struct Sorting {
    /// Order by number, title, lead, status or due, as `lead` or `due:desc`
    #[arg(long, value_name = "COLUMN", value_delimiter = ',', value_parser = order, add = ArgValueCompleter::new(offers::orders), help_heading = "Layout")]
    sort: Vec<Order>,
}

/// Options that choose actions, alone or together with others; views may hold them.
pub trait Choosing: Args + Clone {
    /// These options, those of a saved view added; what is typed goes before what is saved.
    #[must_use]
    fn and(self, saved: Self) -> Self;

    /// How the actions of the plan that are asked for stand on a day.
    ///
    /// # Errors
    /// Where a word is unknown.
    fn choose<'plan>(&self, plan: &'plan Plan, day: Date) -> Result<Vec<Standing<'plan>>, Stop>;
}

/// Parses a column to sort by.
fn order(typed: &str) -> Result<Order, &'static str> {
    typed.trim().parse()
}

impl Own for Sorting {
    fn and(self, saved: Self) -> Self {
        if self.sort.is_empty() { saved } else { self }
    }
}

impl Sorting {
    /// The columns to sort by, the first first.
    pub fn orders(&self) -> &[Order] {
        &self.sort
    }
}

impl Choosing for Choice {
    fn and(mut self, saved: Self) -> Self {
        self.filters = self.filters.and(saved.filters);
        self.sorting = self.sorting.and(saved.sorting);
        if self.columns.is_empty() {
            self.columns = saved.columns;
        }
        self
    }

    fn choose<'plan>(&self, plan: &'plan Plan, day: Date) -> Result<Vec<Standing<'plan>>, Stop> {
        self.filters.choose(plan, day)
    }
}

impl Choice {
    /// The filters as they are typed, for a command that asks more about the same actions.
    pub fn filters_typed(&self) -> String {
        self.filters.typed()
    }

    /// Filters and layout as they are typed, for the same command with another question.
    pub fn typed(&self) -> String {
        let sort = self.sorting.sort.iter().map(|order| {
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
        listing.sort(self.sorting.orders())?;
        listing.choose(&self.columns)?;
        Ok(())
    }
}

impl Choosing for Filters {
    fn choose<'plan>(&self, plan: &'plan Plan, day: Date) -> Result<Vec<Standing<'plan>>, Stop> {
        Ok(self.filter(plan)?.choose(plan.standings(day), plan))
    }

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
}

impl Filters {
    /// The filters as they are typed, a space before each.
    fn typed(&self) -> String {
        let typed = |(option, words): &(&str, Vec<String>)| -> String {
            words.iter().map(|word| shell::option(option, word)).collect()
        };
        self.options().iter().map(typed).collect()
    }

    /// The filters as a reader of the result reads them: "lead CCC or police; rag red"; `None`: there are none.
    pub fn words(&self) -> Option<String> {
        let given = self.options().into_iter().filter(|(_, words)| !words.is_empty());
        let words = given.map(|(option, words)| format!("{option} {}", words.join(" or ")));
        let words: Vec<String> = words.collect();
        (!words.is_empty()).then(|| words.join("; "))
    }

    /// Each filter with the words that are given for it.
    fn options(&self) -> [(&'static str, Vec<String>); 11] {
        [
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
        ]
    }

    fn filter(&self, plan: &Plan) -> Result<Filter, query::Unknown> {
        let agencies = |words: &[String]| {
            words
                .iter()
                .map(|word| query::agency(plan, word).map(|agency| agency.id.clone()))
                .collect::<Result<_, _>>()
        };
        Ok(Filter {
            sections: sections(plan, &self.section)?,
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

/// The sections that are meant: each word is one, or several parted by commas; a title may hold a comma itself.
fn sections(plan: &Plan, words: &[String]) -> Result<Vec<SectionId>, query::Unknown> {
    let known = |word: &str| query::section(plan, word).map(|section| section.id.clone());
    let mut sections = Vec::new();
    for word in words {
        match known(word) {
            Ok(section) => sections.push(section),
            Err(unknown) if !word.contains(',') => return Err(unknown),
            Err(_) => {
                for part in word.split(',') {
                    sections.push(known(part.trim())?);
                }
            }
        }
    }
    Ok(sections)
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
        assert_eq!(
            filters.words().unwrap(),
            "lead CCC or Coventry City Council; rag none or red; text \"signs\" of $"
        );
        assert_eq!(Filters::default().typed(), "");
        assert_eq!(Filters::default().words(), None);
    }
}
