//! Descriptions: noun groups with a common noun at their head, and whom each means.

use super::Resolver;
use super::antecedent::Ask;
use super::group::Group;
use super::item::{Item, Kinds};
use super::pronoun::sex_of;
use super::story::Here;
use crate::document::{EntityId, MentionForm, Resolved};
use crate::gazetteer::{Flags, Kind, RowId, id};
use crate::lexicon::{Class, Word};
use crate::rules::Role;
use crate::span::Tokens;
use crate::text::shape::Shape;

/// What a state gains that was called by the same noun.
const SAME_NOUN: f32 = 6.0;
/// What a person loses against states and bodies as who issued a report or a letter.
const PERSONS_PAPER: f32 = 8.0;

/// A country by its two letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Country([u8; 2]);

impl Country {
    pub(super) fn new(letters: &str) -> Option<Country> {
        letters.as_bytes().try_into().ok().map(Country)
    }

    pub(super) fn letters(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// A noun group with what stands beside it.
pub(super) struct Described<'g> {
    pub(super) group: &'g Group,
    pub(super) head: usize,
    pub(super) word: Word,
    /// whether it points to somebody in particular: by its determiner or owner, or in a headline
    pub(super) definite: bool,
    /// whom a genitive or a possessive pronoun before it means
    pub(super) owner: Option<EntityId>,
    /// a body or group whose name is inside
    pub(super) name: Option<EntityId>,
    /// the state whose name or adjective is inside, or that owns it
    pub(super) state: Option<EntityId>,
    /// the country of state or owner
    pub(super) country: Option<Country>,
    pub(super) here: &'g Here,
}

impl Resolver<'_> {
    /// The item of a noun group: of whom it means, where that is found.
    pub(super) fn group_item(&mut self, group: &Group, owner: Option<usize>, here: &Here) -> Item {
        let head = group.head();
        let kinds = self.kinds_of(group);
        let mut item = Item { kinds, noun: self.lemma(head), sex: sex_of(group.one), ..self.item(group.tokens, here) };
        // "as an opposition lawmaker": what somebody is, and nobody else
        let role = kinds.meets(Kinds::PERSON) && !group.definite && owner.is_none();
        if role && group.tokens.start.checked_sub(1).is_some_and(|b| self.word(b as usize).is(Class::As)) {
            item.kinds = Kinds::NONE;
            return item;
        }
        if kinds == Kinds::THING || kinds == Kinds::THINGS || kinds == Kinds::NONE {
            return item;
        }
        if let Some(beside) = self.beside(group, kinds, owner, here) {
            (item.entity, item.resolved, item.kinds) = (Some(beside), Resolved::Name, Kinds::of(self.kind(beside)));
            self.call(beside, head);
            let inside = self.doc.mentions[group.names.0..group.names.1].last().map(|m| m.entity);
            if let Some(body) = owner.and_then(|o| self.items[o].entity).or(inside) {
                self.affiliate(beside, body);
            }
            return item;
        }
        if let Some(subject) = self.predicated(group, owner, kinds, here) {
            (item.entity, item.resolved, item.kinds) = (Some(subject), Resolved::Name, Kinds::of(self.kind(subject)));
            self.call(subject, head);
            return item;
        }
        let described = self.described(group, owner, here);
        item.owner = described.owner.filter(|o| self.kind(*o) == Kind::Person);
        self.describe(&described, &mut item);
        if let Some(entity) = item.entity {
            let kinds = if item.kinds == Kinds::PAPER { Kinds::PAPER } else { Kinds::of(self.kind(entity)) };
            item.kinds = kinds.or(item.kinds.and(Kinds::SEVERAL));
        }
        item.plain = owner.is_none() && group.names.0 == group.names.1;
        let said = item.plain && group.definite && item.kinds != Kinds::PAPER;
        item.form = item.form.filter(|_| said);
        item
    }

    pub(super) fn lemma(&self, i: usize) -> crate::lexicon::WordId {
        let token = self.token(i);
        if token.word.lemma.is_known() { token.word.lemma } else { token.id }
    }

    /// Who is named beside a group, or whose apposition it is.
    fn beside(&self, group: &Group, kinds: Kinds, owner: Option<usize>, here: &Here) -> Option<EntityId> {
        if let Some(name) = self.name_beside(group, kinds, here.sentence) {
            return Some(name.entity);
        }
        // "Hale, the company's founder": the owner stands between
        let start = owner.map_or(group.tokens.start, |o| self.items[o].tokens.start);
        let comma = start.checked_sub(1).filter(|c| *c > here.sentence.start)?;
        let last = &self.items[self.item_ending(comma)?];
        let entity = last.entity.filter(|_| last.resolved == Resolved::Name || last.resolved == Resolved::Surname)?;
        let apposition = self.token(comma as usize).shape == Shape::Comma
            && (group.determined || owner.is_some() || kinds == Kinds::PERSON)
            && last.kinds.meets(kinds)
            && self.is_apposition(group, here.sentence);
        apposition.then_some(entity)
    }

    /// "Lanvik is a ferry operator", "Hale was the guild's chief": whom a group says something of, as the predicate behind a form of "be".
    fn predicated(&self, group: &Group, owner: Option<usize>, kinds: Kinds, here: &Here) -> Option<EntityId> {
        let start = owner.map_or(group.tokens.start, |o| self.items[o].tokens.start);
        let be = start.checked_sub(1).filter(|b| *b > here.sentence.start && self.word(*b as usize).is(Class::Be))?;
        // "Hale, a banker, is a friend of": behind an aside
        let aside = be - (self.token(be as usize - 1).shape == Shape::Comma) as u32;
        let subject = &self.items[self.item_ending(aside)?];
        subject.entity.filter(|_| subject.kinds.meets(kinds) && subject.members.is_empty())
    }

    /// The last item that ends at a token. (Names inside a group are items before it.)
    pub(super) fn item_ending(&self, end: u32) -> Option<usize> {
        (self.from..self.items.len()).rev().find(|n| self.items[*n].tokens.end <= end).filter(|n| self.items[*n].tokens.end == end)
    }

    pub(super) fn described<'g>(&self, group: &'g Group, owner: Option<usize>, here: &'g Here) -> Described<'g> {
        let head = group.head();
        let inside = &self.doc.mentions[group.names.0..group.names.1];
        let owner = owner.and_then(|o| self.items[o].entity);
        let of_kind = |kinds: &[Kind]| inside.iter().rev().map(|m| m.entity).find(|e| kinds.contains(&self.kind(*e)));
        let state = of_kind(&[Kind::State]).or(owner.filter(|o| self.kind(*o) == Kind::State));
        let country = state.or(owner).and_then(|e| Country::new(self.country(e)));
        let title = here.title && !group.determined && !group.plural;
        Described {
            group,
            head,
            word: group.one,
            definite: group.definite || owner.is_some() || title,
            owner,
            name: of_kind(&[Kind::Organization, Kind::Group]),
            state,
            country,
            here,
        }
    }

    fn describe(&mut self, d: &Described, item: &mut Item) {
        let word = d.word;
        let plural = d.group.plural;
        let government = self.is_government(d.head);
        let portfolio = self.portfolio_at(d.head);
        // "the Israeli army"
        if let (Some(p), Some(country), Some(_)) = (portfolio, d.country, d.state) {
            let written = Tokens { start: d.group.tokens.start.min(p.tokens.start), end: p.tokens.end };
            let body = self.ministry(country.letters(), p.row, written);
            return found(item, Some(body), Resolved::Name, MentionForm::Definite);
        }
        // "the Czech government", "his government"
        let person = d.owner.filter(|o| self.kind(*o) == Kind::Person);
        if government && let Some(state) = d.state.or_else(|| person.and_then(|_| self.state_of(d.country?.letters()))) {
            return found(item, Some(state), Resolved::Name, MentionForm::Definite);
        }
        // "the EU side"
        if government
            && !plural
            && let Some(name) = d.name.filter(|_| d.definite && portfolio.is_none())
        {
            return found(item, Some(name), Resolved::Name, MentionForm::Definite);
        }
        // "the APT31 group": a name before a noun for what it is
        let body = word.is(Class::GroupNoun) || word.is(Class::BodyNoun);
        if let Some(name) = d.name.filter(|_| body && !plural && (d.group.definite || !d.group.determined)) {
            self.call(name, d.head);
            return found(item, Some(name), Resolved::Name, MentionForm::Definite);
        }
        match () {
            _ if plural && item.kinds.meets(Kinds::GROUP) => self.body_item(d, item, None, false),
            _ if item.kinds == Kinds::PEOPLE && !government => item.of = d.name.or(d.owner.filter(|_| speaks_for(word))),
            _ if item.kinds.meets(Kinds::PERSON) => {
                // "the neighbour" is rather a state than somebody next door
                let state = item.kinds.meets(Kinds::STATE) && d.owner.is_none_or(|o| self.kind(o) != Kind::Person);
                if !state {
                    self.person_described(d, item);
                }
                if item.entity.is_none() && item.kinds.meets(Kinds::BODY.or(Kinds::STATE)) {
                    self.body_item(d, item, None, false);
                }
            }
            _ if item.kinds == Kinds::PAPER => self.paper(d, item),
            _ if plural && !government => {}
            _ => self.body_item(d, item, portfolio, government),
        }
    }

    fn person_described(&mut self, d: &Described, item: &mut Item) {
        let party = |r: &Self, e: &EntityId| matches!(r.kind(*e), Kind::Organization | Kind::Group | Kind::State);
        if speaks_for(d.word) {
            item.of = d.name.or(d.owner).filter(|e| party(self, e));
            // "the ministry spokesman"
            let tokens = Tokens { end: d.group.tokens.end - 1, ..d.group.tokens };
            let head = d.head - 1;
            let before = Group { tokens, definite: true, one: self.singular(head), plural: self.is_plural(head), ..*d.group };
            if item.of.is_none() && before.tokens.len() > d.group.determined as usize && self.is_party_noun(before.head()) {
                let mut body = Item { kinds: self.kinds_of(&before), ..item.clone() };
                let described = Described { head: before.head(), word: before.one, group: &before, definite: true, ..*d };
                if !body.kinds.meets(Kinds::PERSON.or(Kinds::PEOPLE).or(Kinds::PAPER)) {
                    self.describe(&described, &mut body);
                    item.of = body.entity.filter(|e| party(self, e));
                }
            }
        }
        if !(d.definite || d.state.is_some() && !d.group.determined) {
            return;
        }
        if let Some(holder) = self.holder(d) {
            return found(item, Some(holder), Resolved::Definite, MentionForm::Role);
        }
        if !d.definite || item.of.is_some() {
            return;
        }
        item.open = true;
        // "the leader of the union" is nobody that the story has only spoken of, "his deputy" neither
        let specific = d.owner.is_some() || d.name.is_some() || self.has_complement(d.head);
        let not = self.not_described(d);
        let ask = Ask { sex: item.sex, ..Ask::new(d.group.tokens.start as usize, Kinds::PERSON, &not, d.here) };
        let antecedent = if specific { None } else { self.antecedent(&ask, |i| self.person_fits(d, i)) };
        if let Some(n) = antecedent {
            self.points_back(item, n);
            (item.resolved, item.form) = (Resolved::Definite, Some(MentionForm::Definite));
            return;
        }
        if let Some(holder) = d.country.and_then(|c| self.dated_holder(d, c.letters())) {
            found(item, Some(holder), Resolved::Context, MentionForm::Role);
        }
    }

    /// Whether "of" behind a head belongs to it: "the leader of the union", but not "accused the leader of theft".
    fn has_complement(&self, head: usize) -> bool {
        let whole = |p: &super::part::Part| p.tokens.end as usize == head + 1 && p.role == Role::Target;
        self.doc.tokens.get(head + 1).is_some_and(|t| t.is(Class::Of)) && !self.parts_at(head as u32).iter().any(whole)
    }

    /// "NATO's statement", "the report": whoever issued it.
    fn paper(&mut self, d: &Described, item: &mut Item) {
        if let Some(of) = d.name.or(d.owner).or(d.state) {
            return found(item, Some(of), Resolved::Name, MentionForm::Definite);
        }
        if d.definite {
            let issuer = self.issuer(d);
            return found(item, issuer, Resolved::Definite, MentionForm::Definite);
        }
        // "Riga published a report": of whom it is, for later
        let subject = self.subject_before(d.group.tokens.start as usize, d.here);
        item.of = subject.and_then(|n| self.items[n].entity);
    }

    fn body_item(&mut self, d: &Described, item: &mut Item, portfolio: Option<crate::entity::Known>, government: bool) {
        // "the EU's monitoring mission": the body that a part of it belongs to
        if let Some(owner) = d.owner.filter(|o| d.word.is(Class::BodyNoun) && self.kind(*o) == Kind::Organization)
            && self.is_genitive(d.group)
        {
            return found(item, Some(owner), Resolved::Name, MentionForm::Definite);
        }
        // "his country"
        if d.word.is(Class::StateNoun)
            && let Some(owner) = d.owner
        {
            if self.kind(owner) != Kind::State {
                let state = d.country.and_then(|c| self.state_of(c.letters()));
                return found(item, state, Resolved::Definite, MentionForm::Definite);
            }
            // "its neighbour"
            let at = d.group.tokens.start as usize;
            let not = [owner];
            let ask = Ask::new(at, Kinds::STATE, &not, d.here);
            if let Some(n) = self.antecedent(&ask, |_| Some(0.0)) {
                self.points_back(item, n);
                (item.resolved, item.form) = (Resolved::Definite, Some(MentionForm::Definite));
            }
            return;
        }
        // "President Hale's office"
        if let Some(office) = d.owner.and_then(|owner| self.office_of(owner, d)) {
            return found(item, Some(office), Resolved::Name, MentionForm::Definite);
        }
        // "her firm"
        if let Some(body) = d.owner.and_then(|owner| self.affiliation(owner, d)) {
            return found(item, Some(body), Resolved::Definite, MentionForm::Definite);
        }
        if let Some(p) = portfolio.filter(|p| !p.flags.has(Flags::CONTEXT)) {
            // "the ministry", "police": the body of that portfolio that was named, or that of the home country
            let name = self.tables.entities.id(p.row);
            let not = self.not_described(d);
            let ask = Ask::new(d.group.tokens.start as usize, Kinds::BODY, &not, d.here);
            let named = self.antecedent(&ask, |i| i.entity.and_then(|e| id::is_ministry_of(self.id(e), name).then_some(0.0)));
            if let Some(n) = named {
                self.points_back(item, n);
                (item.resolved, item.form) = (Resolved::Definite, Some(MentionForm::Definite));
                return;
            }
            let plain = d.owner.is_none() && (d.definite || !d.group.determined);
            if plain && !self.names.home.is_empty() {
                let names = self.names;
                let body = self.ministry(&names.home, p.row, p.tokens);
                found(item, Some(body), Resolved::Context, MentionForm::Definite);
                return;
            }
        }
        if !d.definite {
            return;
        }
        item.open = true;
        let not = self.not_described(d);
        // "the embassy", "the mission": no country's without its name; "the self-declared government" is rather not that of the country
        let government = government && portfolio.is_none();
        let plain = d.group.tokens.len() <= 3;
        // "the government" is rather that of the country that the story is about than that of the last one named
        if government
            && plain
            && let Some(home) = self.state_of(&self.names.home).filter(|e| !not.contains(e))
        {
            return found(item, Some(home), Resolved::Context, MentionForm::Definite);
        }
        let ask = Ask::new(d.group.tokens.start as usize, Kinds::STATE, &not, d.here);
        // "its neighbour … the neighbour"
        let called = |i: &Item| if i.noun == self.lemma(d.head) { SAME_NOUN } else { 0.0 };
        let antecedent = if d.word.is(Class::StateNoun) || government {
            self.antecedent(&ask, |i| Some(called(i)))
        } else {
            self.body_described(d, &ask)
        };
        if let Some(n) = antecedent {
            // of what nothing was known it is known now
            self.items[n].entity.into_iter().for_each(|body| self.sort_as(body, d.head));
            self.points_back(item, n);
            (item.resolved, item.form) = (Resolved::Definite, Some(MentionForm::Definite));
            return;
        }
        if d.word.is(Class::StateNoun) {
            let home = self.state_of(&self.names.home).filter(|e| !not.contains(e));
            return found(item, home, Resolved::Context, MentionForm::Definite);
        }
        // "the ministry", where only its minister was named
        if d.word.is(Class::PortfolioHead) && antecedent.is_none() {
            let ministry = self.ministry_of_minister(d);
            found(item, ministry, Resolved::Definite, MentionForm::Definite);
        }
    }

    /// The office of a head of state or government, as a body: of "the president's office" by whoever that is.
    fn office_of(&mut self, person: EntityId, d: &Described) -> Option<EntityId> {
        let noun = self.tables.lexicon.text(self.lemma(d.head));
        let entities = &self.tables.entities;
        let (before, after) = self.holders_around(d.group.tokens.start);
        let roles = before.rev().chain(after).filter(|h| h.entity == person).filter_map(|h| h.role);
        let listed = self.entity(person).row.into_iter().flat_map(|row| entities.held(row));
        let country = Country::new(self.country(person)).or_else(|| Country::new(&self.names.home))?;
        let named = |portfolio: &RowId| entities.name(*portfolio).ends_with(noun);
        let portfolio = roles.chain(listed).find_map(|role| entities.portfolios_of(role).find(named))?;
        Some(self.ministry(country.letters(), portfolio, d.group.tokens))
    }

    /// The ministry of the last minister who was named.
    fn ministry_of_minister(&mut self, d: &Described) -> Option<EntityId> {
        const LOOK_BACK: usize = 24;
        let headed = |role| self.tables.entities.portfolios_of(role).next();
        let last = self.holders_around(d.group.tokens.start).0.rev().take(LOOK_BACK).find_map(|h| Some((h.entity, headed(h.role?)?)));
        let (minister, portfolio) = last?;
        let of = Country::new(self.country(minister)).or_else(|| Country::new(&self.names.home))?;
        Some(self.ministry(of.letters(), portfolio, d.group.tokens))
    }

    /// Whether a genitive mark stands before the group.
    fn is_genitive(&self, group: &Group) -> bool {
        group.tokens.start.checked_sub(1).is_some_and(|b| self.word(b as usize).is(Class::PossessiveMark))
    }

    /// Who issued "the statement": of the last one that was spoken of whoever issued that; the source of the last claim that was made in one; else the
    /// most salient party.
    fn issuer(&self, d: &Described) -> Option<EntityId> {
        const LOOK_BACK: usize = 24;
        let at = d.group.tokens.start as usize;
        let noun = self.lemma(d.head);
        let same = |i: &&Item| i.kinds == Kinds::PAPER && i.noun == noun;
        if let Some(entity) = self.items[self.from..].iter().rev().take(4 * LOOK_BACK).filter(same).find_map(|i| i.entity.or(i.of)) {
            return Some(entity);
        }
        let here = self.token(at).start;
        let before = self.doc.claims.partition_point(|c| c.cue.first().map_or_else(|| c.hull().start, |s| s.start) < here);
        let issued = (0..before).rev().take(LOOK_BACK).find(|c| {
            let claim = &self.doc.claims[*c];
            claim.cue.iter().any(|s| {
                self.doc.tokens_of(*s, claim.sentence).range().any(|i| self.word(i).is(Class::IssuedNoun) && self.lemma(i) == noun)
            })
        });
        if let Some(source) = issued.and_then(|c| self.source_of(c as u32)) {
            return Some(source);
        }
        let kinds = Kinds::BODY.or(Kinds::STATE).or(Kinds::GROUP).or(Kinds::PERSON);
        let not = self.not_described(d);
        let ask = Ask::new(at, kinds, &not, d.here);
        let person = |i: &Item| if i.kinds.meets(Kinds::PERSON) { -PERSONS_PAPER } else { 0.0 };
        self.antecedent(&ask, |i| i.entity.map(|_| person(i))).and_then(|n| self.items[n].entity)
    }

    /// The body of a country with a portfolio.
    pub(super) fn ministry(&mut self, country: &str, portfolio: crate::gazetteer::RowId, written: Tokens) -> EntityId {
        let id = id::ministry(country, self.tables.entities.id(portfolio));
        if let Some(row) = self.tables.entities.find(&id) {
            return self.listed(row);
        }
        if let Some(known) = self.known.id(&id) {
            return known;
        }
        let name = crate::text::one_line(self.doc.span(written).of(&self.doc.article.text));
        let entity = crate::document::Entity::unlisted(Kind::Organization, id, name);
        self.add(crate::document::Entity { country: country.to_owned(), ..entity })
    }

    /// "police in Embakasi": the police of the country where that is.
    pub(super) fn portfolio_of(&mut self, head: usize, whole: usize, place: EntityId) {
        let Some(p) = self.portfolio_at(head).filter(|p| !p.flags.has(Flags::CONTEXT)) else { return };
        let Some(country) = Country::new(self.country(place)) else { return };
        let body = self.ministry(country.letters(), p.row, p.tokens);
        let item = &mut self.items[whole];
        (item.entity, item.resolved, item.kinds) = (Some(body), Resolved::Name, Kinds::BODY.or(item.kinds.and(Kinds::SEVERAL)));
    }

    fn id(&self, entity: EntityId) -> &str {
        let e = self.entity(entity);
        e.row.map_or(&e.new_id, |r| self.tables.entities.id(r))
    }
}

/// A noun for somebody who speaks for a party: a spokesman.
pub(super) fn speaks_for(word: Word) -> bool {
    word.is(Class::PersonNoun) && word.is(Class::IssuedNoun)
}

fn found(item: &mut Item, entity: Option<EntityId>, resolved: Resolved, form: MentionForm) {
    if entity.is_some() {
        (item.entity, item.resolved, item.form, item.open) = (entity, resolved, Some(form), false);
    }
}
