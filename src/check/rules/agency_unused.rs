//! Every agency of the register has a part in the plan.

use std::collections::HashSet;

use crate::check::{Example, Findings, Look, Rule};
use crate::model::{Action, AgencyId, Evidence, Plan, Severity};
use crate::store::Place;

pub(super) static RULE: Rule = Rule {
    name: "agency-unused",
    severity: Severity::Note,
    asks: "every agency of agencies.toml has a part in the plan",
    because: "an agency without a part may be one that an action forgot",
    fix: "name it where it leads or partners, or take it out of agencies.toml",
    example: Example::Lines {
        file: "agencies.toml",
        right: "",
        wrong: "\n[fire-service]\nname = \"Northshire Fire and Rescue Service\"\n",
    },
    look: Look::File(Place::Agencies, look),
};

fn look(plan: &Plan, found: &mut Findings) {
    // Where something of an action cannot be read, it may be the one that names the agency.
    if found.reading.hides_an_action() || plan.actions.iter().any(|action| action.lead.is_none()) {
        return;
    }
    let mut used: HashSet<&str> = HashSet::new();
    for id in plan.actions.iter().flat_map(named) {
        let known = plan.agency(id).map(|agency| agency.id.as_str());
        // A slip of the hand has its own finding: it means the agency nearest to it, or nobody knows which.
        let Some(known) = known.or_else(|| plan.nearest_agency(id)) else { return };
        used.insert(known);
    }
    for agency in plan.agencies.iter().filter(|agency| !used.contains(agency.id.as_str())) {
        found
            .at_key(agency.id.as_str())
            .say(format!("{} has no part in any action", agency.full_name()));
    }
}

/// Every agency that an action names: its lead and partners, the authors of its updates, the holders of its evidence.
fn named(action: &Action) -> impl Iterator<Item = &AgencyId> {
    let authors = action.updates.iter().filter_map(|update| update.by.as_ref());
    let holders =
        action.updates.iter().flat_map(|update| &update.evidence).filter_map(|evidence| {
            match evidence {
                Evidence::HeldBy { agency, .. } => Some(agency),
                Evidence::File(_) | Evidence::Link(_) => None,
            }
        });
    action.lead.iter().chain(&action.partners).chain(authors).chain(holders)
}
