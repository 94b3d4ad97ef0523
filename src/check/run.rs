//! Every rule over the whole plan.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use rayon::prelude::*;

use super::finding::{Finding, Findings, Found};
use super::rule::{Look, Rule};
use super::rules::{RULES, is_fixed};
use crate::model::{Number, Plan, Severity};
use crate::store::{Aim, Place, Problem, ProblemKind, Reading, in_natural_order};

/// All that is wrong with a plan, in the order of its files and lines.
pub fn check(reading: &Reading) -> Vec<Finding> {
    let plan = &reading.plan;
    let rules = in_force(plan);
    let mut findings = placed(reading, found(reading, &rules));
    let after = each_rule(reading, &rules, |rule, findings_of| {
        if let Look::Findings(look) = rule.look {
            findings_of.source = reading.source_at(&Place::Plan);
            look(plan, &findings, findings_of);
        }
    });
    let exceptions = exceptions(plan);
    let hidden = HiddenCharacters::of(reading);
    findings.retain(|finding| {
        let is_allowed = action_of(finding, reading)
            .is_some_and(|number| exceptions.contains(&(finding.rule.name, number)));
        !is_allowed && !hidden.garble(finding)
    });
    findings.extend(placed(reading, after));
    findings.sort_by(in_order);
    findings
}

/// By file, then by place, then by rule.
pub(super) fn in_order(one: &Finding, other: &Finding) -> Ordering {
    let place = |finding: &Finding| finding.span.as_ref().map_or(0, |span| span.start);
    let by_file = match (one.source, other.source) {
        // The reading has put them in order.
        (Some(one), Some(other)) => one.cmp(&other),
        _ => in_natural_order(&one.file, &other.file),
    };
    by_file
        .then_with(|| place(one).cmp(&place(other)))
        .then_with(|| one.rule.name.cmp(other.rule.name))
        .then_with(|| one.message.cmp(&other.message))
}

fn found(reading: &Reading, rules: &[InForce]) -> Vec<Found> {
    let plan = &reading.plan;
    let mut found = each_rule(reading, rules, |rule, findings| match &rule.look {
        Look::File(place, look) | Look::ActionAndFile(_, place, look) => {
            findings.source =
                reading.source_at(place).filter(|&source| !is_broken(reading, source));
            if findings.source.is_some() {
                look(plan, findings);
            }
        }
        Look::Folder(look) => look(reading, findings),
        _ => {}
    });
    found.par_extend(
        reading.sources.par_iter().enumerate().flat_map_iter(|(index, _)| problems(reading, index)),
    );
    found.par_extend(plan.actions.par_iter().zip(&reading.action_sources).flat_map_iter(
        |(action, &source)| {
            each_rule(reading, rules, |rule, findings| {
                if let Look::Action(look) | Look::ActionAndFile(look, ..) = rule.look {
                    findings.source = Some(source);
                    look(action, plan, findings);
                }
            })
        },
    ));
    found
}

/// A rule that is not switched off, and how much it weighs in this plan.
pub(super) type InForce = (&'static Rule, Severity);

/// The rules of a plan: asked of its settings once, not for each action.
pub(super) fn in_force(plan: &Plan) -> Vec<InForce> {
    let weighed = RULES.iter().map(|&rule| (rule, severity(rule, plan)));
    weighed.filter(|&(_, severity)| severity != Severity::Off).collect()
}

/// Lets a closure look with each rule.
pub(super) fn each_rule(
    reading: &Reading,
    rules: &[InForce],
    mut look: impl FnMut(&'static Rule, &mut Findings),
) -> Vec<Found> {
    let mut found = Vec::new();
    for &(rule, severity) in rules {
        let mut findings = Findings { reading, rule, severity, source: None, found };
        look(rule, &mut findings);
        found = findings.found;
    }
    found
}

/// How much a rule weighs in this plan.
fn severity(rule: &Rule, plan: &Plan) -> Severity {
    let set = plan.settings.severity(rule.name).filter(|_| !is_fixed(rule.name));
    set.unwrap_or(rule.severity)
}

fn is_broken(reading: &Reading, source: usize) -> bool {
    reading.sources.get(source).is_none_or(crate::store::Source::is_broken)
}

/// What reading one file met, each under the first rule that knows it.
fn problems(reading: &Reading, index: usize) -> Vec<Found> {
    let Some(source) = reading.sources.get(index) else { return Vec::new() };
    let judge = |problem| {
        RULES.iter().find_map(|&rule| match rule.look {
            Look::Problem(look) => look(problem).map(|said| (rule, said)),
            _ => None,
        })
    };
    source
        .problems
        .iter()
        .filter_map(|problem| {
            let (rule, said) = judge(problem)?;
            let finding = Finding {
                rule,
                severity: severity(rule, &reading.plan),
                message: said.message,
                help: said.help.unwrap_or_else(|| rule.fix.to_owned()),
                file: String::new(),
                source: Some(index),
                span: problem.span.clone(),
                path: problem.table.clone(),
            };
            Some(Found { finding, aim: Aim::File })
        })
        .filter(|found| found.finding.severity != Severity::Off)
        .collect()
}

/// Gives each finding its file and place.
pub(super) fn placed(reading: &Reading, mut found: Vec<Found>) -> Vec<Finding> {
    found.sort_by_key(|found| found.finding.source);
    let by_file: Vec<&mut [Found]> =
        found.chunk_by_mut(|one, other| one.finding.source == other.finding.source).collect();
    by_file.into_par_iter().for_each(|of_one_file| place_in_file(reading, of_one_file));
    found.into_iter().map(|found| found.finding).collect()
}

fn place_in_file(reading: &Reading, found: &mut [Found]) {
    let Some(source) = found.first().and_then(|found| found.finding.source) else { return };
    let path = reading.sources.get(source).map(|source| source.path.clone()).unwrap_or_default();
    let aims: Vec<Aim> = found.iter().map(|found| found.aim.clone()).collect();
    let spans = if aims.iter().all(|aim| *aim == Aim::File) {
        vec![None; aims.len()]
    } else {
        reading.locate(source, &aims)
    };
    for (found, span) in found.iter_mut().zip(spans) {
        found.finding.file.clone_from(&path);
        found.finding.span = found.finding.span.take().or(span);
        if let Aim::Value(path) | Aim::Key(path) = &found.aim {
            found.finding.path.clone_from(path);
        }
    }
}

/// Where hidden characters stand: by the file's place among the sources, in the order of the text.
struct HiddenCharacters(HashMap<usize, Vec<Range<usize>>>);

impl HiddenCharacters {
    fn of(reading: &Reading) -> Self {
        let hidden = |problem: &Problem| {
            let is_hidden = matches!(problem.kind, ProblemKind::Unprintable { .. });
            problem.span.clone().filter(|_| is_hidden)
        };
        let by_file = reading.sources.iter().enumerate().filter_map(|(index, source)| {
            let mut spans: Vec<_> = source.problems.iter().filter_map(hidden).collect();
            spans.sort_by_key(|span| span.start);
            (!spans.is_empty()).then_some((index, spans))
        });
        Self(by_file.collect())
    }

    /// Whether a rule speaks of a text that holds one: it may read as something else than it is.
    fn garble(&self, finding: &Finding) -> bool {
        let here = finding.source.and_then(|source| self.0.get(&source));
        let (Some(here), Some(span)) = (here, &finding.span) else { return false };
        let first = here.partition_point(|hidden| hidden.start < span.start);
        !matches!(finding.rule.look, Look::Problem(_))
            && here
                .iter()
                .skip(first)
                .take_while(|hidden| hidden.start < span.end)
                .any(|hidden| hidden.end <= span.end)
    }
}

/// Which rules plan.toml allows which actions to break. That an exception gives no reason is a finding of its own.
pub(super) fn exceptions(plan: &Plan) -> HashSet<(&str, Number)> {
    let allowed = plan.settings.allowed.iter();
    allowed
        .filter_map(|allowed| Some((allowed.rule.as_deref()?, allowed.number()?)))
        .filter(|(rule, _)| !is_fixed(rule))
        .collect()
}

/// The action in whose file something was found.
pub(super) fn action_of(finding: &Finding, reading: &Reading) -> Option<Number> {
    match reading.sources.get(finding.source?)?.place {
        Place::Action { number, .. } => Some(number),
        _ => None,
    }
}
