//! Regular inflection, for cue lemmas that the lexicon does not hold (a user's rules may bring any).

/// The five forms of a verb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerbForms {
    /// third person singular
    pub third: String,
    /// past tense and participle
    pub past: String,
    /// -ing form
    pub ing: String,
}

/// The regular forms of a verb (Quirk et al., A Comprehensive Grammar of the English Language, 3.5–3.10; consonants are not doubled).
pub fn verb(lemma: &str) -> VerbForms {
    let ends_in_y = lemma.ends_with('y') && !ends_in_vowel(&lemma[..lemma.len() - 1]);
    if let Some(stem) = lemma.strip_suffix('e') {
        let ing = if stem.ends_with('e') { format!("{lemma}ing") } else { format!("{stem}ing") };
        return VerbForms { third: format!("{lemma}s"), past: format!("{lemma}d"), ing };
    }
    if ends_in_y {
        let stem = &lemma[..lemma.len() - 1];
        return VerbForms { third: format!("{stem}ies"), past: format!("{stem}ied"), ing: format!("{lemma}ing") };
    }
    VerbForms { third: format!("{lemma}{}", s_or_es(lemma)), past: format!("{lemma}ed"), ing: format!("{lemma}ing") }
}

/// The regular plural of a noun.
pub fn plural(lemma: &str) -> String {
    if let Some(stem) = lemma.strip_suffix("man").filter(|stem| !stem.is_empty() && *stem != "hu") {
        return format!("{stem}men");
    }
    match lemma.strip_suffix('y') {
        Some(stem) if !ends_in_vowel(stem) => format!("{stem}ies"),
        _ => format!("{lemma}{}", s_or_es(lemma)),
    }
}

fn s_or_es(word: &str) -> &'static str {
    if ["s", "x", "z", "ch", "sh"].iter().any(|e| word.ends_with(e)) { "es" } else { "s" }
}

fn ends_in_vowel(word: &str) -> bool {
    word.ends_with(['a', 'e', 'i', 'o', 'u'])
}

/// Whether a form has the ending of several, whatever it is the plural of: "Canadians", but not "Swiss".
pub fn has_ending_of_several(form: &str) -> bool {
    form.ends_with('s') && !form.ends_with("ss")
}

/// Whether an adjective of a country may stand for all of its people as well as for one: "the Senegalese", "the Swiss", but not "the Norwegian".
pub fn may_mean_all(form: &str) -> bool {
    ["ese", "ss"].iter().any(|ending| form.ends_with(ending))
}

/// Whether one stands for all of them and never for one: "the French", where one is a Frenchman.
pub fn means_all(form: &str) -> bool {
    ["sh", "ch"].iter().any(|ending| form.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_verbs_and_nouns() {
        for (lemma, third, past, ing) in [
            ("condemn", "condemns", "condemned", "condemning"),
            ("blame", "blames", "blamed", "blaming"),
            ("decry", "decries", "decried", "decrying"),
            ("bash", "bashes", "bashed", "bashing"),
            ("agree", "agrees", "agreed", "agreeing"),
            ("obey", "obeys", "obeyed", "obeying"),
        ] {
            assert_eq!(verb(lemma), VerbForms { third: third.into(), past: past.into(), ing: ing.into() });
        }
        assert_eq!(plural("allegation"), "allegations");
        assert_eq!(plural("outcry"), "outcries");
        assert_eq!(plural("backlash"), "backlashes");
        assert_eq!(plural("spokesman"), "spokesmen");
    }
}
