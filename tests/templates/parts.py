"""Who speaks or acts, and what stands between a subject and its verb."""

import collections

# what is to come out of a sentence; what is None may be anything, and where there is a cue, no other claim may stand beside it
Claim = collections.namedtuple("Claim", "kind source target content cue status hedged", defaults=(None,) * 5)

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


def tidy(text):
    """One space between words, no comma twice or before a full stop, a capital at the beginning."""
    text = " ".join(text.split()).replace(" ,", ",").replace(",,", ",").replace(",.", ".")
    return text[0].upper() + text[1:]
