//! Ministries by grammar: a state beside a portfolio is one organization ("Czech Foreign Ministry", "Ministry of Defence of Ukraine", "Ukraine's
//! Interior Ministry"), under an id that the pattern makes: `org:cz-foreign`.

use super::decide::Known;
use crate::document::Token;
use crate::gazetteer::{Flags, Kind};
use crate::lexicon::{Class, Tag};
use crate::span::Tokens;

/// A ministry found: its tokens and its state's and portfolio's names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ministry {
    /// its tokens, the state included where it stands beside
    pub tokens: Tokens,
    /// index of the portfolio among the known names
    pub portfolio: usize,
    /// index of its state among them, where one stands beside
    pub state: Option<usize>,
}

/// Finds ministries among known names, which are in order. A portfolio in lower case ("army") is none by itself.
pub fn find(tokens: &[Token], known: &[Known], out: &mut Vec<Ministry>) {
    for (i, k) in known.iter().enumerate() {
        if k.kind != Kind::Portfolio {
            continue;
        }
        let before = i.checked_sub(1).filter(|b| precedes(tokens, &known[*b], k));
        let last = tokens[k.tokens.end as usize - 1];
        let body =
            last.is(Class::PortfolioHead) || k.tokens.len() > 1 && last.is(Class::OrganizationNoun) && last.word.likely == Some(Tag::Noun);
        let owned = before.is_some() && body;
        if !owned && !is_name(tokens, k) {
            continue;
        }
        let after = known.get(i + 1).filter(|a| follows(tokens, k, a)).map(|_| i + 1);
        let hull = match (before, after) {
            (Some(b), _) => known[b].tokens.hull(k.tokens),
            (None, Some(a)) => k.tokens.hull(known[a].tokens),
            (None, None) => k.tokens,
        };
        out.push(Ministry { tokens: hull, portfolio: i, state: before.or(after) });
    }
}

/// Capitalised, or headed by a word that is hardly ever anything else.
fn is_name(tokens: &[Token], k: &Known) -> bool {
    let words = &tokens[k.tokens.range()];
    let head = words.iter().any(|t| t.is(Class::PortfolioHead));
    words.iter().any(|t| t.shape.is_capital()) && (k.flags.has(Flags::CONTEXT) || head || words.len() > 1) || (head && words.len() > 1)
}

/// A state's adjective or name directly before, or its name with a genitive mark.
fn precedes(tokens: &[Token], state: &Known, portfolio: &Known) -> bool {
    if state.kind != Kind::State {
        return false;
    }
    let between = &tokens[state.tokens.end as usize..(portfolio.tokens.start as usize).max(state.tokens.end as usize)];
    match between {
        [] => state.tokens.end == portfolio.tokens.start,
        [mark] => mark.is(Class::PossessiveMark),
        _ => false,
    }
}

/// "of" (and an article) and a state's name directly after.
fn follows(tokens: &[Token], portfolio: &Known, state: &Known) -> bool {
    if state.kind != Kind::State || state.flags.has(Flags::ADJECTIVE) || state.tokens.start < portfolio.tokens.end {
        return false;
    }
    match &tokens[portfolio.tokens.end as usize..state.tokens.start as usize] {
        [of] => of.is(Class::Of),
        [of, the] => of.is(Class::Of) && the.is(Class::Definite),
        _ => false,
    }
}
