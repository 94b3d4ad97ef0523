//! Where a new objective goes, and what its file says.

use super::edit::{Literal, key_lines};
use super::place::OBJECTIVE;
use crate::model::SectionId;

/// As many letters of a title make the name of its folder.
const LETTERS: usize = 40;

/// The path of the file from the plan folder, and its text.
pub fn new_objective(section: &SectionId, number: u32, title: &str) -> (String, String) {
    let folder = format!("actions/{}/{number:02}-{}", section.as_str(), slug(title));
    let text = key_lines(&[("title", Literal::Text(title.to_owned()))], "");
    (format!("{folder}/{OBJECTIVE}"), text)
}

/// The first words of a title as a folder is called; of a first word that is too long, its beginning.
fn slug(title: &str) -> String {
    let lower = title.to_lowercase().replace('\'', "");
    let words =
        lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut slug = String::new();
    for word in words {
        if !slug.is_empty() && slug.chars().count() + 1 + word.chars().count() > LETTERS {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.extend(word.chars().take(LETTERS));
    }
    if slug.is_empty() { "objective".to_owned() } else { slug }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_called_by_number_and_first_words() {
        let path = |title: &str| new_objective(&"early-help".into(), 3, title).0;
        assert_eq!(
            path("Families' plans are kept up to date, always and everywhere"),
            "actions/early-help/03-families-plans-are-kept-up-to-date/objective.toml"
        );
        assert_eq!(path("?!"), "actions/early-help/03-objective/objective.toml");
        assert_eq!(path("Über uns"), "actions/early-help/03-über-uns/objective.toml");
        assert_eq!(
            path(&format!("{} too", "ä".repeat(300))),
            format!("actions/early-help/03-{}/objective.toml", "ä".repeat(40))
        );
    }
}
