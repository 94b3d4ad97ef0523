//! Prose as the files hold it, wrapped at the file's own width, made ready for another.

/// The paragraphs and list items of a text: the lines of each are joined, for they end where the file was narrow. An item
/// begins with a dash. An empty paragraph stands where the text leaves a line free.
pub fn paragraphs(text: &str) -> Vec<String> {
    let mut paragraphs: Vec<String> = Vec::new();
    let mut begins = true;
    for line in text.trim().lines().map(str::trim) {
        let item = line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")).map(str::trim_start);
        match paragraphs.last_mut().filter(|_| !begins && item.is_none() && !line.is_empty()) {
            Some(paragraph) => {
                paragraph.push(' ');
                paragraph.push_str(line);
            }
            None => {
                paragraphs.push(item.map_or_else(|| line.to_owned(), |item| format!("- {item}")));
            }
        }
        begins = line.is_empty();
    }
    paragraphs.dedup_by(|one, other| one.is_empty() && other.is_empty());
    paragraphs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_of_a_paragraph_flow_and_those_of_a_list_stay() {
        let text = "Take conferences\nfurther:\n- Review all cases\n  of April.\n* Report.\n\n\nThen stop.\n";
        assert_eq!(
            paragraphs(text),
            [
                "Take conferences further:",
                "- Review all cases of April.",
                "- Report.",
                "",
                "Then stop."
            ]
        );
    }

    #[test]
    fn an_empty_text_has_no_paragraph() {
        assert_eq!(paragraphs(" \n"), Vec::<String>::new());
    }
}
