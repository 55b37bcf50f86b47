//! The guide reads at about age 12.
//!
//! Measured as the grade of Flesch and Kincaid (Kincaid et al. 1975), 0.39 words per sentence + 11.8 syllables per word −
//! 15.59: a year of school, which begins at five. Syllables are counted by groups of vowels, without a silent e.

use unstuck_flow::guide::Fix;
use unstuck_flow::text::{Block, RichText, plain, plain_line};

/// The grade of twelve-year-olds, for each kind of text as a whole.
const AT_MOST: f64 = 7.0;
/// For a single text, where a few long names weigh much.
const ONE_AT_MOST: f64 = 9.0;

/// Words, sentences and syllables of texts.
#[derive(Clone, Copy, Default)]
struct Counts {
    words: f64,
    sentences: f64,
    syllables: f64,
}

impl Counts {
    fn add(&mut self, line: &str) {
        for sentence in line.split(['.', '!', '?', ':', ';']) {
            let words: Vec<&str> =
                sentence.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).collect();
            if words.is_empty() {
                continue;
            }
            self.sentences += 1.0;
            for word in words {
                self.words += 1.0;
                self.syllables += syllables(word);
            }
        }
    }

    fn grade(self) -> f64 {
        0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59
    }
}

fn syllables(word: &str) -> f64 {
    let letters: String = word.to_lowercase().chars().filter(char::is_ascii_alphabetic).collect();
    let is_vowel = |sign: char| "aeiouy".contains(sign);
    let mut groups = 0.0;
    let mut before = false;
    for sign in letters.chars() {
        if is_vowel(sign) && !before {
            groups += 1.0;
        }
        before = is_vowel(sign);
    }
    let silent = letters.ends_with('e') && !letters.ends_with("le");
    if silent && groups > 1.0 { groups - 1.0 } else { f64::max(groups, 1.0) }
}

/// The id of a text, and its lines.
type Text = (String, Vec<String>);

/// The lines of a text, its tables left out: their cells are no sentences.
fn lines(text: &RichText) -> Vec<String> {
    let mut lines = Vec::new();
    for block in text {
        match block {
            Block::Ul(items) | Block::Ol(items) => lines.extend(items.iter().map(|item| plain_line(item))),
            Block::Table(..) => {}
            block => lines.push(plain(std::slice::from_ref(block))),
        }
    }
    lines
}

fn of_fix(fix: &Fix) -> Vec<String> {
    let mut all = lines(&fix.why);
    all.extend(fix.steps.iter().map(|step| plain_line(&step.text)));
    all.extend(lines(&fix.check));
    if let Some(caution) = &fix.caution {
        all.extend(caution.loses.iter().flat_map(lines));
        all.extend(lines(&caution.first));
    }
    all
}

#[test]
fn twelve_year_olds_can_read_the_guide() {
    let outcome = super::compiled();
    let guide = outcome.guide.expect("the guide is sound");
    let pages = guide.pages.iter().zip(&outcome.pages.texts);
    let kinds: [(&str, Vec<Text>); 4] = [
        ("questions", guide.questions.iter().map(|one| (one.id.clone(), vec![one.ask.clone()])).collect()),
        ("causes", guide.causes.iter().map(|cause| (cause.id.clone(), lines(&cause.explain))).collect()),
        ("fixes", guide.fixes.iter().map(|fix| (fix.id.clone(), of_fix(fix))).collect()),
        ("pages", pages.map(|(page, text)| (page.id.clone(), lines(&text.body))).collect()),
    ];
    for (kind, texts) in &kinds {
        let mut whole = Counts::default();
        for (id, lines) in texts {
            let mut one = Counts::default();
            for line in lines {
                one.add(line);
                whole.add(line);
            }
            // A question is one sentence: its few words make any number.
            assert!(
                *kind == "questions" || one.grade() <= ONE_AT_MOST,
                "{kind} {id}: grade {:.1}",
                one.grade()
            );
        }
        assert!(whole.grade() <= AT_MOST, "{kind}: grade {:.1}", whole.grade());
    }
}

#[test]
fn the_measure_knows_hard_words_from_easy_ones() {
    let grade = |text: &str| {
        let mut counts = Counts::default();
        counts.add(text);
        counts.grade()
    };
    assert!(grade("Tap the red dot. Then wait for it to end.") < 2.0);
    assert!(
        grade(
            "Notwithstanding contemporaneous synchronisation, authentication necessitates interoperability."
        ) > 20.0
    );
    assert_eq!(
        ["tap", "restart", "make", "table", "iCloud", "the"].map(syllables),
        [1.0, 2.0, 1.0, 2.0, 2.0, 1.0]
    );
}
