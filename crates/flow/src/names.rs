//! What labels on the iPhone were called in earlier eras of iOS.
//!
//! A guide is written with the names of the latest era. Rules say what one label, or a run of labels to tap, was called
//! before. They are applied while the compiled guide is written (`bytes/write.rs`); the reader picks one era.

/// What one place among labels is called, by era; empty where an era has no label there.
pub(crate) type Called = Vec<String>;

/// The most places for which there can be other names: the compiled form counts them in a byte, and keeps its last values
/// for other ends.
pub(crate) const MOST: usize = 0xf0;

/// A rule: a run of labels, and what it was called.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Rule {
    /// The labels in the latest era, at least one.
    pub(crate) now: Vec<String>,
    /// The labels in each era, the earliest first; the last is `now`.
    pub(crate) called: Vec<Vec<String>>,
}

impl Rule {
    /// How many places it takes in its longest form.
    fn places(&self) -> usize {
        self.called.iter().map(Vec::len).max().unwrap_or_default()
    }

    /// Whether it is about one label that was one label in every era.
    fn is_of_label(&self) -> bool {
        self.places() == 1
    }

    /// What one of its places is called.
    fn at(&self, place: usize) -> Called {
        self.called.iter().map(|labels| labels.get(place).cloned().unwrap_or_default()).collect()
    }
}

/// All rules of a guide.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Names {
    /// The last version of iOS of each era, the earliest first; `None` for the latest.
    ends: Vec<Option<u16>>,
    rules: Vec<Rule>,
}

impl Names {
    /// The rules of a guide with these eras.
    pub(crate) const fn new(ends: Vec<Option<u16>>, rules: Vec<Rule>) -> Self {
        Self { ends, rules }
    }

    /// The last version of iOS of each era, the earliest first.
    pub(crate) fn ends(&self) -> impl Iterator<Item = Option<u16>> {
        self.ends.iter().copied()
    }

    /// For how many places there are other names, at most.
    pub(crate) fn places(&self) -> usize {
        self.rules.iter().map(Rule::places).sum()
    }

    /// The rule for a label by itself, and what the label is called.
    pub(crate) fn of_label(&self, label: &str) -> Option<(usize, Called)> {
        let (at, rule) =
            self.rules.iter().enumerate().find(|(_, rule)| rule.is_of_label() && rule.now[0] == label)?;
        Some((at, rule.at(0)))
    }

    /// What the labels of a path are called, place by place, with the rule that says so. Where several rules fit, the
    /// one of most labels holds.
    pub(crate) fn of_path(&self, mut labels: &[String]) -> Vec<(Option<usize>, Called)> {
        let mut run = Vec::new();
        while let Some((first, rest)) = labels.split_first() {
            let fits = self.rules.iter().enumerate().filter(|(_, rule)| labels.starts_with(&rule.now));
            match fits.max_by_key(|(_, rule)| rule.now.len()) {
                Some((at, rule)) => {
                    run.extend((0..rule.places()).map(|place| (Some(at), rule.at(place))));
                    labels = &labels[rule.now.len()..];
                }
                None => {
                    run.push((None, vec![first.clone()]));
                    labels = rest;
                }
            }
        }
        run
    }
}
