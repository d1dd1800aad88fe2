//! The story, read from left to right: names, pronouns and noun groups become items.

use super::Resolver;
use super::group::Group;
use super::here::Here;
use super::item::BASE;
use super::item::{Item, Kinds};
use super::part::Part;
use super::traits::Traits;
use crate::document::{Mention, MentionForm, Resolved, Sex, ZoneKind};
use crate::gazetteer::Kind;
use crate::lexicon::{Class, Tag, Tags, WordId};
use crate::rules::Role;
use crate::span::Tokens;
use crate::text::shape::Shape;

/// So many sentences of the body are its lead.
pub(super) const LEAD: u32 = 2;

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

    pub(super) fn sentence(&mut self, number: u32, sentence: Tokens, title: bool) {
        let doc = self.doc;
        self.read_ahead(sentence);
        let mut m = doc.mentions.partition_point(|m| m.tokens.end <= sentence.start);
        let mut i = sentence.start as usize;
        let mut owner: Option<usize> = None;
        let here = Here { number, sentence, title, inside: false };
        while i < sentence.end as usize {
            let traits = self.traits[i];
            if traits.has(Traits::OWNS) && i > sentence.start as usize && !self.closes_quote(i) {
                owner = self.items.len().checked_sub(1).filter(|last| self.items[*last].tokens.end as usize == i);
                i += 1;
                continue;
            }
            if !traits.has(Traits::BEGINS) {
                (i, owner) = (i + 1, None);
                continue;
            }
            while doc.mentions.get(m).is_some_and(|m| (m.tokens.end as usize) <= i) {
                m += 1;
            }
            if let Some(next) = self.pair_at(i, &here) {
                (i, owner) = (next, None);
                continue;
            }
            if self.is_third_person(i) {
                self.note_pronoun(i, &here);
                let owns = self.word(i).tags.has(Tag::Possessive);
                owner = Some(self.items.len() - 1).filter(|_| owns);
                i += 1;
                continue;
            }
            if let Some(group) = self.group_at(i, m, &here) {
                for name in group.names.0..group.names.1 {
                    self.note_name(&doc.mentions[name], &Here { inside: true, ..here });
                }
                // "Norway and Chad's army": one body belongs to the last of them
                let joint = owner.filter(|o| !self.items[*o].members.is_empty() && !group.plural);
                self.note_group(&group, joint.map_or(owner, |o| o.checked_sub(1)), &here);
                (i, owner) = (self.office_end(group.head()), None);
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
            let kinds = if mention.form == MentionForm::Adjective { Kinds::NONE } else { self.kinds_of_entity(mention.entity) };
            let item = Item { entity: Some(mention.entity), resolved: Resolved::Name, kinds, ..self.item(mention.tokens, &here) };
            self.facts[mention.entity.0 as usize].topic = true;
            self.items.push(Item { weight: BASE, sex: self.sex(mention.entity), quote: None, ..item });
        }
        self.topics = self.items.len();
    }

    fn note_name(&mut self, mention: &Mention, here: &Here) {
        let party = mention.as_party.is_some() && self.parts_at(mention.tokens.end - 1).iter().any(|p| p.role != Role::Content);
        let entity = match mention.as_party.filter(|_| party) {
            Some(row) => self.listed(row),
            None => mention.entity,
        };
        if self.is_doubtful(entity) {
            let kinds = self.goes_on(mention, here);
            self.settle(entity, kinds);
        }
        let kinds = if party { Kinds::STATE } else { self.kinds_of_entity(entity) };
        let item = Item {
            entity: Some(entity),
            resolved: if mention.form == MentionForm::Surname { Resolved::Surname } else { Resolved::Name },
            // nothing points back to a state's adjective
            kinds: match mention.form {
                MentionForm::Adjective => Kinds::NONE,
                // "the Riga-based body"
                _ if kinds == Kinds::PLACE
                    && self.doc.tokens.get(mention.tokens.end as usize).is_some_and(|t| t.shape == Shape::Hyphen) =>
                {
                    Kinds::NONE
                }
                _ if kinds == Kinds::STATE && self.is_demonym_of_several(mention) => kinds.or(Kinds::PEOPLE),
                _ => kinds,
            },
            sex: self.sex(entity),
            ..self.item(mention.tokens, here)
        };
        let item = self.national(mention, here).unwrap_or(item);
        // of whom the first sentence tells, the story is; "the country" may be another
        let first = here.number + LEAD == self.lead && !here.title && !here.inside && self.kind(entity) != Kind::State;
        self.facts[entity.0 as usize].topic |= first && self.is_subject(mention.tokens.end as usize, here.sentence.end as usize);
        self.learn_body_before(mention, entity);
        self.learn_body_in_brackets(mention, entity);
        self.note(item, here);
        self.learn_noun_before(mention, entity, here);
        self.learn_suffix(mention, entity, here);
        self.learn_age(mention, entity);
        self.learn_seat(mention, entity);
        self.name_behind_complement(here);
        self.name_behind_naming(here);
        self.person_behind_naming(here);
        self.introduced(here);
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

    /// "told Hale to say": whether a claim is one that somebody is to make.
    fn is_only_to_speak(&self, claim: u32) -> bool {
        let claim = &self.doc.claims[claim as usize];
        let first = claim.cue.first().map(|piece| self.doc.tokens_of(*piece, claim.sentence).start as usize);
        first.is_some_and(|first| self.word(first).likely == Some(Tag::To))
    }

    /// Adds an item, with its weight; joins it to what "and" joins it to, and gives it to what it is a complement of.
    pub(super) fn note(&mut self, mut item: Item, here: &Here) {
        item.speaks = self.parts_at(item.head()).iter().any(|p| p.role == Role::Source && !self.is_only_to_speak(p.claim));
        let start = item.tokens.start as usize;
        let before = self.title_start(start).checked_sub(1);
        // "officials at the bank said": the bank does nothing (but "shares in Lanvik fell")
        let behind = |b: usize| b >= here.sentence.start as usize && self.word(b).is(Class::Locative);
        let governed = item.resolved != Resolved::Name && before.is_some_and(behind);
        item.subject = !governed && self.is_subject(item.tokens.end as usize, here.sentence.end as usize);
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

    pub(super) fn push(&mut self, item: Item) {
        self.tie(&item);
        self.heaviest = self.heaviest.max(item.weight);
        let of = &mut self.item_of[item.head() as usize];
        if *of == 0 {
            *of = self.items.len() as u32 + 1;
        }
        self.items.push(item);
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
    fn quote_at(&self, at: usize) -> Option<u32> {
        const LOOK_BACK: usize = 8;
        let holds = |n: &usize| self.doc.quotes[*n].tokens.end as usize > at;
        self.quotes_at.last(LOOK_BACK, at).find(holds).map(|n| n as u32)
    }

    /// "a rights group", "the country's largest union": whether a group speaks of somebody whom the text has not named.
    pub(super) fn introduces(&self, group: &Group, owner: Option<usize>) -> bool {
        let of_nobody = owner.is_some_and(|o| self.items[o].entity.is_none()) && self.is_genitive(group);
        group.determined && !group.definite && owner.is_none() || of_nobody
    }

    fn note_group(&mut self, group: &Group, owner: Option<usize>, here: &Here) {
        let item = self.group_item(group, owner, here);
        // "a rights group said": the lead leaves the name to the story
        let lead = here.number < self.lead && item.entity.is_none() && self.introduces(group, owner);
        // "Rebels blame army"
        let rebels = here.title && item.entity.is_none() && item.of.is_none() && item.kinds.meets(Kinds::GROUP);
        if item.open || rebels || lead && item.kinds.meets(Kinds::BODY.or(Kinds::GROUP).or(Kinds::PERSON)) {
            self.open.push((self.items.len(), *group, *here));
        }
        self.note(item, here);
    }
}
