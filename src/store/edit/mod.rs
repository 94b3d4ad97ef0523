//! A change of a file is text to text: pieces are put in at the places that the located tree gives, and no other byte is touched.

mod literal;

pub use literal::{Literal, WIDTH};
