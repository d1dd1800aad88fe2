//! The story, read from left to right: names, pronouns and noun groups become items.

use super::Resolver;
use super::group::{FINITE, Group, MEMBERS, PARTY_NOUNS};
use super::item::{Item, Kinds};
use super::part::Part;
use crate::document::{EntityId, Mention, MentionForm, Resolved, Sex, ZoneKind};
use crate::gazetteer::Kind;
use crate::lexicon::{Class, Classes, Tag, Tags, WordId};
use crate::rules::Role;
use crate::span::Tokens;
use crate::text::shape::Shape;

/// What a mention weighs, and what it gains or loses by where it stands: subjects and speakers before objects, names in prepositional phrases and
/// owners last (the factors of Lappin and Leass 1994, with weights of our own).
const BASE: f32 = 10.0;
const SUBJECT: f32 = 5.0;
const SPEAKER: f32 = 2.0;
const TARGET: f32 = 3.0;
const ADDRESSEE: f32 = 5.0;
const FIRST: f32 = 1.0;
const INSIDE: f32 = 3.0;
const OWNER: f32 = 4.0;

/// So many sentences of the body are its lead.
const LEAD: u32 = 2;
/// An aside between a subject and its verb is no longer.
const LONGEST_ASIDE: usize = 16;

impl Resolver<'_> {
    /// Reads the body, then headline and deck, which shorten it.
    pub(super) fn story(&mut self) {
        let doc = self.doc;
        self.note_topics();
        for titles in [false, true] {
            self.from = if titles { self.items.len() } else { 0 };
            for (n, sentence) in doc.sentences.iter().enumerate() {
                let zone = doc.zones[sentence.zone as usize].kind;
                if zone == ZoneKind::Body && self.lead == 0 {
                    self.lead = n as u32 + LEAD;
                }
                if zone.claims() && matches!(zone, ZoneKind::Headline | ZoneKind::Deck) == titles {
                    self.sentence(n as u32, sentence.tokens, titles);
                }
            }
            self.later(titles);
        }
    }

    fn sentence(&mut self, number: u32, sentence: Tokens, title: bool) {
        let doc = self.doc;
        let mut m = doc.mentions.partition_point(|m| m.tokens.end <= sentence.start);
        let mut i = sentence.start as usize;
        let mut owner: Option<usize> = None;
        let here = Here { number, sentence, title, inside: false };
        while i < sentence.end as usize {
            while doc.mentions.get(m).is_some_and(|m| (m.tokens.end as usize) <= i) {
                m += 1;
            }
            let token = self.token(i);
            if token.is(Class::PossessiveMark) && i > sentence.start as usize && !self.closes_quote(i) {
                owner = self.items.len().checked_sub(1).filter(|last| self.items[*last].tokens.end as usize == i);
                i += 1;
                continue;
            }
            if !self.may_begin(i) {
                (i, owner) = (i + 1, None);
                continue;
            }
            if let Some(next) = self.pair_at(i, &here) {
                (i, owner) = (next, None);
                continue;
            }
            if self.is_third_person(i) {
                self.note_pronoun(i, &here);
                let owns = token.word.tags.has(Tag::Possessive);
                owner = Some(self.items.len() - 1).filter(|_| owns);
                i += 1;
                continue;
            }
            if let Some(group) = self.group_at(i, sentence, m, title) {
                for name in group.names.0..group.names.1 {
                    self.note_name(&doc.mentions[name], &Here { inside: true, ..here });
                }
                self.note_group(&group, owner, &here);
                (i, owner) = (group.tokens.end as usize, None);
                continue;
            }
            if let Some(name) = doc.mentions.get(m).filter(|m| m.tokens.start as usize == i) {
                self.note_name(name, &here);
                i = name.tokens.end as usize;
            } else {
                i += 1;
            }
            owner = None;
        }
    }

    /// Whether a name, a pronoun or a noun group may begin at a token. (Most tokens go no farther.)
    fn may_begin(&self, i: usize) -> bool {
        const OPENING: Classes = Classes(PARTY_NOUNS.0 | Classes::of(&[Class::Reciprocal, Class::Pair, Class::Definite]).0);
        const OPENERS: Tags = MEMBERS.with(Tag::Determiner).with(Tag::Pronoun).with(Tag::Possessive);
        let token = self.token(i);
        let opens = token.word.likely.is_none_or(|l| OPENERS.has(l)) || token.word.classes.has_any(OPENING);
        self.mention_of[i] != 0 || token.shape.is_word() && (opens || self.is_role(i))
    }

    /// What the headline names and where the article was filed is what the story begins with: it may speak of "the city" right away.
    fn note_topics(&mut self) {
        let doc = self.doc;
        let place = doc.meta.dateline.as_ref().map(|d| d.place);
        let mut at = 0;
        let is_topic = |m: &&Mention| {
            at += doc.sentences[at..].iter().take_while(|s| s.tokens.end <= m.tokens.start).count();
            let zone = doc.sentences.get(at).map(|s| doc.zones[s.zone as usize].kind);
            zone == Some(ZoneKind::Headline) || place.is_some_and(|p| p.meets(doc.span(m.tokens)))
        };
        const FIRST_MENTIONS: usize = 40;
        for mention in doc.mentions.iter().take(FIRST_MENTIONS).filter(is_topic) {
            let here = Here { number: 0, sentence: mention.tokens, title: false, inside: false };
            let kinds = if mention.form == MentionForm::Adjective { Kinds::NONE } else { Kinds::of(self.kind(mention.entity)) };
            let item = Item { entity: Some(mention.entity), resolved: Resolved::Name, kinds, ..self.item(mention.tokens, &here) };
            self.items.push(Item { weight: BASE, sex: self.sex(mention.entity), quote: None, ..item });
        }
        self.topics = self.items.len();
    }

    fn note_name(&mut self, mention: &Mention, here: &Here) {
        let kind = self.kind(mention.entity);
        let party = mention.as_party.is_some() && self.parts_at(mention.tokens.end - 1).iter().any(|p| p.role != Role::Content);
        let entity = match mention.as_party.filter(|_| party) {
            Some(row) => self.listed(row),
            None => mention.entity,
        };
        let kinds = if party { Kinds::STATE } else { Kinds::of(kind) };
        let item = Item {
            entity: Some(entity),
            resolved: if mention.form == MentionForm::Surname { Resolved::Surname } else { Resolved::Name },
            // nothing points back to a state's adjective
            kinds: if mention.form == MentionForm::Adjective { Kinds::NONE } else { kinds },
            sex: self.sex(entity),
            ..self.item(mention.tokens, here)
        };
        self.learn_body_before(mention, entity);
        self.note(item, here);
        self.learn_noun_before(mention, entity, here);
        self.learn_age(mention, entity);
        self.name_behind_complement(here);
    }

    /// "The commander of the garrison, Ana Ruiz,": the name of whom a description with a complement means.
    fn name_behind_complement(&mut self, here: &Here) {
        const LOOK_BACK: usize = 6;
        let last = self.items.len() - 1;
        let name = &self.items[last];
        let (Some(entity), Some(comma)) = (name.entity, self.title_start(name.tokens.start as usize).checked_sub(1)) else { return };
        let comma = comma as u32;
        if self.token(comma as usize).shape != Shape::Comma || !name.kinds.meets(Kinds::PERSON.or(Kinds::BODY)) {
            return;
        }
        let after = name.tokens.end as usize;
        let closed = after >= here.sentence.end as usize || !self.word(after).is(Class::And) && !self.token(after).shape.is_capital();
        for n in (self.from.max(self.topics)..last).rev().take(LOOK_BACK) {
            let whole = &self.items[n];
            let between = whole.tokens.end as usize..comma as usize;
            if whole.sentence != here.number {
                return;
            }
            let beside = between.is_empty() && comma + 1 < self.items[last].tokens.start;
            if between.is_empty() && !beside {
                continue;
            }
            let complement = (beside || self.word(between.start).likely == Some(Tag::Preposition))
                && between.clone().all(|i| self.token(i).shape != Shape::Comma && self.word(i).likely.is_none_or(|l| !FINITE.has(l)));
            if complement && whole.entity.is_none() && whole.kinds.meets(name.kinds) && whole.noun.is_known() && closed {
                let (kinds, sex) = (name.kinds, name.sex);
                let whole = &mut self.items[n];
                (whole.entity, whole.resolved, whole.kinds, whole.sex, whole.form) = (Some(entity), Resolved::Name, kinds, sex, None);
                whole.open = false;
                let head = whole.head() as usize;
                self.call(entity, head);
                if let Some(body) = self.items[n + 1..last].iter().find_map(|i| i.entity) {
                    self.affiliate(entity, body);
                }
                return;
            }
        }
    }

    /// Where what stands before a name and belongs to it begins: "the mathematician Ana Ruiz", "Dr. Ana Ruiz".
    fn title_start(&self, name: usize) -> usize {
        const LONGEST: usize = 3;
        let honorific = |i: &usize| {
            let title = self.token(*i).shape.is_capital() && self.mention_of[*i] == 0;
            title || self.token(*i).shape == Shape::Stop || self.known_at(*i, Kind::Role).is_some()
        };
        let words = if self.mention_of[name] == 0 { 0 } else { (0..name).rev().take(LONGEST).take_while(honorific).count() };
        self.phrase_start(name - words)
    }

    /// An item of nobody yet.
    pub(super) fn item(&self, tokens: Tokens, here: &Here) -> Item {
        Item {
            tokens,
            kinds: Kinds::NONE,
            entity: None,
            members: Vec::new(),
            of: None,
            owner: None,
            noun: WordId::UNKNOWN,
            sex: Sex::Unknown,
            sentence: here.number,
            weight: 0.0,
            quote: self.quoted_at(tokens.start as usize),
            form: None,
            resolved: Resolved::None,
            antecedent: None,
            root: None,
            plain: true,
            open: false,
            subject: false,
            speaks: false,
        }
    }

    /// Adds an item, with its weight; joins it to what "and" joins it to, and gives it to what it is a complement of.
    pub(super) fn note(&mut self, mut item: Item, here: &Here) {
        item.subject = self.is_subject(item.tokens.end as usize, here.sentence.end as usize);
        item.speaks = self.parts_at(item.head()).iter().any(|p| p.role == Role::Source);
        let start = item.tokens.start as usize;
        let before = self.title_start(start).checked_sub(1);
        item.weight += self.weight(&item, before, here);
        let number = self.items.len();
        self.push(item);
        if number == self.from || start == here.sentence.start as usize || here.inside {
            return;
        }
        let Some(joint) = before else { return };
        if self.word(joint).is(Class::And) {
            self.join(number, joint, here);
        } else if self.word(joint).tags.meets(Tags::of(&[Tag::Preposition])) && self.items[number - 1].tokens.end as usize == joint {
            self.complement(number - 1, number, joint);
        }
    }

    /// "Norway and Latvia", "Norway, Latvia and Estonia": several parties of one sort that are named together are an item of their own.
    fn join(&mut self, last: usize, and: usize, here: &Here) {
        const MOST: usize = 6;
        const PARTIES: Kinds = Kinds::BODY.or(Kinds::STATE).or(Kinds::GROUP);
        let of = if self.items[last].kinds.meets(Kinds::PERSON) { Kinds::PERSON } else { PARTIES };
        let mut members: Vec<EntityId> = self.items[last].entity.into_iter().collect();
        let mut first = last;
        let mut start = and;
        for n in (self.from..last).rev().take(MOST) {
            let item = &self.items[n];
            let between = self.doc.tokens.get(item.tokens.end as usize..start).unwrap_or(&[]);
            let near = between.iter().all(|t| t.shape == Shape::Comma) && between.len() < 2;
            let Some(entity) = item.entity.filter(|e| near && item.kinds.meets(of) && !members.contains(e)) else { break };
            members.push(entity);
            first = n;
            start = self.title_start(item.tokens.start as usize);
        }
        if members.len() < 2 || !self.items[last].kinds.meets(of) {
            return;
        }
        members.reverse();
        let tokens = Tokens { start: self.items[first].tokens.start, end: self.items[last].tokens.end };
        let kinds = Kinds::PARTIES.or(if of == Kinds::PERSON { Kinds::PEOPLE } else { Kinds::BODIES });
        let mut item = Item { members, kinds, ..self.item(tokens, here) };
        let before = self.phrase_start(tokens.start as usize).checked_sub(1);
        item.weight = self.items[first].weight.max(self.weight(&item, before, here));
        self.push(item);
    }

    fn push(&mut self, item: Item) {
        self.tie(&item);
        let of = &mut self.item_of[item.head() as usize];
        if *of == 0 {
            *of = self.items.len() as u32 + 1;
        }
        self.items.push(item);
    }

    /// What a preposition binds to the item before it: a speaker or paper speaks for it, a government or police is of it.
    fn complement(&mut self, whole: usize, part: usize, preposition: usize) {
        let Some(entity) = self.items[part].entity else { return };
        let head = self.items[whole].head() as usize;
        let word = self.word(head);
        let kind = self.kind(entity);
        let party = matches!(kind, Kind::Organization | Kind::Group | Kind::State);
        let located = self.word(preposition).is(Class::Locative);
        let of = self.word(preposition).classes.has_any(Classes::of(&[Class::Of, Class::By, Class::From]));
        let number = whole;
        let is_of = self.word(preposition).is(Class::Of);
        let governs = self.is_government(head);
        let leads = self.items[number].kinds.meets(Kinds::PERSON) && self.known_at(head, Kind::Role).is_some();
        let whole = &mut self.items[whole];
        if word.is(Class::PersonNoun) && word.is(Class::IssuedNoun) {
            if party && !located && whole.entity.is_none() {
                whole.of = Some(entity);
            }
        } else if word.is(Class::GroupNoun) && is_of && matches!(kind, Kind::Organization | Kind::Group) {
            // "rebels of the Blue River Front"
            (whole.entity, whole.resolved, whole.form, whole.open) = (Some(entity), Resolved::Name, None, false);
        } else if leads && is_of && matches!(kind, Kind::Organization | Kind::Group) {
            // "the leader of the union" speaks for it, whoever that is
            if whole.resolved != Resolved::Name {
                (whole.entity, whole.of, whole.form) = (None, Some(entity), None);
            }
        } else if word.is(Class::IssuedNoun) && !word.is(Class::PersonNoun) {
            if of && (party || kind == Kind::Person) {
                (whole.entity, whole.resolved, whole.open) = (Some(entity), Resolved::Name, false);
            }
        } else if governs && kind == Kind::State {
            (whole.entity, whole.resolved, whole.form, whole.open) = (Some(entity), Resolved::Name, None, false);
        } else if kind == Kind::Organization && whole.entity.is_some() {
            let person = whole.entity;
            person.into_iter().for_each(|person| self.affiliate(person, entity));
        } else if matches!(kind, Kind::State | Kind::Place) && !word.is(Class::PersonNoun) {
            self.portfolio_of(head, number, entity);
        }
    }

    /// What an item weighs by its place; `before` is the token before its phrase.
    fn weight(&self, item: &Item, before: Option<usize>, here: &Here) -> f32 {
        let (start, end) = (item.tokens.start as usize, item.tokens.end as usize);
        let first = here.sentence.start as usize;
        let mut score = BASE;
        for part in self.parts_at(item.head()) {
            score += match part.role {
                Role::Target => TARGET,
                Role::Addressee => -ADDRESSEE,
                _ => 0.0,
            };
        }
        if item.speaks || item.subject {
            score += SUBJECT;
        }
        if item.speaks {
            score += SPEAKER;
        }
        if start <= first + 2 {
            score += FIRST;
        }
        let before = before.filter(|b| *b >= first).map(|b| self.word(b));
        if before.is_some_and(|w| w.tags.meets(Tags::of(&[Tag::Preposition, Tag::To])) && !w.tags.has(Tag::That)) {
            score -= INSIDE;
        }
        if end < here.sentence.end as usize && self.token(end).is(Class::PossessiveMark) {
            score -= OWNER;
        }
        score
    }

    /// Where a phrase begins of which some part begins at a token: at its article, before what describes it. "the tanker operator Lanvik".
    fn phrase_start(&self, start: usize) -> usize {
        const LONGEST: usize = 4;
        let likely = |i: usize| self.word(i).likely;
        let describes = |i: usize| {
            let word = matches!(likely(i), Some(Tag::Adjective | Tag::Noun | Tag::Participle | Tag::Number));
            word && self.token(i).shape == Shape::Lower && self.mention_at(i).is_none()
        };
        let words = (0..start).rev().take(LONGEST).take_while(|i| describes(*i)).count();
        let first = start - words;
        match first.checked_sub(1).map(likely) {
            Some(Some(Tag::Determiner | Tag::Possessive)) => first - 1,
            _ if words > 0 && first > 0 && self.word(first - 1).is(Class::And) => first,
            _ => start,
        }
    }

    /// Whether a finite verb follows, an adverb or an aside between commas apart.
    fn is_subject(&self, end: usize, sentence_end: usize) -> bool {
        // "Hale's" is no subject, "he's" is one
        let owns = |i: usize| self.token(i).is(Class::PossessiveMark) && self.word(i - 1).likely != Some(Tag::Pronoun);
        let verb = |i: usize| i < sentence_end && self.token(i).shape == Shape::Lower && self.word(i).tags.meets(FINITE) && !owns(i);
        let adverb = |i: usize| i < sentence_end && self.word(i).likely == Some(Tag::Adverb);
        // "Lanvik “knew” that": what is only quoted stands in the clause
        let quoted = end < sentence_end && self.token(end).shape == Shape::QuoteOpen;
        let at = end + (quoted || adverb(end)) as usize;
        if verb(at) {
            return true;
        }
        let comma = end < sentence_end && self.token(end).shape == Shape::Comma;
        // "people who hold shares", "Hale, who had named her"
        let pronoun = end + comma as usize;
        if pronoun < sentence_end && self.word(pronoun).likely == Some(Tag::Wh) && verb(pronoun + 1) {
            return true;
        }
        if !comma {
            return false;
        }
        let close = (end + 1..sentence_end.min(end + LONGEST_ASIDE)).find(|i| self.token(*i).shape == Shape::Comma);
        close.is_some_and(|c| verb(c + 1 + adverb(c + 1) as usize))
    }

    /// The parts of arguments whose head a token is.
    pub(super) fn parts_at(&self, head: u32) -> &[Part] {
        &self.parts[self.parts_at.at(head as usize)]
    }

    /// The item with this token at its head.
    pub(super) fn item_at(&self, head: u32) -> Option<usize> {
        (*self.item_of.get(head as usize)? as usize).checked_sub(1)
    }

    /// Whether a token is the mark that closes a quotation.
    fn closes_quote(&self, at: usize) -> bool {
        self.token(at).shape == Shape::Apostrophe
            && self.doc.quotes[self.quotes_at.last(4, at)].iter().any(|q| q.tokens.end as usize == at + 1)
    }

    /// The quotation that a token stands in, where that is more than some words in an indirect speech.
    pub(super) fn quoted_at(&self, at: usize) -> Option<u32> {
        let quote = self.quote_at(at)?;
        let indirect = self.content_around(at).filter(|c| !c.direct);
        (!indirect.is_some_and(|c| c.tokens.contains(self.doc.quotes[quote as usize].tokens))).then_some(quote)
    }

    /// The quotation that a token stands in, the outermost one.
    pub(super) fn quote_at(&self, at: usize) -> Option<u32> {
        const LOOK_BACK: usize = 8;
        let holds = |n: &usize| self.doc.quotes[*n].tokens.end as usize > at;
        self.quotes_at.last(LOOK_BACK, at).find(holds).map(|n| n as u32)
    }

    fn note_group(&mut self, group: &Group, owner: Option<usize>, here: &Here) {
        let item = self.group_item(group, owner, here);
        // "a rights group said": the lead leaves the name to the story
        let lead = here.number < self.lead && item.entity.is_none() && group.determined && !group.definite && owner.is_none();
        if item.open || lead && item.kinds.meets(Kinds::BODY.or(Kinds::GROUP)) && !item.kinds.meets(Kinds::PERSON) {
            self.open.push((self.items.len(), *group, *here));
        }
        self.note(item, here);
    }
}

/// The sentence that is being read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Here {
    /// its number
    pub(super) number: u32,
    /// its tokens
    pub(super) sentence: Tokens,
    /// whether it is a headline, where articles are left out
    pub(super) title: bool,
    /// whether what is noted stands inside a noun group
    pub(super) inside: bool,
}
