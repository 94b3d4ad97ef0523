//! The updates that two branches add, taken out and put back.

use std::cmp::Ordering;

use super::blocks::Blocks;
use super::{Branches, Merged};
use crate::model::Date;
use crate::store::format::{same_comments, same_value};

/// What two branches add, and what each text is without it.
pub struct Additions {
    base: Rest,
    ours: Rest,
    theirs: Rest,
    /// In the order in which they are put back: by the updates before them, then by date.
    added: Vec<Addition>,
}

/// A text without the updates that were added to it, and its places for updates.
struct Rest {
    text: String,
    /// Where an update goes that has none before it, one, and so on.
    places: Vec<usize>,
}

/// An update that a branch adds.
#[derive(Clone)]
struct Addition {
    /// How many of the updates that all have stand before it.
    before: usize,
    date: Option<Date>,
    block: String,
}

impl Additions {
    /// What the branches add; `None` where none adds an update, or it is not to be known which are new, or to what: one branch
    /// changed or removed an update, both add the same with other comments, or each has made the file by itself.
    pub fn of(branches: &Branches<'_>) -> Option<Self> {
        let base = Blocks::of(branches.base, &[]).filter(|base| !base.is_empty())?;
        let known = base.last_comments();
        let ours = Blocks::of(branches.ours, &known)?;
        let theirs = Blocks::of(branches.theirs, &known)?;
        let our_new = new(&base, &ours)?;
        let their_new = new(&base, &theirs)?;
        let mut of_theirs = Vec::new();
        for &(before, index) in &their_new {
            let is_twin = |&&(_, own): &&(usize, usize)| is_same(&ours, own, &theirs, index);
            match our_new.iter().find(is_twin) {
                Some(&(_, own)) if !same_comments(ours.block(own), theirs.block(index)) => {
                    return None;
                }
                Some(_) => {}
                None => of_theirs.push(Addition::of(&theirs, before, index)),
            }
        }
        let of_ours: Vec<Addition> =
            our_new.iter().map(|&(before, index)| Addition::of(&ours, before, index)).collect();
        let added = in_order(of_ours, of_theirs);
        if added.is_empty() {
            return None;
        }
        let rest = |blocks: &Blocks<'_>, new: &[(usize, usize)]| {
            Rest::of(blocks.without(new.iter().map(|&(_, index)| index)), &known, base.len())
        };
        Some(Self {
            base: rest(&base, &[])?,
            ours: rest(&ours, &our_new)?,
            theirs: rest(&theirs, &their_new)?,
            added,
        })
    }

    /// The rest merged by lines, each part between two places of new updates by itself, and the updates put back there.
    pub fn merged<E>(
        &self,
        by_lines: &mut impl FnMut(&Branches<'_>) -> Result<Merged, E>,
    ) -> Result<Merged, E> {
        let mut merged = Merged { text: String::new(), is_conflict: false };
        let mut from = None;
        for group in self.added.chunk_by(|one, next| one.before == next.before) {
            let place = group.first().map(|first| first.before);
            merged.append(&self.between(from, place).merged(by_lines)?);
            for (index, addition) in group.iter().enumerate() {
                merged.put(&addition.block, index > 0);
            }
            from = place;
        }
        merged.append(&self.between(from, None).merged(by_lines)?);
        Ok(merged)
    }

    /// The texts from one place for updates to another; `None`: from the top, or to the end.
    fn between(&self, from: Option<usize>, to: Option<usize>) -> Branches<'_> {
        Branches {
            base: self.base.between(from, to),
            ours: self.ours.between(from, to),
            theirs: self.theirs.between(from, to),
        }
    }
}

impl Rest {
    fn of(text: String, known: &[&str], updates: usize) -> Option<Self> {
        let blocks = Blocks::of(&text, known).filter(|blocks| blocks.len() == updates)?;
        let places = (0..=updates).map(|before| blocks.place(before)).collect();
        Some(Self { text, places })
    }

    fn between(&self, from: Option<usize>, to: Option<usize>) -> &str {
        let place = |before: usize| self.places.get(before).copied();
        let from = from.and_then(place).unwrap_or_default();
        let to = to.and_then(place).unwrap_or(self.text.len());
        self.text.get(from..to).unwrap_or_default()
    }
}

impl Addition {
    fn of(blocks: &Blocks<'_>, before: usize, index: usize) -> Self {
        Self { before, date: blocks.date(index), block: blocks.block(index).to_owned() }
    }

    /// By place, then by date, then by text: which branch is merged into which must not matter.
    fn against(&self, other: &Self) -> Ordering {
        let by_date = match (self.date, other.date) {
            (Some(one), Some(other)) => one.cmp(&other),
            _ => Ordering::Equal,
        };
        let by_place = self.before.cmp(&other.before).then(by_date);
        by_place.then_with(|| self.block.cmp(&other.block))
    }
}

impl Merged {
    fn append(&mut self, part: &Self) {
        self.text.push_str(&part.text);
        self.is_conflict |= part.is_conflict;
    }

    /// Puts a block behind the text, a blank line before it where it has one itself or needs one.
    fn put(&mut self, block: &str, needs_blank: bool) {
        let own = block.trim_start_matches('\n');
        let has_blank = own.len() < block.len() || needs_blank;
        if has_blank && !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
        self.text.push_str(own);
    }
}

/// The updates that a branch has and the base has not, each behind the number of those before it that both have; `None` where
/// the branch lacks one of the base.
fn new(base: &Blocks<'_>, branch: &Blocks<'_>) -> Option<Vec<(usize, usize)>> {
    let mut common = 0;
    let mut new = Vec::new();
    for index in 0..branch.len() {
        if common < base.len() && is_same(base, common, branch, index) {
            common += 1;
        } else {
            new.push((common, index));
        }
    }
    (common == base.len()).then_some(new)
}

/// Whether two updates say the same, however they are laid out.
fn is_same(one: &Blocks<'_>, index: usize, other: &Blocks<'_>, twin: usize) -> bool {
    match (one.update(index), other.update(twin)) {
        (Some(one), Some(twin)) => same_value(one, twin),
        _ => false,
    }
}

/// The updates of both in the order of their dates; each branch keeps its own order.
fn in_order(ours: Vec<Addition>, theirs: Vec<Addition>) -> Vec<Addition> {
    let mut all = Vec::with_capacity(ours.len() + theirs.len());
    let (mut ours, mut theirs) = (ours.into_iter().peekable(), theirs.into_iter().peekable());
    loop {
        let next = match (ours.peek(), theirs.peek()) {
            (Some(own), Some(other)) if own.against(other) == Ordering::Greater => theirs.next(),
            (Some(_), _) => ours.next(),
            (None, _) => theirs.next(),
        };
        match next {
            Some(addition) => all.push(addition),
            None => return all,
        }
    }
}
