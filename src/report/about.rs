//! What a report is on: for the formats that stand alone, such as a page or a workbook.

use crate::model::{Date, Plan};

/// The plan and the day that a report is on. `None`: the plan does not say, or there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// What the plan is called.
    pub plan: Option<String>,
    /// Whose plan it is.
    pub organisation: Option<String>,
    /// The day that is asked about.
    pub today: Date,
}

impl About {
    /// A plan on a day.
    pub fn new(plan: Option<&Plan>, today: Date) -> Self {
        let said = |words: fn(&Plan) -> &Option<String>| plan.and_then(|plan| words(plan).clone());
        Self { plan: said(|plan| &plan.name), organisation: said(|plan| &plan.organisation), today }
    }

    /// The plan's name and whose it is, as far as they are known.
    pub fn names(&self) -> String {
        let names = [self.plan.as_deref(), self.organisation.as_deref()];
        let names: Vec<&str> = names.into_iter().flatten().collect();
        if names.is_empty() { "The plan".to_owned() } else { names.join(", ") }
    }
}
