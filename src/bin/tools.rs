//! The tools that a step can carry: a program of their own, which comes when the first one is opened.

fn main() {
    unstuck_app::tools();
}
