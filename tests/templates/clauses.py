"""A claim with a clause or phrase before or behind it that tells when, why or where: what is claimed, by whom and of whom stays the same."""

from parts import Claim

SOURCES = {
    "name": "Ana Ruiz", "title": "Mayor Ana Ruiz", "the": "the minister", "two": "two nurses", "body": "the union", "state": "Norway", "plural": "bishops", "pair": "Norway and Peru",
    "of": "the head of the port", "spokesman": "a spokesman for the bank", "capital": "Oslo", "acronym": "NATO",
}
# kind, words, target, content
CLAIMS = {
    "called-for": ("demand", "called for calm", None, "calm"),
    "demanded": ("demand", "demanded an inquiry", None, "an inquiry"),
    "condemned": ("condemnation", "condemned the ruling", "the ruling", None),
    "criticised": ("condemnation", "criticised the crew over the delay", "the crew", "the delay"),
    "outrage": ("condemnation", "expressed outrage at the raid", "the raid", None),
    "blamed": ("attribution/responsibility", "blamed the rebels for the fire", "the rebels", "the fire"),
    "accused": ("attribution/responsibility", "accused the owners of fraud", "the owners", "fraud"),
    "denied": ("denial", "denied wrongdoing", None, "wrongdoing"),
    "rejected": ("denial", "rejected the claim", None, "the claim"),
    "praised": ("support", "praised the crew", "the crew", None),
    "welcomed": ("support", "welcomed the truce", "the truce", None),
    "imposed": ("sanction", "imposed sanctions on the shipping line", "the shipping line", None),
    "expelled": ("sanction", "expelled two diplomats", "two diplomats", None),
    "threatened": ("threat", "threatened a boycott", None, "a boycott"),
    "confirmed": ("attribution/statement", "confirmed the arrest", None, "the arrest"),
    "announced": ("attribution/statement", "announced a strike", None, "a strike"),
    "warned": ("attribution/statement", "warned of floods", None, "floods"),
}
# claims of what is said in a clause, which a clause behind them may belong to
SAID = {
    "said": ("attribution/statement", "said the ward was unsafe", None, "the ward was unsafe"),
    "alleged": ("attribution/responsibility", "alleged that the fund had been looted", None, "that the fund had been looted"),
    "told": ("attribution/statement", "told reporters that the dam was sound", None, "that the dam was sound"),
    "urged": ("demand", "urged the army to withdraw", "the army", "to withdraw"),
    "vowed": ("attribution/statement", "vowed to rebuild the pier", None, "to rebuild the pier"),
    "admitted": ("attribution/statement", "admitted that the pier was old", None, "that the pier was old"),
}
CLAUSES = {
    "after-hit": "after a bomb hit a school", "after-shot": "after police shot a man", "after-passive": "after its ships were seized by pirates", "after-set": "after gunmen set fire to two buses",
    "after-upheld": "after a court upheld the ban", "after-collapsed": "after a crane collapsed onto a tram", "after-failed": "after the two sides failed to agree",
    "after-emerged": "after it emerged that the keys were missing", "after-asked": "after he was asked about the vote", "after-ing": "after meeting the king",
    "when": "when the talks broke down", "when-mob": "when a mob burned the archive", "as-searched": "as rescuers searched the rubble", "as-marched": "as thousands marched through the capital",
    "as-he": "as he left the court", "while": "while his rivals watched", "because": "because the dam had failed", "although": "although nobody had asked",
    "even-though": "even though the talks had failed", "before": "before the vote took place", "since": "since the war began", "until": "until the strike ended", "if": "if the vote goes ahead",
    "unless": "unless the owners pay", "once": "once the smoke had cleared", "now-that": "now that the ice has melted", "as-soon-as": "as soon as the news broke",
    "so-that": "so that the pier could open", "days-after": "two days after a raid killed nine people", "hours-before": "hours before the ship sailed", "weeks-after": "weeks after losing a court case",
    "despite-ing": "despite having lost the vote", "despite": "despite a ban on rallies", "amid": "amid a row over pensions", "wake": "in the wake of the raid", "response": "in response to the raid",
    "eve": "on the eve of the vote", "second": "for the second time this year", "day": "on Monday", "later": "hours later",
}
# only before a claim: behind one they may say what its noun is
FRONTED = {
    "move-that": "in a move that surprised allies", "what-called": "in what his aides called a warning", "letter": "in a letter that was leaked to the press", "speech": "in a speech on the pier",
    "asked": "asked whether the pier was safe", "speaking": "speaking after the vote", "following": "following talks with the owners", "with": "with the vote only days away",
    "like": "like many of his rivals", "unlike": "unlike his predecessor", "as": "as head of the league", "according": "in remarks broadcast on state television", "under": "under pressure from investors",
    "at": "at a meeting with growers in Lund", "during": "during a visit to the town", "for": "for his part", "minutes": "minutes after the roof fell in", "if-not": "if the strike does not end by Friday",
}


def clauses(pick):
    place = pick(["front", "behind", "both"])
    (front, before), (name, behind) = pick({**CLAUSES, **FRONTED}), pick(CLAUSES)
    (who, source), (what, (kind, words, target, content)) = pick(SOURCES), pick(CLAIMS if place != "front" else {**CLAIMS, **SAID})
    parts = {"form": place, "who": who, "what": what}
    sentence = f"{source} {words}"
    if place != "front":
        parts["behind"] = name
        sentence += " " + behind
    if place != "behind":
        parts["front"] = front
        sentence = f"{before}, {sentence}"
    text = sentence[0].upper() + sentence[1:] + "."
    return text, Claim(kind, source, target or "", content or "", None), parts
