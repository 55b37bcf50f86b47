//! The kinds of findings. A number is never given to another kind, and a kind never gets another number.

use super::diagnostic::Severity;

macro_rules! codes {
    ($($name:ident $number:literal $severity:ident $title:literal;)*) => {
        /// The kind of a finding.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $title] $name,)*
        }

        impl Code {
            /// Every kind, by number.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The number by which it is known: `G012`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $number,)* }
            }

            /// How bad it is.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }

            /// What it is about, as a heading.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self { $(Self::$name => $title,)* }
            }

            /// What it means, why it is checked and what to do, over a few paragraphs.
            #[must_use]
            pub const fn explanation(self) -> &'static str {
                match self { $(Self::$name => include_str!(concat!("explain/", $number, ".txt")),)* }
            }
        }
    };
}

codes! {
    Syntax "G001" Error "The file is not valid TOML";
    MissingKey "G002" Error "Something required is missing";
    UnknownKey "G003" Error "The format has no such key";
    WrongType "G004" Error "A value is of another kind than expected";
    EmptyText "G005" Error "A text is empty";
    EmptyList "G006" Error "A list is empty";
    UnknownValue "G007" Error "The word is not one of those to choose from";
    Format "G008" Error "The format version is not known";
    Language "G009" Error "The language is not a language tag";
    Date "G010" Error "The date is not a date";
    TooMany "G011" Error "There are more parts than a guide can hold";
    BadId "G012" Error "An id has another shape than ids have";
    DuplicateId "G013" Error "An id is given twice";
    UnknownId "G014" Error "Nothing has this id";
    ReservedId "G015" Error "The id is reserved";
    ListedTwice "G016" Warning "A list names the same thing twice";
    TooLarge "G017" Error "The file is too large or nested too deeply";
    RenamedId "G018" Warning "A part is named by an id that it had before";
    FormerIdTaken "G019" Error "A former id stands for another part as well";
    BadPrior "G020" Error "A prior is not a positive number";
    BadProbability "G021" Error "A probability is out of range";
    BadCost "G022" Error "A time or cost is out of range";
    TooFewAnswers "G030" Error "A question has fewer than two answers";
    SecondRest "G031" Error "Two answers take the rest";
    ColumnOverOne "G032" Error "The chances leave no room for the rest";
    ColumnZero "G033" Error "No answer is possible under a cause";
    MissingOtherwise "G034" Error "The chance under all other causes is missing";
    OtherNamed "G035" Error "The unknown cause is named";
    MissingOther "G036" Error "The unknown cause is missing";
    NoEntry "G040" Error "No question opens the guide";
    SecondEntry "G041" Error "Two questions open the guide";
    EntryWithCondition "G042" Error "The opening question has a condition";
    CauseWithoutFix "G050" Error "Nothing cures a cause";
    FixCuresNothing "G051" Error "A fix cures nothing";
    PreparationCures "G052" Error "A preparation says that it cures something";
    RiskWithoutCaution "G053" Error "A risky fix has no caution";
    RiskWithoutSafer "G054" Error "A risky fix offers no preparation";
    SaferDoesNotPrepare "G055" Error "What should make a fix safe is not a preparation";
    AfterCycle "G056" Error "Fixes wait for one another";
    StepWithoutFixes "G057" Error "A step of the checklist has nothing to do";
    AfterPreparation "G058" Error "A fix waits for a preparation";
    ToolWithoutPage "G059" Error "No page is about a tool";
    BadCondition "G060" Error "A condition is not written as conditions are";
    NeverHolds "G061" Error "A condition can never hold";
    AsksItself "G062" Error "A question depends on its own answer";
    OddWait "G064" Warning "A wait is hardly one, or longer than two weeks";
    UnsaidWait "G065" Warning "A fix speaks of later and has no wait";
    OneKindOnly "G066" Error "A fix has no line for one kind of iPhone";
    NoCounterpart "G067" Warning "A line for one kind of iPhone has no counterpart";
    SupportOnlyCured "G068" Error "A fix cures a cause that is for support only";
    Markup "G070" Error "The text uses a form that guides do not have";
    BadLink "G071" Error "A link goes to an address that guides may not use";
    UnknownPage "G072" Error "A link goes to a page that does not exist";
    MarksInPlainText "G073" Warning "A plain text has marks that will be shown as they are";
    LongLabel "G080" Warning "The label of an answer is long";
    SameLabel "G081" Warning "Two answers have the same label";
    NotToldApart "G082" Warning "No question tells a cause apart";
    AsksNothing "G083" Warning "A question says nothing about the cause";
    SmallOther "G084" Warning "The unknown cause is very improbable";
    UnusedPreparation "G085" Warning "No fix offers a preparation";
    UnsharedCluster "G086" Warning "No two fixes share a cluster";
    Refused "G090" Error "The engine refuses the guide";
    ConfirmedByNobody "G100" Error "Something confirmed names no source";
    MissingCertainty "G101" Warning "Some parts do not say how sure they are";
    UnusedSource "G102" Warning "Nothing names a source";
    UnknownFigure "G110" Error "A text names a figure that does not exist";
    OpenBrace "G111" Error "The brace of a figure is not closed";
    BadFigure "G112" Error "A figure is out of range or says two things";
    UnusedFigure "G113" Warning "No text names a figure";
    ToolWithoutFigure "G114" Error "A tool lacks a figure that it reckons with";
    EraOrder "G120" Error "The eras are out of order";
    SingleEra "G121" Error "There is only one era";
    UnknownBound "G122" Error "No era has this bound";
    EmptyName "G123" Error "A name of a label is empty";
    DuplicateLabel "G124" Error "A label has two rules";
    UnusedLabel "G125" Warning "A rule for a label is never used";
    NoEra "G126" Error "A line holds in no era";
    FixWithoutLines "G127" Error "A fix has no line in some era";
    LongText "G130" Warning "A text is longer than people take in at a glance";
    LongSentence "G131" Warning "A sentence is too long to be read once";
    ReportedByNobody "G132" Warning "Something reported names no source";
    LongAgo "G133" Warning "Something was last looked at long ago";
    NeverParts "G140" Warning "A question cannot change the next step";
    SuggestsNothing "G141" Warning "An opening answer suggests nothing";
    NeverReached "G142" Warning "A fix is never reached";
    NeverAsked "G143" Warning "A question is never asked";
    AlwaysClosed "G144" Error "All answers close every fix for a cause";
    OftenClosed "G145" Warning "Answers close every fix for a cause";
    NothingGentler "G146" Warning "Nothing gentler comes before an irreversible fix";
    LeadsNowhere "G147" Warning "An answer leads nowhere";
    NothingTried "G148" Warning "A visit is handed over with nothing tried";
    NoSuchPart "G150" Error "A translation names a part that the guide does not have";
    Untranslated "G151" Warning "Texts are not translated";
    NotAText "G152" Error "A translation says what only a guide can say";
    LeftOver "G153" Warning "A translated text has no counterpart in the guide";
    OtherLength "G154" Error "A translated list has another length";
    OtherNames "G155" Warning "A translation names other figures or pages than the guide";
    Outdated "G156" Warning "A translation is older than its guide";
    OtherLanguage "G157" Error "A translation is in another language than it should be";
    OtherGuide "G158" Error "A translation belongs to another guide";
}

impl Code {
    /// The kind with this number, written in either case.
    #[must_use]
    pub fn parse(number: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str().eq_ignore_ascii_case(number.trim()))
    }

    /// Whether it can be told from the marked text alone. Where a file has syntax errors, only these are reported
    /// beside them: a part that is missing may be the very part that could not be read.
    pub(crate) const fn is_local(self) -> bool {
        matches!(
            self,
            Self::Syntax
                | Self::UnknownKey
                | Self::WrongType
                | Self::EmptyText
                | Self::UnknownValue
                | Self::Format
                | Self::Language
                | Self::Date
                | Self::BadId
                | Self::ReservedId
                | Self::TooLarge
                | Self::BadPrior
                | Self::BadProbability
                | Self::BadCost
                | Self::Markup
                | Self::BadLink
                | Self::MarksInPlainText
                | Self::LongLabel
                | Self::LongText
                | Self::LongSentence
                | Self::UnknownFigure
                | Self::OpenBrace
                | Self::EmptyName
                | Self::NotAText
        )
    }
}
