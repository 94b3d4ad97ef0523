//! Words as a shell takes them.

/// Whether a word means the same to a shell, and to us, as it stands.
pub fn is_plain(word: &str) -> bool {
    let is_plain = |character: char| character.is_alphanumeric() || "-_./:".contains(character);
    !word.is_empty() && !word.starts_with('-') && word.chars().all(is_plain)
}

/// An option with its value, a space before it.
pub fn option(name: &str, value: &str) -> String {
    // Behind a space, a value that begins with a dash would be an option of its own.
    let between = if value.starts_with('-') { '=' } else { ' ' };
    format!(" --{name}{between}{}", quoted(value))
}

/// A word in quotes that no shell looks into, where it needs them.
pub fn quoted(word: &str) -> String {
    if is_plain(word) { word.to_owned() } else { format!("'{}'", word.replace('\'', r"'\''")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_means_something_to_a_shell_stands_in_quotes() {
        assert_eq!(option("lead", "CCC"), " --lead CCC");
        assert_eq!(option("sort", "due:desc"), " --sort due:desc");
        assert_eq!(option("lead", "Coventry City Council"), " --lead 'Coventry City Council'");
        assert_eq!(option("text", "a child's $HOME!"), r" --text 'a child'\''s $HOME!'");
        assert_eq!(option("text", ""), " --text ''");
        assert_eq!(option("text", "-x;y"), " --text='-x;y'");
    }

    #[test]
    fn a_word_that_a_shell_would_act_on_is_not_plain() {
        assert!(is_plain("plan/actions/3.1.toml") && is_plain("due:desc") && is_plain("später"));
        for word in ["", "-x", "x;touch y", "a b", "$x", "`x`", "x!", "~x"] {
            assert!(!is_plain(word), "{word}");
        }
    }
}
