//! Copying something, and saying whether that worked.

use yew::platform::spawn_local;
use yew::prelude::*;

use crate::platform::handoff;

/// Copies a text when it is asked to, and says whether that worked.
pub(crate) fn copies(
    text: AttrValue,
    status: UseStateSetter<&'static str>,
    copied: &'static str,
    not_copied: &'static str,
) -> Callback<MouseEvent> {
    Callback::from(move |_: MouseEvent| {
        let (text, status) = (text.clone(), status.clone());
        spawn_local(async move { status.set(if handoff::copy(&text).await { copied } else { not_copied }) });
    })
}
