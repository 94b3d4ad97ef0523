//! Each kind of layout and comment, with the text that comes of it.

use super::*;

/// The text of a file of that kind, laid out; once more, nothing changes.
#[track_caller]
fn laid_out(kind: impl Into<Option<FileKind>>, text: &str) -> String {
    let kind = kind.into();
    let once = format(text, kind).unwrap();
    assert_eq!(format(&once, kind).as_deref(), Ok(once.as_str()), "a second time");
    once
}

#[track_caller]
fn becomes(text: &str, expected: &str) {
    assert_eq!(laid_out(FileKind::Action, text), expected);
}

#[track_caller]
fn stays(text: &str) {
    becomes(text, text);
}

#[test]
fn keys_stand_in_the_order_of_the_table_of_keys_and_unknown_ones_behind_them() {
    becomes(
        "zeal = 1\ndue = 2019-12-31\nlead = \"police\"\nalpha = 2\ntitle = \"Plan\"\n",
        "title = \"Plan\"\nlead = \"police\"\ndue = 2019-12-31\nzeal = 1\nalpha = 2\n",
    );
    becomes(
        "title = \"Plan\"\n\n[[updates]]\nnote = \"x\"\nby = \"police\"\ndate = 2019-10-14\n",
        "title = \"Plan\"\n\n[[updates]]\ndate = 2019-10-14\nby = \"police\"\nnote = \"x\"\n",
    );
}

#[test]
fn the_keys_of_a_deadline_stand_in_the_order_of_its_form() {
    becomes(
        "due = { until = 2020-09-30, said = \"x\", each_meeting_of = \"g\" }\n",
        "due = { each_meeting_of = \"g\", until = 2020-09-30, said = \"x\" }\n",
    );
    becomes(
        "due.to = 2020-03-31\ntitle = \"x\"\ndue.from = 2019-04-01\n",
        "title = \"x\"\ndue.from = 2019-04-01\ndue.to = 2020-03-31\n",
    );
    becomes(
        "[due]\nreview = 2020-03-31\ndescribed = \"later\"\n",
        "[due]\ndescribed = \"later\"\nreview = 2020-03-31\n",
    );
    becomes(
        "[[milestones]]\ndue = { to = 2020-03-31, from = 2019-04-01 }\ntitle = \"x\"\n",
        "[[milestones]]\ntitle = \"x\"\ndue = { from = 2019-04-01, to = 2020-03-31 }\n",
    );
}

#[test]
fn tables_stand_in_the_order_of_their_keys_and_entries_of_a_list_in_their_own() {
    becomes(
        "[[updates]]\ndate = 2019-10-02\n[updates.reopened_from]\ncompleted = 2019-09-29\n[[milestones]]\ntitle = \"b\"\n[[updates]]\ndate = 2019-10-01\n[updates.reopened_from]\ncompleted = 2019-09-30\n[[milestones]]\ntitle = \"a\"\n[withdrawn]\ndate = 2019-11-01\n",
        "[withdrawn]\ndate = 2019-11-01\n\n[[milestones]]\ntitle = \"b\"\n\n[[milestones]]\ntitle = \"a\"\n\n[[updates]]\ndate = 2019-10-02\n\n[updates.reopened_from]\ncompleted = 2019-09-29\n\n[[updates]]\ndate = 2019-10-01\n\n[updates.reopened_from]\ncompleted = 2019-09-30\n",
    );
}

#[test]
fn ids_stand_in_the_order_of_the_file() {
    let agencies = "[police]\nname = \"P\"\n\n[council]\nname = \"C\"\n";
    assert_eq!(laid_out(FileKind::Agencies, agencies), agencies);
    assert_eq!(
        laid_out(
            FileKind::Governance,
            "[projects.z]\nname = \"z\"\n[groups.b]\nmeets = \"month\"\nname = \"b\"\n[groups.a]\nname = \"a\"\n"
        ),
        "[groups.b]\nname = \"b\"\nmeets = \"month\"\n\n[groups.a]\nname = \"a\"\n\n[projects.z]\nname = \"z\"\n"
    );
    let views = "name = \"x\"\n\n[check]\nb = \"note\"\na = \"note\"\n\n[[check.allow]]\nrule = \"r\"\n\n[views]\nz = []\ny = []\n";
    assert_eq!(laid_out(FileKind::Plan, views), views);
}

#[test]
fn where_the_keys_are_not_known_their_order_stays() {
    assert_eq!(
        laid_out(None, "b=1\na=2\n[z]\n  y=1\n[c.d]\n"),
        "b = 1\na = 2\n\n[z]\ny = 1\n\n[c.d]\n"
    );
}

#[test]
fn spaces_stand_around_the_equals_sign_and_nowhere_else() {
    becomes(
        "  title=\"x\"  \n\tlead\t=\t'police' \n [ [updates] ]\n"
            .replace("[ [", "[[")
            .replace("] ]", "]]")
            .as_str(),
        "title = \"x\"\nlead = \"police\"\n\n[[updates]]\n",
    );
    becomes(
        "\"title\" = \"x\"\n'due' . \"from\" = 2019-01-01\n",
        "title = \"x\"\ndue.from = 2019-01-01\n",
    );
}

#[test]
fn line_ends_are_line_feeds_and_the_last_line_has_one() {
    becomes("\u{feff}title = \"x\"\r\nlead = \"police\"", "title = \"x\"\nlead = \"police\"\n");
    becomes("title = \"x\"\n\n\n", "title = \"x\"\n");
    becomes("\n\ntitle = \"x\"\r\n", "title = \"x\"\n");
}

#[test]
fn a_blank_line_stands_above_a_header_and_between_keys_where_somebody_put_one() {
    becomes(
        "title = \"x\"\n\n\n\nlead = \"police\"\n[[updates]]\n\ndate = 2019-10-14\n\n\n[[updates]]\ndate = 2019-10-15\n",
        "title = \"x\"\n\nlead = \"police\"\n\n[[updates]]\ndate = 2019-10-14\n\n[[updates]]\ndate = 2019-10-15\n",
    );
    becomes("\n[[updates]]\n", "[[updates]]\n");
}

#[test]
fn a_list_has_a_line_a_value_where_one_line_has_no_room() {
    becomes("partners = [ 'police','schools' , ]\n", "partners = [\"police\", \"schools\"]\n");
    becomes("partners = [\"police\",\n\"schools\"]\n", "partners = [\"police\", \"schools\"]\n");
    becomes("partners = [\n]\n", "partners = []\n");
    let (long, short) = ("a".repeat(79), "a".repeat(78));
    stays(&format!("measures = [\"{short}\", \"bcd\"]\n"));
    becomes(
        &format!("measures = [\"{long}\", \"bcd\"]\n"),
        &format!("measures = [\n    \"{long}\",\n    \"bcd\",\n]\n"),
    );
    stays(&format!("measures = [\"{long} {long}\"]\n"));
}

#[test]
fn a_list_that_somebody_gave_a_line_a_value_keeps_its_lines() {
    becomes(
        "partners = [\n  'police',\n\n  \"schools\"]\n",
        "partners = [\n    \"police\",\n    \"schools\",\n]\n",
    );
    becomes("partners = [\n\"police\"]\n", "partners = [\n    \"police\",\n]\n");
}

#[test]
fn a_long_line_of_anything_but_a_list_stays_one() {
    stays(&format!(
        "title = \"{0}\"\ndue = {{ described = \"{0}\", review = 2019-12-31 }}\n",
        "a".repeat(120)
    ));
}

#[test]
fn a_table_in_braces_stands_on_one_line() {
    becomes(
        "due={from=2019-01-01,to=2019-02-01}\n",
        "due = { from = 2019-01-01, to = 2019-02-01 }\n",
    );
    becomes(
        "due = {\n  from = 2019-01-01,\n  to = 2019-02-01,\n}\n",
        "due = { from = 2019-01-01, to = 2019-02-01 }\n",
    );
    becomes("due = { }\n", "due = {}\n");
    becomes(
        "[[updates]]\nevidence = [{title=\"t\",held_by=\"police\"},\"a.pdf\"]\n",
        "[[updates]]\nevidence = [{ held_by = \"police\", title = \"t\" }, \"a.pdf\"]\n",
    );
}

#[test]
fn a_text_of_several_lines_is_not_touched() {
    stays("title = \"x\"\ndescription = \"\"\"\n  one \n\n\ttwo \\\n  = three\n\"\"\"\n");
    becomes("description = '''\r\none\r\ntwo'''\r\n", "description = \"\"\"\none\ntwo\"\"\"\n");
    becomes("measures = [\"\"\"\none\n\"\"\"]\n", "measures = [\n    \"\"\"\none\n\"\"\",\n]\n");
}

#[test]
fn dates_and_numbers_stay_as_they_are_written() {
    stays("due = 2019-12-31 10:00:00\nzeal = 0x1F\nzest = 1_000.50\nzone = true\n");
}

#[test]
fn comments_go_where_their_key_goes() {
    becomes(
        "# The lead\n# is clear.\nlead = \"police\" # sure\n# The title\ntitle = \"x\"\t#not\n",
        "# The title\ntitle = \"x\" #not\n# The lead\n# is clear.\nlead = \"police\" # sure\n",
    );
    becomes(
        "title = \"x\"\n# All updates\n\n# The first\n[[updates]] # here\ndate = 2019-10-14\n# The part\n[[milestones]]\ntitle = \"y\"\n",
        "title = \"x\"\n# All updates\n\n# The part\n[[milestones]]\ntitle = \"y\"\n\n# The first\n[[updates]] # here\ndate = 2019-10-14\n",
    );
}

#[test]
fn a_comment_at_the_top_that_a_blank_line_parts_from_the_rest_stays_there() {
    becomes(
        "# Agreed in October.\n\n# Doubt: who leads?\nlead = \"police\"\ntitle = \"x\"\n",
        "# Agreed in October.\n\ntitle = \"x\"\n# Doubt: who leads?\nlead = \"police\"\n",
    );
    becomes("\n\n#a\n\n\n# b  \n\n\n[[updates]]\n", "#a\n\n# b\n\n[[updates]]\n");
}

#[test]
fn several_paragraphs_above_a_key_stay_with_it() {
    stays("title = \"x\"\n\n# One.\n\n# Two.\n\nlead = \"police\"\n");
    stays("title = \"x\"\n# One.\n\n# Two.\nlead = \"police\"\n");
    stays("[[updates]]\ndate = 2019-10-14\n\n# One.\n\n# Two.\n\n[[updates]]\ndate = 2019-10-15\n");
}

#[test]
fn comments_at_the_end_of_a_table_or_of_the_file_stay_there() {
    becomes(
        "[[updates]]\nby = \"police\"\ndate = 2019-10-14\n# No more.\n\n[[milestones]]\ntitle = \"x\"\n# None left.\n\n\n# vim: toml\n\n",
        "[[milestones]]\ntitle = \"x\"\n# None left.\n\n[[updates]]\ndate = 2019-10-14\nby = \"police\"\n# No more.\n\n# vim: toml\n",
    );
    becomes("title = \"x\"\n  # end", "title = \"x\"\n# end\n");
    becomes(
        "lead = \"p\"\n# a\n\n# b\ntitle = \"x\"\n# c",
        "# a\n\n# b\ntitle = \"x\"\nlead = \"p\"\n# c\n",
    );
}

#[test]
fn comments_in_a_list_stay_at_their_value() {
    becomes(
        "partners = [ # who helps\n  # the force\n\"police\", # all of it\n\"schools\" # some\n, # of them\n# nobody else\n]\n",
        "partners = [\n    # who helps\n    # the force\n    \"police\", # all of it\n    \"schools\", # some\n    # of them\n    # nobody else\n]\n",
    );
    becomes(
        "partners = [\n\"police\"\n, # all of it\n\"schools\"\n]\n",
        "partners = [\n    \"police\", # all of it\n    \"schools\",\n]\n",
    );
    becomes("partners = [ # nobody\n]\n", "partners = [\n    # nobody\n]\n");
    becomes(
        "[[updates]]\nevidence = [{ title = \"t\", held_by = \"p\" }, # here\n]\n",
        "[[updates]]\nevidence = [\n    { held_by = \"p\", title = \"t\" }, # here\n]\n",
    );
}

#[test]
fn a_table_in_braces_with_comments_keeps_its_lines() {
    becomes(
        "due = { # said so\nto = 2019-02-01 # late\n, from = 2019-01-01\n# that is all\n}\n",
        "due = {\n    from = 2019-01-01,\n    # said so\n    to = 2019-02-01, # late\n    # that is all\n}\n",
    );
    becomes("zeal = { a = [\n1, # one\n], b = 2 }\n", "zeal = { a = [\n    1, # one\n], b = 2 }\n");
}

#[test]
fn what_has_a_fault_is_left_as_it_is() {
    let why = |text: &str| format(text, Some(FileKind::Action)).unwrap_err().to_string();
    assert_eq!(why("title = \"x\"\n<<<<<<< ours\n"), "line 2 is the mark of a conflict");
    assert_eq!(why("title = \"x\nlead = 1\n"), "line 1 cannot be read");
    assert_eq!(why("title = \"x\"\ntitle = \"y\"\n"), "line 2 gives title a second time");
    assert_eq!(why("due = 2019-02-30\n"), "line 1 has 2019-02-30, which is no day");
    assert_eq!(why("title = \"a\u{202e}b\"\n"), "line 1 has the hidden character U+202E");
    assert_eq!(why("# nothing\n"), "it is empty");
}

#[test]
fn the_plans_of_this_repository_are_in_their_canonical_layout() {
    for plan in ["plan", "examples/three-actions"] {
        for source in &crate::store::read(std::path::Path::new(plan)).sources {
            let laid_out = formatted(source);
            assert_eq!(laid_out.as_deref(), Ok(source.text.as_str()), "{plan}/{}", source.path);
        }
    }
}
