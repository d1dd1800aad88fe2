//! Headlines: a line without a verb of its own has one that was taken for a plural noun ("Senate backs arms deal"), or a passive without its auxiliary.

use super::group::{GroupKind, VerbForm, VerbGroup};
use super::window::Window;
use crate::document::Tense;
use crate::lexicon::{Tag, Tags};

/// A verb stands among the first words.
const FARTHEST: usize = 9;

/// Takes for a verb the first word that may be one in the third person and claims, where the line has no finite verb before its first comma. Groups are made
/// afterwards.
pub fn find_verb(w: &mut Window) {
    let stops = |tag: Tag| matches!(tag, Tag::Comma | Tag::Semicolon | Tag::Stop | Tag::Dash | Tag::Colon);
    if w.units.last().is_none_or(|u| u.tag == Tag::Stop) || w.inside.is_some() {
        return;
    }
    let end = w.units.iter().position(|u| stops(u.tag)).unwrap_or(w.units.len());
    let finite = Tags::of(&[Tag::Past, Tag::Third, Tag::Modal, Tag::Base]);
    if w.units[..end].iter().any(|u| finite.has(u.tag)) {
        return;
    }
    let noun = |tag: Tag| matches!(tag, Tag::Noun | Tag::Plural | Tag::Name);
    let verb = (1..end.min(FARTHEST)).find(|i| {
        let u = &w.units[*i];
        u.cue != 0
            && u.tag == Tag::Plural
            && u.tags.has(Tag::Third)
            && noun(w.units[i - 1].tag)
            && i + 1 < end
            && w.units[i + 1].tag != Tag::Genitive
    });
    if let Some(i) = verb {
        w.units[i].tag = Tag::Third;
    }
}

/// In a line with no other finite verb a past form or participle without an object is a passive without its auxiliary ("Watchman blamed for blaze").
pub(super) fn find_passives(w: &mut Window) {
    if !w.headline || w.inside.is_some() {
        return;
    }
    let past = |w: &Window, n: usize| {
        let g = &w.groups[n];
        let tag = w.units[g.head].tag;
        g.units.end - g.units.start == 1 && (tag == Tag::Participle || tag == Tag::Past && w.units[g.head].tags.has(Tag::Participle))
    };
    let other = (0..w.groups.len()).any(|n| w.groups[n].is_finite() && !past(w, n));
    let Some(n) = (1..w.groups.len()).find(|n| w.groups[*n].verb.is_some()) else { return };
    let object = w.groups.get(n + 1).is_some_and(|g| {
        matches!(g.kind, GroupKind::Noun | GroupKind::Quote | GroupKind::That | GroupKind::Wh | GroupKind::Comma) && !w.is_time(n + 1)
    });
    let Some(verb) = w.groups[n].verb.filter(|_| !other && !object && past(w, n) && w.groups[n - 1].kind == GroupKind::Noun) else {
        return;
    };
    w.groups[n].verb = Some(VerbGroup { form: VerbForm::Finite, passive: true, tense: Tense::Past, ..verb });
    w.units[w.groups[n].head].tag = Tag::Participle;
}
