"""What somebody says, directly and indirectly, in eleven orders."""

from parts import BETWEEN, SUBJECTS, Claim, tidy

INVERTIBLE = {
    "said", "says", "argued", "insisted", "warned", "added", "acknowledged", "wrote", "claimed", "announced", "noted", "conceded", "explained",
    "predicted", "admitted", "suggested",
}
VERBS = ["said", "says", "has said", "told reporters", "told parliament", "argued", "insisted", "warned", "added", "acknowledged", "wrote",
         "claimed", "announced", "noted", "conceded", "explained", "predicted", "admitted", "suggested", "had warned", "told the Bergen Post", "made clear", "cautioned", "responded", "tweeted"]
WHEN = {
    "nothing": "", "on-day": "on Friday", "day": "Friday", "statement": "in a statement", "interview": "in an interview with the Bergen Post",
    "rally": "at a rally in Bergen on Monday", "after": "after the vote", "telephone": "by telephone", "late": "late on Thursday",
    "without": ", without giving details,", "through": "through a spokesman", "letter": "in a letter to parliament",
    "days-ago": "two days ago", "in-court": "in court on Monday", "earlier": "earlier this week",
    "before": "before a flight to Oslo", "post": "in a post on Facebook", "morning": "Tuesday morning", "visit": "during a visit to Iceland", "month": "last month",
}
CONTENTS = {
    "passive": "the fire had been put out by noon", "copula": "the pier was unsafe", "most-of": "most of the boats were lost",
    "future": "the port will stay shut until May", "nobody": "nobody on board had been warned", "joined": "the crew was tired and the engine had failed",
    "relative": "the ship that sank was built in 1970", "there": "there was no time to turn the ship", "must": "the owners must pay for the damage",
    "name": "Lars Moe had opened the lock", "state": "Norway would not accept the deal", "wh": "what happened was a crime",
    "it": "it would be hard to raise the wreck", "long": "the ferry, which was built in 1970, had no permit to carry cars",
    "if": "if the talks failed, the port would close", "although": "although the pier was old, it was safe", "under": "under the deal, ships will pay less",
    "in-year": "in 2019 the port lost a third of its trade", "three": "the crew slept, the engine failed and the ship sank", "more": "more than 40 people were on board",
    "percent": "12 percent of the boats had no lights", "neither": "neither the owner nor the crew was to blame", "those": "those who lost boats would be paid",
    "each": "each of the boats had been checked twice", "to-do": "to raise the wreck would cost too much", "as-of": "as of Monday, the port was open",
    "only": "only two of the boats were safe", "while": "while the port was shut, ships went to Oslo", "not-only": "not only the pier but also the lock was unsafe",
    "pronoun": "they had no choice", "my": "my family lost three boats", "all": "all boats must carry lights by May", "negated": "the port would never reopen",
    "said-in": "a letter that the owners had sent was lost", "than": "the repairs would cost more than the ship", "because": "the ship sank because nobody had checked the lock",
    "imperative": "people should stay away from the port", "ing": "closing the port was a mistake", "both": "both the pier and the lock were unsafe",
}
ORDERS = ["that", "bare", "quote", "mixed", "behind", "quote-behind", "inverted", "split", "according", "according-front", "as"]
# times on both sides of a verb, and contents that want "that" behind a phrase of time or place, are written by nobody
TIMES = {"on-day", "day", "last-week", "on-date", "early"}
OTHER_TIMES = {"on-day", "day", "late", "days-ago", "earlier", "morning", "month", "rally", "in-court"}
WANT_THAT = {"to-do", "ing", "as-of", "imperative", "neither", "not-only", "said-in", "while", "although", "in-year", "under", "if"}


def statement(pick):
    """A sentence with what somebody says: the text, its source, the pieces of its content, and the parts."""
    (s, subject), (b, between), (w, when), (c, content) = (pick(part) for part in (SUBJECTS, BETWEEN, WHEN, CONTENTS))
    verb, order = pick(VERBS), pick(ORDERS)
    if subject[-1] in ",-" and between.startswith(","):
        return None
    subject, _, source = subject.partition("|")
    source = source or subject
    if b in TIMES and w in OTHER_TIMES or order == "bare" and c in WANT_THAT and w != "nothing":
        return None
    inverted, according = order in ("inverted", "split"), order.startswith("according")
    if (inverted or according) and (b != "nothing" or s == "pronoun") or according and (w != "nothing" or verb != "said"):
        return None
    if inverted and (verb not in INVERTIBLE or w in ("without", "statement", "interview") or subject[-1] in ",-"):
        return None
    said = f"{subject} {between} {verb} {when}"
    words = (tidy(content) if order == "split" else content).split(" ")
    cut = max(2, len(words) - 3)
    quoted = f'that {" ".join(words[:cut])} "{" ".join(words[cut:])}."'
    text, expected = {
        "that": (f"{said} that {content}.", f"that {content}"),
        "bare": (f"{said} {content}.", content),
        "quote": (f'{said}, "{tidy(content)}."', content),
        "mixed": (f"{said} {quoted}", quoted),
        "behind": (f"{content}, {said}.", content),
        "quote-behind": (f'"{tidy(content)}," {said}.', content),
        "inverted": (f'"{tidy(content)}," {verb} {subject} {when}.', content),
        "split": (f'"{" ".join(words[:cut])}," {verb} {subject} {when}, "{" ".join(words[cut:])}."', content),
        "according": (f"{content}, according to {subject.rstrip(', -')}.", content),
        "according-front": (f"According to {subject.rstrip(',')}, {content}.", content),
        "as": (f"As {said}, {content}.", content),
    }[order]
    parts = dict(subject=s, between=b, verb=verb, when=w, content=c, order=order)
    return tidy(text), Claim("attribution/statement", source, content=expected), parts
