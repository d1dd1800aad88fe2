//! Sources behind what they say: "…," the group wrote. Whom a quotation leaves out is known only with its source, so that is read first.

use super::Resolver;
use super::here::Here;
use crate::document::EntityId;
use crate::span::Tokens;

impl Resolver<'_> {
    /// Finds whom the sources mean that stand behind the quotations that begin in a sentence and are no names.
    pub(super) fn read_ahead(&mut self, sentence: Tokens) {
        let (from, to) = (self.contents_at.by_start(sentence.start), self.contents_at.by_start(sentence.end));
        for n in from..to {
            let content = self.contents[n];
            let source = self.sources[content.claim as usize];
            if let Some(head) = source.filter(|head| *head >= content.tokens.end && self.mention_at(*head as usize).is_none()) {
                self.ahead[content.claim as usize] = self.source_ahead(content.claim, head);
            }
        }
    }

    /// Whom a pronoun or a description means that nobody has read yet.
    fn source_ahead(&mut self, claim: u32, head: u32) -> Option<EntityId> {
        let number = self.doc.sentences.partition_point(|s| s.tokens.end <= head);
        let sentence = self.doc.sentences.get(number)?.tokens;
        let here = Here { number: number as u32, sentence, title: false, inside: false };
        if self.is_third_person(head as usize) {
            return self.pronoun(head as usize, &here).entity;
        }
        let part = *self.parts_at(head).iter().find(|p| p.claim == claim)?;
        let start = part.tokens.start as usize;
        let m = self.doc.mentions.partition_point(|m| m.tokens.end as usize <= start);
        let group = self.group_at(start, m, &here).filter(|g| g.definite && g.tokens.end == head + 1)?;
        self.group_item(&group, None, &here).entity
    }
}
