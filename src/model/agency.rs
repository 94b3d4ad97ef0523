//! Those who lead actions or partner in them.

use super::AgencyId;

/// An agency of `agencies.toml`.
#[derive(Clone, Debug)]
pub struct Agency {
    /// The id by which actions name it.
    pub id: AgencyId,
    /// Its full name; `None` where the file gives none.
    pub name: Option<String>,
    /// What people call it, such as CCC; `None`: they use the full name.
    pub short: Option<String>,
}

impl Agency {
    /// The shortest name that people know it by.
    pub fn short_name(&self) -> &str {
        self.short.as_deref().unwrap_or_else(|| self.full_name())
    }

    /// Its full name, or its id where the file gives no name.
    pub fn full_name(&self) -> &str {
        self.name.as_deref().unwrap_or(self.id.as_str())
    }

    /// Whether the words mean this agency: its id, short name or full name, in any case.
    pub fn is_called(&self, words: &str) -> bool {
        let words = words.to_lowercase();
        [Some(self.id.as_str()), self.short.as_deref(), self.name.as_deref()]
            .into_iter()
            .flatten()
            .any(|name| name.to_lowercase() == words)
    }
}
