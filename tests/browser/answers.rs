//! Answers can be left out by mistake, and changed on purpose.

use unstuck_browser_tests::browse;
use unstuck_browser_tests::walk::{Act, storage_is_short_but_nothing_helps};

#[test]
fn continue_without_an_answer_shows_the_error_summary_and_takes_focus() {
    browse(async |visit| {
        visit.open().await?;
        let question = visit.advance("start").await?;
        assert_eq!(question.screen, "question");
        assert_eq!(question.error, None);
        assert_eq!(question.chosen, None, "nothing is chosen beforehand");

        visit.press("continue").await?;
        let told = visit
            .page_when("the error summary with the focus, and in the title", |page| {
                page.error.is_some() && page.focus.error && page.title.starts_with("Error: ")
            })
            .await?;
        assert!(told.is_same_step(&question), "an error does not leave the question");

        visit.choose("unsure").await?;
        let next = visit.advance("continue").await?;
        assert_eq!(next.error, None);
        visit.page_when("a title without it", |page| !page.title.starts_with("Error: ")).await?;
        Ok(())
    });
}

#[test]
fn a_question_can_be_skipped() {
    browse(async |visit| {
        visit.open().await?;
        let question = visit.advance("start").await?;
        let next = visit.advance("skip").await?;
        assert_ne!(next.step, question.step);
        Ok(())
    });
}

#[test]
fn changing_an_early_answer_replays_the_rest_and_returns() {
    browse(async |visit| {
        let start = visit.open().await?;
        visit.choose("not-enough-storage").await?;
        let first = visit.advance("start").await?;
        // The id of the entry question is known by its Change link.
        let entry = first.answers[0].step.clone();
        let mut left = 3;
        let met = visit
            .walk(4, |page| {
                left -= 1;
                if left < 0 { Act::Stop } else { storage_is_short_but_nothing_helps(page) }
            })
            .await?;
        let before = &met[met.len() - 1];

        visit.press_change(&entry).await?;
        let question =
            visit.page_when("the first question again", |page| page.step.as_deref() == Some(&entry)).await?;
        assert_eq!(question.screen, "question");
        assert_eq!(question.chosen.as_deref(), Some("not-enough-storage"), "it shows what was answered");

        let unchanged = visit.advance("continue").await?;
        assert!(unchanged.is_same_step(before), "left {before}, returned to {unchanged}");
        assert_eq!(unchanged.answers, before.answers, "nothing was changed");

        visit.press_change(&entry).await?;
        visit.page_when("the first question again", |page| page.step.as_deref() == Some(&entry)).await?;
        let other =
            start.options.iter().find(|option| *option != "not-enough-storage" && *option != "unsure");
        let other = other.expect("the first question has more than one answer");
        visit.choose(other).await?;
        let after = visit.advance("continue").await?;
        assert_ne!(after.step.as_deref(), Some(entry.as_str()), "a changed answer leads back into the visit");
        assert_ne!(
            row(&after.answers, &entry),
            row(&before.answers, &entry),
            "the list shows the new answer"
        );

        // The visit is kept a moment after its screen is shown.
        let kept = format!("answer {entry} {other}");
        visit
            .until("the new answer kept, and no stale one", async || {
                let record = visit.record().await?.unwrap_or_default();
                let mut answers = record.lines().filter(|line| line.split(' ').nth(1) == Some(&entry));
                Ok((answers.next() == Some(&kept) && answers.next().is_none()).then_some(()))
            })
            .await
    });
}

#[test]
fn an_answer_that_was_confirmed_is_kept_and_is_no_further_answer() {
    browse(async |visit| {
        let answered =
            "unstuck-visit 1 icloud-backup\nstart\nanswer symptom no-error-old\nanswer website loads";
        let before = visit.open_with_record(answered).await?;
        let confirmed = format!("{answered}\nconfirm website");
        let after = visit.open_with_record(&confirmed).await?;
        assert!(after.is_same_step(&before), "without a contradiction it changes nothing: {after}");
        assert_eq!(after.answers, before.answers);

        visit.press_change("website").await?;
        let question =
            visit.page_when("the question again", |page| page.step.as_deref() == Some("website")).await?;
        assert_eq!(question.chosen.as_deref(), Some("loads"));
        visit.choose("does-not-load").await?;
        visit.advance("continue").await?;
        let record = visit.record().await?.unwrap_or_default();
        assert!(record.contains("\nanswer website does-not-load"), "{record}");
        assert!(!record.contains("confirm"), "what was confirmed is the old answer: {record}");
        Ok(())
    });
}

fn row<'a>(rows: &'a [unstuck_browser_tests::visit::AnswerRow], step: &str) -> Option<&'a str> {
    rows.iter().find(|row| row.step == step).map(|row| row.text.as_str())
}

/// Storage is said to be full, and to have enough room; a network to work, and to be none.
const CONTRADICTING: &str = "unstuck-visit 1 icloud-backup\nstart\nanswer symptom not-enough-storage\n\
    not-fixed free-icloud-space\nanswer plan family\nanswer other-networks works-elsewhere\n\
    answer website no-wifi\nanswer room-for-backup fits";

/// What happens on tapping Back Up Now has still to be said, and nothing that speaks against it was.
const RUNS_IN_VAIN: &str = "unstuck-visit 1 icloud-backup\nstart\nunsure symptom\n\
    answer room-for-backup too-big\nnot-fixed free-icloud-space\nanswer plan family\nunsure other-networks\n\
    answer switch locked\nanswer account-name mine\nanswer managed no\nunsure new-or-large\n\
    unsure account-requests\nnot-fixed see-family-use";

#[test]
fn an_answer_that_fits_badly_is_asked_for_at_once_and_the_reason_stands_behind_the_question() {
    browse(async |visit| {
        let question = visit.open_with_record(RUNS_IN_VAIN).await?;
        assert_eq!(question.step.as_deref(), Some("back-up-now"));
        visit.choose("runs").await?;
        let again = visit.advance("continue").await?;
        assert_eq!((again.step.as_deref(), again.chosen.as_deref()), (Some("back-up-now"), Some("runs")));
        let why = again.again.as_deref().expect("it says why it asks again");
        assert!(why.starts_with("You said “It runs and moves on, or finishes”."), "{why}");
        // The heading has the focus, so that whoever listens on from there hears the reason.
        visit.page_when("the focus on the question", |page| page.focus.element == "h1").await?;
        let follows = "const [heading, why] = document.querySelectorAll('h1, #question-again');
            return why.id === 'question-again'
                && !!(heading.compareDocumentPosition(why) & Node.DOCUMENT_POSITION_FOLLOWING);";
        assert!(visit.ask::<bool>(follows, vec![]).await?, "the reason stands behind the question");
        Ok(())
    });
}

#[test]
fn answers_that_contradict_each_other_are_looked_at_again_and_then_a_human_is() {
    browse(async |visit| {
        let first = visit.open_with_record(CONTRADICTING).await?;
        assert_eq!(first.screen, "question");
        let said = first.chosen.clone().expect("the earlier answer is chosen already");
        assert_eq!((first.step.as_deref(), said.as_str()), (Some("symptom"), "not-enough-storage"));

        let second = visit.advance("continue").await?;
        assert_eq!(second.screen, "question");
        assert!(second.chosen.is_some(), "{second} is another answer to look at");
        assert_eq!(second.answers, first.answers, "a confirmed answer is no further answer");
        let end = visit.advance("continue").await?;
        assert_eq!(end.screen, "support");
        // Whoever finds the mistake after all goes on from there.
        visit.press_change("room-for-backup").await?;
        visit
            .page_when("the answer to change", |page| page.step.as_deref() == Some("room-for-backup"))
            .await?;
        visit.choose("too-big").await?;
        let on = visit.advance("continue").await?;
        assert_ne!(on.screen, "support");
        Ok(())
    });
}
