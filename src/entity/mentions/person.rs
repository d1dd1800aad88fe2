//! Persons that no list has: new ones, and those whom the document named before.

use super::maker::Maker;
use crate::document::{Entity, EntityId, MentionForm, Sex, Token};
use crate::entity::decide::Known;
use crate::entity::runs::Run;
use crate::gazetteer::Kind;
use crate::lexicon::Class;
use crate::span::Tokens;
use crate::text::shape::Shape;
use smallvec::SmallVec;

impl Maker<'_> {
    pub(super) fn person(&mut self, run: &Run, known: &[Known]) {
        let name = self.written(run.tokens);
        if let Some(family) = run.family {
            return self.person_of_family(run, name, self.written(family));
        }
        // "Marlow's mayor": what was a place or a body by itself is one still
        let lone = run.tokens.len() == 1 && run.role.is_none();
        let named = |e: &EntityId| match self.entities[e.0 as usize].kind {
            Kind::Organization => true,
            Kind::Place | Kind::Group => lone,
            _ => false,
        };
        if let Some(body) = self.registry.known(name).filter(named) {
            return self.mention(run.tokens, body, MentionForm::Name);
        }
        // a lone family name after a title means whoever bore it before
        let known_before = self.registry.known(name).filter(|e| self.entities[e.0 as usize].kind == Kind::Person);
        // (a family name may be a man's first name too)
        let sex = if lone { self.sex_in_title(run.tokens) } else { run.sex };
        let known_before = known_before.map(|e| self.namesake(e, name, sex).unwrap_or(e));
        // "Hale Orr Lind", whom a list has as Hale Orr (but "Hale Orr Jr.")
        let known_before = known_before.or_else(|| {
            if self.before_suffix(run.tokens) < run.tokens.end {
                return None;
            }
            let first = known[known.partition_point(|k| k.tokens.end <= run.tokens.start)..].first();
            let row = first.filter(|k| k.kind == Kind::Person && k.tokens.start <= run.tokens.start && k.tokens.len() > 1)?.row;
            Some(self.registry.listed(row, self.tables, self.entities))
        });
        let plain = self.without_initials(run.tokens);
        let written = plain.as_ref().map(|parts| parts.iter().map(|t| t.of(self.text)).collect::<Vec<_>>().join(" "));
        let known_before = known_before.or_else(|| self.registry.known(written.as_ref()?));
        let known_before = known_before.or_else(|| self.listed_as(plain.as_ref()?));
        let is_new = known_before.is_none();
        let entity = known_before.unwrap_or_else(|| self.registry.new_entity(name, Kind::Person, self.entities));
        self.learn_sex(entity, run.sex);
        if let Some(written) = written {
            self.registry.remember(&written, entity);
        }
        let form = if run.tokens.len() == 1 && !is_new { MentionForm::Surname } else { MentionForm::Name };
        if run.tokens.len() > 1 {
            self.remember_parts(run.tokens, entity);
        } else if is_new {
            self.registry.remember(name, entity);
        }
        if let Some(state) = run.state
            && self.entities[entity.0 as usize].country.is_empty()
        {
            self.entities[entity.0 as usize].country = self.tables.entities.country(known[state].row).to_owned();
        }
        let tokens = self.with_particles(run.tokens, entity);
        self.mention(tokens, entity, form);
        if let Some(role) = run.role {
            self.holds(role, entity, known);
        }
        self.holds_after(tokens.end, entity, known);
    }

    /// The parts "Piet" and "Marlow" of "Piet A. Marlow", but none of "P. A. Marlow", who may be anybody's namesake.
    fn without_initials(&self, name: Tokens) -> Option<SmallVec<[Token; 4]>> {
        let is_initial = |t: &Token| t.shape == Shape::Letter;
        let parts = &self.tokens[name.range()];
        let given = parts.first().filter(|first| !is_initial(first) && parts.iter().any(is_initial))?;
        Some([*given].into_iter().chain(parts[1..].iter().copied().filter(|t| !is_initial(t))).collect())
    }

    /// Whom a list has under a name of these parts, and nobody else.
    fn listed_as(&mut self, parts: &[Token]) -> Option<EntityId> {
        let (first, others) = parts.split_first()?;
        let names = &self.tables.names;
        let node = others.iter().try_fold(first.word.names, |node, t| names.step(node, t.id))?;
        let mut persons = names.ending(node).map(|n| names.form(n)).filter(|f| f.kind == Kind::Person);
        let row = persons.next().filter(|_| persons.next().is_none())?.row;
        Some(self.registry.listed(row, self.tables, self.entities))
    }

    /// "Piet and Hanna Marlow": Piet Marlow, unless the document has somebody of whom "Piet" is the family name.
    fn person_of_family(&mut self, run: &Run, given: &str, family: &str) {
        let known = self.registry.known(given).filter(|e| self.entities[e.0 as usize].name.rsplit(' ').next() == Some(given));
        let name = [given, family].join(" ");
        let entity = known.unwrap_or_else(|| self.entity_named(&name, Kind::Person));
        self.learn_sex(entity, run.sex);
        self.registry.remember(given, entity);
        self.mention(run.tokens, entity, MentionForm::Name);
    }

    /// The sex that the title before a name tells.
    pub(super) fn sex_in_title(&self, name: Tokens) -> Sex {
        let title = name.start.checked_sub(1).map(|b| &self.tokens[b as usize]);
        title.filter(|t| t.is(Class::Honorific)).map_or(Sex::Unknown, |t| Sex::of(t.word))
    }

    /// "Mrs. Hale", where the last Hale named is no woman as far as is known and another Hale was named before who is no man: who that is.
    pub(super) fn namesake(&self, person: EntityId, name: &str, sex: Sex) -> Option<EntityId> {
        let last = self.entities[person.0 as usize].sex;
        if sex == Sex::Unknown || last == sex {
            return None;
        }
        let of = |wanted: Sex| {
            let namesake = |e: &Entity| {
                let full = e.row.map_or(e.name.as_str(), |row| self.tables.entities.name(row));
                e.kind == Kind::Person && e.sex == wanted && full.strip_suffix(name).is_some_and(|given| given.ends_with(' '))
            };
            self.entities.iter().rposition(namesake).map(|at| EntityId(at as u32))
        };
        of(sex).or_else(|| of(Sex::Unknown).filter(|_| last != Sex::Unknown))
    }
}
