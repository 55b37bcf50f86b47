//! The app.

fn main() {
    unstuck_app::app();
}
