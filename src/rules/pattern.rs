//! The pattern grammar: how `SOURCE accuses TARGET of CONTENT` is read. A small fixed grammar, never the English parser.
//!
//! ```text
//! pattern   = item* ; separated by spaces
//! item      = slot | words | set | "[" pattern "]" | ","
//! slot      = ROLE [ "'s" ] [ ":" type { "|" type } ] [ "?" ]
//! words     = word { "|" word } [ "?" ]
//! set       = "{" name "}" [ "?" ]
//! ROLE      = "SOURCE" | "TARGET" | "CONTENT" | "ADDRESSEE"
//! type      = "np" | "that" | "bare" | "to" | "ing" | "wh" | "quote" | "adj" | "small" | "text"
//! ```

use crate::tables::named::named;
use crate::tables::source::nearest;
use serde::{Deserialize, Serialize};

named! {
    /// The part a stretch of text plays in a claim, named as patterns write it.
    #[derive(Hash, PartialOrd, Ord, Serialize, Deserialize)]
    pub enum Role "role":
    Source "SOURCE" "who claims",
    Target "TARGET" "whom or what it is about",
    Content "CONTENT" "what is claimed",
    Addressee "ADDRESSEE" "to whom",
}

/// The kinds of complement that a slot may be filled with, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Types(pub u16);

impl Types {
    /// a noun phrase
    pub const NP: Types = Types(1);
    /// a clause with "that"
    pub const THAT: Types = Types(2);
    /// a clause without it
    pub const BARE: Types = Types(4);
    /// an infinitive with "to"
    pub const TO: Types = Types(8);
    /// an -ing clause
    pub const ING: Types = Types(16);
    /// a question clause
    pub const WH: Types = Types(32);
    /// a quotation
    pub const QUOTE: Types = Types(64);
    /// an adjective group
    pub const ADJ: Types = Types(128);
    /// a noun phrase with an infinitive of its own ("prices to rise")
    pub const SMALL: Types = Types(256);
    /// whatever follows, up to the end of its clause: for verbs that hardly ever take anything but what is said
    pub const TEXT: Types = Types(512);
    /// every type but the last
    pub const ANY: Types = Types(511);

    const WRITTEN: [(&str, Types); 10] = [
        ("text", Types::TEXT),
        ("small", Types::SMALL),
        ("adj", Types::ADJ),
        ("np", Types::NP),
        ("that", Types::THAT),
        ("bare", Types::BARE),
        ("to", Types::TO),
        ("ing", Types::ING),
        ("wh", Types::WH),
        ("quote", Types::QUOTE),
    ];

    /// Whether the sets share a type.
    pub fn meets(self, other: Types) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets.
    #[must_use]
    pub const fn with(self, other: Types) -> Types {
        Types(self.0 | other.0)
    }

    /// Those that are in the other set as well.
    #[must_use]
    pub const fn within(self, other: Types) -> Types {
        Types(self.0 & other.0)
    }

    /// Those that are not in the other set.
    #[must_use]
    pub const fn without(self, other: Types) -> Types {
        Types(self.0 & !other.0)
    }

    /// The types' names, as patterns write them.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        Types::WRITTEN.into_iter().filter(move |(_, t)| self.meets(*t)).map(|(n, _)| n)
    }
}

/// One element of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// `TARGET`, `SOURCE's`, `CONTENT:that|bare?`
    Slot {
        /// which role
        role: Role,
        /// with a genitive mark
        possessive: bool,
        /// what may fill it; `None` where the pattern does not say
        types: Option<Types>,
        /// whether it may be missing
        optional: bool,
    },
    /// `for|over`, `publicly?`
    Words {
        /// alternatives
        words: Vec<String>,
        /// whether they may be missing
        optional: bool,
    },
    /// `{harsh}`
    Set {
        /// the name of the set
        name: String,
        /// whether it may be missing
        optional: bool,
    },
    /// `[…]`, what stands inside another claim's content
    Nested(Vec<Item>),
    /// `,`
    Comma,
}

/// Reads a pattern; the error says what was found and what was expected.
pub fn parse(pattern: &str) -> Result<Vec<Item>, String> {
    let spaced = pattern.replace('[', " [ ").replace(']', " ] ").replace(',', " , ");
    let mut stack: Vec<Vec<Item>> = vec![Vec::new()];
    for word in spaced.split_whitespace() {
        match word {
            "[" => stack.push(Vec::new()),
            "]" => {
                let inner = stack.pop().unwrap_or_default();
                match stack.last_mut() {
                    Some(outer) => outer.push(Item::Nested(inner)),
                    None => return Err("a \"]\" without a \"[\" before it".into()),
                }
            }
            _ => {
                let item = parse_item(word)?;
                stack.last_mut().expect("never empty").push(item);
            }
        }
    }
    if stack.len() > 1 {
        return Err("a \"[\" without a \"]\" after it".into());
    }
    let items = stack.pop().unwrap_or_default();
    if items.is_empty() { Err("an empty pattern".into()) } else { Ok(items) }
}

fn parse_item(word: &str) -> Result<Item, String> {
    if word == "," {
        return Ok(Item::Comma);
    }
    let (body, optional) = word.strip_suffix('?').map_or((word, false), |b| (b, true));
    if let Some(rest) = body.strip_prefix('{') {
        let name = rest.strip_suffix('}').ok_or_else(|| format!("expected a closing brace in \"{word}\""))?;
        return Ok(Item::Set { name: name.to_owned(), optional });
    }
    if body.starts_with(|c: char| c.is_ascii_uppercase()) {
        return parse_slot(body, optional);
    }
    let words: Vec<String> = body.split('|').map(str::to_owned).collect();
    if words.iter().any(String::is_empty) {
        return Err(format!("expected words separated by | in \"{word}\""));
    }
    Ok(Item::Words { words, optional })
}

fn parse_slot(body: &str, optional: bool) -> Result<Item, String> {
    let (name, types) = body.split_once(':').map_or((body, None), |(n, t)| (n, Some(t)));
    let (name, possessive) = name.strip_suffix("'s").map_or((name, false), |n| (n, true));
    let role = Role::parse(name)?;
    let types = types
        .map(|written| {
            written.split('|').try_fold(Types::default(), |set, t| match Types::WRITTEN.iter().find(|(n, _)| *n == t) {
                Some((_, one)) => Ok(set.with(*one)),
                None => Err(format!("unknown type \"{t}\"{}", nearest(t, Types::WRITTEN.iter().map(|(n, _)| *n)))),
            })
        })
        .transpose()?;
    Ok(Item::Slot { role, possessive, types, optional })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_read() {
        let items = parse("SOURCE's {harsh}? attack on TARGET for|over CONTENT:np|ing?").expect("a pattern");
        assert_eq!(items.len(), 7);
        assert_eq!(items[0], Item::Slot { role: Role::Source, possessive: true, types: None, optional: false });
        assert_eq!(items[1], Item::Set { name: "harsh".into(), optional: true });
        assert_eq!(items[5], Item::Words { words: vec!["for".into(), "over".into()], optional: false });
        assert_eq!(
            items[6],
            Item::Slot { role: Role::Content, possessive: false, types: Some(Types::NP.with(Types::ING)), optional: true }
        );
        let items = parse("SOURCE says [TARGET is behind CONTENT]").expect("a pattern");
        assert!(matches!(&items[2], Item::Nested(inner) if inner.len() == 4));
        assert_eq!(parse("CONTENT, according to SOURCE").expect("a pattern")[1], Item::Comma);
    }

    #[test]
    fn mistakes_are_told_with_the_nearest_word() {
        for (pattern, told) in [
            ("SORCE says", "did you mean \"SOURCE\"?"),
            ("SOURCE says CONTENT:tha", "did you mean \"that\"?"),
            ("SOURCE says [x", "without a \"]\""),
            ("SOURCE {harsh", "closing brace"),
            ("", "empty"),
            ("a]", "without a \"[\""),
        ] {
            let error = parse(pattern).expect_err("a mistake");
            assert!(error.contains(told), "{pattern}: {error}");
        }
    }
}
