//! Single values taken out of a located tree. What has the wrong type is left out here: the look at the shape reports it.

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml::value::Datetime;

use crate::model::{Date, Named};

/// A value with its place.
pub type Value<'text> = Spanned<DeValue<'text>>;

/// The text behind a key.
pub fn text(table: &DeTable<'_>, key: &str) -> Option<String> {
    table.get(key).and_then(as_text).map(owned)
}

/// A text with its lines parted by line feeds: how a file ends its lines is no part of what it says.
fn owned(text: &str) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n") } else { text.to_owned() }
}

/// The text behind a key, as an id.
pub fn id<T: for<'id> From<&'id str>>(table: &DeTable<'_>, key: &str) -> Option<T> {
    table.get(key).and_then(as_text).map(T::from)
}

/// The text of a list, what is not text left out.
pub fn texts(table: &DeTable<'_>, key: &str) -> Vec<String> {
    some(table, key, |value| as_text(value).map(owned))
}

/// What can be made of the values of a list. It keeps no room to grow: a plan has thousands of short lists.
pub fn some<T>(table: &DeTable<'_>, key: &str, record: impl Fn(&Value<'_>) -> Option<T>) -> Vec<T> {
    let mut made: Vec<T> = list(table, key).iter().filter_map(record).collect();
    made.shrink_to_fit();
    made
}

/// The day behind a key.
pub fn date(table: &DeTable<'_>, key: &str) -> Option<Date> {
    table.get(key).and_then(as_date)
}

/// A value of a closed set.
pub fn word<T: Named>(table: &DeTable<'_>, key: &str) -> Option<T> {
    table.get(key).and_then(as_text).and_then(T::named)
}

/// The table behind a key.
pub fn table<'tree, 'text>(
    table: &'tree DeTable<'text>,
    key: &str,
) -> Option<&'tree DeTable<'text>> {
    table.get(key).and_then(as_table)
}

/// The values of a list; none where there is no list.
pub fn list<'tree, 'text>(table: &'tree DeTable<'text>, key: &str) -> &'tree [Value<'text>] {
    match table.get(key).map(Spanned::get_ref) {
        Some(DeValue::Array(values)) => values,
        _ => &[],
    }
}

/// The tables of a list, each made into a record; what is no table becomes an empty one, so that places keep counting.
pub fn tables<T: Default>(
    table: &DeTable<'_>,
    key: &str,
    record: impl Fn(&DeTable<'_>) -> T,
) -> Vec<T> {
    list(table, key).iter().map(|value| as_table(value).map(&record).unwrap_or_default()).collect()
}

/// The tables of a table by their names, in the order in which they stand in the file.
pub fn by_id<'tree, 'text>(
    table: &'tree DeTable<'text>,
) -> Vec<(&'tree str, &'tree DeTable<'text>)> {
    let mut entries: Vec<_> = table
        .iter()
        .filter_map(|(key, value)| {
            Some((key.span().start, key.get_ref().as_ref(), as_table(value)?))
        })
        .collect();
    entries.sort_by_key(|&(at, ..)| at);
    entries.into_iter().map(|(_, id, table)| (id, table)).collect()
}

/// The text of a value.
pub fn as_text<'tree>(value: &'tree Value<'_>) -> Option<&'tree str> {
    value.get_ref().as_str()
}

/// The table of a value.
pub fn as_table<'tree, 'text>(value: &'tree Value<'text>) -> Option<&'tree DeTable<'text>> {
    match value.get_ref() {
        DeValue::Table(table) => Some(table),
        _ => None,
    }
}

/// The day of a value; a time of day beside it makes it something else.
pub fn as_date(value: &Value<'_>) -> Option<Date> {
    match value.get_ref() {
        DeValue::Datetime(Datetime { date: Some(date), time: None, offset: None })
            if date.year > 0 =>
        {
            Date::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
        }
        _ => None,
    }
}

/// The text of an action's number, also where its quotes were forgotten: 2.1 is a number with a fraction then.
pub fn as_number_text(value: &Value<'_>) -> Option<String> {
    match value.get_ref() {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Float(number) => Some(number.as_str().to_owned()),
        _ => None,
    }
}

/// A number of days of a value.
pub fn as_days(value: &Value<'_>) -> Option<u32> {
    match value.get_ref() {
        DeValue::Integer(number) => u32::from_str_radix(number.as_str(), number.radix()).ok(),
        _ => None,
    }
}
