//! The JSON Schema of each kind of file, so that an editor completes keys and underlines what is wrong.
//!
//! JSON has no dates: editors see a TOML date as text in the form of a date, and cannot tell it from one in quotes.
//! The check can.

use serde_json::{Map, Value, json};

use super::FileKind;
use super::keys::{self, ANY, FORMS, Key, Kind, Presence};

/// The schema of a kind of file, as draft-07, which all editors know.
pub fn schema(kind: FileKind) -> Value {
    let mut schema = table(kind.keys());
    schema.insert("$schema".into(), "http://json-schema.org/draft-07/schema#".into());
    schema.insert("title".into(), kind.path().into());
    schema.insert("description".into(), kind.says().into());
    schema.into()
}

/// A table with these keys and no others.
fn table(keys: &'static [Key]) -> Map<String, Value> {
    let (any, named): (Vec<&Key>, Vec<&Key>) = keys.iter().partition(|key| key.name == ANY);
    let properties: Map<String, Value> =
        named.iter().map(|key| (key.name.to_owned(), described(key))).collect();
    let needed: Vec<&str> =
        named.iter().filter(|key| key.presence == Presence::Needed).map(|key| key.name).collect();
    let others = any.first().map_or(Value::Bool(false), |key| described(key));
    let mut schema = Map::new();
    schema.insert("type".into(), "object".into());
    schema.insert("additionalProperties".into(), others);
    if !properties.is_empty() {
        schema.insert("properties".into(), properties.into());
    }
    if !needed.is_empty() {
        schema.insert("required".into(), needed.into());
    }
    schema
}

/// What belongs behind a key, and what it means.
fn described(key: &Key) -> Value {
    let mut schema = value(key.kind);
    schema.insert("description".into(), key.means.into());
    if key.presence == Presence::Needed {
        not_empty(&mut schema, key.kind);
    }
    schema.into()
}

/// What must be there must also say something.
fn not_empty(schema: &mut Map<String, Value>, kind: Kind) {
    match kind {
        Kind::Text => schema.insert("pattern".into(), r"\S".into()),
        Kind::Texts | Kind::Dates | Kind::Tables(_) | Kind::Evidence => {
            schema.insert("minItems".into(), 1.into())
        }
        _ => None,
    };
}

fn value(kind: Kind) -> Map<String, Value> {
    let pairs = match kind {
        Kind::Text => vec![("type", json!("string"))],
        Kind::Texts => list(json!({ "type": "string" })),
        Kind::Date | Kind::LastDay(_) => vec![("type", json!("string")), ("format", json!("date"))],
        Kind::Dates => list(value(Kind::Date).into()),
        Kind::Days => vec![("type", json!("integer")), ("minimum", json!(0))],
        Kind::Word(words) => vec![("enum", json!(words()))],
        Kind::Table(keys) => return table(keys),
        Kind::Tables(keys) => list(table(keys).into()),
        Kind::ById(keys) => tables_by_name(table(keys).into()),
        Kind::TextsByName => tables_by_name(value(Kind::Texts).into()),
        Kind::Deadline => vec![("oneOf", deadline())],
        Kind::Evidence => list(json!({ "oneOf": [value(Kind::Text), table(keys::HELD_BY)] })),
    };
    pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

fn list(of: Value) -> Vec<(&'static str, Value)> {
    vec![("type", json!("array")), ("items", of)]
}

fn tables_by_name(of: Value) -> Vec<(&'static str, Value)> {
    vec![("type", json!("object")), ("additionalProperties", of)]
}

/// The forms of a deadline: a day, or one of the tables.
fn deadline() -> Value {
    let tables = FORMS.iter().map(|form| Value::from(table(form.keys)));
    std::iter::once(Value::from(value(Kind::Date))).chain(tables).collect()
}
