//! Headlines: a line without a verb of its own has one that was taken for a plural noun ("Senate backs arms deal").

use super::window::Window;
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
