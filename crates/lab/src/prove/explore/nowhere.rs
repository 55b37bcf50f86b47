//! Answers after which nothing can be tried.

use std::collections::BTreeMap;

use unstuck_engine::{AnswerId, Event, QuestionId};

use super::{Node, Nowhere, events};

/// The answers after which, wherever they were given before anything was offered, nothing is offered any more. A state that was not
/// looked into counts as one from which something can be.
pub(super) fn nowhere(nodes: &[Node]) -> Vec<Nowhere> {
    let leads = leads(nodes);
    // By answer: the first state after it, and whether any such state leads on.
    let mut by_answer: BTreeMap<(QuestionId, AnswerId), (usize, bool)> = BTreeMap::new();
    for node in nodes.iter().filter(|node| !node.offered) {
        for &(event, at) in &node.after {
            let Event::Answer(question, answer) = event else { continue };
            let (_, leads_on) = by_answer.entry((question, answer)).or_insert((at, false));
            *leads_on |= leads[at];
        }
    }
    let dead = by_answer.into_iter().filter(|(_, (_, leads_on))| !leads_on);
    dead.map(|((question, answer), (at, _))| Nowhere { question, answer, events: events(nodes, at) })
        .collect()
}

/// By state: whether something can be offered from there on.
fn leads(nodes: &[Node]) -> Vec<bool> {
    let mut before: Vec<Vec<usize>> = vec![Vec::new(); nodes.len()];
    for (at, node) in nodes.iter().enumerate() {
        node.after.iter().for_each(|(_, next)| before[*next].push(at));
    }
    let mut leads: Vec<bool> = nodes.iter().map(|node| node.offered || !node.expanded).collect();
    let mut open: Vec<usize> = (0..nodes.len()).filter(|at| leads[*at]).collect();
    while let Some(at) = open.pop() {
        for &earlier in &before[at] {
            if !leads[earlier] {
                leads[earlier] = true;
                open.push(earlier);
            }
        }
    }
    leads
}
