//! Finding names: longest match at token starts, under the case rules of the forms.

use super::entities::RowId;
use super::form::Flags;
use super::kind::Kind;
use super::names::Form;
use crate::document::Token;
use crate::lexicon::Class;
use crate::span::Tokens;
use crate::tables::Tables;
use crate::text::shape::Shape;

/// A stretch of text that some form covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// its tokens
    pub tokens: Tokens,
    /// its node in the trie
    pub node: u32,
    /// the row that it names, with its kind, where only one form needs no evidence
    pub only: Option<(RowId, Kind)>,
}

/// A place where the gazetteers know a name. Which row it names is decided later, with the whole document in view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// the longest stretch
    pub longest: Stretch,
    /// a shorter one with a form that needs no evidence, where the longest one needs it
    pub fallback: Option<Stretch>,
}

impl Hit {
    /// Its stretches, the longest first.
    pub fn stretches(&self) -> impl Iterator<Item = Stretch> {
        [Some(self.longest), self.fallback].into_iter().flatten()
    }
}

/// Whether a name may begin with this token.
#[inline]
pub fn may_begin(token: &Token) -> bool {
    (token.word.names != 0) & (token.word.lower_names | (token.shape != Shape::Lower))
}

/// Where names are looked for.
#[derive(Clone, Copy)]
pub struct Passage<'a> {
    /// the whole text
    pub text: &'a str,
    /// all its tokens
    pub tokens: &'a [Token],
    /// what capitals tell of the words that are read
    pub case: Case,
    /// the names
    pub tables: &'a Tables,
}

/// What capitals tell of the words of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// names from other words
    Tells,
    /// nothing: it is written in capitals throughout
    Upper,
}

impl<'a> Passage<'a> {
    /// Finds the names in a stretch of text that ends with token `end`; `starts` are the tokens there with which names may begin.
    pub fn find(&self, starts: &[u32], end: u32, mut each: impl FnMut(Hit)) {
        let (mut free, end) = (0, end as usize);
        for i in starts.iter().map(|i| *i as usize) {
            // inside the name before
            if i < free {
                continue;
            }
            if let Some(hit) = self.longest(i, end) {
                // "The Australian Federal Police" is no newspaper: what begins behind an article may go on farther
                let article = i + 1 < end && self.tokens[i].is(Class::Definite);
                let behind = if article { self.longest(i + 1, end) } else { None };
                let hit = behind.filter(|b| b.longest.tokens.end > hit.longest.tokens.end).unwrap_or(hit);
                free = hit.longest.tokens.end as usize;
                each(hit);
            }
        }
    }

    /// The longest name that begins at a token.
    #[inline]
    fn longest(&self, i: usize, end: usize) -> Option<Hit> {
        let mut node = self.tokens[i].word.names;
        let (mut longest, mut sure) = (None, None);
        let mut j = i + 1;
        while node != 0 {
            let here = Tokens::new(i, j);
            let (mut any, mut is_sure, mut only, mut without) = (false, false, None, 0);
            let forms = self.tables.names.ending(node).map(|n| self.tables.names.form(n));
            for form in forms.filter(|form| self.case_allows(here, form)) {
                let context = form.flags.has(Flags::CONTEXT);
                any = true;
                is_sure |= !context || matches!(form.kind, Kind::Role | Kind::Portfolio);
                if !context {
                    without += 1;
                    only = (without == 1).then_some((form.row, form.kind));
                }
            }
            if any {
                let stretch = Stretch { tokens: here, node, only };
                longest = Some(stretch);
                sure = if is_sure { longest } else { sure };
            }
            node = match self.tokens.get(j) {
                Some(t) if j < end && t.id.is_known() => self.tables.names.step(node, t.id).unwrap_or(0),
                _ => 0,
            };
            j += 1;
        }
        let longest = longest?;
        Some(Hit { longest, fallback: sure.filter(|s: &Stretch| s.tokens != longest.tokens) })
    }

    /// The forms of a stretch that was found which the case of the text allows: where there is one only, its case needs no second look.
    #[inline]
    pub fn readings(self, found: &Stretch) -> impl Iterator<Item = Form> + 'a {
        let (at, forms) = (found.tokens, self.tables.names.ending(found.node));
        let single = forms.len() == 1;
        forms.map(move |n| self.tables.names.form(n)).filter(move |form| single || self.case_allows(at, form))
    }

    /// Whether a form may be written as these tokens are.
    fn case_allows(&self, at: Tokens, form: &Form) -> bool {
        let tokens = &self.tokens[at.range()];
        if matches!(form.kind, Kind::Role | Kind::Portfolio) && !form.flags.has(Flags::CASE) {
            return true;
        }
        if form.flags.has(Flags::CASE) || form.capitals == 0 {
            let written = crate::document::span_of(self.tokens, at).of(self.text);
            // among capitals only, a word that has an ordinary reading is no acronym
            let ordinary = self.case == Case::Upper && tokens[0].word.likely.is_some();
            return !ordinary && is_spelled(written, self.tables.names.spelling(*form));
        }
        tokens.iter().zip(0u32..32).all(|(t, bit)| form.capitals & (1 << bit) == 0 || t.shape.is_capital() || t.shape == Shape::Number)
    }
}

/// Whether two spellings are the same, but for white space.
fn is_spelled(written: &str, spelled: &str) -> bool {
    written == spelled
        || (written.len() != spelled.len()
            && written.chars().filter(|c| !c.is_whitespace()).eq(spelled.chars().filter(|c| !c.is_whitespace())))
}
