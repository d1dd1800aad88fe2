//! Headlines: a line without a verb of its own has one that was taken for a plural noun ("Senate backs arms deal, salutes troops"), or a passive without its
//! auxiliary. So may a sentence before the quotation that it introduces ("The Harbour Times reports: “It sank.”").

use super::group::{GroupKind, VerbForm, VerbGroup};
use super::window::{Unit, UnitKind, Window};
use crate::document::Tense;
use crate::lexicon::{Class, Property, Tag, Tags};

/// A verb stands among the first words of its clause.
const FARTHEST: usize = 9;
/// Lines have no more clauses.
const CLAUSES: usize = 4;

/// Takes for a verb the first word of each clause that may be one in the third person, or without an ending behind several, and claims or is modified like
/// one, where the clause has no finite verb. A clause begins behind a comma or "as". Of a sentence that is no headline only the word before a colon may be one.
/// Groups are made afterwards.
pub fn find_verb(w: &mut Window) {
    if !w.headline || w.inside.is_some() {
        return find_introduction(w);
    }
    let mut start = 0;
    let mut found = true;
    for _ in 0..CLAUSES {
        // "Chile, Peru slam raids", "Chile, Peru, Cuba slam raids"
        let name = |k: usize| w.units.get(k).is_some_and(|u| u.tag == Tag::Name);
        let mut from = start;
        while start == 0 && name(from) && name(from + 2) && w.units[from + 1].tag == Tag::Comma {
            from += 2;
        }
        let end = (from..w.units.len()).find(|k| *k > from && ends(&w.units[*k])).unwrap_or(w.units.len());
        // a later clause only behind one that has its verb
        found = found && verb_of(w, start, end);
        if end == w.units.len() || !found {
            return;
        }
        start = end + 1;
    }
}

/// The word before the colon of a quotation that ends a sentence without a verb is one, if it may be: "The Harbour Times reports: “It sank.”"
fn find_introduction(w: &mut Window) {
    let [before @ .., noun, verb, colon, quote] = w.units.as_mut_slice() else { return };
    let introduces = colon.tag == Tag::Colon && matches!(quote.kind, UnitKind::Quote(_));
    let said = introduces && verb.has(Property::Says) && verb.tags.has(Tag::Third) && matches!(verb.tag, Tag::Plural | Tag::Name);
    let other = |u: &Unit| Tags::of(&[Tag::Past, Tag::Third, Tag::Modal, Tag::Base]).has(u.tag);
    if said && matches!(noun.tag, Tag::Noun | Tag::Plural | Tag::Name) && !before.iter().any(other) {
        verb.tag = Tag::Third;
    }
}

fn ends(u: &Unit) -> bool {
    matches!(u.tag, Tag::Comma | Tag::Semicolon | Tag::Stop | Tag::Dash | Tag::Colon) || u.is(Class::As)
}

/// Whether a clause has a finite verb, now at least.
fn verb_of(w: &mut Window, start: usize, end: usize) -> bool {
    let finite = Tags::of(&[Tag::Past, Tag::Third, Tag::Modal, Tag::Base]);
    if w.units[start..end].iter().any(|u| finite.has(u.tag)) {
        return true;
    }
    // ("Police chief attacks plan")
    let somebody = |u: &Unit| u.tag == Tag::Adjective && u.tags.has(Tag::Noun) && u.is_somebody();
    let noun = |u: &Unit| matches!(u.tag, Tag::Noun | Tag::Plural | Tag::Name) || somebody(u);
    // ", salutes troops": with the subject of the clause before
    let shared = start > 0 && w.units[start - 1].tag == Tag::Comma;
    let verb = (start..end.min(start + FARTHEST)).find(|i| {
        let u = &w.units[*i];
        let next = w.units[..end].get(i + 1).map(|n| n.tag);
        // "hits back at critics"
        let modified = matches!(next, Some(Tag::Particle | Tag::Adverb));
        // "Toll could rise, agency fears"
        let closes = next.is_none() && start > 0 && u.has(Property::Bare);
        let third = matches!(u.tag, Tag::Plural | Tag::Name) && u.tags.has(Tag::Third);
        // "Chile and Peru slam raids"; "Officials back mayor"
        let people = || *i > start && w.units[i - 1].tag == Tag::Plural && w.units[i - 1].is_party() && u.cue != 0;
        let form = |tags: &[Tag]| tags.contains(&u.tag) && u.tags.has(Tag::Base);
        let plain = || {
            form(&[Tag::Noun, Tag::Name]) && several(&w.units[start..*i])
                || form(&[Tag::Noun, Tag::Adverb, Tag::Particle, Tag::Adjective]) && (people() || several(&w.units[start..*i]))
        };
        (modified || u.cue != 0 && (closes || next.is_some_and(|tag| tag != Tag::Genitive)))
            && (third || plain())
            && (if *i == start { shared } else { noun(&w.units[i - 1]) })
    });
    if let Some(i) = verb {
        w.units[i].tag = if w.units[i].tags.has(Tag::Third) { Tag::Third } else { Tag::Base };
        if let Some(before) = i.checked_sub(1).filter(|b| somebody(&w.units[*b])) {
            w.units[before].tag = Tag::Noun;
        }
    }
    verb.is_some()
}

/// Whether the names at the beginning of a clause are two, with a comma or "and" between.
fn several(units: &[Unit]) -> bool {
    let name = |u: &Unit| u.tag == Tag::Name;
    let joint = units.iter().position(|u| u.tag == Tag::Comma || u.is(Class::And));
    joint.is_some_and(|j| j > 0 && j + 1 < units.len() && units[..j].iter().all(name) && units[j + 1..].iter().all(name))
}

/// In a line with no other finite verb a past form or participle without an object is a passive without its auxiliary ("Watchman blamed for blaze").
pub(super) fn find_passives(w: &mut Window) {
    if !w.headline || w.inside.is_some() {
        return;
    }
    let past = |w: &Window, n: usize| {
        let g = &w.groups[n];
        let tag = w.units[g.head].tag;
        g.units.len() == 1 && (tag == Tag::Participle || tag == Tag::Past && w.units[g.head].tags.has(Tag::Participle))
    };
    let other = (0..w.groups.len()).any(|n| w.groups[n].is_finite() && !past(w, n));
    let Some(n) = (1..w.groups.len()).find(|n| w.groups[*n].verb.is_some()) else { return };
    let object = w.groups.get(n + 1).is_some_and(|g| {
        // "Orr, Dahl hit back at critics"
        let particle = || {
            let base = w.head(n).tags.has(Tag::Base);
            let at = w.kind(n + 2) == Some(GroupKind::Preposition) && w.acts(n + 3);
            matches!(g.kind, GroupKind::Particle | GroupKind::Adverb) && base && at
        };
        particle()
            || matches!(g.kind, GroupKind::Noun | GroupKind::Quote | GroupKind::That | GroupKind::Wh | GroupKind::Comma)
                && !w.is_time(n + 1)
    });
    let Some(verb) = w.groups[n].verb.filter(|_| !other && !object && past(w, n) && w.groups[n - 1].kind == GroupKind::Noun) else {
        return;
    };
    w.groups[n].verb = Some(VerbGroup { form: VerbForm::Finite, passive: true, tense: Tense::Past, ..verb });
    w.units[w.groups[n].head].tag = Tag::Participle;
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::engine::Engine;

    #[test]
    fn each_clause_of_a_headline_has_its_verb() {
        let document = Engine::builtin().extract(Article::new("a", "Oslo backs levy on ferries, praises pilots as Bergen slams port plan"));
        let cues: Vec<&str> = document.claims.iter().map(|c| c.cue[0].of(&document.article.text)).collect();
        assert_eq!(cues, ["backs", "praises", "slams"]);
    }

    #[test]
    fn one_may_stand_among_sentences() {
        let text = "The week at the port, in short.\n\nHarbour Guild Blasts Mayor Over Pier Sale.\n\nThe sale took a year, and Nora Lind Foss signed it.";
        let document = Engine::builtin().extract(Article::new("a", text));
        let claim = &document.claims[0];
        let of = |a: &Option<crate::document::Argument>| a.as_ref().map(|a| a.pieces[0].of(text).to_owned());
        assert_eq!((of(&claim.source), of(&claim.target)), (Some("Harbour Guild".to_owned()), Some("Mayor".to_owned())));
        assert_eq!(document.claims.len(), 1);
    }

    #[test]
    fn a_clause_may_end_with_its_verb() {
        let document = Engine::builtin().extract(Article::new("a", "Repairs could cost 40 million, harbour board fears"));
        let cues: Vec<&str> = document.claims.iter().map(|c| c.cue[0].of(&document.article.text)).collect();
        assert_eq!(cues, ["fears"]);
    }
}
