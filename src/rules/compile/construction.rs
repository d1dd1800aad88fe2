//! Construction rows: from the items of a pattern to slots around a cue.

use super::{At, Compiler};
use crate::lexicon::{Class, Tag};
use crate::rules::compiled::{Construction, Host, Part};
use crate::rules::file::{ConstructionRow, Pos};
use crate::rules::pattern::{self, Item, Role, Types};
use crate::rules::words::WordSet;

impl Compiler<'_> {
    /// Compiles a row; `takers` are the lemmas of the cues that take it.
    pub(super) fn construction(&mut self, at: At, row: &ConstructionRow, takers: &[(Vec<String>, Pos)]) -> Construction {
        let mut out = Construction {
            id: row.id.clone(),
            pattern: row.pattern.clone(),
            subject: None,
            subject_optional: false,
            host: None,
            carrier: None,
            patient: None,
            adverbial: None,
            mutual: None,
            within: None,
            parts: Vec::new(),
            stops: Vec::new(),
            unrealised: row.unrealised,
            needs: self.guard(at, row.needs.as_ref()).map(Box::new),
            unless: self.guard(at, row.unless.as_ref()).map(Box::new),
            file: at.file,
            line: at.line(),
        };
        if row.matches.is_empty() {
            self.fault(at, format!("the construction \"{}\" has no example: write at least one under \"matches\"", row.id));
        }
        if takers.is_empty() {
            self.fault(at, format!("no cue takes the construction \"{}\"", row.id));
            return out;
        }
        let items = match pattern::parse(&row.pattern) {
            Ok(items) => items,
            Err(what) => {
                self.fault(at, format!("in the pattern of \"{}\": {what}", row.id));
                return out;
            }
        };
        // brackets around the cue; brackets after it are about the content
        let holds_cue = |i: &Item| self.holds_cue(i, takers);
        let items = match items.iter().position(|i| matches!(i, Item::Nested(inner) if inner.iter().any(holds_cue))) {
            None => items.as_slice(),
            Some(nested) => {
                out.within = items[..nested].iter().find_map(|i| if let Item::Slot { role, .. } = i { Some(*role) } else { None });
                let Item::Nested(inner) = &items[nested] else { unreachable!("found above") };
                inner.as_slice()
            }
        };
        let Some(cue) = items.iter().position(holds_cue) else {
            let lemmas: Vec<&str> = takers.iter().flat_map(|(l, _)| l.iter().map(String::as_str)).take(5).collect();
            self.fault(
                at,
                format!("no word of the pattern \"{}\" is a form of a cue that takes it ({} …)", row.pattern, lemmas.join(", ")),
            );
            return out;
        };
        self.before_cue(at, &items[..cue], takers.iter().any(|(_, pos)| *pos == Pos::Noun), &mut out);
        let behind = &items[cue + 1..];
        self.after_cue(at, &behind[self.own_words(&items[cue], behind, takers)..], &mut out);
        out.find_stops();
        out
    }

    /// Whether an item is the cue of the pattern: it has a form of a cue that takes it.
    fn holds_cue(&self, item: &Item, takers: &[(Vec<String>, Pos)]) -> bool {
        let Item::Words { words, .. } = item else { return false };
        let mut forms = takers.iter().flat_map(|(lemmas, pos)| lemmas.iter().flat_map(|l| self.forms_of(l, *pos)));
        forms.any(|form| words.contains(&form))
    }

    /// How many items behind the pattern's cue are words of the cue itself, which may have several: "lashes out at".
    fn own_words(&self, cue: &Item, behind: &[Item], takers: &[(Vec<String>, Pos)]) -> usize {
        let Item::Words { words, .. } = cue else { return 0 };
        let written = |lemma: &str| {
            let tail: Vec<&str> = lemma.split(' ').skip(1).collect();
            let has = |(item, word): (&Item, &&str)| matches!(item, Item::Words { words, .. } if words.iter().any(|w| w == *word));
            (tail.len() <= behind.len() && behind.iter().zip(&tail).all(has)).then_some(tail.len())
        };
        let lemmas = takers.iter().flat_map(|(lemmas, pos)| lemmas.iter().map(move |l| (l, *pos)));
        let own = lemmas.filter(|(l, pos)| self.forms_of(l, *pos).iter().any(|form| words.contains(form)));
        own.filter_map(|(l, _)| written(l)).max().unwrap_or(0)
    }

    /// Reads what stands before the cue: the subject, the verb that carries a noun, and whom that verb is done to.
    fn before_cue(&mut self, at: At, items: &[Item], noun: bool, out: &mut Construction) {
        for (i, item) in items.iter().enumerate() {
            match item {
                Item::Slot { role, .. } if matches!(items.get(i + 1), Some(Item::Comma)) => {
                    out.host = Some(Host { role: *role, opened: false })
                }
                // after the verb above: its object
                Item::Slot { role, .. } if out.carrier.is_some() => out.patient = Some(*role),
                // SOURCE and TARGET: each acts on the other
                Item::Slot { role, .. } if out.subject.is_some() => out.mutual = Some(*role),
                Item::Words { words, .. }
                    if matches!(items.get(i + 1), Some(Item::Slot { .. })) && words.iter().all(|w| self.has_class(w, Class::And)) => {}
                Item::Slot { role, optional, .. } => (out.subject, out.subject_optional) = (Some(*role), *optional),
                Item::Comma => {}
                Item::Words { words, .. }
                    if out.patient.is_some() && words.iter().all(|w| self.words.entries.get(w).is_some_and(|e| e.tags().has(Tag::To))) => {}
                Item::Words { optional: true, .. } | Item::Set { optional: true, .. } => {}
                Item::Words { words, .. } if words.iter().all(|w| self.has_class(w, Class::Be)) => {
                    // an adjective has its copula anyway; a noun must be told that it needs one
                    if noun {
                        // ("'s" is one word of a text, however it is written here)
                        let forms: Vec<String> =
                            self.words.order.iter().filter(|w| self.words.entries[*w].classes.has(Class::Be)).cloned().collect();
                        let forms = forms.iter().map(|w| vec![self.number(w)]).collect();
                        out.carrier = Some(Box::new(WordSet::new(forms)));
                    }
                }
                Item::Words { words, .. } if noun && self.are_prepositions(words) => out.adverbial = Some(Box::new(self.word_set(words))),
                Item::Words { words, .. } if noun || matches!(items.get(i + 1), Some(Item::Slot { .. })) => {
                    let forms: Vec<String> = words.iter().flat_map(|w| self.forms_of(w, Pos::Verb)).collect();
                    out.carrier = Some(Box::new(self.word_set(&forms)));
                }
                Item::Set { name, .. } if out.carrier.is_none() && (noun || matches!(items.get(i + 1), Some(Item::Slot { .. }))) => {
                    out.carrier = Some(Box::new(self.set(at, name)))
                }
                Item::Words { .. } | Item::Set { .. } | Item::Nested(_) => {
                    self.fault(at, format!("in the pattern \"{}\": only a role, a form of \"be\", optional words, and a verb with its object and \"to\" may stand before a verb", out.pattern));
                }
            }
        }
    }

    /// Reads what stands behind the cue: the parts.
    fn after_cue(&mut self, at: At, items: &[Item], out: &mut Construction) {
        const GOVERNED: Types = Types::NP.with(Types::ING).with(Types::WH).with(Types::QUOTE).with(Types::ADJ);
        let mut i = 0;
        while let Some(item) = items.get(i) {
            i += 1;
            let next = items.get(i);
            if let Some(Item::Slot { role, types, optional, .. }) = next
                && let Some(words) = self.prepositions(at, item)
            {
                out.parts.push(Part::Prep { words, role: *role, types: types.unwrap_or(GOVERNED), optional: *optional });
                i += 1;
                continue;
            }
            match item {
                Item::Comma | Item::Set { optional: true, .. } => {}
                Item::Slot { role, .. } if out.subject.is_none() && next.is_none() && i > 1 && matches!(items[i - 2], Item::Comma) => {
                    out.host = Some(Host { role: *role, opened: true });
                }
                Item::Slot { role, types, optional, .. } => {
                    let fallback = if *role == Role::Content { Types::ANY } else { Types::NP.with(Types::QUOTE) };
                    out.parts.push(Part::Direct { role: *role, types: types.unwrap_or(fallback), optional: *optional });
                }
                // what stands before them ends there
                Item::Words { words, optional: true } => {
                    let words = self.word_set(words);
                    out.parts.push(Part::End { words });
                }
                Item::Words { words, .. } => {
                    let (phrases, more) = self.phrases(words, &items[i..]);
                    let words = self.word_set(&phrases);
                    out.parts.push(Part::Literal { words });
                    i += more;
                }
                Item::Set { name, .. } => {
                    let words = self.set(at, name);
                    out.parts.push(Part::Literal { words });
                }
                Item::Nested(inner) => self.inside(at, inner, out),
            }
        }
    }

    /// The words of an item all of which are prepositions.
    fn prepositions(&mut self, at: At, item: &Item) -> Option<WordSet> {
        match item {
            Item::Words { words, .. } if self.are_prepositions(words) => Some(self.word_set(words)),
            Item::Set { name, .. } if self.prepositional.contains(name) => Some(self.set(at, name)),
            _ => None,
        }
    }

    /// The phrases that words make with those in the items right behind them, up to a preposition with its slot, and how many items those are.
    fn phrases(&self, words: &[String], behind: &[Item]) -> (Vec<String>, usize) {
        let mut phrases = words.to_vec();
        let mut items = 0;
        while let Some(Item::Words { words: more, optional: false }) = behind.get(items)
            && !(matches!(behind.get(items + 1), Some(Item::Slot { .. })) && self.are_prepositions(more))
        {
            phrases = phrases.iter().flat_map(|p| more.iter().map(move |m| format!("{p} {m}"))).collect();
            items += 1;
        }
        (phrases, items)
    }

    /// Brackets behind a content: `[TARGET]`, `[TARGET {harm}]`.
    fn inside(&mut self, at: At, items: &[Item], out: &mut Construction) {
        let content = out.roles().any(|r| r == Role::Content);
        let verbs = match items {
            [Item::Slot { .. }] => None,
            [Item::Slot { .. }, Item::Set { name, .. }] => Some(self.set(at, name)),
            [Item::Slot { .. }, Item::Words { words, .. }] => {
                let forms: Vec<String> = words.iter().flat_map(|w| self.forms_of(w, Pos::Verb)).collect();
                Some(self.word_set(&forms))
            }
            _ => {
                return self.fault(
                    at,
                    format!("in the pattern \"{}\": brackets after the cue hold a role and a verb or a set of verbs", out.pattern),
                );
            }
        };
        match items[0] {
            Item::Slot { role, types, optional, .. } if content => {
                out.parts.push(Part::Inside { role, optional, verbs, bare: types == Some(Types::TO) })
            }
            _ => self.fault(at, format!("in the pattern \"{}\": brackets after the cue must follow CONTENT", out.pattern)),
        }
    }

    fn has_class(&self, word: &str, class: Class) -> bool {
        self.words.entries.get(word).is_some_and(|e| e.classes.has(class))
    }

    fn are_prepositions(&self, words: &[String]) -> bool {
        words.iter().all(|w| self.is_preposition(w))
    }

    pub(super) fn is_preposition(&self, word: &str) -> bool {
        self.words.entries.get(word).is_some_and(|e| e.tags().has(Tag::Preposition) || e.tags().has(Tag::To))
    }
}
