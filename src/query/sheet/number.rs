//! The number of an action, where a spreadsheet may have taken 3.10 for the figure 3.1.

use super::cell::Wrong;
use crate::model::Number;

/// The number that a row is about. Where the row names the action's file beside it, a nought that a spreadsheet has taken from
/// the number's end is put back, and a number of another action is wrong.
pub fn number(typed: &str, file: Option<&str>) -> Result<String, Wrong> {
    let is_number = typed.parse::<Number>().is_ok();
    let Some(own) = file.and_then(of_file).filter(|_| is_number) else {
        return Ok(typed.to_owned());
    };
    let own = own.to_string();
    if typed == own || typed == own.trim_end_matches('0') {
        return Ok(own);
    }
    Err(Wrong {
        message: format!("the row is about {typed}, and its file is that of {own}"),
        help: format!("write {own} as the number, or take the file out of the row"),
    })
}

/// The number that a file is called by.
fn of_file(path: &str) -> Option<Number> {
    let name = path.trim().rsplit(['/', '\\']).next()?;
    name.strip_suffix(".toml")?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn restored(typed: &str, file: &str) -> Result<String, String> {
        number(typed, Some(file)).map_err(|wrong| format!("{}; {}", wrong.message, wrong.help))
    }

    #[test]
    fn a_nought_that_a_spreadsheet_has_taken_is_put_back() {
        let file = "actions/early-help/03-thresholds/3.10.toml";
        assert_eq!(restored("3.1", file).as_deref(), Ok("3.10"));
        assert_eq!(restored("3.10", file).as_deref(), Ok("3.10"));
        assert_eq!(
            restored("3.1", "actions\\early-help\\03-thresholds\\3.1.toml").as_deref(),
            Ok("3.1")
        );
        assert_eq!(restored("12.1", "12.100.toml").as_deref(), Ok("12.100"));
    }

    #[test]
    fn a_number_beside_the_file_of_another_action_is_wrong() {
        assert_eq!(
            restored("3.1", "actions/early-help/03-thresholds/3.2.toml").unwrap_err(),
            "the row is about 3.1, and its file is that of 3.2; \
             write 3.2 as the number, or take the file out of the row"
        );
    }

    #[test]
    fn without_a_file_the_number_is_what_was_typed() {
        assert_eq!(number("3.1", None).as_deref(), Ok("3.1"));
        for (typed, file) in
            [("3.1", "minutes.pdf"), ("3.1", ""), ("plan/actions/x/3.1.toml", "3.2.toml")]
        {
            assert_eq!(restored(typed, file).as_deref(), Ok(typed));
        }
    }
}
