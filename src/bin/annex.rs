//! The annex: the pages to read and the tools, a program of their own that comes when the first of them is opened.

fn main() {
    unstuck_app::annex();
}
