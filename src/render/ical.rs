//! Deadlines as iCalendar (RFC 5545), for the calendars that people keep.

use super::{followed, visible};
use crate::model::Date;
use crate::report::{Calendar, Event};

/// A calendar as the bytes of its file: the same for the same calendar.
pub fn write(calendar: &Calendar) -> Vec<u8> {
    let mut lines = Lines::default();
    lines.add("BEGIN", "VCALENDAR");
    lines.add("VERSION", "2.0");
    lines.add("PRODID", "-//cov-plan//Deadlines//EN");
    lines.add("CALSCALE", "GREGORIAN");
    lines.add("METHOD", "PUBLISH");
    lines.add("X-WR-CALNAME", &text(&calendar.name));
    for event in &calendar.events {
        lines.add_event(event, calendar.today);
    }
    lines.add("END", "VCALENDAR");
    lines.bytes
}

/// The lines of a calendar's file.
#[derive(Default)]
struct Lines {
    bytes: Vec<u8>,
}

/// As many bytes a line may have; what is longer goes on in the next, behind a space.
const LONGEST: usize = 75;

impl Lines {
    fn add_event(&mut self, event: &Event, today: Date) {
        self.add("BEGIN", "VEVENT");
        self.add("UID", &text(&event.id));
        // The day asked about, not the clock: the same plan gives the same file.
        self.add("DTSTAMP", &format!("{}T000000Z", date(today)));
        self.add("SEQUENCE", &event.moves.to_string());
        self.add("DTSTART;VALUE=DATE", &date(event.day));
        // The first day that is no part of the event any more.
        if let Some(end) = event.day.succ_opt() {
            self.add("DTEND;VALUE=DATE", &date(end));
        }
        self.add("SUMMARY", &text(&event.title));
        self.add("DESCRIPTION", &text(&event.lines.join("\n")));
        if let Some(section) = &event.section {
            self.add("CATEGORIES", &text(section));
        }
        if let Some(link) = event.link.as_deref().and_then(followed) {
            self.add("URL", link);
        }
        // A deadline takes nobody's time on its day.
        self.add("TRANSP", "TRANSPARENT");
        for days in &event.alarms {
            self.add_alarm(*days, &event.title);
        }
        self.add("END", "VEVENT");
    }

    fn add_alarm(&mut self, days: u32, title: &str) {
        self.add("BEGIN", "VALARM");
        self.add("ACTION", "DISPLAY");
        self.add("DESCRIPTION", &text(&format!("In {days} days: {title}")));
        self.add("TRIGGER", &format!("-P{days}D"));
        self.add("END", "VALARM");
    }

    /// A line, folded where it is too long.
    fn add(&mut self, name: &str, value: &str) {
        let line = format!("{name}:{value}");
        let (mut rest, mut room) = (line.as_str(), LONGEST);
        while rest.len() > room {
            let (piece, behind) = rest.split_at(fold(rest, room));
            self.bytes.extend(piece.bytes().chain(*b"\r\n "));
            (rest, room) = (behind, LONGEST - 1);
        }
        self.bytes.extend(rest.bytes().chain(*b"\r\n"));
    }
}

/// Where a line is folded that may have so many bytes: never inside a letter, nor beside a space, since there are readers that
/// take the spaces at a fold for their own.
fn fold(line: &str, room: usize) -> usize {
    let places = || (1..=room).rev().filter(|&place| line.is_char_boundary(place));
    let parts_letters = |place: &usize| {
        let (before, behind) = line.split_at(*place);
        !before.ends_with(' ') && !behind.starts_with(' ')
    };
    places().find(parts_letters).or_else(|| places().next()).unwrap_or(line.len())
}

/// Foreign text as a value: its lines parted by `\n`, what would end it escaped, what a reader would act on shown.
fn text(words: &str) -> String {
    let lines: Vec<_> = words.lines().map(visible).collect();
    let mut escaped = String::with_capacity(words.len());
    for letter in lines.join("\n").chars() {
        match letter {
            '\n' => escaped.push_str("\\n"),
            '\\' | ',' | ';' => escaped.extend(['\\', letter]),
            letter => escaped.push(letter),
        }
    }
    escaped
}

fn date(day: Date) -> String {
    day.format("%Y%m%d").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(name: &str, value: &str) -> String {
        let mut lines = Lines::default();
        lines.add(name, value);
        String::from_utf8(lines.bytes).unwrap()
    }

    #[test]
    fn a_line_of_75_bytes_stands_and_a_longer_one_is_folded() {
        let value = "x".repeat(70);
        assert_eq!(line("NAME", &value), format!("NAME:{value}\r\n"));
        assert_eq!(line("NAME", &format!("{value}y")), format!("NAME:{value}\r\n y\r\n"));
        let folded = line("NAME", &"x".repeat(70 + 74 + 1));
        let lengths: Vec<usize> = folded.split("\r\n").map(str::len).collect();
        assert_eq!(lengths, [75, 75, 2, 0]);
    }

    #[test]
    fn no_line_is_folded_inside_a_letter() {
        // The name takes five bytes, and each letter three: after 23 of them one byte is left.
        let folded = line("NAME", &"日".repeat(48));
        let lines = format!("NAME:{}\r\n {}\r\n {}\r\n", "日".repeat(23), "日".repeat(24), "日");
        assert_eq!(folded, lines);
    }

    #[test]
    fn no_line_is_folded_beside_a_space_unless_there_is_nothing_else() {
        let folded = line("NAME", &format!("{} bc", "a".repeat(69)));
        assert_eq!(folded, format!("NAME:{}\r\n a bc\r\n", "a".repeat(68)));
        let spaces = line("NAME", &" ".repeat(200));
        assert_eq!(spaces.replace("\r\n ", ""), format!("NAME:{}\r\n", " ".repeat(200)));
    }

    #[test]
    fn what_would_end_a_value_is_escaped_and_what_is_hidden_is_shown() {
        assert_eq!(text("a,b;c\\d\r\ne:f"), r"a\,b\;c\\d\ne:f");
        assert_eq!(text("a\u{1b}[31m\rb\u{202e}"), r"a\\u{1b}[31m\\u{d}b\\u{202e}");
        assert_eq!(text("END:VEVENT\nEND:VCALENDAR"), r"END:VEVENT\nEND:VCALENDAR");
    }
}
