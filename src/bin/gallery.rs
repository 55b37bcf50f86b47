//! The gallery: every component in every state, for those who work on them and for the tests of their looks.

fn main() {
    unstuck_app::gallery();
}
