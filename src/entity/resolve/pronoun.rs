//! Pronouns of the third person: what they agree with.

use super::Resolver;
use super::ask::Ask;
use super::here::Here;
use super::item::{Item, Kinds};
use crate::document::{EntityId, MentionForm, Resolved, Sex};
use crate::gazetteer::Kind;
use crate::lexicon::{Class, Classes, Property, Sort, Tag, Tags, Word};
use crate::rules::Role;
use crate::span::Tokens;
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

impl Resolver<'_> {
    pub(super) fn is_third_person(&self, i: usize) -> bool {
        const THIRD: Classes = Classes::of(&[Class::Masculine, Class::Feminine, Class::Neuter, Class::PluralNumber]);
        let word = self.word(i);
        let pronoun = matches!(word.likely, Some(Tag::Pronoun | Tag::Possessive)) && word.classes.has_any(THIRD);
        pronoun && !word.is(Class::FirstPerson) && self.token(i).shape != Shape::Upper
    }

    /// Adds the item of a pronoun, whoever it means.
    pub(super) fn note_pronoun(&mut self, i: usize, here: &Here) {
        let item = self.pronoun(i, here);
        let sex = Sex::of(self.word(i));
        let speaks = item.antecedent.is_some_and(|n| self.items[n as usize].speaks);
        if let Some(entity) = item.entity.filter(|e| sex != Sex::Unknown && (speaks || self.sex(*e) == Sex::Unknown)) {
            self.learn_sex(entity, sex);
        }
        // "the owner … he" is no company, "the owner … it" nobody
        if item.entity.is_none()
            && let Some(root) = item.root.map(|r| r as usize)
        {
            let both = Kinds::PERSON.or(Kinds::COLLECTIVE);
            let kinds = self.items[root].kinds;
            let of = if sex == Sex::Unknown { Kinds::PERSON } else { Kinds::COLLECTIVE };
            let neuter = sex != Sex::Unknown || self.word(i).is(Class::Neuter);
            if neuter && kinds.meets(Kinds::PERSON) && kinds.meets(Kinds::COLLECTIVE) && kinds == kinds.and(both) {
                self.items[root].kinds = kinds.without(of);
            }
        }
        self.note(item, here);
    }

    pub(super) fn pronoun(&mut self, i: usize, here: &Here) -> Item {
        let word = self.word(i);
        let sex = Sex::of(word);
        let mut item = Item { sex, ..self.item(Tokens::new(i, i + 1), here) };
        if self.is_empty_it(i, here.sentence) {
            return item;
        }
        item.open = true;
        let kinds = match () {
            _ if sex != Sex::Unknown => Kinds::PERSON,
            _ if word.is(Class::Neuter) => Kinds::COLLECTIVE.or(Kinds::PLACE).or(Kinds::THING).or(Kinds::PAPER),
            _ => Kinds::COLLECTIVE.or(Kinds::PARTIES).or(Kinds::PEOPLE).or(Kinds::BODIES).or(Kinds::THINGS),
        };
        // who claims something is somebody
        let speaks = self.parts_at(i as u32).iter().any(|p| p.role == Role::Source);
        let kinds = if speaks { kinds.without(Kinds::THING.or(Kinds::THINGS).or(Kinds::PLACE)) } else { kinds };
        if word.is(Class::Reciprocal) {
            let beside = self.items.len().checked_sub(1).filter(|n| self.items[*n].tokens.end as usize == i);
            let fits =
                |n: &usize| self.items[*n].kinds.meets(if word.is(Class::PluralNumber) { kinds.without(Kinds::COLLECTIVE) } else { kinds });
            if let Some(subject) = beside.filter(fits).or_else(|| self.agreeing_before(here, fits)).filter(fits) {
                self.points_back(&mut item, subject);
                let form = Some(MentionForm::Pronoun).filter(|_| item.kinds != Kinds::PAPER);
                (item.form, item.resolved) = (form, Resolved::Pronoun);
            }
            return item;
        }
        // "protested over what it termed an outrage": whoever protested
        if let Some(n) = self.names_for_itself(i).filter(|n| self.items[*n].kinds.meets(kinds)) {
            self.points_back(&mut item, n);
            (item.form, item.resolved) = (Some(MentionForm::Pronoun), Resolved::Pronoun);
            return item;
        }
        let mut not = self.ruled_out(i);
        not.extend(self.described_beside(i));
        let mut doer = None;
        if self.is_object(i, here) || self.is_complement(i, here) {
            if let Some(subject) = self.doer_before(i, here) {
                // who is nobody's name stands for is not meant either
                doer = Some(self.items[self.root(subject)].head());
                not.extend(self.items[subject].entity);
                not.extend(self.items[subject].members.iter().copied());
                // and who is joined to it
                let joined = self.items.get(subject + 1).filter(|i| i.head() == self.items[subject].head());
                not.extend(joined.into_iter().flat_map(|i| i.members.iter().copied()));
            }
            // "urged Hale to release him"
            not.extend(self.content_around(i).and_then(|c| self.target_of(c.claim)));
        }
        // what is done to "it" is done to a thing, if no claim says otherwise
        let plain = sex == Sex::Unknown && self.parts_at(i as u32).is_empty();
        let party = match plain {
            true if word.is(Class::Neuter) && (self.is_object(i, here) || self.is_complement(i, here)) => OBJECT_IT,
            true if self.is_object(i, here) => OBJECT,
            true if word.is(Class::Neuter) && !word.tags.has(Tag::Possessive) && !self.acts(i, here) => PLAIN_VERB,
            _ if word.is(Class::Neuter) && word.tags.has(Tag::Possessive) && !self.is_object(i, here) && !self.is_complement(i, here) => {
                -OWN
            }
            _ => 0.0,
        };
        let accused = self.accused_before(i, here);
        let relative = self.relative_before(i, here);
        let opening = self.apposition_before(i, here).map(|n| self.items[n].head());
        let speech = self.content_around(i).filter(|c| c.direct).map(|c| c.claim);
        // "it" in a quotation is rather something said there
        let whole =
            |q: u32| self.doc.tokens.get(self.doc.quotes[q as usize].tokens.start as usize + 1).is_none_or(|t| t.shape != Shape::Lower);
        let inside = word.is(Class::Neuter) && item.quote.is_some_and(whole);
        // "they" of a quotation are rather the other side
        let adversary = if speech.is_some() && word.is(Class::PluralNumber) { self.adversary(i, &not) } else { None };
        let gains = |yes: bool, weight: f32| if yes { weight } else { 0.0 };
        // "her client": a lawyer's
        let acts_for = if word.tags.has(Tag::Possessive) { self.acts_for(i + 1) } else { None };
        let most = gains(acts_for.is_some(), CLIENT)
            + gains(adversary.is_some(), OTHER_SIDE)
            + gains(speaks, SPEAKS_AGAIN)
            + gains(accused.is_some(), TARGET_OF_SPEECH);
        let ask = Ask { sex, inside, party, about: 0.0, most, ..Ask::new(i, kinds, &not, here) };
        let fit = |other: &Item| {
            let lawyer = acts_for.is_some_and(|sort| {
                let called = other.entity.map_or(&[][..], |e| &self.facts[e.0 as usize].called);
                self.is_of_sort(&[other.noun], sort) || self.is_of_sort(called, sort)
            });
            // "a lawmaker from his party" is not he
            let bound = |w: Word| w.likely == Some(Tag::Preposition) && !(other.entity.is_some() && !w.is(Class::Of) && !w.is(Class::From));
            let governs = other.tokens.end as usize + 1 == i && bound(self.word(i - 1));
            let several = word.is(Class::PluralNumber);
            let fits = match other.kinds {
                k if several && k.meets(Kinds::COLLECTIVE) && !k.meets(Kinds::SEVERAL) && item.quote.is_none() => {
                    // "the operator would pay for their hotels": one body of the same sentence goes on as "it"
                    let near = other.sentence == here.number && !k.meets(Kinds::GROUP);
                    match near {
                        _ if other.entity.is_some_and(|e| self.is_named_as_several(e)) => 0.0,
                        true => -2.0 * ONE_OF_MANY,
                        false => -ONE_OF_MANY,
                    }
                }
                // "the Canadians" are rather "they"
                k if word.is(Class::Neuter) && k.meets(Kinds::PEOPLE) && k.meets(Kinds::STATE) => -PEOPLE_AS_ONE,
                // papers say something, and do little else
                Kinds::PAPER if !speaks => -PAPER,
                _ => 0.0,
            };
            // what his lawyer says of him
            let principal = gains(other.entity.is_none() && other.owner.is_some(), OF_OTHERS);
            let goes_on = gains(speaks && other.speaks, SPEAKS_AGAIN);
            let against = gains(adversary.is_some() && other.entity == adversary, OTHER_SIDE);
            let target = gains(accused == Some(other.head()), TARGET_OF_SPEECH);
            let told = speech.is_some_and(|claim| self.is_told(claim, other));
            // "the hackers" are no "it"
            let many =
                word.is(Class::Neuter) && other.kinds.meets(Kinds::PEOPLE) && other.entity.is_none() && !other.kinds.meets(Kinds::STATE);
            let acts = doer.is_some_and(|doer| other.root.map_or(other.head(), |root| self.items[root as usize].head()) == doer);
            let headed = relative == Some(other.head());
            (!governs && !headed && !many && !acts && opening != Some(other.head()) && !told)
                .then_some(fits + gains(lawyer, CLIENT) + against + goes_on + target - principal)
        };
        let found = self.antecedent(&ask, fit);
        if let Some(found) = found {
            if let Some(entity) = self.items[found].entity.filter(|_| !word.is(Class::PluralNumber)) {
                self.settle(entity, kinds);
            }
            self.points_back(&mut item, found);
            // "the report … it": whoever issued it, but as an argument only
            item.form = Some(MentionForm::Pronoun).filter(|_| item.kinds != Kinds::PAPER);
            item.resolved = Resolved::Pronoun;
        }
        item
    }

    /// "over what it termed an outrage": of a pronoun that says what something is, behind "what" and in what somebody claims of that, who claims it.
    fn names_for_itself(&self, i: usize) -> Option<usize> {
        let what = i.checked_sub(1).filter(|w| self.word(*w).is_what())?;
        let over = what.checked_sub(1).is_some_and(|p| self.word(p).likely == Some(Tag::Preposition));
        let targets = |claim: u32| self.doc.claims[claim as usize].target.is_some();
        let calls = self.parts_at(i as u32).iter().find(|p| p.role == Role::Source).is_some_and(|p| targets(p.claim));
        if !over || !calls {
            return None;
        }
        let outer = self.contents_around(i).find(|c| !c.direct && targets(c.claim))?.claim;
        let source = self.sources[outer as usize].and_then(|s| self.item_at(s))?;
        self.items[source].entity.is_some().then_some(source)
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

    /// "A grandmother of nine, she said": the description at the beginning of a sentence that says who the subject behind its comma is.
    fn apposition_before(&self, i: usize, here: &Here) -> Option<usize> {
        const LONGEST: usize = 12;
        let start = here.sentence.start as usize;
        let comma = i.checked_sub(1).filter(|c| *c > start && *c < start + LONGEST && self.token(*c).shape == Shape::Comma)?;
        let plain = |j: usize| self.token(j).shape != Shape::Comma && self.word(j).likely.is_none_or(|l| !Tags::FINITE.has(l));
        let first = (self.from..self.items.len()).rev().take(LONGEST).take_while(|n| self.items[*n].sentence == here.number).last()?;
        let item = &self.items[first];
        let opens = item.tokens.start as usize == start && item.entity.is_none() && item.kinds.meets(Kinds::PERSON.or(Kinds::COLLECTIVE));
        (opens && (item.tokens.end as usize..comma).all(plain)).then_some(first)
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

    /// Gives an item what another one means.
    pub(super) fn points_back(&mut self, item: &mut Item, to: usize) {
        let other = &self.items[to];
        let members: Vec<EntityId> = other.members.clone();
        (item.kinds, item.entity, item.of, item.antecedent) = (other.kinds, other.entity, other.of, Some(to as u32));
        item.root = other.root.or(item.antecedent);
        if !item.noun.is_known() {
            item.noun = other.noun;
        }
        if item.sex == Sex::Unknown {
            item.sex = other.sex;
        }
        if item.entity.is_none() && !members.is_empty() {
            item.entity = Some(self.together(&members));
        }
        item.members = members;
        item.open = false;
    }

    /// "It is clear that", "it remains to be seen", "it was Riga that": a subject that stands for nobody.
    fn is_empty_it(&self, i: usize, sentence: Tokens) -> bool {
        const BETWEEN: Tags = Tags::of(&[Tag::Modal, Tag::Adverb]);
        let word = self.word(i);
        if !word.is(Class::Neuter) || !word.tags.has(Tag::Pronoun) || word.tags.has(Tag::Possessive) {
            return false;
        }
        let end = sentence.end as usize;
        let light = |j: usize| {
            let w = self.word(j);
            (w.tags.meets(BETWEEN) || w.is(Class::Have) || w.is(Class::Be)) && !w.is(Class::Impersonal)
        };
        let verb = (i + 1..end.min(i + 6)).find(|j| !light(*j)).unwrap_or(end);
        let being = (i + 1..verb).any(|j| self.word(j).is(Class::Be));
        let clause = |from: usize, to: usize| {
            (from..end.min(to)).any(|j| self.word(j).tags.meets(Tags::of(&[Tag::That, Tag::To, Tag::Wh, Tag::Subordinator])))
        };
        // "it seems that", but "it is enough that"
        let acts = verb < end && self.word(verb).likely.is_some_and(|l| Tags::FINITE.has(l));
        let impersonal = verb < end && self.word(verb).is(Class::Impersonal) && (acts || being) && clause(verb + 1, verb + 9);
        let cleft = being && self.mention_at(verb).is_some_and(|m| clause(m.tokens.end as usize, m.tokens.end as usize + 2));
        impersonal || cleft
    }
}
