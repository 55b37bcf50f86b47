//! A model into JSON, an entry a line.
//!
//! The lists are put together as text: serde_json's own object would sort the keys, and the order of the causes under
//! `works` is part of the model.

use serde_json::Value;

use super::BareModel;

pub(super) fn model(model: &BareModel) -> String {
    let spec = &model.spec;
    let causes = model.causes.iter().zip(&spec.priors);
    let causes = causes.map(|(id, prior)| format!(r#"{{"id": {}, "prior": {}}}"#, text(id), number(*prior)));
    let fixes = model.fixes.iter().zip(&spec.fixes).map(|(id, fix)| {
        let works = by_cause(model, fix.works.iter().map(|(cause, rate)| (cause.at(), *rate)));
        format!(r#"{{"id": {}, "cost": {}, "works": {works}}}"#, text(id), number(fix.cost))
    });
    let questions = model.questions.iter().zip(&spec.questions).map(|(question, spec)| {
        let answers = question.answers.iter().zip(&spec.answers);
        let answers = answers.map(|(id, row)| answer(model, id, row)).collect::<Vec<_>>().join(", ");
        let (id, cost) = (text(&question.id), number(spec.cost));
        format!(r#"{{"id": {id}, "cost": {cost}, "answers": [{answers}]}}"#)
    });
    format!(
        "{{\"causes\": {},\n\"fixes\": {},\n\"questions\": {},\n\"support\": {{\"cost\": {}}}}}\n",
        list(causes),
        list(fixes),
        list(questions),
        number(spec.support)
    )
}

fn answer(model: &BareModel, id: &str, row: &[f64]) -> String {
    let named = row.iter().copied().enumerate().filter(|(_, chance)| *chance > 0.0);
    format!(r#"{{"id": {}, "likelihood": {}}}"#, text(id), by_cause(model, named))
}

fn by_cause(model: &BareModel, numbers: impl Iterator<Item = (usize, f64)>) -> String {
    let entry = |(cause, value): (usize, f64)| format!("{}: {}", text(&model.causes[cause]), number(value));
    format!("{{{}}}", numbers.map(entry).collect::<Vec<_>>().join(", "))
}

fn list(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.map(|item| format!("\n  {item}")).collect::<Vec<_>>().join(","))
}

fn text(text: &str) -> String {
    Value::from(text).to_string()
}

/// The shortest digits that are read back as the same number.
fn number(number: f64) -> String {
    Value::from(number).to_string()
}
