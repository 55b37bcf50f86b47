//! What is read, by what, and what must hold of whatever comes of it.

use std::num::NonZeroU32;

use unstuck_engine::{AnswerId, Event, Model, replay};
use unstuck_flow::compile::{Diagnostic, Outcome, compile_with, position, visits};
use unstuck_flow::guide::Guide;
use unstuck_flow::visits::play;
use unstuck_flow::{codec, lower, receipt, record};
use unstuck_lab::simulate::{self, Setting};

use crate::input::{Changes, Input};

const BASE: &str = include_str!("../base/guide.toml");
const ICLOUD: &str = include_str!("../../../../flows/icloud-backup/guide.toml");
const ICLOUD_FIGURES: &str = include_str!("../../../../flows/icloud-backup/figures.toml");
const FIGURES: &str = "[[figure]]\nid = \"years\"\nvalue = 5\nunit = \"years\"\ncertainty = \"judged\"\nchecked = \"2026-11-20\"\n
[[plan]]\nid = \"small\"\ngb = 5\ncertainty = \"judged\"\nchecked = \"2026-11-20\"\n
[price]\namount = 1\ncurrency = \"francs\"\ncountry = \"Utopia\"\ngb = 5\ncertainty = \"judged\"\nchecked = \"2026-11-20\"\n";
const VISITS: &str = "usual = [\"light.on\"]\n\n[[visit]]\nwho = \"someone\"\nanswers = [\"symptom.dark\", \"smart.yes\"]\nhelped_by = [\"plug\"]
cannot = [\"new-bulb\"]\ngoes_on = true\nscreens = 9\nnever = [\"reset\"]\nbefore = [\"plug before new-bulb\"]\n";

/// Kinds of inputs, each with its reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A guide as its author writes it: parsed, linted, compiled, written as bytes and read back.
    Guide,
    /// The figures beside it.
    Figures,
    /// The visits beside it, which are then played.
    Visits,
    /// The compiled guide.
    Compiled,
    /// The compiled pages.
    Pages,
    /// A saved visit, which is then replayed.
    Record,
    /// The code of a visit, which is then replayed.
    Receipt,
}

impl Kind {
    pub(crate) const ALL: [Self; 7] =
        [Self::Guide, Self::Figures, Self::Visits, Self::Compiled, Self::Pages, Self::Record, Self::Receipt];

    /// What the names of its files begin with.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Guide => "guide",
            Self::Figures => "figures",
            Self::Visits => "visits",
            Self::Compiled => "compiled",
            Self::Pages => "pages",
            Self::Record => "record",
            Self::Receipt => "receipt",
        }
    }

    pub(crate) const fn is_text(self) -> bool {
        !matches!(self, Self::Compiled | Self::Pages)
    }
}

/// The readers, with what they need.
pub(crate) struct Readers {
    guide: Guide,
    model: Model,
    /// By kind, the small ones first.
    sound: Vec<Vec<Vec<u8>>>,
}

impl Readers {
    pub(crate) fn new() -> Self {
        let outcome = compile_with(BASE, "");
        let guide = outcome.guide.clone().expect("the base guide is sound");
        let model = lower::model(&guide).expect("and has a model");
        let icloud = compile_with(ICLOUD, ICLOUD_FIGURES);
        let lived = events(&model);
        let texts = |texts: &[&str]| texts.iter().map(|text| text.as_bytes().to_vec()).collect::<Vec<_>>();
        let compiled = |write: &dyn Fn(&Outcome) -> Vec<u8>| vec![write(&outcome), write(&icloud)];
        let encode =
            |outcome: &Outcome| codec::encode(outcome.guide.as_ref().expect("it is sound"), &outcome.names);
        let sound = Kind::ALL.map(|kind| match kind {
            Kind::Guide => texts(&[BASE, ICLOUD]),
            Kind::Figures => texts(&[FIGURES, ICLOUD_FIGURES]),
            Kind::Visits => texts(&[VISITS]),
            Kind::Compiled => compiled(&encode),
            Kind::Pages => compiled(&|outcome| codec::encode_pages(&outcome.pages, &outcome.names)),
            Kind::Record => lived.iter().map(|events| record::encode(&guide, events).into_bytes()).collect(),
            Kind::Receipt => {
                lived.iter().map(|events| receipt::encode(&guide, events).into_bytes()).collect()
            }
        });
        Self { guide, model, sound: sound.into() }
    }

    /// How many sound inputs of a kind there are.
    pub(crate) fn sound(&self, kind: Kind) -> usize {
        self.sound[kind as usize].len()
    }

    /// An input with its changes.
    pub(crate) fn changed(&self, kind: Kind, input: &Input) -> Vec<u8> {
        let mut bytes = self.sound[kind as usize][input.sound].clone();
        match &input.changes {
            Changes::Text(edits) => {
                let text = String::from_utf8(bytes).expect("it is text");
                edits.iter().fold(text, |text, edit| edit.on(&text)).into_bytes()
            }
            Changes::Bytes(damage) => {
                damage.iter().for_each(|damage| damage.on(&mut bytes));
                bytes
            }
        }
    }

    /// Whether a sound input is read without a fault.
    pub(crate) fn is_sound(&self, kind: Kind, at: usize) -> bool {
        let bytes = &self.sound[kind as usize][at];
        let text = String::from_utf8_lossy(bytes);
        match kind {
            Kind::Guide | Kind::Figures => {
                let guide = if at == 0 { BASE } else { ICLOUD };
                let (guide, figures) =
                    if kind == Kind::Guide { (&*text, figures(&text)) } else { (guide, &*text) };
                compile_with(guide, figures).errors() == 0
            }
            Kind::Visits => visits(&self.guide, &text).1.is_empty(),
            Kind::Compiled => codec::decode(bytes, None).is_ok(),
            Kind::Pages => codec::decode_pages(bytes, None).is_ok(),
            Kind::Record => record::decode(&self.guide, &text).is_ok(),
            Kind::Receipt => receipt::decode(&self.guide, &text).is_ok(),
        }
    }

    /// Reads anything, and goes on with what comes of it as the tool or the app would.
    pub(crate) fn read(&self, kind: Kind, bytes: &[u8]) {
        let text = String::from_utf8_lossy(bytes);
        match kind {
            Kind::Guide => {
                let outcome = compile_with(&text, figures(&text));
                places(&text, &outcome.diagnostics);
                written(&outcome);
            }
            Kind::Figures => {
                let outcome = compile_with(BASE, &text);
                places(BASE, &outcome.diagnostics);
                places(&text, &outcome.figures);
                written(&outcome);
            }
            Kind::Visits => {
                let (visits, found) = visits(&self.guide, &text);
                places(&text, &found);
                for visit in &visits {
                    let _ = play(&self.guide, &self.model, visit);
                }
            }
            Kind::Compiled => {
                for ios in [None, Some(1), Some(17)] {
                    if let Ok(guide) = codec::decode(bytes, ios) {
                        opened(&guide);
                    }
                }
            }
            Kind::Pages => {
                for ios in [None, Some(1), Some(17)] {
                    let _ = codec::decode_pages(bytes, ios).map(|pages| pages.ground("plug").is_some());
                }
            }
            Kind::Record => {
                if let Ok(restored) = record::decode(&self.guide, &text) {
                    self.lived(&restored.events);
                    let again = record::decode(&self.guide, &record::encode(&self.guide, &restored.events));
                    assert_eq!(again.map(|again| again.events), Ok(restored.events));
                }
            }
            Kind::Receipt => {
                if let Ok(events) = receipt::decode(&self.guide, &text) {
                    self.lived(&events);
                }
            }
        }
    }

    fn lived(&self, events: &[Event]) {
        // The longest records would take minutes, and say no more than their beginning.
        let _ = replay(&self.model, &events[..events.len().min(60)]);
    }
}

/// The figures that stand beside a guide, changed or not.
fn figures(guide: &str) -> &'static str {
    if guide.contains("id = \"icloud-backup\"") { ICLOUD_FIGURES } else { FIGURES }
}

/// Visits to the base guide.
fn events(model: &Model) -> Vec<Vec<Event>> {
    let setting = Setting { model, checklist: Vec::new(), hours: Vec::new() };
    let people = NonZeroU32::new(12).expect("there are some");
    simulate::events(&setting, model, people, 1).expect("the model is sound")
}

/// Every place lies in the source and cuts no character.
fn places(source: &str, found: &[Diagnostic]) {
    for found in found {
        for label in found.labels() {
            assert!(source.get(label.span.start..label.span.end).is_some(), "{found:?}");
            assert!(position(source, label.span.end).line > 0);
        }
    }
}

/// A guide comes out exactly where there is no error; then it can be opened.
fn written(outcome: &Outcome) {
    assert_eq!(outcome.guide.is_some(), outcome.errors() == 0);
    if let Some(guide) = &outcome.guide {
        let read = codec::decode(&codec::encode(guide, &outcome.names), None).expect("it is read back");
        lower::model(&read).expect("it runs");
        let pages = codec::decode_pages(&codec::encode_pages(&outcome.pages, &outcome.names), None);
        assert_eq!(pages.expect("they are read back").texts.len(), guide.pages.len());
    }
}

/// What the app does first with a guide: its model, the first answer, and the visit as it is kept and handed over.
fn opened(guide: &Guide) {
    let Ok(model) = lower::model(guide) else { return };
    let minutes: f64 = guide.fixes.iter().map(|fix| guide.minutes_alone(fix)).sum();
    assert!(minutes >= 0.0);
    let Some(entry) = model.spec().entry else { return };
    let events = [Event::Start, Event::Answer(entry, AnswerId(0))];
    let _ = replay(&model, &events);
    assert!(!receipt::encode(guide, &events).is_empty());
    // An id may be damaged, so that what is written cannot be read back.
    let _ = record::decode(guide, &record::encode(guide, &events));
}
