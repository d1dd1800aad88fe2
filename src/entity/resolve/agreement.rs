//! Agreement: what of all that was spoken of before a pronoun of the third person rather means.

use super::Resolver;
use super::ask::Ask;
use super::here::Here;
use super::item::{Item, Kinds};
use super::salience::gains;
use crate::document::{EntityId, Parties, Resolved, Sex};
use crate::gazetteer::Kind;
use crate::lexicon::{Class, Property, Sort, Tag, Tags, Word};
use crate::rules::Role;
use crate::text::shape::Shape;

/// What parties lose against things where the pronoun is an object.
const OBJECT: f32 = 2.0;
/// And so for "it".
const OBJECT_IT: f32 = 5.0;
/// What an unnamed person loses who belongs to somebody.
const OF_OTHERS: f32 = 12.0;
/// What parties lose against things where "it" does nothing that a party does.
const PLAIN_VERB: f32 = 4.0;
/// What the target of the claim around gains for the subject of what is said.
const TARGET_OF_SPEECH: f32 = 12.0;
/// What things lose as owners: "its".
const OWN: f32 = 4.0;
/// What a source gains for a pronoun that is one too.
const SPEAKS_AGAIN: f32 = 1.0;
/// What whom claims are made against gains for "they" in a quotation.
const OTHER_SIDE: f32 = 5.0;
/// What people of one state or body lose for "it".
const PEOPLE_AS_ONE: f32 = 8.0;
/// What somebody gains whose the noun behind a pronoun says that he is: a lawyer for "her client".
const CLIENT: f32 = 25.0;
/// What a statement or report loses where nothing is said.
const PAPER: f32 = 2.0;
/// What one body loses for "they".
const ONE_OF_MANY: f32 = 14.0;

/// A pronoun, and what its place tells of whom it means.
struct Pronoun<'p> {
    /// its token
    at: usize,
    word: Word,
    here: &'p Here,
    /// whether it is the source of a claim
    speaks: bool,
    /// whether it stands in a quotation
    quoted: bool,
    /// the claim in whose direct speech it stands
    speech: Option<u32>,
    /// the head of who does what is done to it: nobody whom it means
    doer: Option<u32>,
    /// whether something is done to it
    object: bool,
    /// the head of the description that it follows as the subject of its sentence, and that of what the relative clause is about whose subject it is
    described: [Option<u32>; 2],
    /// the head of the target of the claim around it
    accused: Option<u32>,
    /// whom the claims before are made against
    adversary: Option<EntityId>,
    /// the sort of persons who act for whoever the noun behind it means: a lawyer for "her client"
    acts_for: Option<&'p str>,
}

impl Resolver<'_> {
    /// Of the items of these kinds the one before that the pronoun at token `i` means.
    pub(super) fn agreeing(&self, i: usize, kinds: Kinds, here: &Here) -> Option<usize> {
        let word = self.word(i);
        let (object, complement) = (self.is_object(i, here), self.is_complement(i, here));
        let doer = if object || complement { self.doer_before(i, here) } else { None };
        let not = self.not_meant(i, object || complement, doer);
        let speech = self.content_around(i).filter(|c| c.direct).map(|c| c.claim);
        let pronoun = Pronoun {
            at: i,
            word,
            here,
            speaks: self.is_source(i),
            quoted: self.quoted_at(i).is_some(),
            speech,
            doer: doer.map(|subject| self.items[self.root(subject)].head()),
            object,
            described: [self.apposition_before(i, here), self.relative_before(i, here)],
            accused: self.accused_before(i, here),
            // "they" of a quotation are rather the other side
            adversary: match speech {
                Some(_) if word.is(Class::PluralNumber) => self.adversary(i, &not),
                Some(claim) if Sex::of(word) != Sex::Unknown && self.opens_quotation(i) => self.addressed_by(claim, i, &not),
                _ => None,
            },
            acts_for: if word.tags.has(Tag::Possessive) { self.acts_for(i + 1) } else { None },
        };
        let ask = Ask {
            sex: Sex::of(word),
            // "it" in a quotation is rather something said there
            inside: word.is(Class::Neuter) && self.quoted_at(i).is_some_and(|q| self.is_whole_quotation(q)),
            party: self.thing_rather(&pronoun, object, complement),
            about: 0.0,
            most: pronoun.most(),
            ..Ask::new(i, kinds, &not, here)
        };
        self.antecedent(&ask, |other| (!self.is_other_than(&pronoun, other)).then(|| self.agreement(&pronoun, other)))
    }

    /// Whom the pronoun at token `i` does not mean: whom the claims around it rule out, whom an apposition with it describes, and, where something is done to it,
    /// those of whom it is told that they do it.
    fn not_meant(&self, i: usize, done_to: bool, doer: Option<usize>) -> Parties {
        let mut not = self.ruled_out(i);
        not.extend(self.described_beside(i));
        if let Some(subject) = doer {
            not.extend(self.items[subject].entity);
            not.extend(self.items[subject].members.iter().copied());
            // and who is joined to it
            let joined = self.items.get(subject + 1).filter(|i| i.head() == self.items[subject].head());
            not.extend(joined.into_iter().flat_map(|i| i.members.iter().copied()));
        }
        // "urged Hale to release him"
        if done_to {
            not.extend(self.content_around(i).and_then(|c| self.target_of(c.claim)));
        }
        not
    }

    /// Whether a token is the first of a quotation.
    fn opens_quotation(&self, i: usize) -> bool {
        self.quoted_at(i).is_some_and(|q| self.doc.quotes[q as usize].tokens.start as usize + 1 == i)
    }

    /// Whether a quotation begins as a sentence does.
    fn is_whole_quotation(&self, quote: u32) -> bool {
        let first = self.doc.quotes[quote as usize].tokens.start as usize + 1;
        self.doc.tokens.get(first).is_none_or(|t| t.shape != Shape::Lower)
    }

    /// What parties lose against things where a pronoun tells no sex: what is done to "it" is done to a thing, if no claim says otherwise; things own less.
    fn thing_rather(&self, pronoun: &Pronoun, object: bool, complement: bool) -> f32 {
        let (word, i) = (pronoun.word, pronoun.at);
        let neuter = word.is(Class::Neuter);
        let owner = word.tags.has(Tag::Possessive);
        let plain = Sex::of(word) == Sex::Unknown && self.parts_at(i as u32).is_empty();
        match plain {
            true if neuter && (object || complement) => OBJECT_IT,
            true if object => OBJECT,
            true if neuter && !owner && !self.acts(i, pronoun.here) => PLAIN_VERB,
            _ if neuter && owner && !object && !complement => -OWN,
            _ => 0.0,
        }
    }

    /// Whether the place of a pronoun tells that it means somebody else than an item.
    fn is_other_than(&self, pronoun: &Pronoun, other: &Item) -> bool {
        let head = other.head();
        // "a lawmaker from his party" is not he
        let binds = |w: Word| w.likely == Some(Tag::Preposition) && !(other.entity.is_some() && !w.is(Class::Of) && !w.is(Class::From));
        let governs = || other.tokens.end as usize + 1 == pronoun.at && binds(self.word(pronoun.at - 1));
        // "the hackers" are no "it"
        let unnamed = || other.entity.is_none() && other.kinds.meets(Kinds::PEOPLE) && !other.kinds.meets(Kinds::STATE);
        let many = || pronoun.word.is(Class::Neuter) && unnamed();
        // nor is a state "they", but in what somebody says
        let state = || pronoun.word.is(Class::PluralNumber) && !pronoun.quoted && other.kinds == Kinds::STATE;
        let does = |doer: u32| other.root.map_or(head, |root| self.items[root as usize].head()) == doer;
        let told = |claim: u32| self.is_told(claim, other);
        // "the company that owns it"
        let comma = || (self.token(other.tokens.end as usize).shape == Shape::Comma) as usize;
        let owns = || pronoun.object && self.word(other.tokens.end as usize + comma()).is(Class::Relative);
        let last = || self.items.last().is_some_and(|last| last.head() == head && last.sentence == pronoun.here.number);
        pronoun.described.contains(&Some(head))
            || last() && owns()
            || governs()
            || many()
            || state()
            || pronoun.doer.is_some_and(does)
            || pronoun.speech.is_some_and(told)
    }

    /// How well an item agrees with a pronoun, beside what the item weighs by its own place.
    fn agreement(&self, pronoun: &Pronoun, other: &Item) -> f32 {
        let lawyer = pronoun.acts_for.is_some_and(|sort| {
            let called = other.entity.map_or(&[][..], |e| &self.facts[e.0 as usize].called);
            self.is_of_sort(&[other.noun], sort) || self.is_of_sort(called, sort)
        });
        // what his lawyer says of him
        // (but "Hale's spokesman denied it. He said": who spoke goes on, unless what was said came first and was about Hale)
        let goes_on_speaking = pronoun.speaks
            && !pronoun.quoted
            && other.sentence + 1 == pronoun.here.number
            && other.speaks
            && other.subject
            && other.quote.is_none()
            && !self.follows_content(other);
        let one = !pronoun.word.is(Class::PluralNumber);
        let principal = gains(one && other.entity.is_none() && other.owner.is_some() && !goes_on_speaking, OF_OTHERS);
        let goes_on = gains(pronoun.speaks && other.speaks, SPEAKS_AGAIN);
        let against = gains(pronoun.adversary.is_some() && other.entity == pronoun.adversary, OTHER_SIDE);
        let target = gains(pronoun.accused == Some(other.head()), TARGET_OF_SPEECH);
        self.agreement_in_number(pronoun, other) + gains(lawyer, CLIENT) + against + goes_on + target - principal
    }

    /// "He was ill, his lawyer said": whether a source stands behind what it says.
    fn follows_content(&self, source: &Item) -> bool {
        let claims = self.parts_at(source.head()).iter().filter(|p| p.role == Role::Source).map(|p| &self.doc.claims[p.claim as usize]);
        let start = self.token(source.tokens.start as usize).start;
        claims.filter_map(|c| c.content.as_ref()?.pieces.first()).any(|piece| piece.start < start)
    }

    /// What an item loses that is one where the pronoun is of several, and the other way round.
    fn agreement_in_number(&self, pronoun: &Pronoun, other: &Item) -> f32 {
        let kinds = other.kinds;
        let one = kinds.meets(Kinds::COLLECTIVE) && !kinds.meets(Kinds::SEVERAL);
        if pronoun.word.is(Class::PluralNumber) && one && !pronoun.quoted {
            // "the operator would pay for their hotels": one body of the same sentence goes on as "it"
            let near = other.sentence == pronoun.here.number && !kinds.meets(Kinds::GROUP);
            return match other.entity {
                Some(body) if self.is_named_as_several(body) => 0.0,
                _ if near => -2.0 * ONE_OF_MANY,
                _ => -ONE_OF_MANY,
            };
        }
        // "the Canadians" are rather "they"
        if pronoun.word.is(Class::Neuter) && kinds.meets(Kinds::PEOPLE) && kinds.meets(Kinds::STATE) {
            return -PEOPLE_AS_ONE;
        }
        // papers say something, and do little else
        if kinds == Kinds::PAPER && !pronoun.speaks { -PAPER } else { 0.0 }
    }

    /// "a crew that it tracks": the head of what a relative clause is about whose subject a pronoun is. ("told the crew that it" is none.)
    fn relative_before(&self, i: usize, here: &Here) -> Option<u32> {
        let relative = i.checked_sub(1).filter(|r| *r > here.sentence.start as usize && self.word(*r).is(Class::Relative))?;
        let content = !self.contents_at.at(relative).is_empty() || !self.contents_at.at(i).is_empty();
        let comma = (self.token(relative - 1).shape == Shape::Comma) as usize;
        let head = self.item_ending((relative - comma) as u32).map(|n| &self.items[n]);
        head.filter(|item| !content && item.entity.is_none() && self.verb_follows(i, here)).map(Item::head)
    }

    /// "the New Patriots", "the Social Democrats": whether a body's name is a noun for several people or animals.
    fn is_named_as_several(&self, body: EntityId) -> bool {
        let lexicon = &self.tables.lexicon;
        let last = lexicon.find(self.name(body).rsplit(' ').next().unwrap_or_default());
        let word = lexicon.word(last);
        let alive = matches!(lexicon.sort(word.lemma), Sort::Person | Sort::Nature) || word.is(Class::PeopleNoun);
        word.likely == Some(Tag::Plural) && alive
    }

    /// "Ana Ruiz, her daughter, wept": whom an apposition describes that a possessive pronoun begins, and who owns nobody there.
    fn described_beside(&self, i: usize) -> Option<EntityId> {
        const LONGEST: usize = 4;
        let comma = i.checked_sub(1).filter(|c| self.word(i).tags.has(Tag::Possessive) && self.token(*c).shape == Shape::Comma)?;
        let words =
            (i + 1..self.doc.tokens.len()).take(LONGEST).take_while(|j| self.token(*j).shape == Shape::Lower && self.is_noun(*j)).count();
        let head = i + words;
        let closed = self.doc.tokens.get(head + 1).is_some_and(|t| !t.shape.is_word() && t.shape != Shape::Hyphen);
        let person = words > 0 && (self.word(head).is(Class::PersonNoun) || self.tables.lexicon.is_for_persons(self.lemma(head)));
        let named = &self.items[self.item_ending(comma as u32)?];
        named
            .entity
            .filter(|e| closed && person && self.kind(*e) == Kind::Person && matches!(named.resolved, Resolved::Name | Resolved::Surname))
    }

    /// "A grandmother of nine, she said": the head of the description at the beginning of a sentence that says who the subject behind its comma is.
    fn apposition_before(&self, i: usize, here: &Here) -> Option<u32> {
        const LONGEST: usize = 12;
        let start = here.sentence.start as usize;
        let comma = i.checked_sub(1).filter(|c| *c > start && *c < start + LONGEST && self.token(*c).shape == Shape::Comma)?;
        let plain = |j: usize| self.token(j).shape != Shape::Comma && self.word(j).likely.is_none_or(|l| !Tags::FINITE.has(l));
        let first = (self.from..self.items.len()).rev().take(LONGEST).take_while(|n| self.items[*n].sentence == here.number).last()?;
        let item = &self.items[first];
        let opens = item.tokens.start as usize == start && item.entity.is_none() && item.kinds.meets(Kinds::PERSON.or(Kinds::COLLECTIVE));
        (opens && (item.tokens.end as usize..comma).all(plain)).then_some(item.head())
    }

    /// Whether the verb after a pronoun is one that says something.
    fn acts(&self, i: usize, here: &Here) -> bool {
        const FARTHEST: usize = 4;
        let verbs = (i + 1..(i + 1 + FARTHEST).min(here.sentence.end as usize)).take_while(|j| self.token(*j).shape == Shape::Lower);
        // "it dismissed its chief", but "it broke down"
        let object = |j: usize| {
            const OBJECTS: Tags = Tags::of(&[Tag::Determiner, Tag::Possessive, Tag::Number, Tag::Noun, Tag::Plural, Tag::Name, Tag::That]);
            j < here.sentence.end as usize && (self.token(j).shape.is_capital() || self.word(j).likely.is_some_and(|l| OBJECTS.has(l)))
        };
        let claims = |j: usize| self.word(j).cue != 0 && self.word(j).tags.meets(Tags::VERB) && object(j + 1);
        verbs.into_iter().any(|j| self.word(j).has(Property::Says) || claims(j))
    }
}

impl Pronoun<'_> {
    /// The most that its agreement with anything gives.
    fn most(&self) -> f32 {
        gains(self.acts_for.is_some(), CLIENT)
            + gains(self.adversary.is_some(), OTHER_SIDE)
            + gains(self.speaks, SPEAKS_AGAIN)
            + gains(self.accused.is_some(), TARGET_OF_SPEECH)
    }
}
