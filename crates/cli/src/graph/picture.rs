//! What is drawn, whatever the form: the tree of likely paths in words, and what helps with which cause.

use unstuck_engine::{CauseId, Event, FixId, Model, Step, SupportReason};
use unstuck_flow::guide::Guide;
use unstuck_lab::likely::{self, Place, Way};

use crate::events::words;

/// The headings of the two parts.
pub(super) const PATHS: &str = "The likeliest paths";
pub(super) const MAP: &str = "What helps with which cause";

/// Everything that is drawn.
pub(super) struct Picture<'g> {
    /// The guide's title, and its id and language.
    pub(super) title: &'g str,
    pub(super) id: &'g str,
    pub(super) lang: &'g str,
    /// The places of the tree, each before those that follow it. The first is the start.
    pub(super) nodes: Vec<Node>,
    pub(super) causes: Vec<Cause<'g>>,
    /// The fixes that cure anything.
    pub(super) fixes: Vec<Fix<'g>>,
    /// By cause, then by fix.
    pub(super) works: Vec<Works>,
}

/// A place in the tree.
pub(super) struct Node {
    pub(super) kind: Kind,
    /// What stands there.
    pub(super) text: String,
    /// How probable it is that a visit comes here.
    pub(super) probability: f64,
    /// Whether visits go on from here, and the drawing does not.
    pub(super) is_cut: bool,
    /// How one comes here; `None` for the start.
    pub(super) from: Option<Edge>,
}

/// What leads to a place.
pub(super) struct Edge {
    /// The place before, a position among the nodes.
    pub(super) node: usize,
    /// What was said or happened.
    pub(super) text: String,
    /// How probable that is where one has come so far.
    pub(super) probability: f64,
}

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Start,
    Question,
    Again,
    Caution,
    Fix,
    Wait,
    Solved,
    Support,
    Rest,
}

impl Kind {
    /// The word for it.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Question => "question",
            Self::Again => "look again",
            Self::Caution => "caution",
            Self::Fix => "step",
            Self::Wait => "wait",
            Self::Solved => "solved",
            Self::Support => "support",
            Self::Rest => "rest",
        }
    }

    /// Whether its text is the guide's, in the guide's language.
    pub(super) const fn is_of_guide(self) -> bool {
        !matches!(self, Self::Solved | Self::Support | Self::Rest)
    }
}

pub(super) struct Cause<'g> {
    pub(super) name: &'g str,
    /// The share of people who have it.
    pub(super) prior: f64,
}

pub(super) struct Fix<'g> {
    pub(super) title: &'g str,
}

/// A fix helps with a cause.
#[derive(Clone, Copy)]
pub(super) struct Works {
    /// Positions among the causes and the fixes of the picture.
    pub(super) cause: usize,
    pub(super) fix: usize,
    /// How often it helps, 0 to 1.
    pub(super) rate: f64,
}

impl<'g> Picture<'g> {
    pub(super) fn new(guide: &'g Guide, model: &Model, tree: &likely::Node) -> Self {
        let mut nodes = Vec::with_capacity(tree.count());
        plant(guide, tree, None, &mut nodes);
        let cures = |fix: &FixId| guide.fixes[fix.at()].works.iter().any(|(_, rate)| *rate > 0.0);
        let curing: Vec<FixId> = model.fixes().filter(cures).collect();
        let mut works = Vec::new();
        for cause in 0..guide.causes.len() {
            for (at, fix) in curing.iter().enumerate() {
                let rates = guide.fixes[fix.at()].works.iter();
                let rates = rates.filter(|(of, rate)| usize::from(*of) == cause && *rate > 0.0);
                works.extend(rates.map(|(_, rate)| Works { cause, fix: at, rate: *rate }));
            }
        }
        let causes = guide
            .causes
            .iter()
            .enumerate()
            .map(|(at, cause)| Cause { name: &cause.name, prior: model.prior(CauseId::of(at)) });
        Self {
            title: &guide.title,
            id: &guide.id,
            lang: &guide.lang,
            nodes,
            causes: causes.collect(),
            fixes: curing.iter().map(|fix| Fix { title: &guide.fixes[fix.at()].title }).collect(),
            works,
        }
    }

    /// What there is to see, in a sentence or two.
    pub(super) fn says(&self) -> String {
        let of = |kind| {
            let ends = self.nodes.iter().filter(|node| node.kind == kind);
            percent(ends.map(|node| node.probability).fold(0.0, |sum, of| sum + of))
        };
        format!(
            "{} places, each with the probability that a visit comes there; {} of visits are solved within the drawing, and {} \
             come to support. Below, {} causes and the {} steps that help with them.",
            self.nodes.len(),
            of(Kind::Solved),
            of(Kind::Support),
            self.causes.len(),
            self.fixes.len(),
        )
    }
}

fn plant(guide: &Guide, tree: &likely::Node, from: Option<Edge>, nodes: &mut Vec<Node>) {
    let (kind, text) = place(guide, tree.place);
    let at = nodes.len();
    nodes.push(Node { kind, text, probability: tree.probability, is_cut: tree.is_cut(), from });
    for way in &tree.ways {
        let probability = way.to.probability / tree.probability;
        plant(guide, &way.to, Some(Edge { node: at, text: happens(guide, way), probability }), nodes);
    }
}

fn place(guide: &Guide, place: Place) -> (Kind, String) {
    let step = match place {
        Place::Step(step) => step,
        Place::Rest(1) => return (Kind::Rest, "A less likely path".to_owned()),
        Place::Rest(ways) => return (Kind::Rest, format!("{ways} less likely paths")),
    };
    let ask = |at: usize| guide.questions[at].ask.clone();
    let title = |fix: FixId| guide.fixes[fix.at()].title.clone();
    match step {
        Step::Start => (Kind::Start, ask(usize::from(guide.entry))),
        Step::Question(question) => (Kind::Question, ask(question.at())),
        Step::Again(question) => (Kind::Again, ask(question.at())),
        Step::Caution(fix) => (Kind::Caution, title(fix)),
        Step::Fix(fix) => (Kind::Fix, title(fix)),
        Step::Wait(fix) => (Kind::Wait, title(fix)),
        Step::Resolved(_) => (Kind::Solved, "It works".to_owned()),
        Step::Support(reason) => (Kind::Support, support(reason).to_owned()),
    }
}

const fn support(reason: SupportReason) -> &'static str {
    match reason {
        SupportReason::Asked => "The person asked for it",
        SupportReason::NothingLeft => "No step is left",
        SupportReason::NotWorthIt => "What is left would take longer",
        SupportReason::Contradiction => "The answers contradict each other",
    }
}

fn happens(guide: &Guide, way: &Way) -> String {
    let Some(&event) = way.events.first() else { return "otherwise".to_owned() };
    match event {
        Event::Answer(question, answer) => guide.questions[question.at()].answers[answer.at()].label.clone(),
        other => words(guide, other).map_or_else(String::new, |said| said.outcome.to_owned()),
    }
}

/// A probability in per cent, with a decimal place where it is below 10.
pub(super) fn percent(probability: f64) -> String {
    match 100.0 * probability {
        percent if percent < 9.95 => format!("{percent:.1} %"),
        percent => format!("{percent:.0} %"),
    }
}
