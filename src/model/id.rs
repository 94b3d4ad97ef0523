//! The short names by which files refer to agencies, sections and groups.

use std::fmt;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Box<str>);

        impl $name {
            /// The id as it is written in the files.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self(id.into())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }
    };
}

id!(
    /// An agency, as `agencies.toml` heads its table: `coventry-city-council`.
    AgencyId
);
id!(
    /// A section of the plan, which is also its folder under `actions/`: `help-and-protection`.
    SectionId
);
id!(
    /// A group of `governance.toml`: `executive-group`.
    GroupId
);
