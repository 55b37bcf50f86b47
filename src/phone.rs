//! What is known of the iPhone with the problem: whether the page is read on it, which iOS it has, which buttons.
//!
//! It decides what things are called and which lines hold, never what comes next. So it is no event of the visit: it is kept by
//! itself, in one line, and stays when the visit starts again.

use unstuck_flow::guide::{Device, Guide};

use crate::digits::number;
use crate::ios::{self, Ios, has};

/// Where the line is kept.
pub(crate) const KEY: &str = "unstuck.phone";

/// The iPhone. What the person chose wins over what the browser says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Phone {
    /// Whether the page is read on an iPhone, its version and its kind, as far as the browser shows.
    seen: (bool, Option<Ios>, Device),
    /// Whether it is the one with the problem, where the person said so.
    said_here: Option<bool>,
    /// A version of the era that the person chose.
    pub(crate) chosen_ios: Option<u16>,
    /// The kind that the person chose, if not `Any`.
    chosen_kind: Device,
}

/// Something that a person says of the iPhone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    /// Whether the page is read on it.
    Here(bool),
    /// Its iOS, by a version of the era.
    Ios(u16),
    /// Its kind.
    Kind(Device),
}

impl Phone {
    /// What a browser of this name shows, on a screen of an iPhone of this kind.
    pub(crate) fn seen(agent: &str, kind: Device) -> Self {
        Self {
            seen: (ios::is_iphone(agent), ios::version(agent), kind),
            said_here: None,
            chosen_ios: None,
            chosen_kind: Device::Any,
        }
    }

    /// With what was said before; a line of any other form is ignored.
    pub(crate) fn with(self, line: &str) -> Self {
        let mut told = self;
        for (word, said) in WORDS {
            if has(line, word) {
                told.say(said);
            }
        }
        if let Some(ios) = ios::after(line, IOS, b'.') {
            told.say(Said::Ios(ios.major));
        }
        if told.line() == line { told } else { self }
    }

    /// What was said, in one line; empty where nothing was.
    pub(crate) fn line(&self) -> String {
        let mut line = String::new();
        for (word, said) in WORDS {
            let mut again = *self;
            again.say(said);
            if again == *self {
                line.push_str(word);
            }
        }
        if let Some(ios) = self.chosen_ios {
            line.push_str(IOS);
            line.push_str(&number(ios.into()));
        }
        line
    }

    /// Takes down what the person says.
    pub(crate) fn say(&mut self, said: Said) {
        match said {
            Said::Here(here) => self.said_here = Some(here),
            Said::Ios(ios) => self.chosen_ios = Some(ios),
            Said::Kind(kind) => self.chosen_kind = kind,
        }
    }

    /// Whether the page is read on the iPhone with the problem.
    pub(crate) fn here(&self) -> bool {
        self.said_here.unwrap_or(self.seen.0)
    }

    /// The version that the browser shows, where the page is read on the iPhone with the problem.
    pub(crate) fn detected(&self) -> Option<Ios> {
        self.seen.1.filter(|_| self.here())
    }

    /// The version whose names and lines are shown; `None` where it is not known.
    pub(crate) fn ios(&self) -> Option<u16> {
        self.chosen_ios.or(self.detected().map(|ios| ios.major))
    }

    /// The kind whose lines are shown; `Any` where it is not known.
    pub(crate) fn kind(&self) -> Device {
        if self.chosen_kind == Device::Any && self.here() { self.seen.2 } else { self.chosen_kind }
    }

    /// Its iOS in words: the version where the browser shows it, the era where the person chose it, else nothing.
    pub(crate) fn words(&self, guide: &Guide) -> String {
        match self.detected() {
            Some(ios) if self.chosen_ios.is_none() => ["iOS ", &ios.shown()].concat(),
            _ => {
                let era = guide.eras.get(guide.era(self.chosen_ios)).filter(|_| self.chosen_ios.is_some());
                era.map(|era| era.name.clone()).unwrap_or_default()
            }
        }
    }
}

/// The words of the line, and before the version.
const WORDS: [(&str, Said); 4] = [
    ("this ", Said::Here(true)),
    ("other ", Said::Here(false)),
    ("face-id ", Said::Kind(Device::FaceId)),
    ("home-button ", Said::Kind(Device::HomeButton)),
];
const IOS: &str = "iOS ";

#[cfg(test)]
mod tests {
    use super::*;

    /// An iPhone without a Home button, on iOS 26.1.
    fn iphone() -> Phone {
        let agent =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) Version/26.1 Mobile/15E148 Safari/604.1";
        Phone::seen(agent, Device::FaceId)
    }

    fn desktop() -> Phone {
        Phone::seen(
            "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
            Device::HomeButton,
        )
    }

    #[test]
    fn on_the_iphone_itself_the_browser_answers() {
        let phone = iphone();
        assert!(phone.here());
        assert_eq!((phone.ios(), phone.kind()), (Some(26), Device::FaceId));
        assert_eq!(phone.detected(), Some(Ios { major: 26, minor: 1 }));
    }

    #[test]
    fn another_device_says_nothing_of_the_iphone() {
        for phone in [desktop(), Phone { said_here: Some(false), ..iphone() }] {
            assert!(!phone.here());
            assert_eq!((phone.ios(), phone.kind(), phone.detected()), (None, Device::Any, None));
        }
    }

    #[test]
    fn what_the_person_chose_wins() {
        let chosen = |phone: Phone| Phone { chosen_ios: Some(17), chosen_kind: Device::HomeButton, ..phone };
        for phone in
            [chosen(iphone()), chosen(desktop()), Phone { said_here: Some(false), ..chosen(iphone()) }]
        {
            assert_eq!((phone.ios(), phone.kind()), (Some(17), Device::HomeButton));
        }
        let yes = Phone { said_here: Some(true), ..desktop() };
        assert_eq!((yes.here(), yes.ios(), yes.kind()), (true, None, Device::HomeButton));
    }

    #[test]
    fn every_choice_is_read_back_from_its_line() {
        for said_here in [None, Some(true), Some(false)] {
            for chosen_ios in [None, Some(15), Some(26), Some(u16::MAX)] {
                for chosen_kind in [Device::Any, Device::FaceId, Device::HomeButton] {
                    let phone = Phone { said_here, chosen_ios, chosen_kind, ..iphone() };
                    assert_eq!(iphone().with(&phone.line()), phone, "{:?}", phone.line());
                    assert_eq!(desktop().with(&phone.line()).line(), phone.line());
                }
            }
        }
        assert_eq!(iphone().line(), "", "nothing was chosen");
        let all =
            Phone { said_here: Some(false), chosen_ios: Some(17), chosen_kind: Device::FaceId, ..iphone() };
        assert_eq!(all.line(), "other face-id iOS 17");
    }

    #[test]
    fn a_line_that_is_none_is_ignored() {
        for line in [
            " ",
            "iOS",
            "iOS ",
            "iOS 17 ",
            "iOS 017",
            "iOS 17 face-id ",
            "face-id",
            "face-id  iOS 17",
            "this",
            "this other ",
            "iOS 99999999",
            "iOS -1",
            "iOS 17.2",
            "face-id home-button ",
            "{\"ios\":17}",
            "\u{fffd}",
        ] {
            assert_eq!(iphone().with(line), iphone(), "{line:?}");
        }
    }
}
