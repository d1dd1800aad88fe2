//! Arguments: each part takes what stands at its head.

use super::Resolver;
use super::item::{Item, Kinds};
use super::part::Part;
use crate::document::{Argument, Document, Mention, MentionForm, Parties, Resolved, ZoneKind};
use crate::gazetteer::Kind;
use crate::lexicon::described::UNDERGONE;
use crate::lexicon::{Class, Tag};
use crate::rules::Role;
use crate::span::{Span, Tokens};
use crate::text::shape::Shape;
use smallvec::smallvec;

/// Whom an argument stands for.
pub(super) struct Answer {
    claim: u32,
    role: Role,
    entities: Parties,
    resolved: Resolved,
    referent: Option<Span>,
}

impl Answer {
    /// Writes it into the claim.
    pub(super) fn put(self, doc: &mut Document) {
        let Some(argument) = doc.claims[self.claim as usize].argument_mut(self.role) else { return };
        argument.entities = self.entities;
        if argument.resolved != Resolved::Context {
            argument.resolved = self.resolved;
        }
        argument.referent = argument.referent.or(self.referent);
    }
}

/// Whom one part stands for.
#[derive(Default)]
pub(super) struct Found {
    pub(super) entities: Parties,
    pub(super) resolved: Resolved,
    pub(super) referent: Option<Span>,
}

/// Who says what holds other claims.
#[derive(Clone)]
struct Speaker {
    entities: Parties,
    /// where he is named
    span: Span,
    /// the token at the head of that
    head: u32,
}

impl Resolver<'_> {
    /// The answers for all arguments; what stands for a party without its name becomes a mention.
    pub(super) fn arguments(&mut self) -> Vec<Answer> {
        let parts = std::mem::take(&mut self.arguments);
        let mut spoken: Vec<Option<Speaker>> = vec![None; self.doc.claims.len()];
        let mut out = Vec::with_capacity(parts.len());
        for claim in in_order(self.doc) {
            let from = parts.partition_point(|p| p.claim < claim);
            let to = from + parts[from..].iter().take_while(|p| p.claim == claim).count();
            let outer = self.doc.claims[claim as usize].within.and_then(|o| spoken[o as usize].clone());
            for argument in parts[from..to].chunk_by(|a, b| a.role == b.role) {
                let answer = self.argument(argument, outer.as_ref());
                if argument[0].role == Role::Source && !answer.entities.is_empty() {
                    let span = self.doc.claims[claim as usize].source.as_ref().map_or_else(Span::default, Argument::hull);
                    spoken[claim as usize] = Some(Speaker { entities: answer.entities.clone(), span, head: argument[0].head });
                }
                out.push(answer);
            }
        }
        out
    }

    fn argument(&mut self, parts: &[Part], speaker: Option<&Speaker>) -> Answer {
        let mut out =
            Answer { claim: parts[0].claim, role: parts[0].role, entities: Parties::new(), resolved: Resolved::None, referent: None };
        for part in parts {
            let found = self.part(part, speaker, parts.len() == 1);
            let act = part.role == Role::Target && found.entities.is_empty();
            let found = if act { self.owner_of_act(part).unwrap_or(found) } else { found };
            if out.resolved == Resolved::None {
                (out.resolved, out.referent) = (found.resolved, found.referent);
            }
            for e in found.entities {
                if !out.entities.contains(&e) {
                    out.entities.push(e);
                }
            }
        }
        if parts[0].relative.is_some() && !out.entities.is_empty() {
            out.resolved = Resolved::Pronoun;
        }
        out
    }

    fn part(&mut self, part: &Part, speaker: Option<&Speaker>, alone: bool) -> Found {
        let head = part.head as usize;
        let word = self.word(head);
        if word.is(Class::FirstPerson) && word.tags.has(Tag::Pronoun) && self.token(head).shape != Shape::Upper {
            let Some(speaker) = speaker else { return self.author(head) };
            // "we" are those for whom the speaker speaks
            let ours = match speaker.entities.as_slice() {
                [one] if word.is(Class::PluralNumber) => self.spoken_for(*one, speaker.head as usize),
                _ => None,
            };
            let entities = ours.map_or_else(|| speaker.entities.clone(), |body| smallvec![body]);
            return Found { entities, resolved: Resolved::Pronoun, referent: Some(speaker.span) };
        }
        match self.item_at(part.head) {
            Some(item) => self.meant(item, part, alone),
            None => self.by_head(part),
        }
    }

    /// "condemned its decision", "blamed Oslo's greed for the crash": whose act it is that is condemned, unless it was done to that one ("his arrest"), or who
    /// condemns it did it.
    fn owner_of_act(&mut self, part: &Part) -> Option<Found> {
        const PARTY: Kinds = Kinds::EITHER.or(Kinds::COLLECTIVE).or(Kinds::SEVERAL).or(Kinds::PLACE);
        let (first, head) = (part.tokens.start, part.head);
        // (but "its arrest of a priest")
        let of = self.doc.tokens.get(head as usize + 1).is_some_and(|t| t.is(Class::Of));
        let undergone = !of && self.is_of_sort(&[self.lemma(head as usize)], UNDERGONE);
        if undergone || self.item_at(head).is_some_and(|n| self.items[n].kinds.meets(PARTY)) {
            return None;
        }
        let possessive = self.word(first as usize).tags.has(Tag::Possessive) && self.is_third_person(first as usize);
        let owner = if possessive {
            first
        } else {
            (first + 1..head).find(|i| self.word(*i as usize).is(Class::PossessiveMark))?.checked_sub(1)?
        };
        let found = self.meant(self.item_at(owner).filter(|_| owner < head)?, part, false);
        let resolved = if possessive { Resolved::Pronoun } else { found.resolved };
        let own = self.source_of(part.claim).is_some_and(|source| found.entities.contains(&source));
        (!found.entities.is_empty() && !own).then_some(Found { resolved, ..found })
    }

    /// "I" that nobody is quoted with: the one author whom a byline names.
    fn author(&self, head: usize) -> Found {
        if self.word(head).is(Class::PluralNumber) || self.quoted_at(head).is_some() {
            return Found::default();
        }
        let authors = self.authors.iter().map(|n| &self.doc.mentions[*n as usize]);
        let mut named = authors.filter(|m| self.kind(m.entity) == Kind::Person);
        match (named.next(), named.next()) {
            (Some(m), None) => {
                Found { entities: smallvec![m.entity], resolved: Resolved::Pronoun, referent: Some(self.doc.span(m.tokens)) }
            }
            _ => Found::default(),
        }
    }

    /// Whom an item means as an argument.
    fn meant(&mut self, n: usize, part: &Part, alone: bool) -> Found {
        let item = &self.items[n];
        let referent = item.antecedent.map(|a| self.doc.span(self.items[a as usize].tokens));
        if let Some(entity) = item.entity {
            let resolved = item.resolved;
            let entities = match self.entity(entity).members.as_slice() {
                [] => smallvec![entity],
                members => Parties::from_slice(members),
            };
            if alone && part.relative.is_none() && part.role != Role::Content && self.items[n].kinds != Kinds::PAPER {
                self.mark(n, resolved);
            }
            return Found { entities, resolved, referent };
        }
        if let Some(of) = item.of {
            let resolved = if item.antecedent.is_some() { item.resolved } else { Resolved::Name };
            return Found { entities: smallvec![of], resolved, referent };
        }
        let root = self.root(n);
        // (who was named behind what points back to him)
        if self.items[root].entity.is_some() {
            return Found { resolved: item_resolved(&self.items[n]), referent, ..self.meant(root, part, false) };
        }
        if !self.items[root].kinds.meets(Kinds::PERSON.or(Kinds::PEOPLE)) && !self.introduces_body(&self.items[root])
            || self.items[root].tokens.len() == 1 && self.is_third_person(self.items[root].head() as usize)
        {
            return Found::default();
        }
        // ("she" is somebody, though nobody names her)
        let named = root == n || !self.is_third_person(self.items[n].head() as usize);
        if let Some(body) = self.body_headed(root).filter(|_| named) {
            return Found {
                entities: smallvec![body],
                resolved: if root == n { Resolved::Name } else { item_resolved(&self.items[n]) },
                referent,
            };
        }
        let entity = self.unnamed(self.items[root].tokens);
        let resolved = if root == n { Resolved::None } else { item_resolved(&self.items[n]) };
        if alone && part.relative.is_none() && part.role != Role::Content {
            self.items[n].entity = Some(entity);
            let form = if root == n { MentionForm::Role } else { MentionForm::Pronoun };
            self.items[n].form = Some(form).filter(|_| self.items[n].plain);
        }
        Found { entities: smallvec![entity], resolved, referent }
    }

    /// The item that all antecedents lead back to.
    pub(super) fn root(&self, n: usize) -> usize {
        self.items[n].root.map_or(n, |root| root as usize)
    }

    /// An argument that is no name is a mention.
    fn mark(&mut self, n: usize, resolved: Resolved) {
        let form = match resolved {
            Resolved::Pronoun => MentionForm::Pronoun,
            Resolved::Definite | Resolved::Context => MentionForm::Definite,
            _ => return,
        };
        if self.items[n].plain {
            self.items[n].form.get_or_insert(form);
        }
    }

    /// The mentions that the story's pronouns and descriptions are, and those that arguments need.
    pub(super) fn said(&self) -> Vec<Mention> {
        let said = |item: &Item| {
            let (Some(entity), Some(form)) = (item.entity, item.form) else { return None };
            let tokens = Tokens { end: self.office_end(item.head() as usize) as u32, ..item.tokens };
            Some(Mention { tokens, entity, form, as_party: None })
        };
        self.items.iter().filter_map(said).collect()
    }
}

/// The mentions in bylines, of which one person alone is who says "I"; two bylines are enough to tell.
pub(super) fn authors(doc: &Document) -> Vec<u32> {
    let bylines = doc.zones.iter().filter(|z| z.kind == ZoneKind::Byline).take(2);
    let first = |span: Span| doc.mentions.partition_point(|m| doc.span(m.tokens).start < span.start);
    let inside = |z: Span, n: &usize| doc.mentions.get(*n).is_some_and(|m| z.contains(doc.span(m.tokens)));
    bylines.flat_map(|z| (first(z.span)..).take_while(move |n| inside(z.span, n))).map(|n| n as u32).collect()
}

fn item_resolved(item: &Item) -> Resolved {
    if item.resolved == Resolved::None { Resolved::Definite } else { item.resolved }
}

/// The claims in the order of the text, but each after the one that it stands within.
fn in_order(doc: &Document) -> Vec<u32> {
    let mut done = vec![false; doc.claims.len()];
    let mut out = Vec::with_capacity(done.len());
    let mut chain: Vec<usize> = Vec::new();
    for n in 0..done.len() {
        chain.clear();
        chain.push(n);
        while let Some(outer) = doc.claims[chain[chain.len() - 1]].within.map(|o| o as usize)
            && !done[outer]
            && !chain.contains(&outer)
        {
            chain.push(outer);
        }
        for n in chain.drain(..).rev() {
            if !std::mem::replace(&mut done[n], true) {
                out.push(n as u32);
            }
        }
    }
    out
}
