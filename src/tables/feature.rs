//! What the zones of a page are told by: the features of a line that `lexicon/zones.toml` weighs, and the parts of a page.

use super::named::named;

named! {
    /// One thing that is seen of a line.
    pub enum Feature "feature":
    Bytes20 "bytes-20" "at most 20 bytes",
    Bytes45 "bytes-45" "more, at most 45",
    Bytes90 "bytes-90" "more, at most 90",
    Bytes160 "bytes-160" "more, at most 160",
    Bytes330 "bytes-330" "more, at most 330",
    Longer "longer" "more",
    OneWord "one-word" "one word",
    TwoWords "two-words" "two words",
    FewWords "few-words" "three to five words",
    SomeWords "some-words" "six to twelve words",
    EndsStop "ends-stop" "ends with a full stop or an ellipsis",
    EndsAsk "ends-ask" "ends with a question or exclamation mark",
    EndsColon "ends-colon" "ends with a colon",
    EndsComma "ends-comma" "ends with a comma or semicolon",
    EndsOpen "ends-open" "ends with no such mark",
    Several "several" "holds the end of a sentence",
    Capitals "capitals" "all in capitals",
    Titled "titled" "nearly all words begin with a capital",
    Lower "lower" "begins with a small letter",
    Digit "digit" "begins with a digit",
    Quote "quote" "begins with a quotation mark",
    Item "item" "the item of a list",
    Sign "sign" "begins with another sign",
    Label "label" "begins with a word or three and a colon",
    Bracketed "bracketed" "stands in brackets",
    EndsBracket "ends-bracket" "ends with a bracket that it does not begin with",
    Ruled "ruled" "stands between two hyphens",
    Bars "bars" "parts with bars or dots between them",
    Gaps "gaps" "parts with wide gaps between them",
    Slash "slash" "a slash",
    Link "link" "an address on the net",
    Mail "mail" "an address of mail",
    Handle "handle" "the name of an account",
    Copyright "copyright" "the sign of copyright",
    Phone "phone" "a telephone number",
    Clock "clock" "a time of day",
    Year "year" "a year",
    Dated "dated" "nothing but numbers, days, months",
    Number "number" "no letters",
    Author "author" "the name of a person",
    NameLike "name-like" "two or three words with capitals, none of which is a common word",
    Body "body-name" "the name of a body",
    Agency "agency" "an agency or a paper",
    Past "past" "a finite verb of the past, or a modal one",
    Present "present" "the first finite verb is one of the present",
    Cue "cue" "a verb that may claim something",
    Report "report" "a sentence that tells of others: a full stop, a finite verb, neither reader nor author, no phrase",
    NameAgain "name-again" "begins with the name of the author above",
    Says "says" "a verb of speech",
    Order "order" "begins with a bare verb",
    You "you" "speaks to the reader",
    We "we" "speaks of its author",
    Quoted "quoted" "quotation marks",
    SiteWord "site-word" "a word by which a site speaks of itself",
    SiteWords "site-words" "two or more of them",
    LinkWord "link-word" "a word that leads to other stories",
    PictureWord "picture-word" "a word of captions",
    NoteWord "note-word" "a word of notes",
    TimeWord "time-word" "a word of time lines",
    Repeated "repeated" "stands on the page twice",
    Heads "heads" "a phrase that heads a section of links",
    HeadsDeck "heads-deck" "a phrase that heads the points of a summary",
    InSection "in-section" "below such a phrase, with only short lines between",
    BelowColon "below-colon" "below a line that ends with a colon, with only short lines between",
    InDeck "in-deck" "the same below the head of a summary",
    InBox "in-box" "in a box from a phrase to a phrase",
    InList "in-list" "in a list of links from a phrase to a phrase",
    BelowNotes "below-notes" "below a phrase with which the notes at the end begin",
    BelowAbout "below-about" "below a phrase with which a body's description of itself begins",
    First "first" "the first line",
    Second "second" "the second",
    Unknown "unknown" "the first line that no phrase knows and that has three words or more",
    Opening "opening" "the same, and the first line of all",
    Early "early" "the third to the sixth",
    Last "last" "the last line",
    Above "above" "above the first paragraph that is one by its look",
    Below "below" "below the last one",
    NoStory "no-story" "on a page without one",
    AboveDateline "above-dateline" "above the dateline",
    AtDateline "at-dateline" "begins with a dateline",
    BelowDateline "below-dateline" "below the dateline",
    DatePlace "date-place" "nothing but a place in capitals and a date",
    Apart "apart" "an empty line stands before it, and none before an eighth of the lines of the page or more",
    Joined "joined" "no empty line stands before it, and one before an eighth of the lines of the page or more",
    Run2 "run-2" "one of two or three short lines side by side",
    Run4 "run-4" "of four or more",
    Credited "credited" "the next line is the credit of a picture",
    AfterEdge "after-edge" "before it: nothing",
    AfterStory "after-story" "a paragraph",
    AfterSentence "after-sentence" "a short sentence",
    AfterHeading "after-heading" "a short line without an end",
    AfterTime "after-time" "a time",
    AfterName "after-name" "a name",
    AfterItem "after-item" "an item",
    AfterPhrase "after-phrase" "a phrase of the page's standing text",
    AfterHeads "after-heads" "the head of a section of links",
    AfterColon "after-colon" "a line that ends with a colon",
    BeforeEdge "before-edge" "behind it: nothing",
    BeforeStory "before-story" "a paragraph",
    BeforeSentence "before-sentence" "a short sentence",
    BeforeHeading "before-heading" "a short line without an end",
    BeforeTime "before-time" "a time",
    BeforeName "before-name" "a name",
    BeforeItem "before-item" "an item",
    BeforePhrase "before-phrase" "a phrase of the page's standing text",
    BeforeHeads "before-heads" "the head of a section of links",
    BeforeColon "before-colon" "a line that ends with a colon",
    WholeBoilerplate "whole-boilerplate" "a phrase or expression that is the whole line makes it standing text",
    WholeNote "whole-note" "a note",
    WholeRelated "whole-related" "a link",
    WholeCaption "whole-caption" "a caption",
    WholeTimeline "whole-timeline" "a time line",
    WholeByline "whole-byline" "a byline",
    WholeHeadline "whole-headline" "a headline",
    StartBoilerplate "start-boilerplate" "a phrase that begins the line makes it standing text",
    StartNote "start-note" "a note",
    StartRelated "start-related" "a link",
    StartCaption "start-caption" "a caption",
    StartTimeline "start-timeline" "a time line",
    StartByline "start-byline" "a byline",
    AnyBoilerplate "any-boilerplate" "a phrase elsewhere in the line makes it standing text",
    AnyNote "any-note" "a note",
    AnyRelated "any-related" "a link",
    AnyCaption "any-caption" "a caption",
    AnyTimeline "any-timeline" "a time line",
}

/// The features of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Features(pub u128);

impl Features {
    /// Adds one.
    pub fn add(&mut self, feature: Feature) {
        self.0 |= 1 << feature as u32;
    }

    /// Adds one where something holds.
    pub fn add_if(&mut self, holds: bool, feature: Feature) {
        self.0 |= (holds as u128) << feature as u32;
    }

    /// Whether it is there.
    pub fn has(self, feature: Feature) -> bool {
        self.0 >> feature as u32 & 1 == 1
    }

    /// Their numbers.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let at = (left != 0).then(|| left.trailing_zeros() as usize)?;
            left &= left - 1;
            Some(at)
        })
    }
}

/// The parts that a page goes through, in order: its top, the head from the headline on, the story from its first paragraph to its last, and the tail.
pub const PARTS: [&str; 4] = ["top", "head", "story", "tail"];
/// What the tables call the place above the first line.
pub const START: &str = "start";
/// What they call the place below the last line.
pub const END: &str = "end";
/// What they call that which holds of every line.
pub const ANY: &str = "any";
