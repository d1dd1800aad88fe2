//! Whether a verb takes an object, after the sentence frames of WordNet: what tells a past form from a participle where nothing else does.

use crate::tables::named::named;

named! {
    /// In which of its senses a verb takes an object.
    #[derive(Default)]
    pub enum Objects "object":
    #[default]
    Some "some" "in some senses, or no table says",
    Always "always" "in all, or a clause in its place",
    Never "never" "in none: its past form is no participle without *have*",
}
