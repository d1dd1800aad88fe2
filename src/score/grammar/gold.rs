//! Gold of the grammar: sentences with a tag and a group for each token, and for each cue its subject and complement (`corpus/README.md` has the form).

use crate::article::Article;
use crate::lexicon::Tag;
use crate::span::Span;
use crate::tables::source::Fault;

/// The relative and question words, which the lexicon's tags tell apart and gold does not.
const WH: &str = "WH";
/// The marks, which have no tag that could be wrong.
const MARK: &str = "PUNCT";

/// One sentence. Spans are bytes of its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GoldSentence {
    /// its id
    pub id: String,
    /// the sentence
    pub text: String,
    /// its tokens, in order
    pub tokens: Vec<GoldToken>,
    /// its cues
    pub cues: Vec<GoldCue>,
}

/// One token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldToken {
    /// where
    pub span: Span,
    /// its tag; `None` for a mark
    pub tag: Option<Tag>,
    /// whether it begins a noun group or goes on with one
    pub group: Place,
}

/// Where a token stands in noun groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// begins one
    Begins,
    /// goes on with one
    Inside,
    /// in none
    Outside,
}

/// A word that claims. Tokens are indices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldCue {
    /// its head
    pub head: usize,
    /// the tokens of who does it; empty where nobody is named
    pub subject: Vec<usize>,
    /// the head of that
    pub subject_head: Option<usize>,
    /// the tokens of what is claimed; empty where there is none
    pub complement: Vec<usize>,
}

impl GoldSentence {
    /// Reads the sentences of a file.
    pub fn read(path: &str, file: &str, faults: &mut Vec<Fault>) -> Vec<GoldSentence> {
        let mut out: Vec<GoldSentence> = Vec::new();
        for (line, number) in file.lines().zip(1u32..).filter(|(l, _)| !l.is_empty()) {
            let read = match (line.strip_prefix("# "), line.strip_prefix("= "), out.last_mut()) {
                (Some(head), ..) => head.split_once(' ').ok_or_else(|| "expected \"# ID text\"".to_owned()).map(|(id, text)| {
                    out.push(GoldSentence { id: id.to_owned(), text: text.to_owned(), ..GoldSentence::default() });
                }),
                (_, Some(cue), Some(sentence)) => read_cue(cue, sentence.tokens.len()).map(|cue| sentence.cues.push(cue)),
                (_, None, Some(sentence)) => sentence.read_token(line),
                _ => Err("expected a sentence, \"# ID text\", before its tokens".to_owned()),
            };
            if let Err(what) = read {
                faults.push(Fault::new(path, number, what));
            }
        }
        out
    }

    fn read_token(&mut self, line: &str) -> Result<(), String> {
        let cells: Vec<&str> = line.split('\t').collect();
        let [number, word, tag, group] = cells[..] else {
            return Err(format!("expected number, token, tag and group with tabs between them, found \"{line}\""));
        };
        let expected = self.tokens.len() + 1;
        if number.parse() != Ok(expected) {
            return Err(format!("expected the number {expected}, found \"{number}\""));
        }
        let from = self.tokens.last().map_or(0, |t| t.span.end as usize);
        let at = self.text[from..].find(word).map(|at| from + at);
        let at = at.filter(|at| self.text[from..*at].trim().is_empty());
        let at = at.ok_or_else(|| format!("expected the sentence to go on with \"{word}\", found \"{}\"", &self.text[from..]))?;
        let group = match group {
            "B" => Place::Begins,
            "I" if self.tokens.last().is_some_and(|t| t.group != Place::Outside) => Place::Inside,
            "O" => Place::Outside,
            _ => return Err(format!("expected B, O, or I behind one of B or I, found \"{group}\"")),
        };
        let tag = match tag {
            MARK => None,
            WH => Some(Tag::Wh),
            _ => Some(Tag::of_word(tag)?),
        };
        self.tokens.push(GoldToken { span: Span::new(at, at + word.len()), tag, group });
        Ok(())
    }

    /// The noun groups, in order.
    pub fn groups(&self) -> Vec<Span> {
        let mut out: Vec<Span> = Vec::new();
        for token in &self.tokens {
            match (token.group, out.last_mut()) {
                (Place::Begins, _) => out.push(token.span),
                (Place::Inside, Some(last)) => *last = last.hull(token.span),
                _ => {}
            }
        }
        out
    }

    /// The sentence as an article: one without a mark at its end is a headline.
    pub fn article(&self) -> Article {
        article(&self.id, &self.text)
    }
}

/// A text as an article of its own; one line without a mark at its end is a headline.
pub fn article(id: &str, text: &str) -> Article {
    let bare = text.trim_end().trim_end_matches(['"', '”', '’', '\'', ')']);
    let headline = !text.contains('\n') && !bare.ends_with(['.', '?', '!', '…']);
    Article { has_headline: headline, ..Article::new(id, text) }
}

fn read_cue(line: &str, tokens: usize) -> Result<GoldCue, String> {
    let expected = || format!("expected \"cue 5 subject 1-4 head 4 complement 8-28\" with tokens of the sentence, found \"{line}\"");
    let words: Vec<&str> = line.split_whitespace().collect();
    let ["cue", cue, "subject", subject, "head", head, "complement", complement] = words[..] else { return Err(expected()) };
    let [cue, subject, head, complement] = [cue, subject, head, complement].map(|range| read_range(range, tokens));
    let (cue, head) = (cue.ok_or_else(expected)?, head.ok_or_else(expected)?);
    let [cue] = cue[..] else { return Err(expected()) };
    Ok(GoldCue {
        head: cue,
        subject: subject.ok_or_else(expected)?,
        subject_head: head.first().copied(),
        complement: complement.ok_or_else(expected)?,
    })
}

/// The indices of `1-8,12`, in which tokens are numbered from 1; none of `-`.
fn read_range(range: &str, tokens: usize) -> Option<Vec<usize>> {
    let mut out = Vec::new();
    for piece in range.split(',').filter(|_| range != "-") {
        let (first, last) = piece.split_once('-').unwrap_or((piece, piece));
        let (first, last): (usize, usize) = (first.parse().ok()?, last.parse().ok()?);
        if first == 0 || first > last || last > tokens {
            return None;
        }
        out.extend(first - 1..last);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_read_in_bytes_and_checked() {
        let file = "# a Köln's mayor said no.\n1\tKöln\tNNP\tB\n2\t's\tPOS\tI\n3\tmayor\tNN\tI\n4\tsaid\tVBD\tO\n5\tno\tUH\tO\n6\t.\tPUNCT\tO\n\
                    = cue 4 subject 1-3 head 3 complement 5\n";
        let mut faults = Vec::new();
        let read = GoldSentence::read("a.gold", file, &mut faults);
        assert_eq!(faults, []);
        let s = &read[0];
        assert_eq!(s.groups().iter().map(|g| g.of(&s.text)).collect::<Vec<_>>(), ["Köln's mayor"]);
        assert_eq!((s.tokens[2].span.of(&s.text), s.tokens[2].tag, s.tokens[5].tag), ("mayor", Some(Tag::Noun), None));
        assert_eq!(s.cues, [GoldCue { head: 3, subject: vec![0, 1, 2], subject_head: Some(2), complement: vec![4] }]);
        let bad = "1\tx\tNN\tB\n# a Köln slept\n1\tKöln\tNPP\tB\n1\tslept\tVBD\tO\n1\tKöln\tNNP\tI\n1\tKöln\tNNP\tB\n= cue 1 subject 1-2 head 1 complement -\n";
        GoldSentence::read("a.gold", bad, &mut faults);
        let told: Vec<String> = faults.iter().map(Fault::to_string).collect();
        assert_eq!(told.len(), 5, "{told:?}");
        assert!(told[1].contains("a.gold:3: unknown tag \"NPP\", did you mean \"NNP\""), "{told:?}");
        assert!(told[2].contains("go on with \"slept\""), "{told:?}");
    }

    #[test]
    fn what_ends_without_a_mark_is_a_headline() {
        for (text, headline) in
            [("Mayor blames fog", true), ("Oslo slept.", false), ("“Go home,” he said. “It is late.”", false), ("One\ntwo", false)]
        {
            assert_eq!(article("a", text).has_headline, headline, "{text}");
        }
    }
}
