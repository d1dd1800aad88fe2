"""Who does what to whom."""

from parts import BETWEEN, SUBJECTS, Claim, tidy

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
    return tidy(text), Claim(kind, source, target if "T" in words else None), parts
