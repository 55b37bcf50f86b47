//! The compiled guide: what the app fetches, decodes once and keeps.
//!
//! References between parts are positions in the lists of [`Guide`], resolved and checked when the guide is compiled.
//! Ids stay beside them because saved visits, links and the page's contract speak of ids.

use crate::former::Former;
use crate::text::{Inline, RichText};

/// The id of the cause that stands for everything a guide does not know.
pub const OTHER: &str = "other";

/// A whole guide in one language, ready to run.
#[derive(Clone, Debug, PartialEq)]
pub struct Guide {
    /// The id of the guide, as used in storage keys and file names.
    pub id: String,
    /// What the guide does, as a heading: "Fix iCloud Backup on iPhone".
    pub title: String,
    /// BCP 47 tag of the texts.
    pub lang: String,
    /// The day the content was last checked, ISO 8601.
    pub reviewed: String,
    /// The same day in words of the language: "22 November 2026".
    pub checked: String,
    /// Which systems the content was written for, in words.
    pub covers: String,
    /// The texts of the start screen.
    pub start: StartText,
    /// The texts of the support screen.
    pub support: SupportText,
    /// What is said about the iPhone that the guide is for.
    pub phone: PhoneText,
    /// Versions of iOS that share their names, the earliest first; none where the guide knows of no differences.
    pub eras: Vec<Era>,
    /// Costs that are not those of a single step.
    pub planner: PlannerCosts,
    /// Everything that can be wrong; exactly one is assumed to be.
    pub causes: Vec<Cause>,
    /// Everything that can be asked.
    pub questions: Vec<Question>,
    /// The question whose answers stand on the start screen, a position in `questions`.
    pub entry: u16,
    /// Everything that can be done.
    pub fixes: Vec<Fix>,
    /// For each cluster of fixes the hands-on minutes to open it, which is done once before the first of them.
    pub clusters: Vec<f64>,
    /// Pages to read, without their texts.
    pub pages: Vec<Page>,
    /// The checklist for whoever prefers to go through all steps in order.
    pub checklist: Vec<ChecklistStep>,
    /// Ids that parts had before they were renamed, the first one of a part first.
    pub former: Vec<Former>,
}

impl Guide {
    /// The name of a tool: the title of the page that is about it.
    #[must_use]
    pub fn tool_name(&self, tool: Tool) -> &str {
        self.pages.iter().find(|page| page.tool == Some(tool)).map_or("", |page| &page.title)
    }

    /// Hands-on minutes of a fix that is done by itself: with the opening of its cluster.
    #[must_use]
    pub fn minutes_alone(&self, fix: &Fix) -> f64 {
        fix.minutes + fix.cluster.map_or(0.0, |cluster| self.clusters[usize::from(cluster)])
    }

    /// The position in `eras` of a version of iOS; the last where it is not known, and 0 in a guide without eras.
    #[must_use]
    pub fn era(&self, ios: Option<u16>) -> usize {
        let last = self.eras.len().saturating_sub(1);
        let ios = ios.unwrap_or(u16::MAX);
        self.eras.iter().position(|era| ios <= era.until()).unwrap_or(last)
    }
}

/// Texts of the start screen.
#[derive(Clone, Debug, PartialEq)]
pub struct StartText {
    /// What this does, in a sentence or two.
    pub lead: RichText,
    /// Three or so short reassurances: usual time, privacy, safety.
    pub promises: Vec<String>,
}

/// Texts of the support screen.
#[derive(Clone, Debug, PartialEq)]
pub struct SupportText {
    /// What to do now, above the summary.
    pub lead: RichText,
    /// What to have at hand when contacting a human.
    pub bring: Vec<RichText>,
    /// Where a human can be reached: label and address.
    pub contacts: Vec<Contact>,
}

/// A way to reach a human.
#[derive(Clone, Debug, PartialEq)]
pub struct Contact {
    /// The words of the link.
    pub label: String,
    /// An `https:`, `tel:` or `mailto:` address.
    pub href: String,
}

/// Texts about the iPhone that the guide is for; each may be empty.
#[derive(Clone, Debug, PartialEq)]
pub struct PhoneText {
    /// Where its version of iOS is to be seen.
    pub hint: Vec<Inline>,
    /// The title of the screen behind the person's own name.
    pub account: Vec<Inline>,
}

/// Versions of iOS under which everything is called the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Era {
    /// In words: "iOS 16 or 17".
    pub name: String,
    /// The last version of iOS it covers; `None` for the latest era.
    pub until: Option<u16>,
    /// What is called otherwise elsewhere. Only in front of the compiled form; a guide has its names where they belong.
    pub(crate) names: Vec<String>,
}

impl Era {
    /// The last version of iOS it covers, as a number for all eras.
    #[must_use]
    pub fn until(&self) -> u16 {
        self.until.unwrap_or(u16::MAX)
    }
}

/// Exchange rates into minutes, the planner's only currency.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlannerCosts {
    /// Minutes that handing over to a human costs.
    pub support: f64,
    /// Minutes added to a fix of risk `reversible`.
    pub reversible: f64,
    /// Minutes added to a fix of risk `erases`.
    pub erases: f64,
    /// Minutes added to a fix of risk `account`.
    pub account: f64,
    /// Minutes added for each hour of waiting before a fix shows its effect.
    pub wait_hour: f64,
}

/// Something that can be wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct Cause {
    /// Stable id.
    pub id: String,
    /// Short name, as in a list of likely causes.
    pub name: String,
    /// Share of visits with this cause; any positive scale.
    pub prior: f64,
    /// What it means, for the guide's pages and the resolved screen.
    pub explain: RichText,
    /// How to keep it from coming back.
    pub prevent: Option<RichText>,
}

/// Something that can be asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Stable id.
    pub id: String,
    /// The question itself; it becomes the heading.
    pub ask: String,
    /// One short sentence of help.
    pub hint: Option<String>,
    /// Minutes to find the answer.
    pub minutes: f64,
    /// Chance that a person cannot tell, 0 to 0.95.
    pub not_sure: f64,
    /// Keeps its answer when the person reports that the message changed.
    pub context: bool,
    /// Where the answer is to be seen.
    pub place: Option<Place>,
    /// What helps to work the answer out.
    pub tool: Option<Tool>,
    /// Asked only while this holds.
    pub when: Condition,
    /// Whether what is shown with it is called differently from era to era.
    pub varies: bool,
    /// At least two.
    pub answers: Vec<Answer>,
}

/// Where something is on the iPhone.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The labels to tap, outermost first, each exactly as shown: `Settings`, `[your name]`, `iCloud`.
    pub path: Vec<String>,
    /// What to look at once there, or other names of a label.
    pub note: Option<Vec<Inline>>,
}

/// One possible answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// Stable id, unique within its question.
    pub id: String,
    /// The words to choose.
    pub label: String,
    /// A second, quieter line.
    pub hint: Option<String>,
    /// The alert as the iPhone shows it, when there is one to recognise.
    pub alert: Option<Alert>,
    /// A sentence for the summary; the label when absent.
    pub report: Option<String>,
    /// How probable the answer is under each cause.
    pub chance: Chance,
}

/// How probable an answer is under each cause.
#[derive(Clone, Debug, PartialEq)]
pub enum Chance {
    /// Given for some causes, with one value for all others.
    Given {
        /// Position of a cause and the probability of this answer under it.
        by_cause: Vec<(u16, f64)>,
        /// The probability under every other cause.
        otherwise: f64,
    },
    /// What the question's other answers leave over; at most one per question.
    Rest,
}

/// A system alert to recognise.
#[derive(Clone, Debug, PartialEq)]
pub struct Alert {
    /// The bold line.
    pub title: String,
    /// The text under it.
    pub body: Option<String>,
    /// The labels of its buttons.
    pub buttons: Vec<String>,
}

/// Something that can be done.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// Stable id.
    pub id: String,
    /// What to do, as a heading in the imperative.
    pub title: String,
    /// One sentence on why it may help.
    pub why: RichText,
    /// Hands-on minutes, once its cluster is open.
    pub minutes: f64,
    /// What could be lost.
    pub risk: Risk,
    /// In words, what changes or is lost: "Nothing is deleted".
    pub changes: String,
    /// In words, whether and how it can be undone.
    pub undo: String,
    /// Probability that it works, done under each cause it can cure (position in `causes`).
    pub works: Vec<(u16, f64)>,
    /// Where it happens on the iPhone.
    pub place: Option<Place>,
    /// What helps to do it.
    pub tool: Option<Tool>,
    /// What to do, in order.
    pub steps: Vec<FixStep>,
    /// Whether lines or names in it differ from era to era.
    pub varies: bool,
    /// How to know that it worked.
    pub check: RichText,
    /// How long until that shows, when not at once.
    pub wait: Option<Wait>,
    /// What must be read before it; required for the risks `erases` and `account`.
    pub caution: Option<Caution>,
    /// The preparation offered on the caution, a position in `fixes`.
    pub safer: Option<u16>,
    /// Fixes to be offered before this one, positions in `fixes`.
    pub after: Vec<u16>,
    /// Offered only while this holds.
    pub needs: Condition,
    /// Not offered while this holds.
    pub blocked_by: Condition,
    /// A preparation: it makes other steps safe and cures nothing itself. Never planned on its own.
    pub prepares: bool,
    /// The cluster it is in, a position in `clusters`. What opening that takes is not in `minutes`.
    pub cluster: Option<u16>,
    /// A sentence for the summary; the title when absent.
    pub report: Option<String>,
}

/// What a fix could take away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Risk {
    /// Nothing is changed that anyone would miss.
    None,
    /// A setting changes and can be set back.
    Reversible,
    /// Something is erased for good.
    Erases,
    /// The account or what it holds on this iPhone is touched.
    Account,
}

/// A line of a fix.
#[derive(Clone, Debug, PartialEq)]
pub struct FixStep {
    /// The instruction.
    pub text: Vec<Inline>,
    /// For which iPhones it holds.
    pub on: Device,
    /// The first version of iOS for which it holds; `None` where it holds for all the earlier ones.
    pub from: Option<u16>,
    /// The last version of iOS for which it holds; `None` where it holds for all the later ones.
    pub until: Option<u16>,
}

impl FixStep {
    /// Whether it holds for a version of iOS; the largest number stands for the latest.
    #[must_use]
    pub fn holds(&self, ios: u16) -> bool {
        self.from.unwrap_or_default() <= ios && ios <= self.until.unwrap_or(u16::MAX)
    }
}

/// Kinds of iPhone that need different instructions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Device {
    /// All of them.
    Any,
    /// Without a Home button.
    FaceId,
    /// With a Home button.
    HomeButton,
}

impl Device {
    /// Its name in guides and in the page's contract; empty for all of them.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Any => "",
            Self::FaceId => "face-id",
            Self::HomeButton => "home-button",
        }
    }

    /// The kind of this name; all of them for any other.
    #[must_use]
    pub fn named(name: &str) -> Self {
        [Self::FaceId, Self::HomeButton].into_iter().find(|kind| kind.name() == name).unwrap_or(Self::Any)
    }
}

/// The time until a fix shows its effect.
#[derive(Clone, Debug, PartialEq)]
pub struct Wait {
    /// Hours until it is worth looking.
    pub hours: f64,
    /// What happens meanwhile and what to leave alone.
    pub text: RichText,
}

/// What must be read before a fix that cannot be taken back.
#[derive(Clone, Debug, PartialEq)]
pub struct Caution {
    /// What is about to happen, as a heading.
    pub title: String,
    /// What will be lost or changed, one line each.
    pub loses: Vec<RichText>,
    /// What to do first.
    pub first: RichText,
    /// The verb on the button that goes on: "Sign out now".
    pub proceed: String,
}

/// A page to read.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Stable id, unique among causes, fixes, questions and pages.
    pub id: String,
    /// Heading.
    pub title: String,
    /// In which part of the guide it is listed.
    pub section: Section,
    /// The tool it is about. Its title is the tool's name wherever a step carries it.
    pub tool: Option<Tool>,
}

/// Something interactive that a step can carry and a page can be about. What each does stands with its component.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tool {
    /// Whether the next backup fits, what to remove first, and which plan would hold it.
    StoragePlanner,
    /// How long an upload takes, in hours and nights.
    UploadEstimate,
    /// What can be measured of a connection from a page, and what not.
    ConnectionCheck,
    /// Which iOS an iPhone has and which it can get.
    IosCheck,
    /// The buttons that restart an iPhone, by its kind.
    Restart,
    /// Which app breaks a backup, by halving.
    AppFinder,
    /// Whether everything is in a second place.
    SafetyCheck,
}

impl Tool {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::StoragePlanner,
        Self::UploadEstimate,
        Self::ConnectionCheck,
        Self::IosCheck,
        Self::Restart,
        Self::AppFinder,
        Self::SafetyCheck,
    ];

    /// The named figures that it reckons with.
    #[must_use]
    pub const fn figures(self) -> &'static [&'static str] {
        match self {
            Self::UploadEstimate => &["efficiency", "night", "longest-wait"],
            _ => &[],
        }
    }

    /// Its name in guides and in the page's contract: `storage-planner`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::StoragePlanner => "storage-planner",
            Self::UploadEstimate => "upload-estimate",
            Self::ConnectionCheck => "connection-check",
            Self::IosCheck => "ios-check",
            Self::Restart => "restart",
            Self::AppFinder => "app-finder",
            Self::SafetyCheck => "safety-check",
        }
    }
}

/// What stands on a page. Kept apart from the guide: most visits read none.
#[derive(Clone, Debug, PartialEq)]
pub struct PageText {
    /// The answer in a line.
    pub summary: String,
    /// The text.
    pub body: RichText,
}

/// Parts of the guide's pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// What a backup is and why it matters.
    Basics,
    /// Questions people ask.
    Questions,
    /// Keeping it working.
    Prevention,
    /// Other ways to keep a copy.
    Alternatives,
    /// Things that work something out.
    Tools,
}

/// One step of the checklist.
#[derive(Clone, Debug, PartialEq)]
pub struct ChecklistStep {
    /// Heading of the step.
    pub title: String,
    /// What it is about, in a sentence.
    pub summary: RichText,
    /// The fixes it consists of, positions in `fixes`. The last step may have none: contact support.
    pub fixes: Vec<u16>,
}

/// When a step applies, over answers given so far. Small on purpose: it stays decidable.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Condition {
    /// Always.
    #[default]
    Always,
    /// Never.
    Never,
    /// The question (position) was answered with this answer (position within it).
    Is(u16, u16),
    /// The question was not answered with this answer; also true while it is unanswered.
    Not(u16, u16),
    /// At least one holds.
    Any(Vec<Condition>),
    /// All hold.
    All(Vec<Condition>),
}
