//! Zones: the parts of a page.

use crate::span::Span;

/// A part of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone {
    /// what it is
    pub kind: ZoneKind,
    /// where, without the white space around it
    pub span: Span,
}

/// What a zone is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum ZoneKind {
    Headline,
    Deck,
    Caption,
    Byline,
    Timeline,
    Dateline,
    Subhead,
    Body,
    Note,
    Related,
    Boilerplate,
}

impl ZoneKind {
    const NAMES: [(&'static str, ZoneKind); 11] = [
        ("headline", ZoneKind::Headline),
        ("deck", ZoneKind::Deck),
        ("caption", ZoneKind::Caption),
        ("byline", ZoneKind::Byline),
        ("timeline", ZoneKind::Timeline),
        ("dateline", ZoneKind::Dateline),
        ("subhead", ZoneKind::Subhead),
        ("body", ZoneKind::Body),
        ("note", ZoneKind::Note),
        ("related", ZoneKind::Related),
        ("boilerplate", ZoneKind::Boilerplate),
    ];

    /// The kind's name in records and tables.
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize].0
    }

    /// The kind with this name; the error names it and those that there are.
    pub fn parse(name: &str) -> Result<ZoneKind, String> {
        let known = Self::NAMES.iter().find(|(n, _)| *n == name).map(|(_, k)| *k);
        known.ok_or_else(|| format!("unknown zone \"{name}\", expected one of {}", Self::NAMES.map(|(n, _)| n).join(", ")))
    }

    /// Whether the zone's text may claim something.
    pub fn claims(self) -> bool {
        matches!(self, ZoneKind::Headline | ZoneKind::Deck | ZoneKind::Subhead | ZoneKind::Body)
    }

    /// Whether names in the zone are mentions of entities.
    pub fn mentions(self) -> bool {
        self.claims() || matches!(self, ZoneKind::Caption | ZoneKind::Byline | ZoneKind::Dateline | ZoneKind::Boilerplate)
    }
}
