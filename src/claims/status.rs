//! Status, hedge and tense of a claim: what its verb group and the verbs above it say.

use super::Found;
use super::condition::{follows_condition, has_condition, in_condition};
use super::open::{has_no_sign, is_of_none, is_of_refusal, is_still_to_be_done, keeps_from, leaves_open};
use crate::document::{Claim, Status, Tense};
use crate::lexicon::{Class, Property, Tag, Tags};
use crate::rules::compiled::{Construction, KindName};
use crate::rules::file::Pos;
use crate::rules::{Frame, Role};
use crate::syntax::{Clause, GroupKind, Unit, VerbForm, VerbGroup, Window};

/// Status, hedge and tense, from the verb group, what stands above it, and what the construction says of it.
pub fn describe(w: &Window, found: &Found, pos: Pos, construction: &Construction, kind: &KindName, claim: &mut Claim) {
    let clause = &found.clause;
    let near = &w.units[clause.cue.start.saturating_sub(2)..clause.cue.end];
    claim.hedged = near.iter().any(|u| u.is(Class::Hedge));
    if let Some(verb) = clause.verb {
        let acts = pos != Pos::Modal && found.fit.roles[Role::Source as usize].is_some();
        of_verb(w, clause, &verb, acts && is_owed(w, clause, kind), claim);
        let nonfinite = clause.frame == Frame::Infinitive || matches!(verb.form, VerbForm::Infinitive | VerbForm::Ing);
        if nonfinite && claim.status == Status::Asserted {
            of_governor(w, clause, &verb, claim);
        }
    }
    if pos == Pos::Noun {
        let source = found.fit.roles[Role::Source as usize].as_ref().and_then(|f| f.pieces.first());
        if let Some(g) = clause.governor.filter(|g| found.fit.cue.contains(&w.groups[*g].units)) {
            of_carrier(w, g, source.is_some_and(|s| s.end <= w.groups[g].units.start), claim);
        }
        let before = clause.cue.start.checked_sub(1).map(|u| w.units[u]);
        if before.is_some_and(|u| u.is(Class::NegationDeterminer) && !asks_for(construction, u)) || has_no_sign(w, clause.cue.start) {
            claim.status = Status::Negated;
        }
    }
    if is_of_nobody(w, found) || explains_nothing(w, clause.first) {
        claim.status = Status::Negated;
    }
    let future = clause.verb.is_some_and(|v| v.tense == Tense::Future);
    if claim.status == Status::Asserted
        && (construction.unrealised
            || in_condition(w, clause.first)
            || future && (has_condition(w, clause.after) || follows_condition(w, clause.first)))
    {
        claim.status = Status::Unrealised;
    }
}

/// What the verb group of the cue says; `owed`: an act that is due is none that was done.
fn of_verb(w: &Window, clause: &Clause, verb: &VerbGroup, owed: bool, claim: &mut Claim) {
    let units = &w.units[clause.cue.start..clause.cue.end];
    // ("urged them to condemn it and support her": the second shares the "to")
    claim.tense = if clause.frame == Frame::Infinitive { Tense::None } else { verb.tense };
    // "would later say": what was to come has come; "would only say", "would say only": that much is said
    let adverb = |u: &Unit| u.tag == Tag::Adverb;
    let merely = |u: &Unit| adverb(u) && u.has(Property::Merely);
    let said = |u: &Unit| adverb(u) && u.is(Class::Time) || merely(u);
    let came = verb.conditional && (units.iter().any(said) || w.units.get(clause.cue.end).is_some_and(merely));
    let shared = shared_auxiliary(w, clause);
    let auxiliary = shared.unwrap_or(*verb);
    if verb.negated || shares_negation(w, clause) {
        claim.status = Status::Negated;
    } else if auxiliary.possible && (verb.copula || is_perfect(w, clause)) {
        claim.hedged = true;
    } else if auxiliary.possible
        || auxiliary.conditional && !came
        || auxiliary.due && owed
        || is_subjunctive(w, clause)
        || shares_open(w, clause, shared)
    {
        claim.status = Status::Unrealised;
    }
}

/// Whether the verb group of the cue has a form of having.
fn is_perfect(w: &Window, clause: &Clause) -> bool {
    w.units[clause.cue.start..clause.cue.end].iter().any(|u| u.is(Class::Have))
}

/// What is said of an infinitive or -ing form by the verb, or the preposition, that governs it.
fn of_governor(w: &Window, clause: &Clause, verb: &VerbGroup, claim: &mut Claim) {
    let here = w.group(clause.cue.start);
    let hangs = || matches!(clause.frame, Frame::Participle | Frame::Copular).then(|| here.checked_sub(1)).flatten();
    let governor = clause.governor.or_else(hangs);
    let above = governor.map(|g| w.groups[g]);
    let above_head = above.map(|g| w.units[g.head]);
    // "refused to talk, denouncing the vote": what a comma parts is no part of the refusal
    let parted = governor.is_some_and(|g| g < here && w.groups[g..here].iter().any(|x| x.kind == GroupKind::Comma));
    // "missed a game for criticising him", "failed after accusing her": nor is what led to it
    let before = clause.cue.start.checked_sub(1).map(|b| &w.units[b]).filter(|b| verb.form == VerbForm::Ing && b.tag == Tag::Preposition);
    let adjunct = before.is_some_and(|b| !b.is_any(&[Class::From, Class::Of, Class::Dealings]));
    let refuses = above_head.is_some_and(|u| u.is(Class::Negating)) && !parted && !adjunct;
    let negated = above.is_some_and(|g| g.verb.is_some_and(|v| v.negated));
    let ing = verb.form == VerbForm::Ing;
    let negating = refuses
        || negates_next(w, clause.cue.start)
        || preposition_negates(w, clause.cue.start)
        || ing && !verb.passive && keeps_from(w, clause.cue.start)
        || is_yet(w, clause.cue.start) && negates_next(w, clause.cue.start + 1)
        || is_of_none(w, clause.cue.start)
        || is_of_refusal(w, clause);
    if ing && leaves_open(w, clause.cue.start) {
        claim.status = Status::Unrealised;
    }
    // "could not resist mocking", "did not fail to condemn": two negations
    let twice = refuses && negated;
    if negating && !twice {
        claim.status = Status::Negated;
    } else if !negating && matches!(clause.frame, Frame::Infinitive | Frame::Copular) {
        of_governed_infinitive(w, clause, verb, governor, claim);
    }
    if !twice && negated && clause.frame == Frame::Infinitive {
        claim.status = Status::Negated;
    }
}

/// Whether what an infinitive says is done, only said to be so (a hedge), or still to be done, by the verb that governs it and negates nothing.
fn of_governed_infinitive(w: &Window, clause: &Clause, verb: &VerbGroup, governor: Option<usize>, claim: &mut Claim) {
    let infinitive = clause.frame == Frame::Infinitive;
    let above = governor.map(|g| w.groups[g]);
    let head = above.map(|g| w.units[g.head]);
    let says = |holds: fn(&VerbGroup) -> bool| above.and_then(|g| g.verb).is_some_and(|v| holds(&v));
    let controls = head.is_some_and(|u| u.is(Class::ObjectControl));
    // "was urged to condemn", "is expected to condemn", but "is said to have condemned", "is known to support"
    let awaited = |u: Unit| !u.has(Property::Attitude) || u.has(Property::Open);
    let asked = controls && head.is_some_and(awaited) && !is_perfect(w, clause) && infinitive;
    claim.hedged |= head.is_some_and(|u| u.cue != 0 && !u.is(Class::Implicative)) && says(|v| v.passive) && !asked;
    // "called on Oslo to", but "called a meeting to"
    let urged = controls && governor.and_then(|g| w.groups.get(g + 1)).is_some_and(|g| g.kind == GroupKind::Preposition);
    let announced = above.is_none() && w.headline && verb.to;
    let waits = infinitive && is_still_to_be_done(w, clause, above.and_then(|g| g.verb));
    // "is likely to condemn", but "is likely to have condemned"
    claim.hedged &= !waits || is_perfect(w, clause);
    // "had to admit", "had the gall to say", "likes to say", but "would like to say", "had plans to say"
    let planned = clause.cue.start.checked_sub(1).is_some_and(|b| w.units[b].has(Property::Open) && !Tags::VERB.has(w.units[b].tag));
    let had = |u: Unit| u.is(Class::Have) && u.tag == Tag::Past && !planned;
    let supposed = says(|v| v.conditional || v.possible);
    let implied = !announced && !supposed && !waits && head.is_none_or(|u| u.is(Class::Implicative) || had(u)) && !urged;
    if !claim.hedged && !implied && (waits || !is_purpose(w, governor, clause.first)) {
        claim.status = Status::Unrealised;
    }
}

/// "nobody condemned", "blamed no one", "not one of them said": whether nobody claims, or of nobody it is claimed.
fn is_of_nobody(w: &Window, found: &Found) -> bool {
    let piece = |role: Role| found.fit.roles[role as usize].as_ref().and_then(|f| f.pieces.first());
    let denies = |start: usize| {
        let one = || w.units.get(start + 1).is_some_and(|u| matches!(u.tag, Tag::Number | Tag::Determiner) && !u.is(Class::Predeterminer));
        // ("no fewer than nine ministers")
        let at_least = || w.units[start + 1..].iter().take(2).map(|u| u.is_any(&[Class::Amount, Class::Than])).eq([true, true]);
        w.units[start].is(Class::NegationDeterminer) && !at_least() || w.units[start].is(Class::Negation) && one()
    };
    let nobody = |role: Role| piece(role).is_some_and(|p| denies(p.start));
    let denied = || piece(Role::Source).is_some_and(|s| s.start < found.clause.cue.start && is_denied(w, s.start));
    // (of what stands inside a content no more is denied than that: "complained that nobody had asked him")
    let inside = piece(Role::Content).zip(piece(Role::Target)).is_some_and(|(c, t)| c.start <= t.start && t.end <= c.end);
    nobody(Role::Source) || !inside && nobody(Role::Target) || denied()
}

/// "The council should condemn the raid", "must be condemned by Oslo": whether a claim of a kind that tells an act is only said to be due. Who says so of himself
/// does it ("I must condemn this"), and what must be so is ("must be behind it"); of whom others say what they owe ("must bear the blame") it is told.
fn is_owed(w: &Window, clause: &Clause, kind: &KindName) -> bool {
    let copula = clause.verb.is_some_and(|v| v.copula);
    let myself = || clause.subject.is_some_and(|s| w.units[s.head].is(Class::FirstPerson));
    (kind.acts || kind.denies) && !copula && clause.frame != Frame::Copular && !myself()
}

/// "there is no truth in it" denies: whether the construction claims only behind such a word.
fn asks_for(construction: &Construction, before: Unit) -> bool {
    let words = construction.needs.as_ref().and_then(|g| g.before.as_ref());
    words.is_some_and(|set| set.begins(std::iter::once(before.word)).is_some())
}

/// "Not everyone thinks", "Never did she say": whether a negation stands before the subject that begins at a unit, or before its auxiliary.
fn is_denied(w: &Window, subject: usize) -> bool {
    const JOINS: Tags = Tags::of(&[Tag::Conjunction, Tag::Preposition, Tag::Subordinator, Tag::Wh]);
    let unit = |back: usize| subject.checked_sub(back).map(|u| &w.units[u]);
    // ("whether or not Oslo", "more often than not Oslo")
    let negates = |back: usize| unit(back).is_some_and(|u| u.is(Class::Negation)) && unit(back + 1).is_none_or(|b| !JOINS.has(b.tag));
    let auxiliary = unit(1).is_some_and(|u| u.tag == Tag::Modal || u.is_any(&[Class::Do, Class::Have, Class::Be]));
    negates(1) || auxiliary && negates(2)
}

/// "demanded that the envoy be expelled", "that Oslo condemn the raid".
fn is_subjunctive(w: &Window, clause: &Clause) -> bool {
    let verb = w.group(clause.cue.start);
    let that = clause.first.checked_sub(1).is_some_and(|t| w.groups[t].kind == GroupKind::That);
    let be = w.units[clause.cue.start].is(Class::Be);
    // "demanded Oslo support the farmers"
    let asked = clause.first.checked_sub(1).is_some_and(|v| w.groups[v].verb.is_some() && w.head(v).has(Property::Asks));
    // ("that you condemn": nor has an indicative an ending there)
    let ended = |head: &Unit| head.tag != Tag::Pronoun || head.is_any(&[Class::Masculine, Class::Feminine, Class::Neuter]);
    is_bare_be(w, verb)
        || (that || be || asked)
            && w.groups[verb].is_finite()
            && clause.subject.is_some_and(|s| ended(&w.units[s.head]) && w.is_subjunctive(s, verb))
}

/// "that the envoy be expelled": whether the verb group `verb` begins with the base form of being.
fn is_bare_be(w: &Window, verb: usize) -> bool {
    let first = w.first(verb);
    w.groups[verb].verb.is_some_and(|v| !v.to)
        && first.is(Class::Be)
        && first.tag == Tag::Base
        && !first.is_any(&[Class::PluralNumber, Class::FirstPerson])
}

/// "had no evidence that Oslo was behind": whether the clause from group `first` says what there is none of; "no doubt that" denies nothing.
fn explains_nothing(w: &Window, first: usize) -> bool {
    let that = first.checked_sub(1).filter(|t| w.groups[*t].kind == GroupKind::That && w.head(*t).tag == Tag::That);
    let noun = that.and_then(|t| t.checked_sub(1)).map(|n| w.groups[n]).filter(|g| g.kind == GroupKind::Noun);
    noun.is_some_and(|g| {
        let head = &w.units[g.head];
        w.units[g.units.start].is(Class::NegationDeterminer) && head.is(Class::ClauseNoun) && !head.has(Property::Attitude)
    })
}

/// "did not admit or deny": a base form shares the auxiliary of the verb before it, with what negates that; not behind "but" ("could not help but condemn").
fn shares_negation(w: &Window, clause: &Clause) -> bool {
    let but = || clause.cue.start.checked_sub(1).is_some_and(|b| w.units[b].is(Class::Contrast));
    let bare = clause.frame == Frame::Conjunct && w.units[clause.head].tag == Tag::Base && !but();
    let above = clause.governor.filter(|_| bare).map(|g| w.groups[g]);
    above.is_some_and(|g| w.units[g.head].tag == Tag::Base && g.verb.is_some_and(|v| v.negated))
}

/// "would be praised by Riga and condemned by Oslo": the verb group whose auxiliaries a participle shares.
fn shared_auxiliary(w: &Window, clause: &Clause) -> Option<VerbGroup> {
    let shares = clause.frame == Frame::Conjunct && clause.verb.is_some_and(|v| v.passive && v.form == VerbForm::Participle);
    clause.governor.filter(|_| shares).and_then(|g| w.groups[g].verb).filter(|v| v.passive)
}

/// "is likely to be praised by Riga and condemned by Oslo": whether a participle shares auxiliaries whose act is left open.
fn shares_open(w: &Window, clause: &Clause, shared: Option<VerbGroup>) -> bool {
    let auxiliary = clause.governor.filter(|_| shared.is_some_and(|v| v.form != VerbForm::Finite)).map(|g| w.groups[g].units.start);
    auxiliary.and_then(|start| start.checked_sub(1)).is_some_and(|before| w.units[before].has(Property::Open))
}

/// "did not join the criticism", "refused to issue a condemnation": what the verb says that belongs to a noun, and the verb above that.
/// `own` tells that whoever claims does what the verb says.
fn of_carrier(w: &Window, g: usize, own: bool, claim: &mut Claim) {
    let Some(verb) = w.groups[g].verb else { return };
    let above = (0..g).rev().take(2).find(|n| w.groups[*n].verb.is_some()).filter(|_| verb.form == VerbForm::Infinitive);
    let negating = above.is_some_and(|a| w.head(a).is(Class::Negating) || w.groups[a].verb.is_some_and(|v| v.negated));
    // "withdrew its support", but "resisted calls by Oslo"
    let withdrawn = own && w.head(g).is(Class::Negating);
    if verb.negated || negating || withdrawn || preposition_negates(w, w.groups[g].units.start) {
        claim.status = Status::Negated;
        return;
    }
    let wanted = above.is_some_and(|a| !w.head(a).is(Class::Implicative)) && !is_purpose(w, above, g);
    // "demanded that sanctions be imposed"
    if verb.possible || verb.conditional || wanted || is_bare_be(w, g) {
        claim.status = Status::Unrealised;
    }
}

/// "travelled to Oslo to press", "used the speech to assail": an infinitive that does not hang on the verb above but says what its act, which took
/// place, was for. Behind what claims itself it hangs on its object: "criticised a plan to expel".
fn is_purpose(w: &Window, governor: Option<usize>, infinitive: usize) -> bool {
    governor.is_some_and(|g| {
        let above = &w.groups[g];
        let happened =
            above.is_finite() && above.verb.is_some_and(|v| !v.negated && !v.possible && !v.conditional && v.tense != Tense::Future);
        let head = &w.units[above.head];
        let claims = head.claims() && !head.is(Class::Implicative);
        happened && !claims && infinitive > g + 1 && !head.is(Class::ObjectControl)
    })
}

/// "failed to condemn", "has yet to condemn", but "the largest state yet to condemn": whether the word before a unit says that it is not done.
fn negates_next(w: &Window, cue: usize) -> bool {
    let to = || w.units.get(cue).is_some_and(|u| u.tag == Tag::To);
    let adverb = |b: usize| w.units[b].tag == Tag::Adverb && b > 0 && Tags::NOUN.has(w.units[b - 1].tag) && to();
    cue.checked_sub(1).is_some_and(|b| w.units[b].is(Class::Negating) && !adverb(b))
}

/// "has yet to condemn", but "chose instead to condemn", "would rather condemn": whether unit `i` is an adverb that sets against what was to be expected.
fn is_yet(w: &Window, i: usize) -> bool {
    w.units[i].tag == Tag::Adverb && w.units[i].is(Class::Contrast)
}

/// "without condemning", "short of condemning", "instead of blaming", "close to condemning", but "so far as to condemn".
fn preposition_negates(w: &Window, cue: usize) -> bool {
    const LINKS: [Class; 4] = [Class::Of, Class::From, Class::Than, Class::Negating];
    // (but "failed after condemning")
    let links = |u: &Unit| match u.tag {
        // ("came close to condemning")
        Tag::Preposition | Tag::To => u.is_any(&LINKS) || u.tags.has(Tag::To),
        tag => matches!(tag, Tag::Adverb | Tag::Adjective),
    };
    let before = cue.checked_sub(1).map(|b| &w.units[b]);
    before.is_some_and(|b| !b.is(Class::As) && links(b)) && (1..=2usize).filter_map(|n| cue.checked_sub(n)).any(|u| negates_next(w, u + 1))
}
