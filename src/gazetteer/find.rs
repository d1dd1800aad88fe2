//! Finding names: longest match at token starts, under the case rules of the forms.

use super::form::Flags;
use super::kind::Kind;
use super::names::Form;
use crate::document::Token;
use crate::lexicon::Class;
use crate::span::Tokens;
use crate::tables::Tables;
use crate::text::shape::Shape;

/// A place where the gazetteers know a name. Which row it names is decided later, with the whole document in view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// the longest stretch that some form covers
    pub tokens: Tokens,
    /// its node in the trie
    pub node: u32,
    /// a shorter stretch with a form that needs no evidence, where the longest one needs it
    pub fallback: Option<(Tokens, u32)>,
}

/// Finds the names in a range of tokens. `capitals` says that the range is written in capitals throughout, so that case tells nothing.
pub fn find(text: &str, tokens: &[Token], range: Tokens, capitals: bool, tables: &Tables, hits: &mut Vec<Hit>) {
    let mut i = range.start as usize;
    let end = range.end as usize;
    while i < end {
        match longest(text, tokens, i, end, capitals, tables) {
            Some(hit) => {
                // "The Australian Federal Police" is no newspaper: what begins behind an article may go on farther
                let behind = if tokens[i].word.is(Class::Definite) { longest(text, tokens, i + 1, end, capitals, tables) } else { None };
                let hit = behind.filter(|b| b.tokens.end > hit.tokens.end).unwrap_or(hit);
                i = hit.tokens.end as usize;
                hits.push(hit);
            }
            None => i += 1,
        }
    }
}

/// The longest name that begins at a token.
fn longest(text: &str, tokens: &[Token], i: usize, end: usize, capitals: bool, tables: &Tables) -> Option<Hit> {
    let mut node = tokens.get(i)?.word.names;
    let (mut longest, mut sure) = (None, None);
    let mut j = i + 1;
    while node != 0 {
        if !tables.names.ending(node).is_empty() {
            let here = Tokens::new(i, j);
            for (form, kind) in readings(text, tokens, here, node, capitals, tables) {
                longest = Some((here, node));
                if !form.flags.has(Flags::CONTEXT) || matches!(kind, Kind::Role | Kind::Portfolio) {
                    sure = Some((here, node));
                }
            }
        }
        node = match tokens.get(j) {
            Some(t) if j < end && t.id.is_known() => tables.names.step(node, t.id).unwrap_or(0),
            _ => 0,
        };
        j += 1;
    }
    let (tokens, node) = longest?;
    Some(Hit { tokens, node, fallback: sure.filter(|s: &(Tokens, u32)| s.0 != tokens) })
}

/// The forms of a node that the case of the text allows, with the kinds of their rows.
pub fn readings<'a>(
    text: &'a str,
    tokens: &'a [Token],
    at: Tokens,
    node: u32,
    capitals: bool,
    tables: &'a Tables,
) -> impl Iterator<Item = (Form, Kind)> + 'a {
    tables.names.ending(node).filter_map(move |n| {
        let form = tables.names.form(n);
        let kind = tables.entities.kind(form.row);
        case_allows(text, &tokens[at.range()], form, kind, capitals, tables).then_some((form, kind))
    })
}

fn case_allows(text: &str, tokens: &[Token], form: Form, kind: Kind, capitals: bool, tables: &Tables) -> bool {
    if matches!(kind, Kind::Role | Kind::Portfolio) && !form.flags.has(Flags::CASE) {
        return true;
    }
    if form.flags.has(Flags::CASE) || form.capitals == 0 {
        let written = crate::document::span_of(tokens, Tokens::new(0, tokens.len())).of(text);
        let spelled = tables.names.spelling(form);
        let same = written == spelled
            || (written.len() != spelled.len()
                && written.chars().filter(|c| !c.is_whitespace()).eq(spelled.chars().filter(|c| !c.is_whitespace())));
        // among capitals only, a word that has an ordinary reading is no acronym
        return same && !(capitals && tokens[0].word.likely.is_some());
    }
    tokens.iter().zip(0u32..32).all(|(t, bit)| form.capitals & (1 << bit) == 0 || t.shape.is_capital() || t.shape == Shape::Number)
}
