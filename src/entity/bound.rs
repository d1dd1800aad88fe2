//! "It" where it does not say what whoever was named before it is.

use crate::lexicon::{Class, Tag, Tags, Word};

/// Whether `pronoun`, before the words `next` and `second`, is "it" as the object of the verb before it, or before something impersonal: "denied it", "denied that
/// it was clear". Neither means who denies.
pub(super) fn is_bound(pronoun: Word, next: Word, second: Word) -> bool {
    let it = pronoun.is(Class::Neuter) && pronoun.tags.has(Tag::Pronoun) && !pronoun.tags.has(Tag::Possessive);
    let impersonal = next.is(Class::Be) && second.is(Class::Impersonal);
    it && (impersonal || !next.tags.meets(Tags::FINITE))
}
