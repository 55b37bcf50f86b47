//! A file of figures as it was written.

use toml::de::DeTable;

use super::super::source::{CERTAINTIES, Context, Fields, Need, Number, SourceGround, Text, Word};
use super::super::span::Span;
use crate::guide::Device;

/// The words for the families of iPhones; the value says whether they have a Home button.
const FAMILIES: &[(&str, bool)] = &[(Device::FaceId.name(), false), (Device::HomeButton.name(), true)];

/// The whole file.
#[derive(Default)]
pub(super) struct SourceFigures {
    pub(super) plans: Vec<SourcePlan>,
    pub(super) price: Option<SourcePrice>,
    pub(super) iphones: Vec<SourceIphones>,
    pub(super) latest_ios: Option<SourceLatest>,
    pub(super) named: Vec<SourceNamed>,
}

/// Where a figure comes from.
pub(super) struct Origin {
    pub(super) ground: SourceGround,
    pub(super) checked: Option<Text>,
}

/// `[[plan]]`.
pub(super) struct SourcePlan {
    pub(super) id: Option<Text>,
    pub(super) gb: Option<Number>,
    pub(super) origin: Origin,
}

/// `[price]`.
pub(super) struct SourcePrice {
    pub(super) amount: Option<Number>,
    pub(super) currency: Option<Text>,
    pub(super) country: Option<Text>,
    pub(super) gb: Option<Number>,
    pub(super) origin: Origin,
}

/// `[[iphone]]`.
pub(super) struct SourceIphones {
    pub(super) name: Option<Text>,
    pub(super) family: Option<Word<bool>>,
    pub(super) last_ios: Option<Number>,
    pub(super) origin: Origin,
}

/// `[latest_ios]`.
pub(super) struct SourceLatest {
    pub(super) ios: Option<Number>,
    pub(super) origin: Origin,
}

/// `[[figure]]`.
pub(super) struct SourceNamed {
    pub(super) id: Option<Text>,
    pub(super) value: Option<Number>,
    pub(super) unit: Option<Text>,
    pub(super) text: Option<Text>,
    pub(super) origin: Origin,
}

impl SourceFigures {
    pub(super) fn read(cx: &mut Context<'_>, table: &DeTable<'_>) -> Self {
        let mut fields = Fields::new(table, Span::new(0, 0), "the file of figures");
        let plans = fields.tables(cx, "plan", Need::May);
        let plans = plans.into_iter().map(|(table, at)| plan(cx, table, at)).collect();
        let price = fields.table(cx, "price", Need::May).map(|(table, at)| price(cx, table, at));
        let iphones = fields.tables(cx, "iphone", Need::May);
        let iphones = iphones.into_iter().map(|(table, at)| iphones_of(cx, table, at)).collect();
        let latest_ios = fields.table(cx, "latest_ios", Need::May).map(|(table, at)| latest(cx, table, at));
        let named = fields.tables(cx, "figure", Need::May);
        let named = named.into_iter().map(|(table, at)| figure(cx, table, at)).collect();
        fields.finish(cx);
        Self { plans, price, iphones, latest_ios, named }
    }

    /// Where each of them comes from, in the order of their kinds.
    pub(super) fn origins(&self) -> impl Iterator<Item = &Origin> {
        let plans = self.plans.iter().map(|plan| &plan.origin);
        let price = self.price.iter().map(|price| &price.origin);
        let iphones = self.iphones.iter().map(|iphones| &iphones.origin);
        let latest = self.latest_ios.iter().map(|latest| &latest.origin);
        plans.chain(price).chain(iphones).chain(latest).chain(self.named.iter().map(|named| &named.origin))
    }
}

impl Origin {
    fn read(cx: &mut Context<'_>, fields: &mut Fields<'_>) -> Self {
        let certainty = fields.word(cx, "certainty", Need::Must, CERTAINTIES);
        let sources = fields.texts(cx, "source", Need::May);
        let checked = fields.text(cx, "checked", Need::Must);
        Self { ground: SourceGround { certainty, sources }, checked }
    }
}

fn plan(cx: &mut Context<'_>, table: &DeTable<'_>, at: Span) -> SourcePlan {
    let mut fields = Fields::new(table, at, "the plan");
    let id = fields.text(cx, "id", Need::Must);
    fields.named(id.as_ref());
    let gb = fields.number(cx, "gb", Need::Must);
    let origin = Origin::read(cx, &mut fields);
    fields.finish(cx);
    SourcePlan { id, gb, origin }
}

fn price(cx: &mut Context<'_>, table: &DeTable<'_>, at: Span) -> SourcePrice {
    let mut fields = Fields::new(table, at, "the price");
    let amount = fields.number(cx, "amount", Need::Must);
    let currency = fields.plain(cx, "currency", Need::Must);
    let country = fields.plain(cx, "country", Need::Must);
    let gb = fields.number(cx, "gb", Need::Must);
    let origin = Origin::read(cx, &mut fields);
    fields.finish(cx);
    SourcePrice { amount, currency, country, gb, origin }
}

fn iphones_of(cx: &mut Context<'_>, table: &DeTable<'_>, at: Span) -> SourceIphones {
    let mut fields = Fields::new(table, at, "these iPhones");
    let name = fields.plain(cx, "name", Need::Must);
    let family = fields.word(cx, "family", Need::Must, FAMILIES);
    let last_ios = fields.number(cx, "last_ios", Need::May);
    let origin = Origin::read(cx, &mut fields);
    fields.finish(cx);
    SourceIphones { name, family, last_ios, origin }
}

fn latest(cx: &mut Context<'_>, table: &DeTable<'_>, at: Span) -> SourceLatest {
    let mut fields = Fields::new(table, at, "the latest iOS");
    let ios = fields.number(cx, "ios", Need::Must);
    let origin = Origin::read(cx, &mut fields);
    fields.finish(cx);
    SourceLatest { ios, origin }
}

fn figure(cx: &mut Context<'_>, table: &DeTable<'_>, at: Span) -> SourceNamed {
    let mut fields = Fields::new(table, at, "the figure");
    let id = fields.text(cx, "id", Need::Must);
    fields.named(id.as_ref());
    let value = fields.number(cx, "value", Need::Must);
    let unit = fields.plain(cx, "unit", Need::May);
    let text = fields.plain(cx, "text", Need::May);
    let origin = Origin::read(cx, &mut fields);
    fields.finish(cx);
    SourceNamed { id, value, unit, text, origin }
}
