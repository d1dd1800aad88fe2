//! Sorts of nouns: what the most frequent sense of a noun is about, after WordNet's lexicographer files. Rules ask for them in guards.

use crate::tables::named::named;

named! {
    /// One sort.
    pub enum Sort "sort":
    None "none" "no noun, or one that no table sorts",
    Act "act" "what somebody does, or what happens",
    Artifact "artifact" "a thing that somebody made",
    Building "building" "a building, or who works in it",
    Group "group" "people together",
    Nature "nature" "a thing that nobody made: a plant, a stone, a storm, a part of a body",
    Person "person" "a person",
    Quantity "quantity" "so many or so much",
    Saying "saying" "what somebody says or writes",
}
