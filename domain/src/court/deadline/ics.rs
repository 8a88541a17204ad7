use super::Deadline;
use crate::calendar::{Date, Unit};
use crate::clock::Instant;

/// RFC 5545, 3.1: a line is at most this long without its break.
const LINE_OCTETS_MAX: usize = 75;

/// One calendar event (VEVENT of RFC 5545) on the last day of the limit, with reminders three
/// days before and on the day at nine in the morning.
///
/// The stamp is the day of the starting event, so that the same limit always gives the same text.
pub fn ics(deadline: &Deadline, uid: &str, title: &str) -> String {
    let title = escaped(title);
    let status = match deadline.provisional {
        true => "TENTATIVE",
        false => "CONFIRMED",
    };
    let mut lines = vec![
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}", escaped(uid)),
        format!("DTSTAMP:{}", utc(Instant::from_china(deadline.start, 0, 0))),
    ];
    lines.extend(when(deadline));
    lines.extend([
        format!("SUMMARY:{title}"),
        format!("STATUS:{status}"),
        "TRANSP:TRANSPARENT".to_owned(),
    ]);
    let triggers = match deadline.span.unit {
        Unit::Hour => ["-PT24H", "-PT2H"],
        _ => ["-P2DT15H", "PT9H"],
    };
    for trigger in triggers {
        lines.extend([
            "BEGIN:VALARM".to_owned(),
            "ACTION:DISPLAY".to_owned(),
            format!("TRIGGER:{trigger}"),
            format!("DESCRIPTION:{title}"),
            "END:VALARM".to_owned(),
        ]);
    }
    lines.push("END:VEVENT".to_owned());
    lines.iter().map(|line| folded(line)).collect()
}

/// A whole calendar file around events made by [`ics`].
pub fn ics_file(events: &[String]) -> String {
    let head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Zhangban//Deadlines//ZH\r\n";
    format!("{head}{}END:VCALENDAR\r\n", events.concat())
}

/// A limit in days is an all-day event; one in hours ends at its instant.
fn when(deadline: &Deadline) -> Vec<String> {
    if deadline.span.unit == Unit::Hour {
        return vec![format!("DTSTART:{}", utc(deadline.expires_at))];
    }
    let day_after = deadline.end.next_day().unwrap_or(Date::MAX);
    vec![
        format!("DTSTART;VALUE=DATE:{}", compact(deadline.end)),
        format!("DTEND;VALUE=DATE:{}", compact(day_after)),
    ]
}

fn compact(date: Date) -> String {
    format!(
        "{:04}{:02}{:02}",
        date.year(),
        u8::from(date.month()),
        date.day()
    )
}

fn utc(instant: Instant) -> String {
    // Eight hours earlier, China time reads as UTC.
    let shifted = instant.plus_hours(-8);
    let (hour, minute) = shifted.time_in_china();
    format!(
        "{}T{hour:02}{minute:02}00Z",
        compact(shifted.date_in_china())
    )
}

/// RFC 5545, 3.3.11. Control characters have no place in a text value.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.replace("\r\n", "\n").chars() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            _ if letter.is_control() => {}
            _ => out.push(letter),
        }
    }
    out
}

/// Folds between characters, since half a Hanzi is no text, and ends the line with CRLF.
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let mut octets = 0;
    for letter in line.chars() {
        if octets + letter.len_utf8() > LINE_OCTETS_MAX {
            out.push_str("\r\n ");
            octets = 1;
        }
        out.push(letter);
        octets += letter.len_utf8();
    }
    out.push_str("\r\n");
    out
}
