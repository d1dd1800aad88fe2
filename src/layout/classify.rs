//! What each paragraph is: phrases and features of all, then the best sequence of zones.

use super::decide::decide;
use super::features;
use super::phrases::Phrases;
use crate::document::{Zone, ZoneKind};
use crate::span::Span;
use crate::tables::Tables;
use crate::tables::feature::Features;

/// Appends a zone a paragraph. `headline` says that the first paragraph is one whatever it looks like; `dateline` is the paragraph that a dateline begins.
pub(super) fn classify(
    text: &str,
    paragraphs: &[Span],
    phrases: &Phrases,
    tables: &Tables,
    headline: bool,
    dateline: Option<usize>,
    zones: &mut Vec<Zone>,
) {
    if let [span] = *paragraphs {
        zones.push(Zone { kind: if headline { ZoneKind::Headline } else { ZoneKind::Body }, span });
        return;
    }
    let kinds = decide(&phrases.weights, &phrases.states, &evidence(text, paragraphs, phrases, tables, dateline), headline);
    zones.extend(paragraphs.iter().zip(kinds).map(|(&span, kind)| Zone { kind, span }));
}

/// What is seen of each paragraph.
pub(super) fn evidence(text: &str, paragraphs: &[Span], phrases: &Phrases, tables: &Tables, dateline: Option<usize>) -> Vec<Features> {
    let found: Vec<_> = paragraphs.iter().map(|p| phrases.find(p.of(text))).collect();
    let mut lines = Vec::with_capacity(paragraphs.len());
    features::find(text, paragraphs, &found, dateline, phrases, tables, &mut lines);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<&'static str> {
        let tables = crate::engine::builtin_tables();
        let phrases = Phrases::new(&tables).expect("the built-in phrases");
        let mut zones = Vec::new();
        classify(text, &super::super::paragraphs::split(text), &phrases, &tables, false, None, &mut zones);
        zones.iter().map(|z| z.kind.name()).collect()
    }

    #[test]
    fn a_wire_story_falls_into_its_zones() {
        let text = "Harbour pilots end strike\n\nThey had asked for more rest between shifts\nFILE - A pilot boat leaves port. (Photo: A. Lund)\n\nBy Ada Lund and Per Holm\nUpdated 3 hours ago\n\n\
            OSLO (AP) — Pilots went back to work on Monday.\n\nThe strike had lasted a week.\n\nWhat comes next\n\nTalks go on, both sides said on Monday evening after a day at sea.\n\n___\n\nPer Holm contributed to this report.\n";
        assert_eq!(kinds(text), ["headline", "deck", "caption", "byline", "timeline", "body", "body", "subhead", "body", "note", "note"]);
    }

    #[test]
    fn one_paragraph_is_body_and_a_byline_needs_a_name() {
        assert_eq!(kinds("Ferry service resumes"), ["body"]);
        assert_eq!(
            kinds("Storm closes port\n\nBy noon the wind had risen to eighty knots and nobody went out.\n\nIt fell at dusk."),
            ["headline", "body", "body"]
        );
        assert_eq!(kinds("RATES ON HOLD.\nTIRANA 1998-02-11\nThe bank kept its rate.\n"), ["headline", "dateline", "body"]);
        assert_eq!(
            kinds("A b\n\nThe body of it is here.\n\n12 March 2025, 10:15\n\nRead more: Another story\n"),
            ["headline", "body", "timeline", "related"]
        );
    }

    #[test]
    fn sections_go_on_over_titles_and_boxes_to_their_ends() {
        let text = "Dam holds\n\nThe dam held through the night, the mayor said.\n\nRelated stories\nWhy rivers rise\nHow dams fail\n\nHe thanked the crews for it.\n\n\
            Skip past newsletter promotion\nOur best stories, every week.\nAfter newsletter promotion\n\nPeople went home at dawn.\n\nFloods\n";
        assert_eq!(
            kinds(text),
            ["headline", "body", "related", "related", "related", "body", "boilerplate", "boilerplate", "boilerplate", "body", "related"]
        );
    }
}
