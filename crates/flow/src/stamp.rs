//! Which guide, and which numbers of it, counts of visits belong to.

use std::fmt;
use std::hash::Hasher;

use fnv::FnvHasher;

use crate::guide::Guide;
use crate::lower;

/// What counts are stamped with. Counts of two stamps say different things, even where their ids are the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The id of the guide.
    pub guide: String,
    /// The day its content was last checked, ISO 8601.
    pub reviewed: String,
    /// The digest of its numbers, see [`digest`].
    pub digest: u64,
}

impl Stamp {
    /// The stamp of a guide.
    #[must_use]
    pub fn of(guide: &Guide) -> Self {
        Self { guide: guide.id.clone(), reviewed: guide.reviewed.clone(), digest: digest(guide) }
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {}, model {}", self.guide, self.reviewed, hex(self.digest))
    }
}

/// A digest as it is written: sixteen small hexadecimal digits.
#[must_use]
pub fn hex(digest: u64) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    (0..16).rev().map(|place| DIGITS[(digest >> (4 * place) & 15) as usize] as char).collect()
}

/// FNV-1a, 64 bits (Fowler, Noll and Vo), over what gives counts their meaning: the ids and probabilities of causes,
/// questions with their answers, and fixes, as the author gave them. The same guide has the same digest everywhere.
///
/// Of a part that was renamed the first id counts, so that a rename alone leaves all counts valid. Texts, minutes and
/// conditions are not in it: they change what is asked and done, but not what an answer or an
/// outcome says about a cause.
#[must_use]
pub fn digest(guide: &Guide) -> u64 {
    let spec = lower::spec(guide);
    let mut digest = Digest(FnvHasher::default());
    digest.text("unstuck-counts 1");
    digest.count(guide.causes.len());
    for (cause, prior) in guide.causes.iter().zip(&spec.priors) {
        digest.text(guide.first(&cause.id));
        digest.number(*prior);
    }
    digest.count(guide.questions.len());
    for (question, spec) in guide.questions.iter().zip(&spec.questions) {
        digest.text(guide.first(&question.id));
        digest.number(spec.not_sure);
        digest.count(usize::from(spec.context));
        digest.count(question.answers.len());
        for (answer, row) in question.answers.iter().zip(&spec.answers) {
            digest.text(&guide.first_of_answer(question, answer));
            row.iter().for_each(|chance| digest.number(*chance));
        }
    }
    digest.count(guide.fixes.len());
    for (fix, spec) in guide.fixes.iter().zip(&spec.fixes) {
        digest.text(guide.first(&fix.id));
        digest.count(spec.works.len());
        for (cause, rate) in &spec.works {
            digest.count(cause.at());
            digest.number(*rate);
        }
    }
    digest.0.finish()
}

/// Writes values so that no two lists of them are the same bytes.
struct Digest(FnvHasher);

impl Digest {
    fn count(&mut self, count: usize) {
        self.0.write(&(count as u64).to_le_bytes());
    }

    fn text(&mut self, text: &str) {
        self.count(text.len());
        self.0.write(text.as_bytes());
    }

    fn number(&mut self, number: f64) {
        // Adding nothing makes a negative zero positive.
        self.0.write(&(number + 0.0).to_bits().to_le_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::hex;

    #[test]
    fn a_digest_has_sixteen_digits() {
        assert_eq!(hex(0), "0000000000000000");
        assert_eq!(hex(0xfedc_ba98_7654_3210), "fedcba9876543210");
    }
}
