//! Parts of arguments: "NATO" and "the European Union" of "NATO and the European Union", each with its head.

use super::Resolver;
use super::group_word::MEMBERS;
use crate::document::{Claim, Document, MentionForm, Quotation};
use crate::gazetteer::Kind;
use crate::lexicon::{Class, Tag, Tags};
use crate::rules::Role;
use crate::span::Tokens;
use crate::text::shape::Shape;
use smallvec::SmallVec;

/// A part of an argument.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    /// the token at its head
    pub(super) head: u32,
    /// its words
    pub(super) tokens: Tokens,
    /// the number of the claim
    pub(super) claim: u32,
    /// what it is in the claim
    pub(super) role: Role,
    /// of a relative pronoun, that token; the part is then what stands before it
    pub(super) relative: Option<u32>,
}

/// A piece of a claim's content.
#[derive(Clone, Copy, Debug)]
pub(super) struct Content {
    pub(super) tokens: Tokens,
    pub(super) claim: u32,
    /// whether it is nothing but quotation
    pub(super) direct: bool,
}

/// The pieces of all contents, in order.
pub(super) fn contents(doc: &Document) -> Vec<Content> {
    let mut out = Vec::with_capacity(doc.claims.len());
    for (n, claim) in doc.claims.iter().enumerate() {
        for piece in claim.content.iter().flat_map(|c| &c.pieces) {
            let tokens = doc.tokens_of(*piece, claim.sentence);
            let direct = claim.content.as_ref().is_some_and(|c| c.quote == Some(Quotation::Direct));
            out.push(Content { tokens, claim: n as u32, direct });
        }
    }
    out.sort_by_key(|c| (c.tokens.start, std::cmp::Reverse(c.tokens.end)));
    out
}

impl Resolver<'_> {
    /// The parts of all sources, targets and addressees, and of contents that point back, in the order of claims and roles.
    pub(super) fn parts_of_arguments(&self) -> Vec<Part> {
        let mut out = Vec::with_capacity(self.doc.claims.len() * 2);
        for (n, claim) in self.doc.claims.iter().enumerate() {
            for role in Role::ALL {
                self.parts_of(claim, n as u32, role, &mut out);
            }
        }
        out
    }

    fn parts_of(&self, claim: &Claim, number: u32, role: Role, out: &mut Vec<Part>) {
        let Some(argument) = claim.argument(role) else { return };
        if role == Role::Content && argument.referent.is_none() {
            return;
        }
        let first = argument.pieces.first().copied();
        let relative = argument.referent.and(first).map(|span| self.doc.tokens_of(span, claim.sentence).start);
        let Some(whole) = argument.referent.or(first) else { return };
        for tokens in self.cut(self.doc.tokens_of(whole, claim.sentence)) {
            let head = relative.and_then(|r| self.name_before_relative(r)).unwrap_or_else(|| self.head(tokens) as u32);
            out.push(Part { head, tokens, claim: number, role, relative });
        }
    }

    /// The name that a relative pronoun follows, a comma apart: a person's by "who", another's by "which".
    fn name_before_relative(&self, relative: u32) -> Option<u32> {
        let comma = relative.checked_sub(1).filter(|c| self.token(*c as usize).shape == Shape::Comma);
        let who = self.word(relative as usize).likely == Some(Tag::Wh) && !self.word(relative as usize).is(Class::Neuter);
        let m = self.mention_at(comma.unwrap_or(relative).checked_sub(1)? as usize);
        let named = m.is_some_and(|m| m.form != MentionForm::Adjective && (self.kind(m.entity) == Kind::Person) == who);
        let before = || comma.filter(|_| who).and_then(|c| self.person_before_aside(c));
        if named { m.map(|m| m.tokens.end - 1) } else { before() }
    }

    /// "Ana Ruiz, the former governor, who": the last token of the person's name before what else she is called, which ends with the comma `close` and holds
    /// neither another person nor a verb.
    fn person_before_aside(&self, close: u32) -> Option<u32> {
        const LONGEST: u32 = 7;
        let first = close.saturating_sub(LONGEST);
        let open = (first..close).rev().find(|t| self.token(*t as usize).shape == Shape::Comma)?;
        let person = |t: u32| self.mention_at(t as usize).filter(|m| self.kind(m.entity) == Kind::Person);
        let verb = |t: u32| self.word(t as usize).likely.is_some_and(|tag| Tags::VERB.has(tag) || tag == Tag::Modal);
        let plain = (open + 1..close).all(|t| person(t).is_none() && !verb(t) && self.token(t as usize).shape != Shape::Stop);
        plain.then(|| person(open.checked_sub(1)?)).flatten().map(|m| m.tokens.end - 1)
    }

    /// Cuts "NATO and the European Union" in two; "a spokesman for A and B" stays whole. An apposition is no further party, but it may name what
    /// stands before it: of "the mayor, Ana Ruiz" the name stays.
    fn cut(&self, range: Tokens) -> SmallVec<[Tokens; 4]> {
        let mut out: SmallVec<[(Tokens, bool); 4]> = SmallVec::new();
        let mut start = range.start;
        let mut preposition = false;
        let mut after_comma = false;
        let mut joined = false;
        // "neither Oslo nor Riga"
        let first = self.word(start as usize);
        let neither = range.len() > 1 && first.is(Class::NegationDeterminer) && first.tags.has(Tag::Conjunction);
        start += neither as u32;
        let mut inside = 0;
        for i in range.range() {
            let word = self.word(i);
            let comma = self.token(i).shape == Shape::Comma;
            // "Director (Law and Order) Ana Ruiz"
            inside += (self.token(i).shape == Shape::Open) as i32 - (self.token(i).shape == Shape::Close) as i32;
            if inside > 0 {
                continue;
            }
            let and = word.is(Class::And) || neither && i as u32 > range.start && word.is(Class::Negation);
            joined |= and;
            if !comma && !and && word.likely != Some(Tag::Preposition) {
                continue;
            }
            let covered = self.mention_at(i).is_some_and(|m| (m.tokens.start as usize) < i);
            preposition |= !comma && !and && !covered;
            if !covered && i as u32 > start && (comma || and && !preposition) {
                out.push((Tokens { start, end: i as u32 }, after_comma));
                (start, after_comma, preposition) = (i as u32 + 1, comma, false);
            }
        }
        if start < range.end {
            out.push((Tokens { start, end: range.end }, after_comma));
        }
        let mut parts: SmallVec<[Tokens; 4]> = SmallVec::new();
        // "Ana Ruiz, a nurse and member of the council, and Tom Hale": two roles are no parties
        let mut roles = false;
        for (n, (part, after_comma)) in out.iter().copied().enumerate() {
            let named = parts.last().is_some_and(|last| self.is_named(*last));
            let opens =
                || after_comma && named && !self.is_named(part) && out.get(n + 1).is_some_and(|(r, comma)| !comma && self.is_bare_role(*r));
            roles = roles && !after_comma && self.is_bare_role(part) || opens();
            if roles {
                continue;
            }
            let names_last = after_comma && !named && parts.last().is_some_and(|last| self.names_description(*last, part));
            match parts.last_mut() {
                Some(last) if names_last || !after_comma && self.is_one_person(*last, part) => *last = part,
                Some(last) if after_comma && !joined && !(self.is_state(*last) && self.is_state(part)) => break,
                _ => parts.push(part),
            }
        }
        parts
    }

    /// Whether a part is nothing but the name of a state, which is no apposition: "France, Germany condemn coup".
    fn is_state(&self, part: Tokens) -> bool {
        let name = self.mention_at(part.start as usize).filter(|m| m.tokens == part && m.form != MentionForm::Adjective);
        name.is_some_and(|m| self.kind(m.entity) == Kind::State)
    }

    /// "Lanvik founder and chief executive Ana Ruiz": two roles of the one who is named behind them.
    fn is_one_person(&self, first: Tokens, second: Tokens) -> bool {
        let role = |i: usize| self.word(i).is(Class::PersonNoun) || self.is_role(i);
        let name = self.mention_at(self.head(second)).filter(|m| m.tokens.start > second.start && self.kind(m.entity) == Kind::Person);
        let determined = self.word(first.start as usize).tags.meets(Tags::of(&[Tag::Determiner, Tag::Possessive]));
        let head = self.head(first);
        !determined && !self.is_named(first) && role(head) && name.is_some_and(|m| role(m.tokens.start as usize - 1))
    }

    /// "member of the council": a role without a determiner and without a name.
    fn is_bare_role(&self, part: Tokens) -> bool {
        let head = self.head(part);
        let role = (self.word(head).is(Class::PersonNoun) || self.is_role(head)) && !self.is_plural(head) && !self.is_named(part);
        role && !self.word(part.start as usize).tags.meets(Tags::of(&[Tag::Determiner, Tag::Possessive]))
    }

    fn is_named(&self, part: Tokens) -> bool {
        self.mention_at(self.head(part)).is_some_and(|m| m.form != MentionForm::Adjective)
    }

    /// Whether a name after a comma, behind its titles, is that of what stands before it: a person of a role, or of whatever is no body, a body of a noun for
    /// bodies. "its head of press, Mr Ivo Tadic", "the rector, Ana Ruiz".
    fn names_description(&self, description: Tokens, name: Tokens) -> bool {
        const DESCRIBED: usize = 5;
        let head = self.head(description);
        let person = self.word(head).is_any(&[Class::PersonNoun, Class::PeopleNoun]) || self.is_role(head);
        let body =
            self.is_plural(head) || self.word(head).is_any(&[Class::BodyNoun, Class::GroupNoun, Class::PortfolioHead, Class::StateNoun]);
        let describes = |i: &usize| match self.mention_at(*i) {
            // ", Italian Ana Ruiz"
            Some(m) => self.tells_origin(m),
            None => {
                let noun = || {
                    self.token(*i).shape == Shape::Lower
                        && i + 1 < name.end as usize
                        && self.is_noun(i + 1)
                        && self.word(*i).tags.has(Tag::Noun)
                };
                self.is_title(*i) || self.word(*i).likely.is_some_and(|l| MEMBERS.has(l)) || noun()
            }
        };
        let first = name.start as usize + self.word(name.start as usize).is(Class::Definite) as usize;
        let first = first + (first..name.end as usize).take(DESCRIBED).take_while(describes).count();
        self.mention_at(first).is_some_and(|m| {
            m.tokens.start as usize == first
                && m.form != MentionForm::Adjective
                && match self.kind(m.entity) {
                    Kind::Person => person || !body,
                    Kind::Organization | Kind::Group => !person,
                    _ => false,
                }
        })
    }

    /// The last word of the phrase's first noun group: before a preposition, a mark or a relative.
    pub(super) fn head(&self, range: Tokens) -> usize {
        let mut head = range.start as usize;
        let mut i = range.start as usize;
        while i < range.end as usize {
            if let Some(m) = self.mention_at(i) {
                head = m.tokens.end as usize - 1;
                i = head + 1;
                continue;
            }
            let (word, shape) = (self.word(i), self.token(i).shape);
            // ("the Under-Secretary")
            let hyphen = self.doc.tokens.get(i + 1).is_some_and(|t| t.shape == Shape::Hyphen);
            // "Deputy Commissioner (North) Ana Ruiz"
            let named = |close: usize| close + 1 < range.end as usize && self.mention_at(close + 1).is_some();
            if shape == Shape::Open
                && let Some(close) = (i..range.end as usize).find(|j| self.token(*j).shape == Shape::Close).filter(|close| named(*close))
            {
                i = close + 1;
                continue;
            }
            // "officials familiar with the talks"
            let binds = || self.doc.tokens.get(i + 1).is_some_and(|t| t.word.tags.meets(Tags::of(&[Tag::Preposition, Tag::To])));
            let behind = || i == head + 1 && self.token(head).shape == Shape::Lower && self.is_noun(head);
            if word.likely == Some(Tag::Adjective) && i > range.start as usize && behind() && binds() {
                break;
            }
            let ends = !shape.is_word() && shape != Shape::Hyphen
                || word.tags.meets(Tags::of(&[Tag::Preposition, Tag::To])) && word.likely != Some(Tag::Adjective) && !hyphen
                || word.is(Class::Relative);
            // ("the mother-of-two")
            let ends = ends || word.is(Class::Of) && i > 0 && self.token(i - 1).shape == Shape::Hyphen;
            if ends && i > range.start as usize && !word.is(Class::PossessiveMark) {
                break;
            }
            if shape.is_word() && !word.is(Class::PossessiveMark) {
                head = i;
            }
            i += 1;
        }
        head
    }
}
