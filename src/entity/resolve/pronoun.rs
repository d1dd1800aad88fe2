//! Pronouns of the third person: what they may mean, and what is learnt from them.

use super::Resolver;
use super::group_word::MEMBERS;
use super::here::Here;
use super::item::{Item, Kinds};
use crate::document::{EntityId, MentionForm, Resolved, Sex};
use crate::lexicon::{Class, Classes, Property, Sort, Tag, Tags};
use crate::rules::Role;
use crate::span::Tokens;
use crate::text::shape::Shape;

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
        let mut item = Item { sex: Sex::of(word), ..self.item(Tokens::new(i, i + 1), here) };
        if self.is_empty_it(i, here.sentence) {
            return item;
        }
        if self.is_of_so_many(i) {
            return Item { kinds: Kinds::PEOPLE, ..item };
        }
        item.open = true;
        let kinds = self.kinds_of_pronoun(i);
        if word.is(Class::Reciprocal) {
            if let Some(subject) = self.reflexive(i, kinds, here) {
                self.stands_for(&mut item, subject);
            }
        } else if let Some(speaker) = self.names_for_itself(i).filter(|n| self.items[*n].kinds.meets(kinds)) {
            self.stands_for(&mut item, speaker);
        } else if let Some(found) = self.agreeing(i, kinds, here) {
            if let Some(entity) = self.items[found].entity.filter(|_| !word.is(Class::PluralNumber)) {
                self.settle(entity, kinds);
            }
            self.stands_for(&mut item, found);
        }
        item
    }

    /// "About half said they were tired": whether "they" begins what so many say whom nobody names.
    fn is_of_so_many(&self, i: usize) -> bool {
        let content = || self.content_around(i).filter(|c| !c.direct && i <= c.tokens.start as usize + 1);
        let said = self.word(i).is(Class::PluralNumber) && self.word(i).likely == Some(Tag::Pronoun);
        let source = said.then(content).flatten().and_then(|c| self.sources[c.claim as usize]).map(|source| source as usize);
        // ("half of the drivers" are drivers)
        let Some(source) = source.filter(|s| !self.is_bound_by_of(*s) && !self.token(*s).shape.is_capital()) else { return false };
        let word = self.word(source);
        let counted = self.token(source).shape == Shape::Number
            || word.tags.has(Tag::Number)
            || word.is(Class::Predeterminer) && !word.is(Class::Pair);
        counted || self.tables.lexicon.sort(self.lemma(source)) == Sort::Quantity
    }

    /// What a pronoun may mean by its own form, and by what it does.
    fn kinds_of_pronoun(&self, i: usize) -> Kinds {
        let word = self.word(i);
        let kinds = match Sex::of(word) {
            Sex::Unknown if word.is(Class::Neuter) => Kinds::COLLECTIVE.or(Kinds::PLACE).or(Kinds::THING).or(Kinds::PAPER),
            Sex::Unknown => Kinds::COLLECTIVE.or(Kinds::PARTIES).or(Kinds::PEOPLE).or(Kinds::BODIES).or(Kinds::THINGS),
            _ => Kinds::PERSON,
        };
        // "called it an attack"
        // "the council denied it"
        let said = || {
            let last = self.doc.tokens.get(i + 1).is_none_or(|t| matches!(t.shape, Shape::Stop | Shape::Comma));
            let verb = i.checked_sub(1).map(|v| self.word(v)).unwrap_or_default();
            // (but "hired a judge to advise it")
            last && verb.has(Property::Says) && verb.tags.meets(Tags::VERB) && !verb.is(Class::ObjectControl)
        };
        let plain = word.is(Class::Neuter) && !word.tags.has(Tag::Possessive) && !word.is(Class::Reciprocal);
        if plain && (self.is_called_thing(i) || said()) {
            return Kinds::THING.or(Kinds::PAPER);
        }
        // who claims something is somebody
        if self.is_source(i) { kinds.without(Kinds::THING.or(Kinds::THINGS).or(Kinds::PLACE)) } else { kinds }
    }

    /// Whether the pronoun at token `i` is what somebody calls an act, a saying or a time, which no party is.
    fn is_called_thing(&self, i: usize) -> bool {
        const LONGEST: usize = 5;
        let quote = |j: usize| self.doc.tokens.get(j).is_some_and(|t| t.shape.may_open_quotation());
        let start = i + 1 + quote(i + 1) as usize;
        let named = self.parts_at(i as u32).iter().any(|p| p.role == Role::Target);
        if !named {
            return false;
        }
        // "calls it Cozy Bear": no body is given another's name
        if i.checked_sub(1).is_some_and(|v| self.word(v).is(Class::Naming))
            && self.doc.tokens.get(start).is_some_and(|t| t.shape == Shape::Capital)
        {
            return true;
        }
        if self.doc.tokens.get(start).is_none_or(|t| t.word.likely != Some(Tag::Determiner)) {
            return false;
        }
        let start = start + 1 + quote(start + 1) as usize;
        let inside = |j: &usize| {
            let token = self.token(*j);
            // ("an attempted murder")
            let describes = |l: Tag| MEMBERS.has(l) || token.word.tags.has(Tag::Participle);
            token.shape == Shape::Hyphen || token.shape == Shape::Lower && token.word.likely.is_none_or(describes)
        };
        let head = (start..self.doc.tokens.len().min(start + LONGEST)).take_while(inside).last();
        head.is_some_and(|h| self.word(h).is(Class::Time) || matches!(self.tables.lexicon.sort(self.lemma(h)), Sort::Act | Sort::Saying))
    }

    /// Whether a token is the head of a claim's source.
    pub(super) fn is_source(&self, i: usize) -> bool {
        self.parts_at(i as u32).iter().any(|p| p.role == Role::Source)
    }

    /// "the mayor himself", "they blamed each other": who stands right before it, else the last one in its sentence that agrees.
    fn reflexive(&self, i: usize, kinds: Kinds, here: &Here) -> Option<usize> {
        let kinds = if self.word(i).is(Class::PluralNumber) { kinds.without(Kinds::COLLECTIVE) } else { kinds };
        let sex = Sex::of(self.word(i));
        let agrees = |item: &Item| {
            let of = item.entity.map(|e| self.sex(e)).filter(|of| *of != Sex::Unknown);
            of.unwrap_or(item.sex).may_be(sex)
        };
        let fits = |n: &usize| self.items[*n].kinds.meets(kinds) && agrees(&self.items[*n]);
        let beside = self.items.len().checked_sub(1).filter(|n| self.items[*n].tokens.end as usize == i);
        beside.filter(fits).or_else(|| self.agreeing_before(here, fits)).filter(fits)
    }

    /// Gives a pronoun what item `to` means.
    fn stands_for(&mut self, pronoun: &mut Item, to: usize) {
        self.points_back(pronoun, to);
        // "the report … it": whoever issued it, but as an argument only
        pronoun.form = Some(MentionForm::Pronoun).filter(|_| pronoun.kinds != Kinds::PAPER);
        pronoun.resolved = Resolved::Pronoun;
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

    /// Gives a description what another item means.
    pub(super) fn describes(&mut self, description: &mut Item, to: usize) {
        self.points_back(description, to);
        (description.resolved, description.form) = (Resolved::Definite, Some(MentionForm::Definite));
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
        // "it was doubtful he would stay": nothing but a clause stands behind an adjective so
        let bare = || {
            const OPENERS: Tags = Tags::of(&[Tag::Determiner, Tag::Pronoun, Tag::Possessive]);
            let next = self.doc.tokens.get(verb + 1).filter(|_| verb + 1 < end);
            self.word(verb).likely == Some(Tag::Adjective)
                && next.is_some_and(|t| t.shape == Shape::Capital || t.word.likely.is_some_and(|l| OPENERS.has(l)))
        };
        let impersonal = impersonal || being && verb < end && self.word(verb).is(Class::Impersonal) && bare();
        let cleft = being && self.mention_at(verb).is_some_and(|m| clause(m.tokens.end as usize, m.tokens.end as usize + 2));
        // "it was the police who"
        let people = || {
            let noun = (verb + 1..end.min(verb + 5)).find(|j| self.is_party_noun(*j));
            noun.is_some_and(|n| {
                n + 1 < end
                    && self.word(n + 1).is(Class::Relative)
                    && !self.word(n + 1).is(Class::Neuter)
                    && !self.word(n + 1).tags.has(Tag::That)
            })
        };
        impersonal || cleft || being && verb < end && self.word(verb).is(Class::Definite) && people()
    }
}
