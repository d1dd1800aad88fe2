//! Inside a content: who does what in the clause that it is, for patterns with brackets behind a content (`SOURCE alleges CONTENT:that|bare [TARGET]`).

use super::{Filler, Fitting};
use crate::document::Tense;
use crate::lexicon::{Class, Tag};
use crate::rules::{Role, Types, WordSet};
use crate::syntax::phrase::Extent;
use crate::syntax::subject::Phrase;
use crate::syntax::{GroupKind, UnitKind, Units, VerbForm, Window};

/// A clause with more finite verbs before that of its subject is given up.
const VERBS: usize = 4;

/// A verb and whoever does it.
struct Doer {
    who: Option<Phrase>,
    /// the place of the verb's group among those of the content
    verb: usize,
    /// whether the subject is whoever speaks: "I", "we"
    speaker: bool,
}

impl Fitting<'_> {
    /// Fills a role with whoever acts in the content; one of `verbs` must be what they do. `bare` says that they are only asked to do it. Whether it is right.
    pub(super) fn inside(&mut self, role: Role, verbs: Option<&WordSet>, bare: bool) -> bool {
        let content = self.fit.roles[Role::Content as usize].as_ref();
        // "demanded the mayor's resignation"
        if let Some(np) = content.filter(|c| c.types == Types::NP) {
            let owner = np.pieces.first().and_then(|p| possessor(self.w, *p)).filter(|_| verbs.is_none());
            return self.fill_with(role, owner);
        }
        let groups: Vec<usize> = content.iter().flat_map(|c| &c.pieces).flat_map(|p| self.w.groups_of(*p)).collect();
        let does = |d: &Doer| verbs.is_none_or(|v| does(self.w, &groups[d.verb..], v));
        if role == Role::Source
            && let Some(source) = &self.fit.roles[role as usize]
        {
            return self.says_of_itself(source, &groups).is_some_and(|d| does(&d));
        }
        let asked = |d: &Doer| {
            let (w, verb) = (self.w, groups[d.verb]);
            !bare || d.who.is_some_and(|who| w.head(verb).tag == Tag::Base && w.is_subjunctive(who, verb))
        };
        let who = doer(self.w, &groups).filter(|d| !d.speaker && does(d) && asked(d)).and_then(|d| d.who);
        if verbs.is_none() && self.fit.roles[role as usize].is_some() {
            return who.is_some();
        }
        self.fill_with(role, who)
    }

    fn fill_with(&mut self, role: Role, phrase: Option<Phrase>) -> bool {
        if let Some(phrase) = phrase {
            self.fill(role, Filler::of(phrase));
        }
        phrase.is_some()
    }

    /// `[SOURCE {punish}]`: what the source says of its own future acts, "it" or "we" in the content.
    fn says_of_itself(&self, source: &Filler, groups: &[usize]) -> Option<Doer> {
        let w = self.w;
        // ("the mayor said it would ruin them": somebody is no "it")
        let person = source.pieces.first().map(|p| w.head(w.group(p.start)));
        let person = person.is_some_and(|s| s.is_somebody() && (s.tag == Tag::Plural || s.is(Class::PersonNoun)));
        let itself = |p: Phrase| {
            let head = &w.units[p.head];
            head.tag == Tag::Pronoun && p.units.len() == 1 && !(person && head.is(Class::Neuter))
        };
        doer(w, groups).filter(|d| {
            let ahead = w.groups[groups[d.verb]].verb.is_some_and(|v| v.tense == Tense::Future || v.conditional);
            ahead && d.who.is_some_and(itself)
        })
    }
}

/// Whose act a noun phrase is: the possessor in its first group ("the mayor's refusal"), or behind "by" ("a stunt by a rival").
pub fn possessor(w: &Window, phrase: Units) -> Option<Phrase> {
    let first = w.group(phrase.start);
    let group = w.groups[first];
    if group.kind != GroupKind::Noun {
        return None;
    }
    // "the mayor of Ghent's refusal"
    // (but "the head of Ghent's tram line": of what claims or is an act)
    let act = |n: &usize| w.groups[*n].units.end <= phrase.end && w.head(*n).cue != 0;
    let office = Some(first + 2).filter(|n| *n < w.groups.len() && w.head(first + 1).is(Class::Of)).filter(act).map(|n| &w.groups[n]);
    let office_mark = office.and_then(|g| (g.units.start + 1..g.head).find(|u| w.units[*u].tag == Tag::Genitive));
    if let Some(owner) = office_mark.map(|mark| w.owner_of(first + 2, mark, mark)).filter(|o| o.units.start == group.units.start) {
        return Some(owner);
    }
    let mark = (phrase.start..group.head).rev().find(|u| w.units[*u].tag == Tag::Genitive);
    if let Some(mark) = mark.filter(|m| *m > group.units.start) {
        let owner = &w.units[mark - 1];
        let time = owner.is(Class::Time) || owner.is(Class::Month);
        return (!time).then(|| Phrase { units: Units::new(group.units.start, mark), head: mark - 1, referent: None });
    }
    let by =
        w.groups_of(phrase).skip(1).take_while(|g| matches!(w.groups[*g].kind, GroupKind::Noun | GroupKind::Preposition)).find(|g| {
            let preposition = w.groups[*g].kind == GroupKind::Preposition && w.head(*g).is(Class::By);
            preposition && w.is_noun(g + 1) && !w.is_time(g + 1) && w.groups[g + 1].units.start < phrase.end
        })?;
    // ("the use by Oslo of mines": what follows a name belongs to the act)
    let named = matches!(w.head(by + 1).kind, UnitKind::Name(_));
    let end = if named && w.groups.get(by + 2).is_some_and(|of| w.units[of.head].is(Class::Of)) { by + 2 } else { w.agent_end(by + 1) };
    let mut found = w.phrase(by + 1, end);
    found.units.end = found.units.end.min(phrase.end);
    Some(found)
}

/// Whether one of the verbs is that of the clause whose verb is the first of the groups, an infinitive that hangs on it, or joined to it.
fn does(w: &Window, groups: &[usize], verbs: &WordSet) -> bool {
    let before = |k: usize| (0..k).rev().map(|b| w.groups[groups[b]].kind).find(|b| *b != GroupKind::Adverb);
    let joined = |k: usize| matches!(before(k), Some(GroupKind::Conjunction | GroupKind::Comma));
    let leaves = |k: usize| {
        let g = &w.groups[groups[k]];
        matches!(g.kind, GroupKind::That | GroupKind::Wh | GroupKind::Subordinator | GroupKind::Semicolon | GroupKind::Stop)
            || k > 0 && g.is_finite() && !joined(k)
    };
    (0..groups.len())
        .take_while(|k| !leaves(*k))
        .filter(|k| *k == 0 || matches!(w.form(groups[*k]), Some(VerbForm::Finite | VerbForm::Infinitive)))
        .any(|k| verbs.begins(w.units[w.groups[groups[k]].head..].iter().map(|u| u.word)).is_some())
}

/// Who acts in a relative clause that its attribution interrupts: the pronoun, for what it points back to ("the fee – which, owners fume, is a tax – rose").
fn relative_doer(w: &Window, groups: &[usize]) -> Option<Doer> {
    let pronoun = &w.groups[groups[0]];
    let relative = w.head(groups[0]).is(Class::Relative) && !w.head(groups[0]).is(Class::Definite);
    let verb = groups.iter().position(|g| w.groups[*g].is_finite()).filter(|_| relative)?;
    let active = w.groups[groups[verb]].is_active();
    let own = groups[1..verb].iter().all(|g| w.groups[*g].kind == GroupKind::Adverb);
    let referent = w.antecedent(groups[0])?;
    (active && own).then_some(Doer {
        who: Some(Phrase { units: pronoun.units, head: pronoun.head, referent: Some(referent) }),
        verb,
        speaker: false,
    })
}

/// Who acts in a clause: its subject, the agent of a passive, in "it was X that" X.
fn doer(w: &Window, groups: &[usize]) -> Option<Doer> {
    let kind = |i: usize| groups.get(i).map(|g| w.groups[*g].kind);
    let mut i = 0;
    loop {
        match kind(i)? {
            GroupKind::That | GroupKind::Conjunction | GroupKind::Adverb | GroupKind::Comma => i += 1,
            // "in Oslo ships were waiting", "in March, ships waited"
            GroupKind::Preposition if kind(i + 1) == Some(GroupKind::Noun) => {
                let end = w.noun_phrase_end(groups[i + 1], Extent::PLAIN);
                i = groups.iter().position(|g| *g >= end)?;
            }
            GroupKind::Noun => break,
            GroupKind::Wh => return relative_doer(w, &groups[i..]).map(|d| Doer { verb: d.verb + i, ..d }),
            _ => return None,
        }
    }
    let first = groups[i];
    let finite = (i + 1..groups.len()).filter(|k| w.groups[groups[*k]].is_finite()).take(VERBS);
    let own = |k: &usize| w.subject(groups[*k]).phrase.is_some_and(|p| p.units.start == w.groups[first].units.start);
    // a clause that its attribution interrupts has a subject that ends with the first piece
    let broken = groups[i..].windows(2).position(|pair| pair[1] > pair[0] + 1).map(|k| i + k + 1);
    let verb = match broken.filter(|b| !groups[i..*b].iter().any(|g| w.groups[*g].is_finite())) {
        Some(b) => (b..groups.len()).find(|k| w.groups[groups[*k]].is_finite())?,
        None => finite.clone().find(own).or_else(|| finite.clone().next())?,
    };
    let whole = w.subject(groups[verb]).phrase.filter(|p| p.units.start == w.groups[first].units.start && p.referent.is_none());
    let subject = whole.unwrap_or_else(|| w.phrase(first, w.noun_phrase_end(first, Extent::PLAIN)));
    let group = &w.groups[groups[verb]];
    let head = w.head(first);
    if group.is_copula() && head.is(Class::Neuter) {
        // "it was the crew that sank her"
        let focus = (verb + 1..groups.len()).find(|k| kind(*k) != Some(GroupKind::Adverb)).filter(|k| w.is_noun(groups[*k]))?;
        let end = w.noun_phrase_end(groups[focus], Extent::PLAIN);
        let relative = w.groups.get(end).is_some_and(|g| matches!(g.kind, GroupKind::That | GroupKind::Wh));
        let next = groups.iter().position(|g| *g == end + 1).filter(|_| relative)?;
        return w.groups[groups[next]].is_finite().then(|| Doer { who: Some(w.phrase(groups[focus], end)), verb: next, speaker: false });
    }
    let speaker = head.is(Class::FirstPerson);
    if group.is_passive() {
        let by = (verb + 1..groups.len())
            .take_while(|k| !matches!(kind(*k), Some(GroupKind::That | GroupKind::Wh | GroupKind::Subordinator)))
            .find(|k| {
                w.groups[groups[*k]].kind == GroupKind::Preposition
                    && w.head(groups[*k]).is(Class::By)
                    && kind(k + 1) == Some(GroupKind::Noun)
            });
        // "emptied by force", "by Friday": a bare noun is a means
        let bare = |k: &usize| {
            let g = &w.groups[groups[k + 1]];
            let bare = g.units.len() == 1 && w.units[g.head].tag == Tag::Noun && !w.acts(groups[k + 1]);
            bare || w.is_time(groups[k + 1])
        };
        let who = by.filter(|k| !bare(k)).map(|k| w.phrase(groups[k + 1], w.noun_phrase_end(groups[k + 1], Extent::PLAIN)));
        return Some(Doer { who, verb, speaker });
    }
    Some(Doer { who: Some(subject), verb, speaker })
}
