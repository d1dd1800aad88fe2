"""Sentences put together from parts: who speaks, what stands between subject and verb, the verb, when and how it was said, and what; or who does what to
whom; or a quotation in each kind of marks, with its attribution in each place. Each is run through claimwire and compared with what it was made of, and the share that comes out wrong is printed by part, so that a part that the
rules do not know shows at once. The sentences are plainer than news and of one pattern; the figure says what is missing, not how good the program is.

    python3 tests/templates/run.py [--bin PATH] [--count N] [--seed N] [--show PART=VALUE] statements|events|quotations
"""

import argparse
import collections
import json
import random
import subprocess

SUBJECTS = {
    "name": "Ingrid Solheim", "surname": "Solheim", "title": "Mayor Ingrid Solheim", "occupation": "harbour master Ingrid Solheim",
    "apposition": "Ingrid Solheim, the harbour master,", "apposition-relative": "Ingrid Solheim, a former judge who now runs the port,",
    "definite": "the harbour master", "possessive": "the port's director", "of": "the head of the port authority",
    "phrase": "the chairman of the committee on fisheries", "ministry": "the Norwegian Foreign Ministry",
    "acronym-behind": "the Norwegian Pilots Union (NPU)", "states": "Norway and Iceland", "two": "Solheim and her deputy, Lars Moe,",
    "relative": "a sailor who had seen the fire", "participle": "residents living near the port", "quantity": "two of the five owners",
    "people": "officials", "placed": "officials in Oslo", "spokeswoman": "a spokeswoman for the port",
    "spokeswoman-named": "Ane Dahl, a spokeswoman for the port,", "party": "Labour lawmaker Lars Moe", "state": "Iceland", "capital": "Oslo",
    "acronym": "NATO", "number": "some 40 owners", "both": "both sides", "some-of": "many of them", "dashes": "Ingrid Solheim - the harbour master -",
    "brackets": "Sen. Ingrid Solheim (R-Maine)", "firm": "Nordlys Energy",
    # a source has no relative clause in commas: what it is stands behind the bar
    "led": "Ingrid Solheim, who led the inquiry,|Ingrid Solheim", "headed": "the company, which runs four ferries,|the company",
    "who-asked": "an officer, who asked not to be named,|an officer", "aged": "Ingrid Solheim, 34,",
    "placed-name": "Ingrid Solheim of the University of Bergen",
    "minister": "Prime Minister Ingrid Solheim", "minister-apposition": "the prime minister, Ingrid Solheim,", "lawyer": "Solheim's lawyer",
    "familiar": "a person familiar with the matter", "briefed": "two officials briefed on the talks", "close": "a source close to the family",
    "joint": "a joint statement", "report": "a report by the auditors", "analysts": "analysts at Nordlys Energy", "mr": "Mr Solheim",
    "neither": "neither side", "both-names": "both Solheim and Moe", "three": "Norway, Iceland and Denmark", "mother": "the boy's mother",
    "bloc": "the 27-nation bloc", "based": "Bergen-based Nordlys Energy", "kin-named": "her brother Lars Moe", "former": "former defence minister Lars Moe",
    "one-of": "one of the divers", "half": "nearly half of the crew", "police": "police", "court": "a court in Bergen", "study": "a study published in 2019",
    "pronoun": "she", "group": "the opposition Harbour Party",
    "editor": "Lars Moe, editor of the Bergen Post,", "chief": "the group's chief executive, Lars Moe,", "poll": "a poll of 1,200 voters",
}
# what stands between subject and verb; the last ones only behind a subject that does not end with a mark
BETWEEN = {
    "nothing": "", "also": "also", "later": "later", "on-day": "on Friday", "day": "Friday", "last-week": "last week", "again": "once again",
    "however": ", however,", "speaking": ", speaking in Bergen,", "asked": ", asked about the fire,", "medium": ", in an interview,",
    "meanwhile": ", meanwhile,", "for-part": ", for his part,", "publicly": "publicly", "repeatedly": "repeatedly", "on-date": "on 3 May", "then": "then",
    "quoting": ", citing two witnesses,", "whose": ", clearly shaken,", "early": "early on Sunday", "when-asked": ", when asked about the fire,",
}
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
TARGETS = {
    "state": "Iceland", "name": "Lars Moe", "government": "the government", "ministry": "the Norwegian Foreign Ministry", "pronoun": "them",
    "firm": "Nordlys Energy", "states": "Norway and its allies", "rebels": "armed rebels", "own": "her own party", "banks": "two Danish banks",
    "relative": "a militia that controls the border",
}
ACTS = {"np": "the attack", "of": "the killing of six sailors", "genitive": "last week's fire at the port"}
DEEDS = {"object": "hiding the losses", "long": "firing rockets at a hospital in the south"}
# name: (pattern, kind); S subject, B what stands between, T target, A act, D deed
FRAMES = {
    "accuses": ("S B accused T of D", "attribution/responsibility"), "is-accused": ("T was accused by S of D", "attribution/responsibility"),
    "blames-for": ("S B blamed T for A", "attribution/responsibility"), "blames-on": ("S B blamed A on T", "attribution/responsibility"),
    "is-blamed": ("T was blamed by S for A", "attribution/responsibility"), "responsible": ("S B said T was responsible for A", "attribution/responsibility"),
    "behind": ("S B said that T was behind A", "attribution/responsibility"), "holds": ("S B held T responsible for A", "attribution/responsibility"),
    "attributes": ("S B attributed A to T", "attribution/responsibility"), "accusing": ("S B left the talks, accusing T of D", "attribution/responsibility"),
    "condemns": ("S B condemned T for A", "condemnation"), "criticizes": ("S B criticized T over A", "condemnation"),
    "is-condemned": ("T was condemned by S for A", "condemnation"), "lashes-out": ("S B lashed out at T over A", "condemnation"),
    "slams": ("S B slammed T for D", "condemnation"), "denounces": ("S B denounced T as a danger to the region", "condemnation"),
    "after-condemning": ("S B left the talks after condemning T for A", "condemnation"), "issues": ("S B issued a condemnation of T over A", "condemnation"),
    "draws": ("T drew sharp criticism from S over A", "condemnation"), "demands": ("S B demanded that T leave the city", "demand"),
    "urges": ("S B urged T to free the sailors", "demand"), "calls-on": ("S B called on T to free the sailors", "demand"),
    "is-urged": ("T was urged by S to free the sailors", "demand"), "threatens": ("S B threatened T with new sanctions", "threat"),
    "imposes": ("S B imposed sanctions on T over A", "sanction"), "sanctions": ("S B sanctioned T for A", "sanction"),
    "is-sanctioned": ("T was sanctioned by S for A", "sanction"), "praises": ("S B praised T for A", "support"),
    "is-praised": ("T was praised by S for A", "support"), "supports": ("S B expressed support for T after A", "support"),
    "denies": ("S B denied D", "denial"), "rejects": ("S B rejected the accusation", "denial"), "is-rejected": ("the accusation was rejected by S", "denial"),
}
TAILS = {"nothing": "", "on-day": " on Friday", "statement": " in a statement", "while": ", while his deputy stayed silent"}
PLURAL = {"pronoun", "states", "rebels", "banks"}


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


def tidy(text):
    """One space between words, no comma twice or before a full stop, a capital at the beginning."""
    text = " ".join(text.split()).replace(" ,", ",").replace(",,", ",").replace(",.", ".")
    return text[0].upper() + text[1:]


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
    return tidy(text), ("attribution/statement", source, None, expected), parts


def event(pick):
    """A sentence with what somebody does to somebody: the text, its kind, source and target, and the parts."""
    (s, subject), (b, between), (t, target), (a, act), (d, deed), (f, frame), (l, tail) = (
        pick(part) for part in (SUBJECTS, BETWEEN, TARGETS, ACTS, DEEDS, FRAMES, TAILS)
    )
    pattern, kind = frame
    subject, _, source = subject.partition("|")
    source = source or subject
    words = pattern.split(" ")
    if subject[-1] in ",-" and between.startswith(",") or t == "pronoun" and (words[0] == "T" or "that T" in pattern or "said T" in pattern):
        return None
    if t in PLURAL:
        words = ["were" if word == "was" and words[n - 1] == "T" else word for n, word in enumerate(words)]
    filled = {"S": subject, "B": between, "T": target, "A": act, "D": deed}
    text = " ".join(filled.get(word, word) for word in words) + tail + "."
    parts = dict(subject=s, target=t, frame=f, tail=l, between=b if "B" in words else "nothing", act=a if "A" in words else "nothing")
    return tidy(text), (kind, source, target if "T" in words else None, None), parts


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
    return f"The council met for three hours. {text} The talks went on.", ("attribution/statement", speaker, None, quoted), parts


def plain(text):
    return "".join(c for c in text.lower() if c not in ',."“”‘’`«»\'').strip(" -")


def pieces(text, part):
    return " ".join(text[p["start"] : p["end"]] for p in (part.get("spans") or [part])) if part else ""


def alike(found, wanted):
    """Whether two phrases are the same but for an aside."""
    found, wanted = plain(found).split(), plain(tidy(wanted)).split()
    shared = sum((collections.Counter(found) & collections.Counter(wanted)).values())
    return 2 * shared >= 0.7 * (len(found) + len(wanted))


def right(text, record, expected):
    kind, source, target, content = expected
    for claim in record["claims"]:
        name = "/".join(filter(None, (claim["kind"], claim["subkind"])))
        exact = content is None or plain(pieces(text, claim["content"])) == plain(content)
        party = target is None or alike(pieces(text, claim["target"]), target)
        if name == kind and exact and party and alike(pieces(text, claim["source"]), source):
            return True
    return False


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("what", choices=["statements", "events", "quotations"])
    options.add_argument("--bin", default="target/release/claimwire")
    options.add_argument("--count", type=int, default=3000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--show", metavar="PART=VALUE", help="print the sentences with this part that come out wrong")
    given = options.parse_args()
    rng = random.Random(given.seed)
    pick = lambda part: rng.choice(sorted(part.items()) if isinstance(part, dict) else part)
    make = {"statements": statement, "events": event, "quotations": quotation}[given.what]
    cases = [case for case in (make(pick) for _ in range(given.count)) if case]
    lines = "\n".join(json.dumps({"text": text}) for text, _, _ in cases)
    output = subprocess.run([given.bin, "extract", "--from", "jsonl", "-"], input=lines, capture_output=True, text=True, check=True).stdout
    wrong, all_of = collections.Counter(), collections.Counter()
    for (text, expected, parts), line in zip(cases, output.splitlines(), strict=True):
        record = json.loads(line)
        fails = not right(text, record, expected)
        for part in parts.items():
            all_of[part] += 1
            wrong[part] += fails
        if fails and given.show and tuple(given.show.split("=")) in parts.items():
            print(parts.get("order") or parts.get("frame") or parts["form"], "|", text)
            for claim in record["claims"]:
                print("   ", claim["kind"], [pieces(text, claim[role]) for role in ("source", "cue", "target", "content")])
    if not given.show:
        for part in sorted(all_of, key=lambda part: -wrong[part] / all_of[part])[:30]:
            print(f"{part[0]:10} {part[1]:20} {wrong[part]:5} of {all_of[part]:5}  {100 * wrong[part] / all_of[part]:3.0f} %")
    failed = sum(n for (part, _), n in wrong.items() if part == "subject")
    print(f"{failed} of {len(cases)} wrong ({100 * failed / len(cases):.1f} %)")


if __name__ == "__main__":
    main()
