//! The right word nearest to a wrong one, for "did you mean".

/// The candidate most like the word, if any is so much like it that it is likely meant.
pub fn nearest<'words>(
    word: &str,
    candidates: impl IntoIterator<Item = &'words str>,
) -> Option<&'words str> {
    let word = word.to_lowercase();
    let likely = candidates
        .into_iter()
        .map(|candidate| (likeness(&word, &candidate.to_lowercase()), candidate))
        .filter(|&(likeness, _)| likeness >= 0.75);
    // Of several that are equally like it, the first: callers name the best word for a thing first.
    likely
        .reduce(|best, next| if next.0 > best.0 { next } else { best })
        .map(|(_, candidate)| candidate)
}

/// From 0, nothing alike, to 1, the same. A slip of the hand at the end or two letters in the wrong order cost little.
fn likeness(word: &str, candidate: &str) -> f64 {
    let jaro = strsim::jaro_winkler(word, candidate);
    let edits = strsim::normalized_damerau_levenshtein(word, candidate);
    let is_word = word.chars().count() > 2;
    if is_word && candidate.starts_with(word) {
        jaro.max(0.9)
    } else if is_word && strsim::damerau_levenshtein(word, candidate) == 1 {
        // In a short word one slip is a large part of it.
        f64::midpoint(jaro, edits).max(0.8)
    } else {
        f64::midpoint(jaro, edits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_its_word_and_nonsense_finds_none() {
        let agencies = ["police", "schools", "coventry-city-council"];
        assert_eq!(nearest("polcie", agencies), Some("police"));
        assert_eq!(nearest("Coventry-council", agencies), Some("coventry-city-council"));
        assert_eq!(nearest("rga", ["date", "rag"]), Some("rag"));
        assert_eq!(nearest("xyz", agencies), None);
        assert_eq!(nearest("", agencies), None);
    }
}
