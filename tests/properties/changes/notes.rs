//! Notes come back exactly as they were given, whatever is in them.

use cov_plan::change::{self, Rate, Signed};
use cov_plan::check;
use cov_plan::model::{AgencyId, Evidence, Update};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::{FILE, text, three_actions, with};
use crate::cases;

/// What means something to TOML, git or a reader of lines, and plain words.
const PIECES: [&str; 34] = [
    "\"",
    "\"\"\"",
    "'",
    "'''",
    "\\",
    "\\n",
    "\\u0041",
    "\n",
    "\n\n",
    "\t",
    " ",
    "   ",
    " \n",
    "\n\t",
    "#",
    "# x",
    "[updates]",
    "\n[[updates]]\n",
    "lead = \"x\"",
    "\n<<<<<<< HEAD\n",
    "\n=======\n",
    "\n>>>>>>> b\n",
    "\n||||||| c\n",
    "{",
    "}",
    "[",
    "]",
    ",",
    "=",
    "😀",
    "日本",
    "é",
    "Drafted",
    "…",
];

fn any_text() -> impl Strategy<Value = String> {
    vec(select(PIECES.to_vec()), 0..9).prop_map(|pieces| pieces.concat())
}

/// The rest of a file, and its updates: none, under headers, in brackets on one line and on several.
const FILES: [&str; 6] = [
    "",
    "[[updates]]\ndate = 2026-05-12\nby = \"council\"\n",
    "\t[[updates]]\n\tdate = 2026-07-12\n\tby = \"council\"\n\n# the end",
    "updates = []\n",
    "updates = [{ date = 2026-05-12, by = \"council\" }]\n",
    "updates = [\n  { date = 2026-07-12, by = \"council\" }\n]",
];

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn texts_come_back_exactly_as_they_were_given(
        (note, asks, title) in (any_text(), any_text(), any_text()),
        file in select(FILES.to_vec()),
        is_of_windows in any::<bool>(),
    ) {
        let top = "title = \"Train every team\"\nlead = \"council\"\ndue = 2026-09-30\n";
        let ending = if is_of_windows { "\r\n" } else { "\n" };
        let before = with(&three_actions(), &(top.to_owned() + file).replace('\n', ending));
        let evidence = vec![Evidence::HeldBy { agency: AgencyId::from("police"), title: format!("{title}.") }];
        let signed = Signed { by: None, date: "2026-06-09".parse().unwrap() };
        let update = Update {
            date: Some(signed.date),
            by: Some(AgencyId::from("council")),
            note: Some(note.clone()),
            asks: Some(asks.clone()),
            evidence: evidence.clone(),
            ..Update::default()
        };
        let rate = Rate { signed, rag: None, impact: None, note: Some(note), asks: Some(asks), evidence };
        let changed = change::apply(&rate, &before.plan.actions[0], text(&before)).unwrap().text;
        let after = with(&before, &changed);
        prop_assert!(after.plan.actions[0].updates.contains(&update), "{}\n{:#?}", changed, after.plan.actions[0].updates);
        let added: Vec<String> = check::added(&before, &after, |file| file == FILE)
            .into_iter()
            .map(|finding| finding.message)
            .collect();
        prop_assert_eq!(added, Vec::<String>::new(), "{}", changed);
        super::is_toml(&changed, &after)?;
    }
}
