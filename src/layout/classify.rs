//! What each paragraph is: phrases and features of all, then the best sequence of zones.

use super::decide::decide;
use super::features;
use super::page::Page;
use crate::document::{Zone, ZoneKind};
use crate::tables::feature::Features;

/// Appends a zone a paragraph.
pub(super) fn classify(page: &Page, zones: &mut Vec<Zone>) {
    if let [span] = *page.paragraphs {
        zones.push(Zone { kind: if page.has_headline { ZoneKind::Headline } else { ZoneKind::Body }, span });
        return;
    }
    let kinds = decide(&page.tables.weights, &page.phrases.states, &evidence(page), page.has_headline);
    zones.extend(page.paragraphs.iter().zip(kinds).map(|(&span, kind)| Zone { kind, span }));
}

/// What is seen of each paragraph.
pub(super) fn evidence(page: &Page) -> Vec<Features> {
    let found: Vec<_> = page.paragraphs.iter().map(|p| page.phrases.find(p.of(page.text))).collect();
    features::find(page, &found)
}

#[cfg(test)]
mod tests {
    use super::super::phrases::Phrases;
    use super::*;

    fn kinds(text: &str) -> Vec<&'static str> {
        let tables = crate::engine::builtin_tables();
        let phrases = Phrases::new(&tables).expect("the built-in phrases");
        let mut zones = Vec::new();
        let paragraphs = super::super::paragraphs::split(text);
        let page = Page { text, paragraphs: &paragraphs, has_headline: false, dateline: None, phrases: &phrases, tables: &tables };
        classify(&page, &mut zones);
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
            Skip past newsletter promotion\nOur best stories, every week.\nAfter newsletter promotion\n\nPeople went home at dawn.\n\nMore on floods\nWhy the valley floods in May\n";
        assert_eq!(
            kinds(text),
            [
                "headline",
                "body",
                "related",
                "related",
                "related",
                "body",
                "boilerplate",
                "boilerplate",
                "boilerplate",
                "body",
                "related",
                "related"
            ]
        );
    }
}
