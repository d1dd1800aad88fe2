//! What stands around words, as transformations see it: of each unit the context that it is, first by its likeliest tag, then by the one that it got.

use super::{ends_clause, fact};
use crate::lexicon::context::Context;
use crate::lexicon::transformation::Around;
use crate::lexicon::{Class, Classes, Tag, Tags};
use crate::syntax::window::{Unit, UnitKind, Window};

/// So many edges stand on either side, so that no look two words away leaves them.
const EDGES: usize = 2;

/// The contexts of a window's units, and whether a verb follows them. The tagger's own, kept from window to window.
#[derive(Debug, Default)]
pub struct Surroundings {
    /// with edges on either side
    contexts: Vec<Context>,
    /// of each unit whether a word that can only be a finite verb follows in its clause
    pub(super) verb_after: Vec<bool>,
}

impl Surroundings {
    /// Looks at all units before any of them is tagged.
    pub(super) fn fill(&mut self, units: &[Unit], capitals: bool) {
        const OTHER: Tags = Tags::NOUN.with(Tag::Participle).with(Tag::Adjective);
        const AUXILIARY: Classes = Classes::of(&[Class::Be, Class::Have, Class::Do]);
        let Surroundings { contexts, verb_after } = self;
        let count = units.len();
        // they grow only: what lies behind is left from longer windows
        if verb_after.len() < count {
            verb_after.resize(count, false);
            contexts.resize(count + 2 * EDGES, Context::EDGE);
        }
        contexts[count + EDGES..][..EDGES].fill(Context::EDGE);
        let mut follows = false;
        let places = contexts[EDGES..][..count].iter_mut().zip(&mut verb_after[..count]);
        for (u, (context, after)) in units.iter().zip(places).rev() {
            *after = follows;
            let finite = matches!(u.tag, Tag::Third | Tag::Past) & (u.classes.has_any(AUXILIARY) | !u.tags.meets(OTHER));
            follows = !ends_clause(u.tag) & (follows | finite | (u.tag == Tag::Modal));
            // a capital inside a sentence will make it a name
            let capital = u.shape.is_capital() & !capitals & u.tags.meets(Tags::NOUN.with(Tag::Adjective));
            *context = if capital & (u.kind == UnitKind::Word) { Context::NAME } else { context_of(u) };
        }
    }

    /// Takes down what a unit is, now that it has its tag.
    #[inline]
    pub(super) fn tagged(&mut self, unit: usize, u: &Unit) {
        self.contexts[unit + EDGES] = context_of(u);
    }

    /// What stands around unit `i`; `content` is the last unit before it that is no adverb.
    #[inline]
    pub(super) fn around(&self, w: &Window, i: usize, content: Option<usize>) -> Around {
        let at = |place: usize| self.contexts[place];
        let here = i + EDGES;
        let mut after = at(here + 1);
        if after == Context::BY && is_no_agent(w, i, content) {
            after = Context::PREPOSITION;
        }
        // "hit back by barring"
        let mut second = at(here + 2);
        if second == Context::BY && acts_by(w, i + 3, content) {
            second = Context::PREPOSITION;
        }
        [at(here - 1), content.map_or(Context::EDGE, |c| at(c + EDGES)), at(here - 2), after, second]
    }
}

#[inline(always)]
fn context_of(u: &Unit) -> Context {
    if u.tag == Tag::Mark { Context::QUOTATION } else { Context::of(u.tag, u.classes) }
}

/// "“No,” a clerk said by telephone", "answered by accusing": whether no agent follows the preposition of the agent behind `i`.
fn is_no_agent(w: &Window, i: usize, content: Option<usize>) -> bool {
    acts_by(w, i + 2, content) || fact::reports_quote(w, i)
}

/// Whether an -ing form that claims stands at unit `ing`, behind the preposition of the agent, and what is decided stands behind no auxiliary: "answered by accusing".
fn acts_by(w: &Window, ing: usize, content: Option<usize>) -> bool {
    let after_auxiliary = || content.is_some_and(|c| w.units[c].is(Class::Be) || w.units[c].is(Class::Have));
    w.units.get(ing).is_some_and(|n| n.tag == Tag::Ing && n.cue != 0) && !after_auxiliary()
}
