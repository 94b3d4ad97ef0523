//! What somebody changed in a file with an editor.

/// The keys at the top of a file whose values differ between two texts, in the order of their names; `None` where one of
/// the texts cannot be read.
pub fn changed_keys(old: &str, new: &str) -> Option<Vec<String>> {
    let old: toml::Table = toml::from_str(old).ok()?;
    let new: toml::Table = toml::from_str(new).ok()?;
    let mut keys: Vec<&String> = old.keys().chain(new.keys()).collect();
    keys.sort_unstable();
    keys.dedup();
    Some(keys.into_iter().filter(|key| old.get(*key) != new.get(*key)).cloned().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_changed_where_its_value_is() {
        let old = "title = \"x\" # here\ndue = 2019-12-31\n";
        let keys = |new: &str| changed_keys(old, new).unwrap();
        assert!(keys("due = 2019-12-31\n\ntitle = 'x'").is_empty());
        assert_eq!(keys("title = \"y\"\nlead = \"police\"\n"), ["due", "lead", "title"]);
        assert_eq!(changed_keys(old, "title = "), None);
    }
}
