//! The tools that a step can carry. They are a program of their own, which comes when the first is opened.

mod restart;

use unstuck_flow::guide::Tool;
use yew::prelude::*;

use crate::platform::workshop;

/// Serves the tools that are open, and those that will be.
pub(crate) fn serve() {
    workshop::serve::<Workbench>(|place| {
        let named = |tool: &Tool| tool.name() == place.tool();
        let tool = Tool::ALL.into_iter().find(named)?;
        Some(Props { tool, place })
    });
}
