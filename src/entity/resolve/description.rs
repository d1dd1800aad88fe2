//! Descriptions: noun groups with a common noun at their head, whom nobody beside them names, and whom each means.

use super::Resolver;
use super::ask::Ask;
use super::country::Country;
use super::described::{Described, found, speaks_for};
use super::group::Group;
use super::here::Here;
use super::item::{Item, Kinds};
use super::occupation::SAME;
use super::salience::{GOES_ON, gains};
use crate::document::{EntityId, Mention, MentionForm, Resolved};
use crate::gazetteer::Kind;
use crate::gazetteer::id::{EU, EU_EXECUTIVE, EU_ORGAN, PROVINCES};
use crate::lexicon::{Class, Tag, Tags, Word, WordId};
use crate::span::Tokens;
use crate::text::shape::Shape;

impl Resolver<'_> {
    /// The lemma of a word; "the accused" is none of a verb.
    pub(super) fn lemma(&self, i: usize) -> WordId {
        let token = self.token(i);
        let participle = token.word.tags.has(Tag::Participle) && token.word.tags.has(Tag::Noun);
        // "the training ground" has not been ground
        let noun = token.word.likely == Some(Tag::Noun) && token.word.tags.has(Tag::Past);
        if noun || participle && self.tables.lexicon.is_for_persons(token.id) { token.id } else { token.lemma() }
    }

    pub(super) fn described<'g>(&self, group: &'g Group, owner: Option<usize>, here: &'g Here) -> Described<'g> {
        let head = group.head();
        let inside = &self.doc.mentions[group.names.0..group.names.1];
        let of_people = owner.filter(|_| group.one.is(Class::BodyNoun) && !group.plural).is_some_and(|o| {
            let people = &self.items[o];
            let first = self.word(people.tokens.start as usize);
            people.entity.is_none() && people.kinds == Kinds::PEOPLE && (first.is(Class::Definite) || first.tags.has(Tag::Possessive))
        });
        let owner = owner.and_then(|o| self.items[o].entity);
        // ("the Iran-backed group" is not Iran's)
        let bound = |m: &&Mention| self.doc.tokens.get(m.tokens.end as usize).is_some_and(|t| t.shape == Shape::Hyphen);
        let of_kind = |kinds: &[Kind]| inside.iter().rev().filter(|m| !bound(m)).map(|m| m.entity).find(|e| kinds.contains(&self.kind(*e)));
        let state = of_kind(&[Kind::State]).or(owner.filter(|o| self.kind(*o) == Kind::State));
        let country = state.or(owner).and_then(|e| Country::new(self.country(e)));
        let title = here.title && !group.determined && !group.plural;
        Described {
            group,
            head,
            word: group.one,
            definite: group.definite || owner.is_some() || of_people || title,
            owner,
            name: of_kind(&[Kind::Organization, Kind::Group]),
            state,
            country,
            of_people,
            age: self.age_told(group),
            here,
        }
    }

    pub(super) fn describe(&mut self, d: &Described, item: &mut Item) {
        let word = d.word;
        let plural = d.group.plural;
        let government = self.is_government(d.head);
        let portfolio = self.portfolio_at(d.head);
        // "Army denies raid", "Government condemns raid": whose, the lead says
        let plain = d.here.title && d.state.is_none() && d.owner.is_none() && (portfolio.is_some() || government);
        if plain && let Some(n) = self.told_in_lead(d, item, true) {
            return self.describes(item, n);
        }
        // "the Israeli army"
        if let (Some(p), Some(country), Some(_)) = (portfolio, d.country, d.state) {
            let names = &self.doc.mentions[d.group.names.0..d.group.names.1];
            let written = Tokens { start: names.first().map_or(p.tokens.start, |m| m.tokens.start.min(p.tokens.start)), end: p.tokens.end };
            let body = self.ministry(country.letters(), p.row, written);
            return found(item, Some(body), Resolved::Name, MentionForm::Definite);
        }
        // "the Czech government", "his government", "the Trump administration"
        let leader = || self.doc.mentions[d.group.names.0..d.group.names.1].last().map(|m| m.entity);
        let person = d.owner.or_else(leader).filter(|o| government && self.kind(*o) == Kind::Person);
        if government && let Some(state) = d.state.or_else(|| person.and_then(|p| self.state_served_by(p))) {
            return found(item, Some(state), Resolved::Name, MentionForm::Definite);
        }
        // "the Basque government", which is none of a state
        let region = || {
            let inside = &self.doc.mentions[d.group.names.0..d.group.names.1];
            inside.iter().find(|m| self.kind(m.entity) == Kind::Place)
        };
        // "the Kerala government", which is none of India
        let province = || region().is_some_and(|m| m.form != MentionForm::Adjective && PROVINCES.contains(&self.subtype(m.entity)));
        if government
            && !plural
            && (!word.is(Class::StateNoun) || province())
            && portfolio.is_none()
            && d.definite
            && d.name.is_none()
            && let Some(region) = region().map(|m| m.entity)
        {
            return found(item, Some(region), Resolved::Name, MentionForm::Definite);
        }
        // "the EU side"
        if government
            && !plural
            && let Some(name) = d.name.filter(|_| d.definite && portfolio.is_none())
        {
            return found(item, Some(name), Resolved::Name, MentionForm::Definite);
        }
        // "the EU executive"
        let organ = || self.tables.lexicon.bodies(self.lemma(d.head)).iter().any(|sort| sort == EU_ORGAN);
        if d.name.is_some_and(|name| self.id(name) == EU)
            && item.kinds == Kinds::PERSON
            && !plural
            && d.definite
            && organ()
            && let Some(executive) = self.tables.entities.find(EU_EXECUTIVE)
        {
            let executive = self.listed(executive);
            return found(item, Some(executive), Resolved::Definite, MentionForm::Definite);
        }
        // "the APT31 group": a name before a noun for what it is
        let body = word.is(Class::GroupNoun) || word.is(Class::BodyNoun);
        // (but "the UN agency" is one of its agencies)
        let noun = self.noun(d);
        let same = |e: &EntityId| self.entity(*e).row.is_none() || noun.subtypes.is_empty() || self.fit(*e, &noun).is_some();
        if let Some(name) = d.name.filter(same).filter(|_| body && !plural && (d.group.definite || !d.group.determined)) {
            self.call(name, d.head);
            return found(item, Some(name), Resolved::Name, MentionForm::Definite);
        }
        match () {
            _ if plural && item.kinds.meets(Kinds::GROUP) => self.collective_described(d, item, None, false),
            _ if item.kinds == Kinds::PEOPLE && !government => {
                item.of = d.name.or_else(|| d.owner.or_else(|| self.state_named_in(d)).filter(|_| speaks_for(word)));
            }
            _ if item.kinds.meets(Kinds::PERSON) => {
                // "the neighbour" is rather a state than somebody next door
                let state = item.kinds.meets(Kinds::STATE) && d.owner.is_none_or(|o| self.kind(o) != Kind::Person);
                if !state {
                    self.person_described(d, item);
                }
                if item.entity.is_none() && item.kinds.meets(Kinds::BODY.or(Kinds::STATE)) {
                    self.collective_described(d, item, None, false);
                }
            }
            _ if item.kinds == Kinds::PAPER => self.paper(d, item),
            // "the three governments" are not that of one state
            _ if plural && (!government || d.group.tokens.range().any(|i| self.word(i).likely == Some(Tag::Number))) => {}
            _ => self.collective_described(d, item, portfolio, government),
        }
    }

    fn person_described(&mut self, d: &Described, item: &mut Item) {
        let party = |r: &Self, e: &EntityId| matches!(r.kind(*e), Kind::Organization | Kind::Group | Kind::State);
        if speaks_for(d.word) {
            item.of = d.name.or(d.owner).or_else(|| self.state_named_in(d)).filter(|e| party(self, e));
            // "a government spokesman in Bangui"
            if item.of.is_none() && d.state.is_none() {
                item.of = self.state_behind(d.head);
            }
            // "the ministry spokesman"
            let tokens = Tokens { end: d.group.tokens.end - 1, ..d.group.tokens };
            if item.of.is_none() && tokens.len() > d.group.determined as usize && self.is_party_noun(d.head - 1) {
                let head = d.head - 1;
                let before = Group { tokens, definite: true, one: self.singular(head), plural: self.is_plural(head), ..*d.group };
                let mut body = Item { kinds: self.kinds_of(&before), ..item.clone() };
                let described = Described { head, word: before.one, group: &before, definite: true, ..*d };
                if !body.kinds.meets(Kinds::PERSON.or(Kinds::PEOPLE).or(Kinds::PAPER)) {
                    self.describe(&described, &mut body);
                    item.of = body.entity.filter(|e| party(self, e));
                }
            }
            item.of = item.of.or_else(|| self.body_spoken_for(d));
        }
        if !(d.definite || d.state.is_some() && !d.group.determined) {
            return;
        }
        let holder = self.holder(d);
        // "the ambassador" is rather the envoy who just spoke than an ambassador of long ago, "the union leader" the union's secretary than the leader of another body
        if let Some(n) = holder.and_then(|holder| self.kin_nearer_than(holder, d).or_else(|| self.servant_nearer_than(holder, d))) {
            self.describes(item, n);
            return;
        }
        if let Some(holder) = holder {
            return found(item, Some(holder), Resolved::Definite, MentionForm::Role);
        }
        if !d.definite || item.of.is_some() {
            return;
        }
        item.open = true;
        // "the leader of the union" is nobody that the story has only spoken of, "his deputy" and "the pilot who found them" neither
        let described = self.doc.tokens.get(d.head + 1).is_some_and(|t| t.is(Class::Relative) && !t.word.tags.has(Tag::That));
        let specific = d.owner.is_some() || described || self.has_complement(d.head);
        let not = self.not_described(d);
        let noun = self.lemma(d.head);
        let called = self.facts.iter().any(|facts| facts.called.contains(&noun));
        let sure = gains(called, SAME);
        let ask = Ask { sex: item.sex, sure, ..Ask::new(d.group.tokens.start as usize, Kinds::PERSON, &not, d.here) };
        // "the pilot, a man in his sixties," is somebody new
        let introduced = self.is_introduced_here(d.head);
        let other = self.other_before(d.head, d.group.tokens.start);
        // "Hale said no. … the lawmaker said": who spoke goes on
        let follows = !introduced && self.is_source(d.head) && self.content_around(d.head).is_none();
        let spoke = |i: &Item| follows && i.speaks && i.sentence + 1 == d.here.number && i.quote.is_none();
        let fit = |i: &Item| {
            if i.entity.is_some_and(|e| self.is_of_another(d, e)) {
                return None;
            }
            let fit = self.person_fits(d, other, i).filter(|fit| !introduced || *fit >= 0.0);
            let fit = fit.map(|fit| if fit > 0.0 && spoke(i) { fit + GOES_ON } else { fit });
            fit.and_then(|fit| self.fits_body(d, i, fit))
        };
        let antecedent = if specific { self.rival_of(d, &ask) } else { self.antecedent(&ask, fit) };
        // "Hale said no. The former Lanvik engineer said": who spoke goes on, of whom it is told what he was
        let antecedent = other.and_then(|_| self.goes_on_as_former(d, &not, item)).or(antecedent);
        if let Some(n) = antecedent {
            if let Some(person) = self.items[n].entity {
                self.settle(person, item.kinds);
                // what is known of nobody else
                if other.is_none() && self.facts[person.0 as usize].called.is_empty() {
                    self.call(person, d.head);
                }
            }
            self.describes(item, n);
            return;
        }
        if let Some(holder) = d.country.and_then(|c| self.dated_holder(d, c.letters())) {
            found(item, Some(holder), Resolved::Context, MentionForm::Role);
        }
    }

    /// Whether an indefinite apposition says who a description is.
    fn is_introduced_here(&self, head: usize) -> bool {
        let comma = self.doc.tokens.get(head + 1).is_some_and(|t| t.shape == Shape::Comma);
        let indefinite = |w: Word| w.tags == Tags::of(&[Tag::Determiner]) && !w.is(Class::Definite) && !w.is(Class::NegationDeterminer);
        comma && self.doc.tokens.get(head + 2).is_some_and(|t| indefinite(t.word))
    }

    /// "a Kremlin spokesman", "Downing Street officials": the state whose name, and no adjective, is in a description.
    fn state_named_in(&self, d: &Described) -> Option<EntityId> {
        let mut inside = self.doc.mentions[d.group.names.0..d.group.names.1].iter().rev();
        inside.find(|m| m.form != MentionForm::Adjective && self.kind(m.entity) == Kind::State).map(|m| m.entity)
    }

    /// The state of the place that a preposition of place names behind a speaker of a government.
    fn state_behind(&mut self, head: usize) -> Option<EntityId> {
        let government = head.checked_sub(1).is_some_and(|b| self.is_government(b));
        let place = self.mention_at(head + 2).filter(|m| m.tokens.start as usize == head + 2)?;
        let located = government && self.word(head + 1).is(Class::Locative) && self.kind(place.entity).is_on_map();
        self.state_of(self.country(place.entity)).filter(|_| located)
    }

    pub(super) fn id(&self, entity: EntityId) -> &str {
        let e = self.entity(entity);
        e.row.map_or(&e.new_id, |r| self.tables.entities.id(r))
    }
}
