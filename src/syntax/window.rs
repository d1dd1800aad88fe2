//! A window: the units of one sentence at one depth of quotation.
//!
//! A unit is a word, a name, a hyphenated compound, or a whole quotation. A quotation that says something counts as one unit of the clause around it and has
//! a window of its own; a short one that only borrows words (“a clear breach”) is read through, as if the marks were not there.

use crate::lexicon::{Class, Classes, Properties, Property, Tag, Tags, Word, WordId};
use crate::span::{Tokens, Units};
use crate::syntax::group::{Group, GroupKind, VerbForm};
use crate::text::shape::Shape;

/// A window holds no more units; a longer sentence is cut.
pub const LONGEST: usize = 512;
/// What a unit is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitKind {
    /// one token
    Word,
    /// a mention, by its number
    Name(u32),
    /// words joined by hyphens
    Compound,
    /// a quotation, by its number
    Quote(u32),
}

/// One element of a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    /// its tokens
    pub tokens: Tokens,
    /// what it is made of
    pub kind: UnitKind,
    /// its word, or that of its last token
    pub word: WordId,
    /// what it can be
    pub tags: Tags,
    /// what it is here
    pub tag: Tag,
    /// the classes of its word
    pub classes: Classes,
    /// whether its word claims anywhere
    pub cue: u16,
    /// what else is true of its word
    pub properties: Properties,
    /// what its last token looks like; of a quotation, what stands before its closing mark
    pub shape: Shape,
}

impl Unit {
    /// The unit of some tokens with all that their last word says.
    #[inline]
    pub(super) fn of_word(tokens: Tokens, kind: UnitKind, id: WordId, word: &Word, shape: Shape) -> Unit {
        Unit {
            tokens,
            kind,
            word: id,
            tags: word.tags,
            tag: word.likely.unwrap_or(Tag::Mark),
            classes: word.classes,
            cue: word.cue,
            properties: word.properties,
            shape,
        }
    }

    /// Whether its word has the class.
    #[inline]
    pub fn is(&self, class: Class) -> bool {
        self.classes.has(class)
    }

    /// Whether its word has one of the classes.
    #[inline]
    pub fn is_any(&self, classes: &[Class]) -> bool {
        self.classes.has_any(Classes::of(classes))
    }

    /// Whether its word has the property.
    #[inline]
    pub fn has(&self, property: Property) -> bool {
        self.properties.has(property)
    }

    /// Whether it asks for a thing, or stands for one of which a clause tells: "what".
    pub fn is_what(&self) -> bool {
        self.tag == Tag::Wh && self.is(Class::Neuter) && !self.is(Class::Relative)
    }

    /// Whether it claims by itself, and more than what somebody thinks.
    pub fn claims(&self) -> bool {
        self.has(Property::Claims) && !self.has(Property::Attitude) && !self.is_any(&[Class::Be, Class::Have])
    }

    /// Whether it is a noun for a person, or for persons one by one.
    pub fn is_person(&self) -> bool {
        self.kind == UnitKind::Word && (self.has(Property::Person) || self.is(Class::PersonNoun)) && !self.is(Class::GroupNoun)
    }

    /// Whether it is a noun for a person or for people.
    pub fn is_somebody(&self) -> bool {
        self.has(Property::Person) || self.is_any(&[Class::PersonNoun, Class::PeopleNoun])
    }

    /// Whether it is a noun for a person, for people or for a body.
    pub fn is_party(&self) -> bool {
        self.is_somebody() || self.is_any(&[Class::BodyNoun, Class::GroupNoun, Class::GovernmentNoun])
    }

    /// Whether it is a determiner before one thing: an article that is neither definite nor a pronoun.
    pub fn is_indefinite(&self) -> bool {
        self.tag == Tag::Determiner && !self.is(Class::Definite) && !self.tags.has(Tag::Pronoun) && !self.is(Class::NegationDeterminer)
    }
}

/// The units of a sentence at one depth of quotation, with their groups.
#[derive(Debug, Default)]
pub struct Window {
    /// its units
    pub units: Vec<Unit>,
    /// its groups, which tile the units
    pub groups: Vec<Group>,
    /// the verb groups whose verb may be a participle
    pub(super) participles: Vec<usize>,
    /// of each unit its group
    pub group_of: Vec<u32>,
    /// the number of its sentence
    pub sentence: u32,
    /// the quotation that it lies in
    pub inside: Option<u32>,
    /// the units of each quotation that is read through
    pub borrowed: Vec<Units>,
    /// the units that are a quotation which begins in lower case, and so may go on with what stands before it
    pub continuing: Vec<usize>,
    /// the unit that is the quotation of the next paragraph, which its colon introduces
    pub introduced: Option<usize>,
    /// whether its last word bears the full stop of the sentence: "at 3 p.m.", "in Washington, D.C."
    pub dotted: bool,
    /// whether it is written like a headline: a line that no mark ends, or one in title case
    pub headline: bool,
    /// whether capitals tell nothing: nearly every long word has one
    pub capitals: bool,
    /// which row of the transformations changed the tag of which unit, in order
    pub changed: Vec<(usize, u16)>,
}

impl Window {
    /// Whether a quotation that is read through begins at a unit.
    pub fn borrows_at(&self, unit: usize) -> bool {
        self.borrowed.iter().any(|q| q.start == unit)
    }

    /// The tokens of a range of units; marks of quotations that are read through belong to it where it holds all that they enclose.
    #[inline]
    pub fn tokens(&self, units: Units) -> Tokens {
        Tokens { start: self.units[units.start].tokens.start, end: self.units[units.end - 1].tokens.end }
    }

    /// The tokens of all its units.
    pub fn all_tokens(&self) -> Tokens {
        if self.units.is_empty() { Tokens::default() } else { self.tokens(Units::new(0, self.units.len())) }
    }

    /// The group that holds a unit.
    #[inline]
    pub fn group(&self, unit: usize) -> usize {
        self.group_of[unit] as usize
    }

    /// The groups that a range of units, at least one, stands in.
    pub fn groups_of(&self, units: Units) -> std::ops::Range<usize> {
        self.group(units.start)..self.group(units.end - 1) + 1
    }

    /// The kind of a group; `None` behind the last one.
    #[inline]
    pub fn kind(&self, group: usize) -> Option<GroupKind> {
        self.groups.get(group).map(|g| g.kind)
    }

    /// The head of a group.
    #[inline]
    pub fn head(&self, group: usize) -> &Unit {
        &self.units[self.groups[group].head]
    }

    /// Whether the head of a group is of a class; none behind the last one is.
    #[inline]
    pub fn head_is(&self, group: usize, class: Class) -> bool {
        self.groups.get(group).is_some_and(|g| self.units[g.head].is(class))
    }

    /// The first unit of a group.
    #[inline]
    pub fn first(&self, group: usize) -> &Unit {
        &self.units[self.groups[group].units.start]
    }

    /// The form of a verb group; `None` for any other and behind the last one.
    #[inline]
    pub fn form(&self, group: usize) -> Option<VerbForm> {
        self.groups.get(group)?.form()
    }

    /// Finds out how it is written; `headline` says that it stands in one.
    pub fn find_style(&mut self, headline: bool) {
        let word = |u: &Unit| u.shape.is_word() && u.shape != Shape::Number;
        // "death of boy, 6"
        let aged =
            |u: &[Unit]| matches!(u, [.., who, comma, age] if who.is_somebody() && comma.tag == Tag::Comma && age.shape == Shape::Number);
        let open = || !self.dotted && self.units.last().is_some_and(word) || aged(&self.units) || self.is_title();
        self.headline = headline || self.inside.is_none() && open();
        self.capitals = self.headline && self.is_in_title_case();
    }

    /// Whether it is a sentence that a full stop ends.
    pub fn is_stopped(&self) -> bool {
        !self.headline && (self.dotted || self.groups.last().is_some_and(|g| g.kind == GroupKind::Stop))
    }

    /// Whether nearly all words after the first one bear a capital.
    fn is_in_title_case(&self) -> bool {
        const OPEN: Tags = Tags::VERB.with(Tag::Noun).with(Tag::Plural).with(Tag::Adjective);
        let word = |u: &&Unit| u.kind == UnitKind::Word && u.shape.is_word() && u.shape != Shape::Number;
        let (mut capital, mut lower) = (0, 0);
        for u in self.units.iter().skip(1).filter(word) {
            match u.shape {
                Shape::Lower => lower += usize::from(OPEN.has(u.tag) && !u.is(Class::Be) && !u.is(Class::Have)),
                _ => capital += 1,
            }
        }
        capital > 4 * lower
    }

    /// Whether every word that is no name bears a capital, and several do that are no names elsewhere: a headline among sentences, with a full stop.
    fn is_title(&self) -> bool {
        const OPEN: Tags = Tags::VERB.with(Tag::Noun).with(Tag::Plural).with(Tag::Adjective).with(Tag::Adverb);
        const FEWEST: usize = 3;
        // ("n't" and "'s" have none anywhere)
        let open = |u: &&Unit| {
            let word = u.kind == UnitKind::Word && u.shape.is_word() && OPEN.has(u.tag);
            word && (u.shape.is_capital() || !u.is_any(&[Class::Negation, Class::Be, Class::Have]))
        };
        let words = || self.units.iter().skip(1).filter(open);
        words().all(|u| u.shape.is_capital()) && words().nth(FEWEST - 1).is_some()
    }

    /// Whether any unit may claim.
    pub fn has_cue(&self) -> bool {
        self.units.iter().any(|u| u.cue != 0)
    }
}
