//! Zones: the parts of a page.

use crate::span::Span;
use crate::tables::named::named;

/// A part of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone {
    /// what it is
    pub kind: ZoneKind,
    /// where, without the white space around it
    pub span: Span,
}

named! {
    /// What a zone is.
    #[derive(Hash, PartialOrd, Ord)]
    pub enum ZoneKind "zone":
    Headline "headline" "the headline",
    Deck "deck" "what stands between headline and story",
    Caption "caption" "what is said of a picture",
    Byline "byline" "who wrote it",
    Timeline "timeline" "when it was published or changed",
    Dateline "dateline" "where and when it was filed",
    Subhead "subhead" "a heading within the story",
    Body "body" "a paragraph of the story",
    Note "note" "what the editors say of the story",
    Related "related" "a link to another story",
    Boilerplate "boilerplate" "what the page says everywhere",
}

impl ZoneKind {
    /// Whether the zone's text may claim something.
    pub fn claims(self) -> bool {
        matches!(self, ZoneKind::Headline | ZoneKind::Deck | ZoneKind::Subhead | ZoneKind::Body)
    }

    /// Whether names in the zone are mentions of entities.
    pub fn mentions(self) -> bool {
        self.claims() || matches!(self, ZoneKind::Caption | ZoneKind::Byline | ZoneKind::Dateline | ZoneKind::Boilerplate)
    }
}
