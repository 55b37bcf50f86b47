//! `graph` as an author runs it.
//!
//! `UPDATE_EXPECT=1 cargo test -p unstuck-cli --test graph` writes what the tool draws of the small guide now; look at it
//! before you keep it.

#[path = "../common/mod.rs"]
mod common;
mod dot;
#[path = "../common/markup.rs"]
mod markup;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs};

use common::{err, out};
use markup::{assert_self_contained, elements};
use tempfile::TempDir;

const LAMP: &str = "crates/flow/tests/base/guide.toml";
const ICLOUD: &str = "flows/icloud-backup/guide.toml";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn run(guide: &str, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_unstuck"))
        .args(["graph", guide])
        .args(args)
        .current_dir(root())
        .output()
        .expect("the tool runs")
}

fn drawn(guide: &str, args: &[&str]) -> String {
    let output = run(guide, args);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    out(&output)
}

/// The small guide with a text in place of every text of its tree and its map.
fn drawn_with(text: &str, args: &[&str]) -> String {
    let folder = TempDir::new().expect("there is a folder for temporary files");
    let path = folder.path().join("guide.toml");
    let mut guide = fs::read_to_string(root().join(LAMP)).expect("it can be read");
    let text = format!("'''{text}'''");
    for of in ["Fix a desk lamp", "The plug is out", "What do you see?", "The lamp is dark", "Plug it in"] {
        guide = guide.replace(&format!("\"{of}\""), &text);
    }
    fs::write(&path, guide).expect("it can be written");
    drawn(&path.display().to_string(), args)
}

#[test]
fn the_small_guide_is_drawn_as_expected() {
    for (format, file) in [("svg", "lamp.svg"), ("mermaid", "lamp.mmd"), ("dot", "lamp.dot")] {
        let drawn = drawn(LAMP, &["--format", format, "--depth", "5", "--least", "0.05"]);
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/graph").join(file);
        if env::var_os("UPDATE_EXPECT").is_some() {
            fs::write(&path, &drawn).expect("it can be written");
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        assert!(drawn == expected, "{file} is now\n{drawn}");
    }
}

#[test]
fn graphviz_reads_every_place_and_every_edge_has_a_label() {
    for guide in [LAMP, ICLOUD] {
        let graph = dot::parse(&drawn(guide, &["--format", "dot"]));
        assert_eq!(graph.clusters, ["cluster_paths", "cluster_map"]);
        let of = |kind: char| graph.nodes.keys().filter(|id| id.starts_with(kind)).count();
        let paths = graph.edges.iter().filter(|(from, ..)| from.starts_with('n')).count();
        // A tree has an edge less than places.
        assert_eq!(paths + 1, of('n'), "{guide}");
        for (from, to, attributes) in &graph.edges {
            assert!(graph.nodes.contains_key(from) && graph.nodes.contains_key(to), "{from} -> {to}");
            assert!(attributes["label"].ends_with(" %"), "{from} -> {to}: {attributes:?}");
        }
        assert!(graph.nodes.values().all(|attributes| !attributes["label"].is_empty()));
        assert!(of('c') > 0 && of('f') > 0 && graph.edges.len() > paths);
    }
}

#[test]
fn all_forms_have_the_same_places_and_edges() {
    let graph = dot::parse(&drawn(ICLOUD, &["--format", "dot"]));
    let mermaid = drawn(ICLOUD, &["--format", "mermaid"]);
    let arrows = mermaid.lines().filter(|line| line.contains(" -->|\"")).count();
    let places = mermaid.lines().filter(|line| line.starts_with("    ") && !line.contains(" -->|\"")).count();
    assert_eq!((arrows, places), (graph.edges.len(), graph.nodes.len()));
    let svg = elements(&drawn(ICLOUD, &[]));
    let of = |class: &str| svg.iter().filter(|element| element.get("class") == Some(class)).count();
    assert_eq!((of("way"), of("box")), (graph.edges.len(), graph.nodes.len()));
}

#[test]
fn a_drawing_says_what_it_is_and_loads_nothing() {
    let svg = drawn(ICLOUD, &[]);
    assert_self_contained(&svg);
    let all = elements(&svg);
    let [root, title, desc] = &all[..3] else { panic!("there is more in it") };
    assert_eq!((&*root.name, &*title.name, &*desc.name), ("svg", "title", "desc"));
    assert_eq!((root.get("role"), root.get("aria-labelledby")), (Some("img"), Some("name says")));
    assert_eq!((title.get("id"), desc.get("id")), (Some("name"), Some("says")));
    assert!(svg.contains("prefers-color-scheme: dark"));
}

#[test]
fn texts_of_a_guide_are_texts_in_every_form() {
    let hostile = r#"</title><script>x</script>"\ &lt; #35; end ]] --> %% `y`"#;
    let svg = drawn_with(hostile, &[]);
    assert_self_contained(&svg);
    assert!(svg.contains("&lt;/title&gt;&lt;script&gt;x&lt;/script&gt;&quot;\\ &amp;lt;"), "{svg}");

    let graph = dot::parse(&drawn_with(hostile, &["--format", "dot"]));
    // Labels read a backslash as the beginning of an escape, and entities.
    let unspaced = |text: &str| text.split_whitespace().collect::<String>();
    let label = unspaced(&graph.nodes["n0"]["label"].replace("\\n", ""));
    let expected = r#"</title><script>x</script>"\\ &amp;lt; #35; end ]] --> %% `y` start, 100 %"#;
    assert_eq!(label, unspaced(expected));

    let mermaid = drawn_with(hostile, &["--format", "mermaid"]);
    for line in mermaid.lines().filter(|line| line.starts_with("    ") && !line.contains("-->|")) {
        assert_eq!(line.matches('"').count(), 2, "{line}");
        let label = line.split('"').nth(1).expect("it has a label").replace("<br/>", "");
        assert!(!label.contains(['<', '>', '`', '\\', '[', ']', '{', '&']), "{line}");
    }
    assert!(mermaid.contains("#60;/title#62;#60;script#62;x"), "{mermaid}");
    // What would begin a list in Markdown does not.
    for (text, escaped) in [("1. Do it", "1#46; Do it"), ("- Do it", "#45; Do it"), ("No. 1", "No. 1")] {
        assert!(drawn_with(text, &["--format", "mermaid"]).contains(&format!("\"{escaped}<br/>")), "{text}");
    }
}

#[test]
fn depth_and_floor_bound_what_is_drawn() {
    let places =
        |args: &[&str]| dot::parse(&drawn(ICLOUD, &[&["--format", "dot"], args].concat())).nodes.len();
    let usual = places(&[]);
    assert!(places(&["--depth", "2"]) < usual && usual < places(&["--least", "0.01"]));
    let all_in_one = dot::parse(&drawn(LAMP, &["--format", "dot", "--least", "1"]));
    let rest = &all_in_one.nodes["n1"]["label"];
    assert!(rest.contains("less likely paths") && rest.ends_with("rest, 100 %"), "{rest}");
}

#[test]
fn a_file_is_written_and_the_same_again_is_left_alone() {
    let folder = TempDir::new().expect("there is a folder for temporary files");
    let path = folder.path().join("lamp.svg").display().to_string();
    assert!(drawn(LAMP, &["--out", &path]).contains("written"));
    assert!(drawn(LAMP, &["--out", &path]).contains("unchanged"));
    assert_eq!(fs::read_to_string(&path).expect("it is there"), drawn(LAMP, &[]));
}

#[test]
fn limits_and_forms_that_make_no_sense_are_refused() {
    for args in
        [["--depth", "0"], ["--depth", "31"], ["--least", "0"], ["--least", "NaN"], ["--format", "png"]]
    {
        let output = run(LAMP, &args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(output.stdout.is_empty() && err(&output).contains(args[0]), "{}", err(&output));
    }
}
