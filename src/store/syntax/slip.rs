//! What the parser found, told by how its message begins: the one place that knows the parser's English.

use std::ops::Range;

use toml::de::Error;

/// A kind of slip that the parser tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip {
    /// A key or a header is given again.
    KeyTwice,
    /// Lists or tables stand inside one another without end.
    TooDeep,
    /// A line has no equals sign.
    NoEqualsSign,
    /// Nothing stands behind the equals sign.
    NoValue,
    /// Something stands behind the value.
    SomethingBehind,
    /// Two commas in a row.
    CommaTooMany,
    /// Two equals signs in a row.
    EqualsSignTooMany,
    /// Two values of a list without a comma between them.
    NoComma,
    /// Two keys in braces without a comma between them.
    NoCommaInBraces,
    /// A key in braces without an equals sign.
    NoEqualsSignInBraces,
    /// A value in braces without a key.
    NoKeyInBraces,
    /// Something in braces that is no key.
    BraceNotClosed,
    /// An equals sign in a list.
    EqualsSignInList,
    /// A closing bracket without an opening one.
    BracketNotOpened,
    /// A closing brace without an opening one.
    BraceNotOpened,
    /// A brace at the start of a line.
    BraceAsKey,
    /// A header without its closing brackets.
    HeaderNotClosed,
    /// A list, or a table in braces, that never ends.
    NeverClosed,
    /// A header or an equals sign without a name.
    KeyEmpty,
    /// A character that no key can have.
    KeyCharacter,
    /// A key in three quotes.
    KeyInThreeQuotes,
    /// A backslash that begins no escape.
    Backslash,
    /// An escape that stands for no character.
    Escape,
    /// A text in double quotes that does not end, or holds what it cannot.
    Text,
    /// The same in single quotes.
    LiteralText,
    /// The same over several lines, in three double quotes.
    LongText,
    /// The same over several lines, in three single quotes.
    LongLiteralText,
    /// A comment that holds what it cannot.
    Comment,
    /// A carriage return without a line feed.
    CarriageReturn,
    /// Text whose quote stands at its end alone.
    NoOpeningQuote,
    /// Something that begins like a date.
    Date,
    /// Something that begins like a date and goes on like a time.
    Time,
    /// A bare value that is nothing known: mostly text without quotes.
    BareValue,
    /// What the table below does not have.
    Other,
}

/// How the parser's messages begin; the first that fits counts.
const MESSAGES: &[(&str, Slip)] = &[
    ("duplicate key", Slip::KeyTwice),
    ("cannot extend", Slip::KeyTwice),
    ("cannot recurse", Slip::TooDeep),
    ("recursion limit", Slip::TooDeep),
    ("key with no value", Slip::NoEqualsSign),
    ("missing value for key", Slip::NoEqualsSign),
    ("missing value", Slip::NoValue),
    ("unexpected key or value", Slip::SomethingBehind),
    ("unexpected content", Slip::SomethingBehind),
    ("extra comma", Slip::CommaTooMany),
    ("extra `=`", Slip::EqualsSignTooMany),
    ("extra assignment", Slip::NoCommaInBraces),
    ("missing comma between key", Slip::NoCommaInBraces),
    ("missing comma", Slip::NoComma),
    ("missing assignment", Slip::NoEqualsSignInBraces),
    ("missing key", Slip::NoKeyInBraces),
    ("invalid inline table element", Slip::BraceNotClosed),
    ("unexpected `=`", Slip::EqualsSignInList),
    ("missing table open", Slip::BracketNotOpened),
    ("missing array opening", Slip::BracketNotOpened),
    ("missing inline table opening", Slip::BraceNotOpened),
    ("invalid key-value pair", Slip::BraceAsKey),
    ("unclosed array table", Slip::HeaderNotClosed),
    ("unclosed table", Slip::HeaderNotClosed),
    ("unclosed array", Slip::NeverClosed),
    ("unclosed inline table", Slip::NeverClosed),
    ("unquoted keys cannot be empty", Slip::KeyEmpty),
    ("invalid unquoted key", Slip::KeyCharacter),
    ("keys cannot be multi-line", Slip::KeyInThreeQuotes),
    ("missing escaped value", Slip::Backslash),
    ("too few unicode value digits", Slip::Backslash),
    ("invalid value", Slip::Escape),
    ("invalid basic string", Slip::Text),
    ("invalid literal string", Slip::LiteralText),
    ("invalid multi-line basic string", Slip::LongText),
    ("invalid multi-line literal string", Slip::LongLiteralText),
    ("invalid comment character", Slip::Comment),
    ("carriage return must", Slip::CarriageReturn),
    ("missing opening quote", Slip::NoOpeningQuote),
    ("invalid date", Slip::Date),
    ("invalid time", Slip::Time),
    ("string values must be quoted", Slip::BareValue),
    ("unexpected leading zero", Slip::BareValue),
    ("unexpected sign", Slip::BareValue),
    ("redundant ", Slip::BareValue),
    ("radix must", Slip::BareValue),
    ("integers with a radix", Slip::BareValue),
    ("`_` may only", Slip::BareValue),
    ("invalid integer", Slip::BareValue),
    ("invalid hexadecimal", Slip::BareValue),
    ("invalid octal", Slip::BareValue),
    ("invalid binary", Slip::BareValue),
    ("invalid float", Slip::BareValue),
    ("invalid mantissa", Slip::BareValue),
    ("invalid fraction", Slip::BareValue),
    ("invalid exponent", Slip::BareValue),
    ("invalid boolean", Slip::BareValue),
];

impl Slip {
    /// The slip that a message of the parser tells of.
    pub fn of(error: &Error) -> Self {
        let message = error.message();
        let found = MESSAGES.iter().find(|(start, _)| message.starts_with(start));
        found.map_or(Self::Other, |&(_, slip)| slip)
    }

    /// Whether it breaks the order of its line, so that what the parser says of the values in it is a guess.
    pub fn is_about_order(self) -> bool {
        matches!(
            self,
            Self::NoEqualsSign
                | Self::NoValue
                | Self::SomethingBehind
                | Self::CommaTooMany
                | Self::EqualsSignTooMany
                | Self::NoComma
                | Self::NoCommaInBraces
                | Self::NoEqualsSignInBraces
                | Self::NoKeyInBraces
                | Self::BraceNotClosed
                | Self::EqualsSignInList
                | Self::BracketNotOpened
                | Self::BraceNotOpened
                | Self::BraceAsKey
                | Self::HeaderNotClosed
                | Self::NeverClosed
        )
    }

    /// Whether it is about a text in quotes: its end, or a character in it.
    pub fn is_about_text(self) -> bool {
        matches!(self, Self::Text | Self::LiteralText | Self::LongText | Self::LongLiteralText)
    }

    /// Whether it is about a backslash in double quotes.
    pub fn is_about_backslash(self) -> bool {
        matches!(self, Self::Backslash | Self::Escape)
    }
}

/// A slip with its place.
#[derive(Clone, Debug)]
pub struct Fault {
    /// What the parser found.
    pub slip: Slip,
    /// The bytes that it points at.
    pub span: Range<usize>,
}

impl Fault {
    /// The fault that an error of the parser is about.
    pub fn of(error: &Error) -> Self {
        Self { slip: Slip::of(error), span: error.span().unwrap_or_default() }
    }

    /// Whether a text of one line has no end on it.
    pub fn is_unclosed_text(&self) -> bool {
        matches!(self.slip, Slip::Text | Slip::LiteralText) && self.span.is_empty()
    }

    /// Where a text of several lines that never ends begins: the parser points at the end of the file.
    pub fn opening_of_long_text(&self, text: &str) -> Option<usize> {
        let quotes = match self.slip {
            Slip::LongText => "\"\"\"",
            Slip::LongLiteralText => "'''",
            _ => return None,
        };
        text.get(..self.span.start).filter(|_| self.span.is_empty())?.rfind(quotes)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use toml::de::DeTable;

    use super::*;

    #[test]
    fn the_parser_says_nothing_of_the_cases_that_the_table_does_not_have() {
        let mut slips = Vec::new();
        for entry in fs::read_dir("tests/cases/syntax").unwrap() {
            let path = entry.unwrap().path();
            let text = fs::read_to_string(&path).unwrap();
            for error in &DeTable::parse_recoverable(&text).1 {
                let slip = Slip::of(error);
                assert_ne!(slip, Slip::Other, "{}: {}", path.display(), error.message());
                slips.push(slip);
            }
        }
        assert!(slips.len() > 50, "{}", slips.len());
    }
}
