//! Where people find the files of a plan: by their paths in the repository, and on the pages on which they are edited.

use crate::model::Plan;

/// The way to the files of a plan.
#[derive(Clone, Debug)]
pub struct PlanFiles<'plan> {
    edit_url: Option<&'plan str>,
    folder: String,
}

/// What stands for the file's path in the plan's `edit_url`.
const FILE: &str = "{file}";

impl<'plan> PlanFiles<'plan> {
    /// The way to the files of a plan whose folder is called so from the top of its repository.
    pub fn new(plan: &'plan Plan, folder: impl Into<String>) -> Self {
        let is_of_the_web = |url: &&str| url.starts_with("https://") || url.starts_with("http://");
        let edit_url = plan.edit_url.as_deref().map(str::trim).filter(is_of_the_web);
        Self { edit_url, folder: folder.into() }
    }

    /// The path of a file, from the top of the repository; `file` is named from the plan folder.
    pub fn path(&self, file: &str) -> String {
        if self.folder.is_empty() { file.to_owned() } else { format!("{}/{file}", self.folder) }
    }

    /// The page on which the file is edited in a browser; `None`: the plan names none on the web.
    pub fn edit_link(&self, file: &str) -> Option<String> {
        Some(self.edit_url?.replace(FILE, &encoded(&self.path(file))))
    }
}

/// A path as it stands in the address of a page.
fn encoded(path: &str) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(byte);
    path.bytes()
        .map(|byte| if plain(&byte) { char::from(byte).into() } else { format!("%{byte:02X}") })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(edit_url: &str, folder: &str) -> Option<String> {
        let plan = Plan { edit_url: Some(edit_url.to_owned()), ..Plan::default() };
        PlanFiles::new(&plan, folder).edit_link("actions/a b/é#1.toml")
    }

    #[test]
    fn a_page_is_named_by_the_path_from_the_top_of_the_repository() {
        assert_eq!(
            link("https://git.example/edit/main/{file}?tab=1", "docs/plan").as_deref(),
            Some("https://git.example/edit/main/docs/plan/actions/a%20b/%C3%A9%231.toml?tab=1")
        );
        assert_eq!(
            link("http://git.example/{file}", "").as_deref(),
            Some("http://git.example/actions/a%20b/%C3%A9%231.toml")
        );
    }

    #[test]
    fn what_is_no_page_of_the_web_is_no_link() {
        assert_eq!(link("javascript:alert('{file}')", "plan"), None);
        assert_eq!(link("/edit/{file}", "plan"), None);
    }
}
