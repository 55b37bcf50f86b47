//! Figures that a guide states and its tools reckon with. Each stands once, as data, and texts name it. A guide without such
//! a file has none of them.

use crate::grounds::Certainty;

/// What a file of figures holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// The sizes that storage can be had in, the smallest first. The first one is free.
    pub plans: Vec<Plan>,
    /// What the smallest plan that is paid for costs in one country. Everything else is "from" there.
    pub price: Option<Price>,
    /// Which iPhones get which iOS, the oldest first.
    pub iphones: Vec<IphoneRange>,
    /// The newest iOS.
    pub latest_ios: Option<LatestIos>,
    /// All other figures, in the order of their file.
    pub named: Vec<Named>,
}

impl Figures {
    /// The value of a named figure, in its own unit.
    #[must_use]
    pub fn value(&self, id: &str) -> Option<f64> {
        self.named.iter().find(|named| named.id == id).map(|named| named.value)
    }
}

/// A size of storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// In gigabytes, a thousand of which are a terabyte.
    pub gb: u32,
}

/// The lowest price.
#[derive(Clone, Debug, PartialEq)]
pub struct Price {
    /// For a month, in units of the currency.
    pub amount: f64,
    /// In words, as after the amount: "US dollars".
    pub currency: String,
    /// Where it holds, in words.
    pub country: String,
    /// The size of its plan, in gigabytes.
    pub gb: u32,
}

/// iPhones that get the same versions of iOS.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IphoneRange {
    /// Their names, as people say them: "iPhone XS, XS Max, XR".
    pub name: String,
    /// Whether they have a Home button.
    pub home_button: bool,
    /// The main version of the last iOS they get; `None` where they get the newest.
    pub last_ios: Option<u16>,
}

/// The newest iOS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LatestIos {
    /// Its main version.
    pub ios: u16,
    /// How sure it is that there is no newer one.
    pub certainty: Certainty,
}

/// A figure with a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// Stable id: texts and tools call it by this.
    pub id: String,
    /// The number, in its unit.
    pub value: f64,
    /// The unit in words, empty where the number has none.
    pub unit: String,
    /// As it stands in texts: "180 days".
    pub text: String,
}
