//! The language of Graphviz, as its documentation has it (graphviz.org/doc/info/lang.html), without ports and HTML labels.

use std::collections::BTreeMap;

type Attributes = BTreeMap<String, String>;

/// A graph with what was said about its nodes and edges.
#[derive(Debug, Default)]
pub(crate) struct Graph {
    pub(crate) id: String,
    pub(crate) nodes: BTreeMap<String, Attributes>,
    pub(crate) edges: Vec<(String, String, Attributes)>,
    pub(crate) clusters: Vec<String>,
}

#[derive(Debug, PartialEq)]
enum Token {
    Id(String),
    /// `{`, `}`, `[`, `]`, `=`, `;`, `,`
    Sign(char),
    Arrow,
}

/// Reads a graph.
///
/// # Panics
/// Where it is none.
pub(crate) fn parse(text: &str) -> Graph {
    let mut reader = Reader { tokens: tokens(text), at: 0 };
    let mut graph = Graph::default();
    assert_eq!(reader.id(), "digraph");
    graph.id = reader.id();
    reader.sign('{');
    reader.statements(&mut graph);
    assert_eq!(reader.at, reader.tokens.len(), "nothing stands behind the graph");
    graph
}

fn tokens(text: &str) -> Vec<Token> {
    let signs: Vec<char> = text.chars().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < signs.len() {
        match signs[at] {
            sign if sign.is_whitespace() => at += 1,
            '"' => {
                let mut id = String::new();
                at += 1;
                while signs[at] != '"' {
                    // Only a quote loses its backslash here; the others are for labels.
                    if signs[at] == '\\' {
                        if signs[at + 1] != '"' {
                            id.push('\\');
                        }
                        at += 1;
                    }
                    id.push(signs[at]);
                    at += 1;
                }
                at += 1;
                tokens.push(Token::Id(id));
            }
            '-' if signs[at + 1] == '>' => {
                tokens.push(Token::Arrow);
                at += 2;
            }
            sign if "{}[]=;,".contains(sign) => {
                tokens.push(Token::Sign(sign));
                at += 1;
            }
            sign if sign.is_ascii_alphanumeric() => {
                let in_id = |sign: &&char| sign.is_ascii_alphanumeric() || "_.".contains(**sign);
                let id: String = signs[at..].iter().take_while(in_id).collect();
                let is_number = id.chars().all(|sign| sign.is_ascii_digit() || sign == '.');
                assert!(is_number || !sign.is_ascii_digit() && !id.contains('.'), "{id} needs quotes");
                at += id.len();
                tokens.push(Token::Id(id));
            }
            sign => panic!("{sign} has no place outside of quotes"),
        }
    }
    tokens
}

struct Reader {
    tokens: Vec<Token>,
    at: usize,
}

impl Reader {
    fn id(&mut self) -> String {
        let Token::Id(id) = &self.tokens[self.at] else {
            panic!("an id, and not {:?}", self.tokens[self.at])
        };
        self.at += 1;
        id.clone()
    }

    fn sign(&mut self, sign: char) {
        assert_eq!(self.tokens[self.at], Token::Sign(sign));
        self.at += 1;
    }

    fn takes(&mut self, token: &Token) -> bool {
        let is_next = self.tokens.get(self.at) == Some(token);
        self.at += usize::from(is_next);
        is_next
    }

    fn statements(&mut self, graph: &mut Graph) {
        while !self.takes(&Token::Sign('}')) {
            let id = self.id();
            if id == "subgraph" {
                let id = self.id();
                graph.clusters.push(id);
                self.sign('{');
                self.statements(graph);
            } else if self.takes(&Token::Sign('=')) {
                self.id();
            } else if self.takes(&Token::Arrow) {
                let to = self.id();
                let attributes = self.attributes();
                graph.edges.push((id, to, attributes));
            } else {
                let attributes = self.attributes();
                if !["graph", "node", "edge"].contains(&&*id) {
                    assert!(graph.nodes.insert(id.clone(), attributes).is_none(), "{id} is there twice");
                }
            }
            self.takes(&Token::Sign(';'));
        }
    }

    fn attributes(&mut self) -> Attributes {
        let mut attributes = Attributes::new();
        if self.takes(&Token::Sign('[')) {
            while !self.takes(&Token::Sign(']')) {
                let name = self.id();
                self.sign('=');
                let value = self.id();
                attributes.insert(name, value);
                self.takes(&Token::Sign(','));
            }
        }
        attributes
    }
}
