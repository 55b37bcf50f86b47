//! Whatever people do, in whatever order, a visit stays sound and ends.
//!
//! A fuzzed visit is one person's with habits of their own: how often they go back, change what they said, cannot tell,
//! ask for a human and come back. The same seed gives the same visit.

use unstuck_engine::condition::Answers as _;
use unstuck_engine::plan::Choice;
use unstuck_engine::plan::closer::look_ahead;
use unstuck_engine::{
    AnswerId, CauseId, ClusterId, Condition, Event, FixId, FixSpec, Floors, Model, QuestionId, State, Step,
    SupportReason, reconsider, replay, revise,
};
use unstuck_flow::compile::compile_with;
use unstuck_flow::guide::Guide;
use unstuck_flow::{lower, record};
use unstuck_lab::families::Family;
use unstuck_lab::random::Dice;

const GUIDE: &str = include_str!("../../../flows/icloud-backup/guide.toml");
const FIGURES: &str = include_str!("../../../flows/icloud-backup/figures.toml");

/// How many models of each family and form take turns.
const MODELS: u64 = 40;
/// What a person does beside answering, before they settle down to it.
const WILD: usize = 60;

/// Something to visit.
struct Place {
    model: Model,
    /// The guide whose model it is; its visits are also written down and read back.
    guide: Option<Guide>,
}

fn places() -> Vec<Place> {
    let guide = compile_with(GUIDE, FIGURES).guide.expect("the guide compiles");
    let mut places = vec![Place { model: lower::model(&guide).expect("the guide runs"), guide: Some(guide) }];
    for family in Family::ALL {
        for seed in 0..MODELS {
            places.push(Place { model: family.model(seed), guide: None });
            places.push(Place { model: dressed(family, seed), guide: None });
        }
    }
    places
}

/// The model of a family with what guides have beside numbers: floors, an entry, an unknown cause, cautions with a
/// preparation, waits, a cluster, orders, conditions and questions about the set-up.
fn dressed(family: Family, seed: u64) -> Model {
    let mut dice = Dice::new(!seed);
    let mut spec = family.spec(seed);
    let other = spec.priors.len();
    spec.priors.push(dice.between(0.05, 0.2));
    spec.other = Some(CauseId::of(other));
    // Nearly certain answers to many questions, so that they can contradict each other.
    let telling = !spec.questions.is_empty() && dice.below(4) > 0;
    if telling {
        spec.questions.extend_from_within(..);
    }
    for question in &mut spec.questions {
        if telling {
            for cause in 0..other {
                let yes = if dice.below(2) == 0 { 0.99 } else { 0.01 };
                (question.answers[0][cause], question.answers[1][cause]) = (yes, 1.0 - yes);
            }
        }
        question.answers.iter_mut().for_each(|row| row.push(0.5));
        question.not_sure = dice.between(0.0, 0.3);
        question.context = dice.below(3) == 0;
    }
    spec.clusters = vec![dice.between(0.0, 10.0)];
    let questions = spec.questions.len();
    let preparation = FixId::of(spec.fixes.len());
    for at in 0..spec.fixes.len() {
        let fix = &mut spec.fixes[at];
        fix.caution = dice.below(3) == 0;
        fix.safer = (fix.caution && dice.below(2) == 0).then_some(preparation);
        fix.harmless = !fix.caution;
        fix.test = if dice.below(3) == 0 { dice.between(0.0, fix.cost) } else { 0.0 };
        fix.cluster = (dice.below(3) == 0).then_some(ClusterId(0));
        if at > 0 && dice.below(4) == 0 {
            fix.after = vec![FixId::of(dice.below(at))];
        }
        if questions > 0 && dice.below(4) == 0 {
            let answer = AnswerId::of(dice.below(2));
            fix.blocked_by = Condition::Is(QuestionId::of(dice.below(questions)), answer);
        }
    }
    if questions > 1 && dice.below(2) == 0 {
        // The last question is asked only after one answer to the first.
        let answer = AnswerId::of(dice.below(2));
        spec.questions[questions - 1].when = Condition::Is(QuestionId(0), answer);
    }
    spec.fixes.push(FixSpec {
        cost: 20.0,
        minutes: 20.0,
        blocked_by: Condition::Never,
        prepares: true,
        ..FixSpec::default()
    });
    spec.entry = (questions > 0 && dice.below(2) == 0).then_some(QuestionId(0));
    Model::new(spec, Floors::Standard).expect("the model is sound")
}

/// What one person tends to do, each in so many of a hundred steps.
struct Habits {
    unsure: usize,
    back: usize,
    changing: usize,
    odd: usize,
    volunteering: usize,
    success: usize,
    resuming: usize,
}

impl Habits {
    fn draw(dice: &mut Dice) -> Self {
        let mut often = |one_in: usize, most: usize| {
            if dice.below(one_in) == 0 { dice.below(most + 1) } else { 0 }
        };
        Self {
            unsure: if often(8, 1) == 1 { 100 } else { often(2, 60) },
            back: often(3, 60),
            changing: often(2, 40),
            odd: often(3, 30),
            volunteering: often(2, 90),
            success: often(2, 30),
            resuming: often(2, 80),
        }
    }
}

/// What was met in fuzzed visits, to show that they reach what they are to test.
#[derive(Default)]
struct Met {
    visits: u64,
    steps: u64,
    again: u64,
    contradictions: u64,
    /// Waits for several fixes at once.
    together: u64,
    /// Steps that a closer look preferred.
    preferred: u64,
    resolved: u64,
    handed_over: u64,
    longest: usize,
}

/// One visit being fuzzed.
struct Fuzz<'p> {
    place: &'p Place,
    dice: Dice,
    habits: Habits,
    events: Vec<Event>,
    state: State,
}

impl Fuzz<'_> {
    fn go(&mut self, events: Vec<Event>) {
        self.state = replay(&self.place.model, &events);
        self.events = events;
        if !self.state.dropped.is_empty() {
            // As the app does: what no longer applies is left out.
            let (before, mut at) = (self.state.step, 0..);
            self.events.retain(|_| at.next().is_some_and(|at| !self.state.dropped.contains(&at)));
            self.state = replay(&self.place.model, &self.events);
            assert!(self.state.dropped.is_empty());
            assert_eq!(self.state.step, before, "leaving out what was passed over changes nothing");
        }
        self.check();
    }

    fn add(&mut self, event: Event) {
        let mut events = self.events.clone();
        events.push(event);
        self.go(events);
    }

    /// The same with a closer look at what comes next.
    fn add_looking_closer(&mut self, event: Event) {
        let looked = look_ahead(&self.place.model, &self.events, event);
        let (events, state) = looked.expect("what is offered applies");
        self.go(events);
        assert_eq!(self.state, state);
    }

    fn often(&mut self, percent: usize) -> bool {
        self.dice.below(100) < percent
    }

    /// What holds of every state.
    fn check(&self) {
        let (model, state) = (&self.place.model, &self.state);
        let sum: f64 = model.causes().map(|cause| state.belief.probability(cause)).sum();
        assert!((sum - 1.0).abs() <= 1e-12, "the beliefs sum to {sum}");
        assert!(state.belief.weights().iter().all(|weight| (0.0..=1.0).contains(weight)));
        assert!(state.minutes_left.is_finite() && state.minutes_left >= 0.0);
        match state.step {
            Step::Question(question) => assert_eq!(state.facts.answer(question), None, "asked twice"),
            Step::Again(question) => {
                assert!(state.facts.answer(question).is_some() && !state.facts.is_confirmed(question));
                assert!(state.facts.rounds() < 2 && !state.facts.persistent());
            }
            Step::Caution(fix) | Step::Fix(fix) => {
                assert!(!self.is_over(fix), "{fix:?} is offered again: {:?}", self.events);
                assert!(!model.fix(fix).blocked_by.holds(&state.facts));
            }
            Step::Start | Step::Wait(_) | Step::Resolved(_) | Step::Support(_) => {}
        }
    }

    /// Whether a fix was done, or declined or put off twice and not asked for again. Read from the events, not from
    /// what the engine makes of them.
    fn is_over(&self, fix: FixId) -> bool {
        let (mut done, mut declined, mut put_off) = (false, false, 0);
        for event in &self.events {
            match *event {
                Event::Resume => (declined, put_off) = (false, 0),
                event if event.outcome() != Some(fix) => {}
                Event::CouldNot(_) => declined = true,
                Event::Later(_) => put_off += 1,
                _ => done = true,
            }
        }
        done || declined || put_off > 1
    }

    /// An answer to what the visit asks, or an outcome of what it offers.
    fn onward(&mut self) {
        match self.state.step {
            Step::Start => self.add(Event::Start),
            Step::Question(question) => {
                let event = self.answer(question);
                if self.dice.below(12) == 0 { self.add_looking_closer(event) } else { self.add(event) }
            }
            Step::Again(question) => {
                let position = self.events.iter().rposition(|event| event.question() == Some(question));
                let position = position.expect("it was answered");
                let said =
                    if self.dice.below(2) == 0 { self.events[position] } else { self.answer(question) };
                let events = reconsider(&self.events, position, said);
                self.go(events);
            }
            Step::Caution(fix) => {
                let safer = self.state.safer_event(&self.place.model, fix);
                let event = if self.dice.below(3) == 0 { safer } else { Event::Proceed(fix) };
                self.add(event);
            }
            Step::Fix(fix) | Step::Wait(fix) => {
                let event = if self.often(self.habits.success) {
                    Event::Fixed(fix)
                } else {
                    match self.dice.below(12) {
                        0 => Event::CouldNot(fix),
                        1 => Event::AlreadyTried(fix),
                        2 => Event::Later(fix),
                        3 => Event::Changed(fix),
                        4..=8 if self.waits_for(fix) => Event::Wait(fix),
                        _ => Event::NotFixed(fix),
                    }
                };
                self.add(event);
            }
            Step::Resolved(_) | Step::Support(_) => {}
        }
    }

    /// Whether the step is one that has to be waited for.
    fn waits_for(&self, fix: FixId) -> bool {
        matches!(self.state.step, Step::Fix(_)) && self.place.model.fix(fix).test > 0.0
    }

    fn answer(&mut self, question: QuestionId) -> Event {
        if self.often(self.habits.unsure) {
            return if self.dice.below(3) == 0 { Event::Skip(question) } else { Event::NotSure(question) };
        }
        let answers: Vec<_> = self.place.model.answers(question).collect();
        Event::Answer(question, answers[self.dice.below(answers.len())])
    }

    fn any_fix(&mut self) -> FixId {
        FixId::of(self.dice.below(self.place.model.fix_count()))
    }

    /// Something else than going on.
    fn sideways(&mut self) {
        if self.often(self.habits.back) {
            // Back, and often many times in a row.
            let most = if self.dice.below(4) == 0 { self.events.len() + 1 } else { 2 };
            let back = 1 + self.dice.below(most);
            let left = self.events.len().saturating_sub(back);
            let events = self.events[..left].to_vec();
            self.go(events);
        }
        if self.often(self.habits.changing) && !self.events.is_empty() {
            let position = self.dice.below(self.events.len());
            let old = self.events[position];
            let event = match (old.question(), old.outcome()) {
                (Some(question), _) => self.answer(question),
                (_, Some(fix)) => match self.dice.below(5) {
                    0 => Event::Fixed(fix),
                    1 => Event::Later(fix),
                    2 => Event::CouldNot(fix),
                    3 => Event::Changed(fix),
                    _ => Event::NotFixed(fix),
                },
                _ => return,
            };
            let events = revise(&self.events, position, event);
            self.go(events);
        }
        let questions = self.place.model.question_count();
        if self.often(self.habits.volunteering) && questions > 0 {
            // What was not asked can be known too, from a record of another day.
            let question = QuestionId::of(self.dice.below(questions));
            let event = self.answer(question);
            self.add(event);
        }
        if self.often(self.habits.odd) {
            // Anything, whether it applies here or not: a second click, a page that was left open.
            let fix = self.any_fix();
            let question = QuestionId::of(self.dice.below(questions + 1));
            let event = match self.dice.below(11) {
                0 => Event::Support,
                1 => Event::Confirm(question),
                2 => Event::NotSure(question),
                3 => Event::Wait(fix),
                4 => Event::Changed(fix),
                5 => Event::Proceed(fix),
                6 => Event::Later(fix),
                7 => Event::Resume,
                8 => Event::Prefer(Choice::Fix(fix)),
                9 => Event::Prefer(Choice::Question(question)),
                _ => self.events.last().copied().unwrap_or(Event::Start),
            };
            self.add(event);
        }
    }

    /// The visit is written down and read back as it is.
    fn check_record(&self) {
        if let Some(guide) = &self.place.guide {
            let restored =
                record::decode(guide, &record::encode(guide, &self.events)).expect("it is a record");
            assert_eq!(restored.events, self.events);
        }
    }
}

/// More steps than a visit can have whose person goes on from wherever they are: each fix takes at most a caution, its
/// preparation, itself and a wait, twice; each change of the problem, one per fix at most, opens all questions again, and
/// each of them can be asked once more.
fn bound(model: &Model) -> usize {
    4 + 8 * model.fix_count() + 2 * model.question_count() * (model.fix_count() + 1)
}

fn visit(place: &Place, seed: u64, met: &mut Met) {
    let mut dice = Dice::new(seed);
    let habits = Habits::draw(&mut dice);
    let state = replay(&place.model, &[]);
    let mut fuzz = Fuzz { place, dice, habits, events: Vec::new(), state };
    let wild = fuzz.dice.below(WILD + 1);
    for _ in 0..wild {
        met.steps += 1;
        let (resumes, fails_again) = (fuzz.often(fuzz.habits.resuming), fuzz.often(30));
        match fuzz.state.step {
            Step::Support(_) if resumes => fuzz.add(Event::Resume),
            Step::Resolved(fix) if fails_again => fuzz.add(Event::NotFixed(fix)),
            _ => {}
        }
        met.again += u64::from(matches!(fuzz.state.step, Step::Again(_)));
        met.contradictions += u64::from(fuzz.state.step == Step::Support(SupportReason::Contradiction));
        met.together += u64::from(fuzz.state.waiting.len() > 1);
        met.preferred += u64::from(matches!(fuzz.events.last(), Some(Event::Prefer(_))));
        fuzz.onward();
        fuzz.sideways();
    }
    fuzz.check_record();
    // From here on they only go on, and one return from support tries all that is left.
    let mut steps = 0;
    for resumes in [fuzz.state.can_resume && fuzz.often(50), false] {
        if resumes {
            fuzz.add(Event::Resume);
        }
        let most = steps + bound(&place.model);
        while !matches!(fuzz.state.step, Step::Resolved(_) | Step::Support(_)) {
            steps += 1;
            assert!(steps <= most, "no end after {steps} steps: {:?}", fuzz.events);
            met.again += u64::from(matches!(fuzz.state.step, Step::Again(_)));
            let offered = fuzz.state.step;
            let before = fuzz.events.len();
            fuzz.onward();
            let stuck = fuzz.state.step == offered && fuzz.events.len() == before;
            assert!(!stuck, "{offered:?} leads nowhere: {:?}", fuzz.events);
        }
        met.contradictions += u64::from(fuzz.state.step == Step::Support(SupportReason::Contradiction));
    }
    fuzz.check_record();
    met.visits += 1;
    met.steps += steps as u64;
    met.longest = met.longest.max(steps);
    met.resolved += u64::from(matches!(fuzz.state.step, Step::Resolved(_)));
    met.handed_over += u64::from(matches!(fuzz.state.step, Step::Support(_)));
}

/// Fuzzes so many visits; every tenth is to the guide, the others take turns among the models.
fn fuzz(visits: u64) -> String {
    let places = places();
    let mut met = Met::default();
    for seed in 0..visits {
        let at =
            if seed % 10 == 0 { 0 } else { 1 + usize::try_from(seed).expect("few") % (places.len() - 1) };
        let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            visit(&places[at], seed, &mut met);
        }));
        assert!(outcome.is_ok(), "visit {seed} to place {at} went wrong, see above");
    }
    let Met { visits, steps, again, contradictions, together, preferred, resolved, handed_over, longest } =
        met;
    assert_eq!(resolved + handed_over, visits, "every visit ends");
    let rare = again.min(contradictions).min(together).min(preferred).min(resolved);
    assert!(rare > 0, "the visits reach all that is tested");
    format!(
        "{visits} visits with {steps} steps: {resolved} resolved, {handed_over} handed over, {again} answers looked at \
         again, {contradictions} handed over for a contradiction, {together} waits for several steps, {preferred} steps preferred by a closer look, \
         {longest} steps at most to an end"
    )
}

#[test]
fn fuzzed_visits_stay_sound_and_end() {
    println!("{}", fuzz(1_000));
}

#[test]
#[ignore = "minutes; part of `cargo xtask soak`"]
fn very_many_fuzzed_visits_stay_sound_and_end() {
    println!("{}", fuzz(100_000));
}
