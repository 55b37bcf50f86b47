//! The tree of likely ways: its probabilities add up, and are those of the simulation.

use std::num::NonZeroU32;

use unstuck_engine::{Event, FixId, Model, Step, replay};
use unstuck_lab::families::Family;
use unstuck_lab::likely::{Node, Place, Reach, likely};
use unstuck_lab::simulate::{Setting, events};

fn everywhere(node: &Node, path: &mut Vec<Event>, see: &mut impl FnMut(&Node, &[Event])) {
    see(node, path);
    for way in &node.ways {
        let before = path.len();
        path.extend(&way.events);
        everywhere(&way.to, path, see);
        path.truncate(before);
    }
}

fn models() -> impl Iterator<Item = Model> {
    [Family::F1, Family::F2, Family::F4]
        .into_iter()
        .flat_map(|family| (0..4).map(move |seed| family.model(seed)))
}

#[test]
fn the_ways_from_a_place_add_up_to_it_and_the_floor_holds() {
    for model in models() {
        let reach = Reach { depth: 6, least: 0.01 };
        let tree = likely(&model, reach);
        assert!((tree.probability - 1.0).abs() < 1e-9);
        everywhere(&tree, &mut vec![Event::Start], &mut |node, _| {
            let sum: f64 = node.ways.iter().map(|way| way.to.probability).sum();
            assert!(node.ways.is_empty() || (sum - node.probability).abs() < 1e-9, "{sum} of {node:?}");
            let small = node.probability < reach.least;
            assert_eq!(small, small && matches!(node.place, Place::Rest(_)), "{node:?}");
        });
    }
}

#[test]
fn a_place_is_where_the_events_on_the_way_to_it_lead() {
    for model in models() {
        let tree = likely(&model, Reach { depth: 5, least: 0.005 });
        everywhere(&tree, &mut vec![Event::Start], &mut |node, path| {
            if let Place::Step(step) = node.place
                && step != Step::Start
            {
                let state = replay(&model, path);
                assert_eq!((state.step, state.dropped), (step, Vec::new()));
            }
        });
    }
}

#[test]
fn nothing_is_deeper_than_asked_for_and_what_is_left_out_is_said() {
    let model = Family::F2.model(1);
    let shallow = likely(&model, Reach { depth: 1, least: 0.0 });
    assert!(!shallow.is_cut() && !shallow.ways.is_empty());
    assert!(shallow.ways.iter().all(|way| way.to.ways.is_empty()));
    assert!(shallow.ways.iter().any(|way| way.to.is_cut()));
    let root = likely(&model, Reach { depth: 0, least: 0.0 });
    assert!(root.is_cut() && root.count() == 1);
}

#[test]
fn simulated_visits_take_the_first_ways_as_often_as_the_tree_says() {
    let model = Family::F2.model(2);
    let cases = NonZeroU32::new(4000).expect("there are cases");
    let setting =
        Setting { model: &model, checklist: Vec::<FixId>::new(), hours: vec![0.0; model.fix_count()] };
    let visits = events(&setting, &model, cases, 1).expect("the model is sound");
    let tree = likely(&model, Reach { depth: 3, least: 0.05 });
    everywhere(&tree, &mut vec![Event::Start], &mut |node, path| {
        if let Place::Step(_) = node.place {
            let taken = visits.iter().filter(|visit| visit.starts_with(path)).count();
            let share = f64::from(u32::try_from(taken).expect("they are few")) / 4000.0;
            // Four standard errors.
            let error = 4.0 * (node.probability * (1.0 - node.probability) / 4000.0).sqrt() + 1e-9;
            assert!((share - node.probability).abs() <= error, "{share} {} {path:?}", node.probability);
        }
    });
}
