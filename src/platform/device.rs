//! What the page can tell about the device it is read on.

use gloo::utils::window;
use unstuck_flow::guide::Device;

/// What the browser calls itself.
pub(crate) fn agent() -> String {
    window().navigator().user_agent().unwrap_or_default()
}

/// Which kind of iPhone this is, by the shape of its screen: without a Home button it is more than twice as high as
/// wide. Only meaningful on an iPhone.
pub(crate) fn iphone_kind() -> Device {
    let Ok(screen) = window().screen() else { return Device::Any };
    let (Ok(width), Ok(height)) = (screen.width(), screen.height()) else { return Device::Any };
    let (short, long) = (width.min(height), width.max(height));
    if short <= 0 {
        Device::Any
    } else if f64::from(long) / f64::from(short) > 2.0 {
        Device::FaceId
    } else {
        Device::HomeButton
    }
}
