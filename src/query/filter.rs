//! Which actions are asked for. A filter given twice means either; different filters mean both.

use crate::model::{AgencyId, Named, OfstedKind, Plan, Rating, SectionId, Standing, Status};

/// What an action must be or have. An empty list asks for nothing.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// One of these sections.
    pub sections: Vec<SectionId>,
    /// One of these objectives.
    pub objectives: Vec<u32>,
    /// Led by one of these agencies.
    pub leads: Vec<AgencyId>,
    /// Partnered by one of these agencies.
    pub partners: Vec<AgencyId>,
    /// Led or partnered by one of these agencies.
    pub agencies: Vec<AgencyId>,
    /// One of these ratings of delivery; `None` stands for not rated. Of what is no longer under way only what is complete is
    /// found, and only by green.
    pub rags: Vec<Option<Rating>>,
    /// One of these ratings of impact, found in the same way.
    pub impacts: Vec<Option<Rating>>,
    /// One of these statuses.
    pub statuses: Vec<Status>,
    /// Its objective answers an Ofsted area of one of these kinds; `None` stands for none.
    pub ofsted: Vec<Option<OfstedKind>>,
    /// One of these fields is empty.
    pub missing: Vec<Field>,
    /// One of these words stands in its texts, in any case.
    pub texts: Vec<String>,
}

/// A field that an action may lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// What is done, in full.
    Description,
    /// The agencies that help.
    Partners,
    /// What is measured.
    Measures,
    /// What will be better for children.
    Outcome,
    /// Parts with deadlines of their own.
    Milestones,
    /// Any update.
    Updates,
    /// Evidence in any update.
    Evidence,
}

impl Named for Field {
    const ALL: &'static [Self] = &[
        Self::Description,
        Self::Partners,
        Self::Measures,
        Self::Outcome,
        Self::Milestones,
        Self::Updates,
        Self::Evidence,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Description => "description",
            Self::Partners => "partners",
            Self::Measures => "measures",
            Self::Outcome => "outcome",
            Self::Milestones => "milestones",
            Self::Updates => "updates",
            Self::Evidence => "evidence",
        }
    }
}

impl Field {
    fn is_missing(self, standing: &Standing<'_>) -> bool {
        let action = standing.action;
        let is_blank =
            |text: &Option<String>| text.as_deref().is_none_or(|text| text.trim().is_empty());
        match self {
            Self::Description => is_blank(&action.description),
            Self::Partners => action.partners.is_empty(),
            Self::Measures => action.measures.is_empty(),
            Self::Outcome => is_blank(&action.outcome),
            Self::Milestones => action.milestones.is_empty(),
            Self::Updates => standing.last_update.is_none(),
            Self::Evidence => standing.updates().all(|update| update.evidence.is_empty()),
        }
    }
}

impl Filter {
    /// The standings that pass, in their order.
    pub fn choose<'plan>(
        &self,
        standings: Vec<Standing<'plan>>,
        plan: &Plan,
    ) -> Vec<Standing<'plan>> {
        let texts: Vec<String> = self.texts.iter().map(|text| text.to_lowercase()).collect();
        standings.into_iter().filter(|standing| self.passes(standing, plan, &texts)).collect()
    }

    fn passes(&self, standing: &Standing<'_>, plan: &Plan, texts: &[String]) -> bool {
        let action = standing.action;
        let partners = |agency: &AgencyId| action.partners.contains(agency);
        let ofsted = || {
            let objective = plan.objective(action.number.objective);
            objective.and_then(|objective| objective.ofsted.as_ref()).map(|ofsted| ofsted.kind)
        };
        any(&self.sections, |section| *section == action.section)
            && any(&self.objectives, |&objective| objective == action.number.objective)
            && any(&self.leads, |lead| lead == standing.lead)
            && any(&self.partners, partners)
            && any(&self.agencies, |agency| agency == standing.lead || partners(agency))
            && any(&self.rags, |&rag| is_found(standing.status, standing.rag, rag))
            && any(&self.impacts, |&impact| is_found(standing.status, standing.impact, impact))
            && any(&self.statuses, |&status| status == standing.status)
            && any(&self.ofsted, |&kind| kind == ofsted())
            && any(&self.missing, |field| field.is_missing(standing))
            && any(texts, |text| says(standing, text))
    }
}

/// Whether one of the wanted fits; nothing wanted fits all.
fn any<T>(wanted: &[T], fits: impl Fn(&T) -> bool) -> bool {
    wanted.is_empty() || wanted.iter().any(fits)
}

/// Whether somebody who asks for a rating means what is rated so. That a thing was completed green is a fact; red, amber and
/// not rated are for what still goes on.
fn is_found(status: Status, rating: Option<Rating>, wanted: Option<Rating>) -> bool {
    let counts = match status {
        Status::Open | Status::Overdue => true,
        Status::Complete => wanted == Some(Rating::Green),
        Status::Suspended | Status::Withdrawn => false,
    };
    counts && rating == wanted
}

fn says(standing: &Standing<'_>, text: &str) -> bool {
    let action = standing.action;
    let notes = standing.updates().filter_map(|update| update.note.as_deref());
    [Some(standing.title), action.description.as_deref(), action.outcome.as_deref()]
        .into_iter()
        .flatten()
        .chain(action.measures.iter().map(String::as_str))
        .chain(action.milestones.iter().filter_map(|milestone| milestone.title.as_deref()))
        .chain(notes)
        .any(|field| field.to_lowercase().contains(text))
}
