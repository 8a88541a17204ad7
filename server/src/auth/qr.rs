//! A QR code as the path data of an SVG.

use std::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode};

/// The modules readers need as a margin (ISO/IEC 18004, 6.3.8).
const QUIET_MODULES: usize = 4;

pub struct Drawn {
    /// One rectangle for each horizontal run of dark modules.
    pub path: String,
    /// Modules on one side, the margin included.
    pub side: u32,
}

/// Draws `text`; `None` if it is too long for any code.
#[must_use]
pub fn draw(text: &str) -> Option<Drawn> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let width = code.width();
    let modules = code.to_colors();
    let mut path = String::new();
    for (y, row) in modules.chunks(width).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|one, other| one == other) {
            if run[0] == Color::Dark {
                let (left, top, length) = (x + QUIET_MODULES, y + QUIET_MODULES, run.len());
                write!(path, "M{left} {top}h{length}v1h-{length}z").expect("writing to a string");
            }
            x += run.len();
        }
    }
    let side = u32::try_from(width + 2 * QUIET_MODULES).ok()?;
    Some(Drawn { path, side })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_finder_pattern_stands_in_the_corner() {
        let drawn = draw("zhangban").unwrap();
        assert_eq!(drawn.side, 21 + 8);
        // Seven dark modules, then the frame of the ring below it.
        assert!(drawn.path.starts_with("M4 4h7v1h-7z"), "{}", drawn.path);
        assert!(drawn.path.contains("M4 5h1v1h-1z"));
    }

    #[test]
    fn a_text_beyond_the_largest_code_is_not_drawn() {
        assert!(draw(&"x".repeat(5_000)).is_none());
    }
}
