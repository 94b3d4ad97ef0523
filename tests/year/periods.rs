//! Which time a paper is on, where it is not asked about a quarter.

use std::path::Path;

use crate::figures::{periods, said};
use crate::{PLAN, json};

#[test]
fn a_paper_is_on_the_time_that_the_page_works_out() {
    for mut row in periods() {
        let (_, asked) = row.remove(0);
        let words: Vec<&str> = ["report"].into_iter().chain(asked.split(' ')).collect();
        let paper = json(Path::new(PLAN), &words);
        assert_eq!(said(&paper["period"], &row), row, "{asked}");
    }
}
