"""Whom a participle behind a noun blames, praises or punishes: the noun in each place of a clause, behind other nouns and verbs of every kind."""

from parts import Claim, tidy

# N the noun with its participle
PLACES = {
    "subject": "N said nothing", "subject-left": "N left the country", "object": "police detained N", "object-time": "the court freed N on Monday", "object-place": "ministers met N in Oslo", "pronoun": "they protect N",
    "with": "there were talks with N", "about": "the clerks were asked about N", "raid": "a raid on N failed", "story": "the film tells the story of N", "home": "it was the home of N", "was": "it was N", "by": "he was killed by N",
    "fear": "officials fear that N will return", "said": "Dahl said N would return", "belong": "the weapons belong to N, residents said", "lawyer": "a lawyer for N left the court", "ties": "he is suspected of ties to N", "list": "the list names N and two clerks",
    "front": "behind N stands a bank", "after": "Dahl left after N returned", "gave": "the king gave N a house", "infinitive": "Dahl wants to meet N", "gerund": "Dahl spoke of meeting N", "which": "the port, which shelters N, was shut",
}
NOUNS = {
    "group": "the group", "man": "a man", "firms": "two firms", "army": "the army", "commander": "a senior commander", "militants": "militants", "state": "Iceland", "firm": "Vestas Bank", "officer": "a Danish officer", "three": "three of the men", "role": "the mayor of Bergen",
    "name": "Lars Moe",
}
R, C = "attribution/responsibility", "condemnation"
# S by whom; ", " where only what stands in commas describes a name
PARTICIPLES = {
    "blamed": ("blamed for the coup", R), "widely": ("widely blamed for the famine", R), "blamed-by": ("blamed by S for the shelling", R), "blamed-for-by": ("blamed for the fire by S", R), "accused": ("accused of fraud", R), "accused-by": ("accused by S of bribery", R),
    "accused-in": ("accused in the killing of a priest", R), "suspected": ("suspected of planting the bomb", R), "believed": ("believed to be behind the attack", R), "believed-by": ("believed by S to be behind the theft", R), "held": ("held responsible for the crash", R),
    "linked": ("linked by S to the attack", R), "criticized": ("criticized for the delay", C), "criticised-by": ("criticised by S over the delay", C), "denounced": ("denounced by S for the arrests", C), "condemned": ("condemned by S", C),
    "praised": ("praised by S for the rescue", "support"), "backed": ("backed by S", "support"), "sanctioned": ("sanctioned by S for the raid", "sanction"), "blacklisted": ("blacklisted by S", "sanction"), "urged": ("urged by S to resign", "demand"),
    "relative": ("who|which V blamed for the coup", R),
}
BY = {"state": "Britain", "prosecutors": "prosecutors", "group": "rights groups", "firm": "Dahl Group", "two": "Norway and Britain"}


def reduced(pick):
    """A sentence with a noun that a participle describes: the text, what should come out, and the parts."""
    (p, place), (n, noun), (r, (words, kind)), (s, by) = pick(PLACES), pick(NOUNS), pick(PARTICIPLES), pick(BY)
    comma = n in ("state", "firm", "name")
    if r == "relative":
        many = n in ("firms", "militants", "three")
        pronoun = "which" if n in ("group", "firms", "army", "state", "firm") else "who"
        words = f"{pronoun} {'are' if many else 'is'} blamed for the coup"
        whom = pronoun
    else:
        whom = noun
    words = words.replace("S", by) if "S" in words.split() else words
    described = f"{noun}, {words}," if comma else f"{noun} {words}"
    text = " ".join(described + word[1:] if word.rstrip(",") == "N" else word for word in place.split(" "))
    asked = by if by in words.split(" by ")[-1] and r != "relative" else ""
    return tidy(text + "."), Claim(kind, asked, whom, None, None, None, None), {"form": p, "noun": n, "participle": r, "by": s if asked else "-"}
