//! A plan of any number of actions, written as people write theirs. The same number gives the same bytes.

use std::fs;
use std::io;
use std::path::Path;

/// How many actions an objective has.
const PER_OBJECTIVE: usize = 5;

const SECTIONS: [(&str, &str); 3] = [
    ("help-and-protection", "Children who need help and protection"),
    ("looked-after-and-permanence", "Children looked after and achieving permanence"),
    ("leadership-and-governance", "Leadership, management and governance"),
];

const AGENCIES: [(&str, &str, &str); 4] = [
    ("council", "Northtown City Council", "NCC"),
    ("police", "Northshire Police", "Police"),
    ("health-trust", "Northshire Health Trust", "NHT"),
    ("schools", "Northtown Schools Forum", "Schools"),
];

const VERBS: [&str; 5] = ["Review", "Rewrite", "Train staff in", "Audit", "Publish"];

const SUBJECTS: [&str; 7] = [
    "the policy on reassessing children's needs",
    "the guide to thresholds for referral",
    "how strategy meetings are recorded",
    "the plans of children in care over two years",
    "the return interviews of missing children",
    "what supervision says about drift",
    "the pathway plans of care leavers",
];

const MEASURES: [&str; 4] = [
    "95% of assessments are finished within 45 working days",
    "Dip samples find that the child's own words are on file",
    "Fewer than one plan in ten is older than six months",
    "Managers' oversight is recorded at each stage",
];

const NOTES: [&str; 4] = [
    "Drafted, and out for comment with the team managers; the first replies ask for a shorter form.",
    "The audit of 40 files shows a clear rise since the summer, though two teams are still behind.",
    "Work has slowed while the post is vacant; a secondment from the health trust starts next month.",
    "All teams have been trained, and the sample of this quarter meets the measure for the first time.",
];

const RATINGS: [&str; 3] = ["red", "amber", "green"];

/// The days on which the updates of a year are given.
const UPDATE_DAYS: [&str; 4] = ["2026-07-09", "2026-10-12", "2027-01-14", "2027-04-08"];

/// Writes a plan of that many actions into an empty folder.
pub fn write(folder: &Path, actions: usize) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    fs::write(folder.join("plan.toml"), plan())?;
    fs::write(folder.join("agencies.toml"), agencies())?;
    fs::write(folder.join("governance.toml"), GOVERNANCE)?;
    let objectives = actions.div_ceil(PER_OBJECTIVE);
    for objective in 0..objectives {
        let (section, _) = pick(&SECTIONS, objective * SECTIONS.len() / objectives);
        let number = objective + 1;
        let folder = folder.join(format!("actions/{section}/{number:02}-objective"));
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("objective.toml"), objective_file(number))?;
        for index in (objective * PER_OBJECTIVE..actions).take(PER_OBJECTIVE) {
            let name = format!("{number}.{}.toml", index % PER_OBJECTIVE + 1);
            fs::write(folder.join(name), action(index))?;
        }
    }
    Ok(())
}

/// The entry of a list that comes round again and again.
fn pick<T: Copy>(list: &[T], index: usize) -> T {
    list[index % list.len()]
}

fn plan() -> String {
    let head = "name = \"Northtown improvement plan\"\norganisation = \"Northtown City Council\"\n\
        period = { from = 2026-04-01, to = 2029-03-31 }\nupdate_every = \"quarter\"\nupdate_within = 21\n";
    let sections =
        SECTIONS.map(|(id, title)| format!("\n[[sections]]\nid = \"{id}\"\ntitle = \"{title}\"\n"));
    let ratings = "\n[ratings]\nred = \"Under way, no significant change yet\"\n\
        amber = \"Under way, and the measures are clearly moving\"\ngreen = \"Targets and measures met\"\n";
    format!("{head}{}{ratings}", sections.concat())
}

fn agencies() -> String {
    AGENCIES
        .map(|(id, name, short)| format!("[{id}]\nname = \"{name}\"\nshort = \"{short}\"\n\n"))
        .concat()
}

const GOVERNANCE: &str = "[groups.executive-group]\nname = \"Improvement Executive Group\"\n\
    meets = \"two-months\"\nmeetings = [2026-05-12, 2026-07-14, 2026-09-15]\n";

fn objective_file(number: usize) -> String {
    let subject = pick(&SUBJECTS, number);
    let title = format!("title = \"Children are safer because of {subject}\"\n");
    if number.is_multiple_of(3) {
        return title;
    }
    format!(
        "{title}\n[ofsted]\nkind = \"improvement\"\nfinding = \"Inspectors found that {subject} differed from team to team\"\n"
    )
}

fn action(index: usize) -> String {
    let (lead, _, _) = pick(&AGENCIES, index);
    let (partner, _, _) = pick(&AGENCIES, index + 1);
    let (verb, subject) = (pick(&VERBS, index), pick(&SUBJECTS, index));
    let (first, second) = (pick(&MEASURES, index), pick(&MEASURES, index + 1));
    let head = format!(
        "title = \"{verb} {subject}\"\n\
         description = \"\"\"\n{verb} {subject}, together with those who use it every day. Say what has changed and why,\n\
         and come back to it after three months to see whether it lasts.\n\"\"\"\n\
         lead = \"{lead}\"\npartners = [\"{partner}\"]\ndue = {}\n\
         measures = [\n    \"{first}\",\n    \"{second}\",\n]\n\
         outcome = \"Children and families notice that decisions come sooner and are explained to them\"\n",
        due(index),
    );
    let updates = (0..=index % 3).map(|quarter| update(index, quarter, lead));
    head + &milestone(index) + &updates.collect::<String>()
}

/// Each form of deadline, a plain date most often.
fn due(index: usize) -> String {
    let day = format!("202{}-{:02}-28", 7 + index % 2, index % 12 + 1);
    match index % 10 {
        0 => r#"{ every = "quarter", from = 2026-04-01, until = 2029-03-31 }"#.to_owned(),
        1 => format!("{{ from = 2026-04-01, to = {day} }}"),
        2 => r#"{ each_meeting_of = "executive-group", until = 2029-03-31 }"#.to_owned(),
        3 => format!("{{ described = \"As the audit programme sets out\", review = {day} }}"),
        _ => day,
    }
}

fn milestone(index: usize) -> String {
    if index.is_multiple_of(4) {
        "\n[[milestones]]\ntitle = \"First draft agreed\"\ndue = 2026-09-30\n".to_owned()
    } else {
        String::new()
    }
}

fn update(index: usize, quarter: usize, by: &str) -> String {
    let (date, note) = (pick(&UPDATE_DAYS, quarter), pick(&NOTES, index + quarter));
    let (rag, impact) = (pick(&RATINGS, index + quarter), pick(&RATINGS, index));
    let evidence = if index.is_multiple_of(2) {
        format!("\"https://northtown.example/minutes/{date}\"")
    } else {
        format!("{{ held_by = \"{by}\", title = \"Minutes of {date}\" }}")
    };
    format!(
        "\n[[updates]]\ndate = {date}\nby = \"{by}\"\nrag = \"{rag}\"\nimpact = \"{impact}\"\n\
         note = \"{note}\"\nevidence = [{evidence}]\n"
    )
}
