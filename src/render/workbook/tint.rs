//! The colours of ratings and statuses: an extra to the words, which change colour when somebody changes them.

use crate::model::{Named, Rating, Status};
use crate::report::{Cell, Mark};

/// The colours of a cell that says one thing. Ink on paper reads at 7 : 1 or better.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tint {
    /// What it says.
    pub words: String,
    /// The name of the style.
    pub name: &'static str,
    /// The colour of the letters: red, green and blue, a byte each.
    pub ink: u32,
    /// The colour behind them.
    pub paper: u32,
}

/// The tints of all ratings and statuses, whether or not one occurs: somebody may yet write it.
pub fn tints() -> Vec<Tint> {
    let rated = [None].into_iter().chain(Rating::ALL.iter().copied().map(Some));
    let ratings = rated.map(|rating| (Cell::Rating(rating), rating.into()));
    // What is too old to be taken for the present rating does not shine as if it were.
    let stale = Rating::ALL.iter().map(|&rating| (Cell::Stale(rating), Mark::NotRated));
    // That something is open goes without saying.
    let told = Status::ALL.iter().filter(|&&status| status != Status::Open);
    let statuses = told.map(|&status| (Cell::Status(status), Mark::of_deadline(status, None)));
    ratings.chain(stale).chain(statuses).map(|(cell, mark)| tint(cell.words(), mark)).collect()
}

fn tint(words: String, mark: Mark) -> Tint {
    let (name, ink, paper) = match mark {
        Mark::Late => ("Late", 0xff_ff_ff, 0x8b_12_12),
        Mark::Red => ("Red", 0x6b_0f_1a, 0xf8_d7_da),
        Mark::Amber => ("Amber", 0x5c_3b_00, 0xff_e4_ad),
        Mark::Green => ("Green", 0x0b_4a_21, 0xd3_ec_d9),
        Mark::NotRated => ("NotRated", 0x40_40_40, 0xee_ee_ee),
        Mark::Complete => ("Complete", 0x12_38_5f, 0xd9_e7_f6),
        Mark::Suspended => ("Suspended", 0x3b_2a_63, 0xe6_e0_f0),
        Mark::Withdrawn => ("Withdrawn", 0x40_40_40, 0xdd_dd_dd),
    };
    Tint { words, name, ink, paper }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The relative luminance of a colour, as WCAG 2.2 has it.
    fn luminance(colour: u32) -> f64 {
        let [_, red, green, blue] = colour.to_be_bytes().map(|byte| {
            let share = f64::from(byte) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    #[test]
    fn all_that_is_tinted_can_be_read() {
        for tint in tints() {
            let (one, other) = (luminance(tint.ink), luminance(tint.paper));
            let contrast = (one.max(other) + 0.05) / (one.min(other) + 0.05);
            assert!(contrast >= 7.0, "{}: {contrast}", tint.words);
        }
    }

    #[test]
    fn each_word_has_one_tint() {
        let words: Vec<String> = tints().into_iter().map(|tint| tint.words).collect();
        assert_eq!(
            words,
            [
                "not rated",
                "red",
                "amber",
                "green",
                "red (stale)",
                "amber (stale)",
                "green (stale)",
                "overdue",
                "complete",
                "suspended",
                "withdrawn"
            ]
        );
    }
}
