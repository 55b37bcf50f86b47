//! Which lines of a fix are ticked, for the person's own overview. It is not part of what is known: nothing follows from it.

use unstuck_engine::FixId;
use unstuck_flow::guide::Guide;

use crate::digits::number;

/// The ticked lines of each fix, as bits by position. A fix of more than 32 lines would be one that nobody does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Ticks(Vec<(FixId, u32)>);

impl Ticks {
    /// Whether a line is ticked.
    pub(crate) fn has(&self, fix: FixId, line: usize) -> bool {
        let bits = self.0.iter().find(|(of, _)| *of == fix).map_or(0, |(_, bits)| *bits);
        bits & bit(line) != 0
    }

    /// Ticks a line, or takes the tick away.
    pub(crate) fn turn(&mut self, fix: FixId, line: usize) {
        match self.0.iter_mut().find(|(of, _)| *of == fix) {
            Some((_, bits)) => *bits ^= bit(line),
            None => self.0.push((fix, bit(line))),
        }
    }

    /// Takes all ticks away.
    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    /// As text to keep: a line for each fix, with its id, how many lines it has, and the bits.
    pub(crate) fn encode(&self, guide: &Guide) -> String {
        let mut out = String::new();
        for &(fix, bits) in &self.0 {
            let fix = &guide.fixes[fix.at()];
            let (lines, bits) = (number(fix.steps.len()), number(bits as usize));
            out.push_str(&[&fix.id, " ", &lines, " ", &bits, "\n"].concat());
        }
        out
    }

    /// Reads what was kept. A fix that is gone, or that has got or lost lines since, has no ticks.
    pub(crate) fn decode(guide: &Guide, kept: &str) -> Self {
        let read = |line: &str| {
            let (id, rest) = line.split_once(' ')?;
            let (lines, bits) = rest.split_once(' ')?;
            let fix = guide.fix_at(id)?;
            let lines: u32 = lines.parse().ok()?;
            let same = lines as usize == guide.fixes[fix].steps.len();
            same.then_some((FixId::of(fix), bits.parse().ok()?))
        };
        Self(kept.lines().filter_map(read).collect())
    }
}

fn bit(line: usize) -> u32 {
    u32::try_from(line).ok().and_then(|line| 1_u32.checked_shl(line)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guide() -> Guide {
        let toml = include_str!("../flows/icloud-backup/guide.toml");
        let figures = include_str!("../flows/icloud-backup/figures.toml");
        unstuck_flow::compile::compile_with(toml, figures).guide.expect("the guide compiles")
    }

    #[test]
    fn ticks_outlive_being_kept() {
        let guide = guide();
        let mut ticks = Ticks::default();
        let (first, second) = (FixId::of(0), FixId::of(1));
        ticks.turn(first, 0);
        ticks.turn(first, 2);
        ticks.turn(second, 1);
        ticks.turn(first, 0);
        let kept = Ticks::decode(&guide, &ticks.encode(&guide));
        assert_eq!(kept, ticks);
        assert!(!kept.has(first, 0) && kept.has(first, 2) && kept.has(second, 1) && !kept.has(second, 40));
    }

    #[test]
    fn what_is_kept_of_another_edition_or_broken_is_no_tick() {
        let guide = guide();
        let id = &guide.fixes[0].id;
        let more = guide.fixes[0].steps.len() + 1;
        for kept in [
            format!("{id} {more} 7"),
            "no-such-fix 3 7".to_owned(),
            format!("{id} x y"),
            id.clone(),
            "\n \n".to_owned(),
        ] {
            assert_eq!(Ticks::decode(&guide, &kept), Ticks::default(), "{kept:?}");
        }
    }
}
