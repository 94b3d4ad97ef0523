//! Where the links of foreign text may lead.

use crate::model::is_hidden;

/// The target, where a page may let people follow it: an http(s) link, a mail address, or a path from where the page lies.
/// What a browser would run, or take for another site, is none of these.
pub fn followed(target: &str) -> Option<&str> {
    let is_plain = !target.contains(|letter: char| is_hidden(letter) || letter.is_whitespace());
    let has_scheme = |scheme: &str| {
        target.split_once(':').is_some_and(|(before, _)| before.eq_ignore_ascii_case(scheme))
    };
    // A colon before the first slash makes a scheme of what stands before it.
    let is_path = !target.starts_with(['/', '\\'])
        && !target.split('/').next().unwrap_or_default().contains([':', '\\']);
    let leads = ["http", "https", "mailto"].into_iter().any(has_scheme) || is_path;
    (is_plain && leads && !target.is_empty()).then_some(target)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_links_mail_and_paths_are_followed() {
        for target in [
            "https://a.example/b?c=d:e",
            "HTTP://a.example",
            "mailto:a@b.example",
            "minutes/2019-10-14.pdf",
            "../minutes/a:b.pdf",
        ] {
            assert_eq!(followed(target), Some(target));
        }
        for target in [
            "javascript:alert(1)",
            "JaVaScript:alert(1)",
            "java\nscript:alert(1)",
            " javascript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "//evil.example",
            "/etc/passwd",
            "\\\\evil.example\\x",
            "C:\\x",
            "https://a.example/\u{202e}fdp",
            "",
        ] {
            assert_eq!(followed(target), None, "{target}");
        }
    }
}
