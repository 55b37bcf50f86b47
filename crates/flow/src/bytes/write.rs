//! Writing what the rest of [`super`] reads. What has the same fields in the same order is written by its macros.

use std::collections::BTreeSet;

use super::{END, NAME, THOUSANDTHS};
use crate::guide::{Chance, Condition, Era, Place};
use crate::names::{Called, Names};
use crate::text::{Block, Inline};

/// Something in the compiled form, the names in front.
pub(crate) fn written(what: &impl Write, names: &Names) -> Vec<u8> {
    let mut all = Written::new(names);
    what.write(&mut all);
    let lists = names.ends().enumerate().map(|(era, until)| {
        let names = all.called.iter().map(|called| called[era].clone()).collect();
        Era { name: String::new(), until, names }
    });
    let mut front = Written::new(names);
    lists.collect::<Vec<_>>().write(&mut front);
    let mut bytes = Vec::new();
    push_number(&mut bytes, front.numbers.len() + all.numbers.len());
    bytes.extend(front.numbers);
    bytes.extend(all.numbers);
    push_number(&mut bytes, all.decimals.len());
    bytes.extend(all.decimals);
    bytes.extend(front.texts);
    bytes.extend(all.texts);
    bytes
}

/// Positions of the rules that something needs.
pub(crate) fn needed(what: &impl Write, names: &Names) -> BTreeSet<usize> {
    let mut all = Written::new(names);
    what.write(&mut all);
    all.needed
}

/// What is written so far, each kind by itself.
pub(crate) struct Written<'n> {
    names: &'n Names,
    /// What was written as a place in the list of names.
    called: Vec<Called>,
    /// Positions of the rules that were needed.
    needed: BTreeSet<usize>,
    numbers: Vec<u8>,
    decimals: Vec<u8>,
    texts: Vec<u8>,
}

impl<'n> Written<'n> {
    const fn new(names: &'n Names) -> Self {
        Self {
            names,
            called: Vec::new(),
            needed: BTreeSet::new(),
            numbers: Vec::new(),
            decimals: Vec::new(),
            texts: Vec::new(),
        }
    }

    pub(super) fn number(&mut self, number: usize) {
        push_number(&mut self.numbers, number);
    }

    /// A label by itself.
    fn label(&mut self, label: &String) {
        match self.names.of_label(label) {
            Some((rule, called)) => {
                self.needed.insert(rule);
                self.name(called);
            }
            None => label.write(self),
        }
    }

    /// Labels to tap.
    fn path(&mut self, labels: &[String]) {
        let run = self.names.of_path(labels);
        self.number(run.len());
        for (rule, called) in run {
            self.needed.extend(rule);
            self.name(called);
        }
    }

    /// What has one name in all eras as a text, other names as their place in the list.
    fn name(&mut self, called: Called) {
        if called.windows(2).all(|pair| pair[0] == pair[1]) {
            called[0].write(self);
            return;
        }
        let at = self.called.iter().position(|known| *known == called).unwrap_or_else(|| {
            self.called.push(called);
            self.called.len() - 1
        });
        // There are no more than a byte can count: `Names` are refused that could need them.
        self.texts.extend([NAME, at as u8, END]);
    }
}

/// Seven bits a byte, the lowest first.
fn push_number(to: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        to.push(number as u8 | 0x80);
        number >>= 7;
    }
    to.push(number as u8);
}

/// What can be written.
pub(crate) trait Write {
    fn write(&self, to: &mut Written<'_>);
}

impl Write for u16 {
    fn write(&self, to: &mut Written<'_>) {
        to.number(usize::from(*self));
    }
}

impl Write for u32 {
    fn write(&self, to: &mut Written) {
        to.number(*self as usize);
    }
}

impl Write for bool {
    fn write(&self, to: &mut Written<'_>) {
        to.number(usize::from(*self));
    }
}

impl Write for f64 {
    fn write(&self, to: &mut Written<'_>) {
        // What is too large or no number at all is not read back as it was, so it is written in full.
        let thousandths = (self * THOUSANDTHS).round() as u32;
        if (f64::from(thousandths) / THOUSANDTHS).to_bits() == self.to_bits() && thousandths < u32::MAX {
            push_number(&mut to.decimals, thousandths as usize + 1);
        } else {
            push_number(&mut to.decimals, 0);
            to.decimals.extend(self.to_le_bytes());
        }
    }
}

impl Write for String {
    fn write(&self, to: &mut Written<'_>) {
        to.texts.extend(self.as_bytes());
        to.texts.push(END);
    }
}

impl<T: Write> Write for Option<T> {
    fn write(&self, to: &mut Written<'_>) {
        self.is_some().write(to);
        if let Some(value) = self {
            value.write(to);
        }
    }
}

impl<T: Write> Write for Vec<T> {
    fn write(&self, to: &mut Written<'_>) {
        to.number(self.len());
        for value in self {
            value.write(to);
        }
    }
}

impl<T: Write> Write for &T {
    fn write(&self, to: &mut Written<'_>) {
        (*self).write(to);
    }
}

impl<A: Write, B: Write> Write for (A, B) {
    fn write(&self, to: &mut Written<'_>) {
        self.0.write(to);
        self.1.write(to);
    }
}

impl Write for Place {
    fn write(&self, to: &mut Written<'_>) {
        to.path(&self.path);
        self.note.write(to);
    }
}

impl Write for Chance {
    fn write(&self, to: &mut Written<'_>) {
        match self {
            Self::Given { by_cause, otherwise } => {
                to.number(0);
                by_cause.write(to);
                otherwise.write(to);
            }
            Self::Rest => to.number(1),
        }
    }
}

impl Write for Condition {
    fn write(&self, to: &mut Written<'_>) {
        match self {
            Self::Always => to.number(0),
            Self::Never => to.number(1),
            Self::Is(question, answer) => {
                to.number(2);
                question.write(to);
                answer.write(to);
            }
            Self::Not(question, answer) => {
                to.number(3);
                question.write(to);
                answer.write(to);
            }
            Self::Any(parts) => {
                to.number(4);
                parts.write(to);
            }
            Self::All(parts) => {
                to.number(5);
                parts.write(to);
            }
        }
    }
}

impl Write for Block {
    fn write(&self, to: &mut Written<'_>) {
        match self {
            Self::P(line) => {
                to.number(0);
                line.write(to);
            }
            Self::H(line) => {
                to.number(1);
                line.write(to);
            }
            Self::Ul(items) => {
                to.number(2);
                items.write(to);
            }
            Self::Ol(items) => {
                to.number(3);
                items.write(to);
            }
            Self::Table(head, rows) => {
                to.number(4);
                head.write(to);
                rows.write(to);
            }
        }
    }
}

impl Write for Inline {
    fn write(&self, to: &mut Written<'_>) {
        match self {
            Self::T(text) => {
                to.number(0);
                text.write(to);
            }
            Self::Label(text) => {
                to.number(1);
                to.label(text);
            }
            Self::Em(text) => {
                to.number(2);
                text.write(to);
            }
            Self::Path(labels) => {
                to.number(3);
                to.path(labels);
            }
            Self::Link(words, address) => {
                to.number(4);
                words.write(to);
                address.write(to);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Bytes, Read};
    use super::*;

    fn read_back(number: f64) -> (f64, usize) {
        let names = Names::default();
        let mut to = Written::new(&names);
        number.write(&mut to);
        let mut bytes = vec![0];
        push_number(&mut bytes, to.decimals.len());
        bytes.extend(&to.decimals);
        let mut from = Bytes::new(&bytes);
        let read = f64::read(&mut from);
        assert!(!from.damaged);
        (read, to.decimals.len())
    }

    #[test]
    fn decimals_are_read_back_bit_for_bit() {
        for number in [0.0, 0.001, 0.95, 0.3, 1.0 / 3.0, 1e-9, 1.5, 120.0, 1e6, 1e15, f64::MAX, -0.0, -2.5] {
            assert_eq!(read_back(number).0.to_bits(), number.to_bits(), "{number}");
        }
        for thousandths in 0..100_000 {
            let number: f64 = format!("{}.{:03}", thousandths / 1000, thousandths % 1000).parse().unwrap();
            let (read, length) = read_back(number);
            assert_eq!(read.to_bits(), number.to_bits());
            assert!(length <= 3, "{number} takes {length} bytes");
        }
    }
}
