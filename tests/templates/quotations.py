"""A quotation in each kind of marks, with its attribution in each place."""

from parts import Claim

MARKS = {"curly": "“”", "straight": '""', "doubled": ("''", "''"), "backticks": ("``", "''"), "single": "‘’", "guillemets": "«»"}
QUOTED = {
    "plain": "The harbour will not open before May", "question": "Who will pay for the bridge?", "exclamation": "Get off the boat now!",
    "ellipsis": "It was a long, cold night…", "joined": "I was here, and I meant to stay", "short": "Never again",
    "apostrophe": "I'm not going to sit here and wait", "curly-apostrophe": "This isn’t about the money", "number": "We sold 4.2 million tonnes",
}
SPEAKERS = {
    "surname": "Keller", "name": "Ana Ruiz", "definite": "the mayor", "for": "a spokesman for the port", "pronoun": "he", "office": "harbour chief Jan Brink",
    "honorific": "Mr. Oduya", "doctor": "Dr. Lena Fisk", "dotted": "a U.S. official", "police": "police", "body": "the World Bank", "one-of": "one of the guards",
    "acronym": "UNICEF", "reverend": "the Rev. Tom Hale", "senator": "Sen. Joan Pell (R-Ohio)", "aged": "Lund, 41,", "apposition": "Per Lind, the team doctor,",
    "director": "the group's director, Mia Holm,", "named": "a 34-year-old nurse named Ida", "prefix": "O'Neill", "particle": "al-Sayed",
    "hyphen": "Kim Jong-su", "saint": "St. Clair", "firm": "Ford Motor Co.", "rank": "Lt. Col. Ray Orr", "court": "the court of appeal in Lyon",
    "party": "Green Party leader Ada Holm", "both": "both women", "nobody": "no one", "accent": "Zoë",
}
FORMS = {
    "said": "Q S said.", "told": "Q S told the Herald.", "told-in": "Q S told reporters in Leeds on Monday.", "statement": "Q S said in a statement.",
    "day": "Q S said Friday.", "hour": "Q S said at 3 p.m.", "state": "Q S said in Washington, D.C.", "wrote": "Q S wrote on Facebook.",
    "firm-end": "Q S added in a letter to Acme Corp.", "smiling": "Q S said, smiling.", "asked": "Q S said when asked about the fire.",
    "after": "Q S said Tuesday, a day after the vote.", "and-left": "Q S said, and left.", "of-plan": "Q S said of the plan.",
    "inverted": "Q said S.", "full-stop": "Q S said.", "colon": "S said: Q", "comma": "S said, Q", "nothing": "S said Q", "told-colon": "S told reporters: Q",
    "place-first": "In Leeds, S said, Q", "day-first": "On Monday, S said: Q", "but": "But S said Q", "relative": "S, who left early, said, Q",
    "when": "S said, when it began to rain, Q", "in-reference": "S said on Instagram on Sunday, in reference to the fire, Q", "opening": "Said S, Q",
}


def quotation(pick):
    """A quotation between two sentences: the text, its source, what is quoted, and the parts."""
    (s, speaker), (m, marks), (q, quoted), (f, form) = (pick(part) for part in (SPEAKERS, MARKS, QUOTED, FORMS))
    ends_sentence = form.endswith("Q")
    end = "" if quoted[-1] in "?!…" else "." if ends_sentence or f in ("full-stop", "signed") else ","
    words = {"S": speaker[0].upper() + speaker[1:] if form[:2] in ("S ", "S,") else speaker, "Q": marks[0] + quoted + end + marks[1]}
    inverted = "said S" in form or form.endswith("S.")
    if speaker.endswith(",") and inverted or s == "pronoun" and inverted:
        return None
    text = " ".join(words.get(word, word) for word in form.replace("S,", "S ,").replace("S.", "S .").split(" "))
    text = text.replace(" ,", ",").replace(",,", ",").replace(" .", ".").replace("..", ".")
    parts = dict(subject=s, marks=m, quoted=q, form=f)
    return f"The council met for three hours. {text} The talks went on.", Claim("attribution/statement", speaker, content=quoted), parts
