//! Scoring the grammar: tags, noun groups, subjects and complements against gold, by the parser over every window of a sentence.
//!
//! * `tags`: the tag of the innermost unit that holds the token, marks left out. Of a capitalised word common noun and name are the same; the one tag of a
//!   name of several words stands for all that it holds, function words included.
//! * `groups`: noun groups with exactly gold's characters. One that ends in a name of several words ("Bank of England") counts as all the groups of gold that it is made of.
//! * `subject`: of each gold cue the source of the claim whose cue covers it, else the subject of the clause that the parser makes of the word; right if it
//!   holds gold's head and shares tokens with F1 of at least one half, or if both have none.
//! * `complement`: of each gold cue whether the claim's content, else its target, ends with gold's last token; `complement.found`: of those that have a claim;
//!   `complement.parsed`: of all, where a word without a claim has what the parser makes of it.

mod gold;
mod parse;

pub use gold::{GoldCue, GoldSentence, GoldToken, Place, article};

use super::around;
use super::compare::Counts;
use crate::document::{Claim, Document};
use crate::engine::Engine;
use crate::lexicon::{Tag, Tags};
use crate::span::Span;
use crate::syntax::parse::Parser;
use parse::{Parsed, ParsedClause, ParsedGroup, ParsedUnit};
use std::collections::BTreeSet;

const NOMINAL: Tags = Tags::of(&[Tag::Noun, Tag::Plural, Tag::Name, Tag::Adjective, Tag::Number]);
/// What stands between the nouns of a name.
const JOINS: Tags = Tags::of(&[Tag::Preposition, Tag::Conjunction, Tag::Determiner, Tag::Genitive]);

impl Counts {
    /// Adds one sentence. Returns what is wrong in it, for reading.
    pub fn grammar(&mut self, gold: &GoldSentence, engine: &Engine, parser: &mut Parser) -> Vec<String> {
        let parsed = Parsed::of(gold, engine, parser);
        let doc = engine.extract(gold.article());
        let mut errors = Vec::new();
        self.tags(gold, &parsed, &mut errors);
        self.groups(gold, &parsed, &mut errors);
        for (cue, clause) in gold.cues.iter().zip(&parsed.clauses) {
            self.cue(gold, cue, *clause, &doc, &mut errors);
        }
        errors
    }

    fn tags(&mut self, gold: &GoldSentence, parsed: &Parsed, errors: &mut Vec<String>) {
        for (token, unit) in gold.tokens.iter().zip(&parsed.units) {
            let Some(tag) = token.tag else { continue };
            let right = unit.is_some_and(|u| same_tag(gold, token, tag, u));
            self.tell("tags", right);
            if !right {
                let found = unit.map_or("nothing", |u| u.tag.name());
                errors.push(format!("tag {found} for {}: {}", tag.name(), around(&gold.text, token.span, 40, 40)));
            }
        }
    }

    fn groups(&mut self, gold: &GoldSentence, parsed: &Parsed, errors: &mut Vec<String>) {
        let wanted: BTreeSet<Span> = gold.groups().into_iter().collect();
        let found: BTreeSet<Span> = parsed.groups.iter().flat_map(|g| made_of(gold, g, &wanted)).collect();
        let tally = self.at("groups");
        tally.gold += wanted.len() as u32;
        tally.predicted += found.len() as u32;
        tally.right += wanted.intersection(&found).count() as u32;
        let list = |some: Vec<&Span>| some.iter().map(|s| format!("[{}]", s.of(&gold.text))).collect::<Vec<_>>().join(" ");
        let (missed, wrong) = (list(wanted.difference(&found).collect()), list(found.difference(&wanted).collect()));
        if !missed.is_empty() || !wrong.is_empty() {
            errors.push(format!("groups {wrong} for {missed}: {}", gold.text));
        }
    }

    fn cue(&mut self, gold: &GoldSentence, cue: &GoldCue, clause: ParsedClause, doc: &Document, errors: &mut Vec<String>) {
        let at = gold.tokens[cue.head].span;
        let claim = doc.claims.iter().find(|c| c.cue.iter().any(|s| s.contains(at)));
        let words = |tokens: &[usize]| match (tokens.first(), tokens.last()) {
            (Some(first), Some(last)) => format!("\"{}\"", gold.tokens[*first].span.hull(gold.tokens[*last].span).of(&gold.text)),
            _ => "nobody".to_owned(),
        };
        let source = match claim {
            Some(c) => c.source.as_ref().map_or(vec![], |s| s.pieces.to_vec()),
            None => clause.subject.into_iter().collect(),
        };
        let subject = tokens_in(gold, &source);
        let right = match cue.subject_head {
            None => subject.is_empty(),
            Some(head) => subject.contains(&head) && overlap(gold, &subject, &cue.subject) >= 0.5,
        };
        self.tell("subject", right);
        let place = || around(&gold.text, at, 60, 60);
        if claim.is_none() {
            errors.push(format!("no claim: {}", place()));
        }
        if !right {
            errors.push(format!("subject {} for {}: {}", words(&subject), words(&cue.subject), place()));
        }
        let wanted = cue.complement.last().map(|t| gold.tokens[*t].span.end);
        let end = match claim {
            Some(c) => complement_end(c),
            None => clause.complement.map(|c| c.end),
        };
        let right = end == wanted;
        self.tell("complement", right && claim.is_some());
        self.tell("complement.parsed", right);
        if claim.is_some() {
            self.tell("complement.found", right);
        }
        if !right {
            let tail = |end: Option<u32>| {
                end.map_or("nothing".to_owned(), |e| {
                    let from = gold.text.floor_char_boundary((e as usize).saturating_sub(30));
                    format!("\"…{}\"", &gold.text[from..e as usize])
                })
            };
            errors.push(format!("complement {} for {}: {}", tail(end), tail(wanted), place()));
        }
    }
}

/// Whether the unit that holds a token has the token's tag.
fn same_tag(gold: &GoldSentence, token: &GoldToken, tag: Tag, unit: ParsedUnit) -> bool {
    let capital = token.span.of(&gold.text).starts_with(char::is_uppercase);
    let noun = |t: Tag| matches!(t, Tag::Noun | Tag::Name);
    tag == unit.tag
        || capital && noun(tag) && noun(unit.tag)
        || unit.long_name && NOMINAL.has(unit.tag) && (NOMINAL.has(tag) || JOINS.has(tag))
}

/// The groups of gold that a group is made of, where it is a name of several words that joins them, with what stands before it; else the group itself.
fn made_of(gold: &GoldSentence, group: &ParsedGroup, wanted: &BTreeSet<Span>) -> Vec<Span> {
    let inside: Vec<Span> = wanted.iter().copied().filter(|s| group.span.contains(*s)).collect();
    let whole = inside.iter().copied().reduce(Span::hull) == Some(group.span);
    let rest = gold.tokens.iter().filter(|t| t.group == Place::Outside && group.span.contains(t.span));
    let joins = |t: &GoldToken| t.tag.is_some_and(|t| JOINS.has(t)) && group.name.is_some_and(|n| n.contains(t.span));
    if whole && rest.clone().count() > 0 && rest.clone().all(joins) { inside } else { vec![group.span] }
}

/// The tokens that lie in any of the pieces.
fn tokens_in(gold: &GoldSentence, pieces: &[Span]) -> Vec<usize> {
    let inside = |t: &GoldToken| pieces.iter().any(|p| p.contains(t.span));
    (0..gold.tokens.len()).filter(|n| inside(&gold.tokens[*n])).collect()
}

/// F1 of two sets of tokens, marks left out.
fn overlap(gold: &GoldSentence, a: &[usize], b: &[usize]) -> f64 {
    let words = |set: &[usize]| set.iter().copied().filter(|t| gold.tokens[*t].tag.is_some()).collect::<BTreeSet<_>>();
    let (a, b) = (words(a), words(b));
    2.0 * a.intersection(&b).count() as f64 / (a.len() + b.len()).max(1) as f64
}

/// Where the content of a claim ends, else its target.
fn complement_end(claim: &Claim) -> Option<u32> {
    let argument = claim.content.as_ref().or(claim.target.as_ref())?;
    argument.pieces.iter().map(|p| p.end).max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::Tally;

    fn score(cue: &str) -> (Counts, Vec<String>) {
        let file = format!(
            "# a The Bank of England blamed Oslo for the leak.\n1\tThe\tDT\tB\n2\tBank\tNNP\tI\n3\tof\tIN\tO\n4\tEngland\tNNP\tB\n\
             5\tblamed\tVBD\tO\n6\tOslo\tNNP\tB\n7\tfor\tIN\tO\n8\tthe\tDT\tB\n9\tleak\tNN\tI\n10\t.\tPUNCT\tO\n= {cue}\n"
        );
        let mut faults = Vec::new();
        let gold = GoldSentence::read("a.gold", &file, &mut faults);
        assert_eq!(faults, []);
        let mut counts = Counts::default();
        let errors = counts.grammar(&gold[0], &Engine::builtin(), &mut Parser::default());
        (counts, errors)
    }

    #[test]
    fn a_name_of_several_words_counts_as_the_groups_that_it_is_made_of() {
        let (counts, errors) = score("cue 5 subject 1-4 head 2 complement 8-9");
        assert_eq!(errors, Vec::<String>::new());
        assert_eq!(counts.measures["groups"], Tally { right: 4, predicted: 4, gold: 4 });
        assert_eq!(counts.measures["tags"], Tally { right: 9, predicted: 9, gold: 9 });
        assert_eq!(counts.measures["complement.found"], Tally { right: 1, predicted: 1, gold: 1 });
    }

    #[test]
    fn what_differs_is_told() {
        let (counts, errors) = score("cue 5 subject 6 head 6 complement 6");
        assert_eq!(counts.measures["subject"], Tally { right: 0, predicted: 1, gold: 1 });
        assert_eq!(counts.measures["complement"].right, 0);
        assert_eq!(
            errors,
            [
                "subject \"The Bank of England\" for \"Oslo\": The Bank of England [blamed] Oslo for the leak.",
                "complement \"…gland blamed Oslo for the leak\" for \"…he Bank of England blamed Oslo\": The Bank of England [blamed] Oslo for the leak.",
            ]
        );
    }
}
