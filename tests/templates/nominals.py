"""Nouns that claim: somebody's claim, threats from somebody, a call by somebody for somebody to do something, in every place of a sentence."""

from parts import SUBJECTS, Claim, tidy

# who can own a noun; the rest only stands behind "by" or "from"
OWNERS = {
    "name", "surname", "title", "occupation", "definite", "possessive", "ministry", "states", "people", "state", "capital", "acronym", "firm", "minister", "mr", "police", "former", "bloc", "group", "lawyer", "mother", "party",
    "company", "experts", "rights",
}
WHO = {name: SUBJECTS[name] for name in SUBJECTS if name not in ("pronoun", "neither", "joint", "report", "study", "poll", "both", "many", "some-of", "apposition-relative")} | {
    "company": "the company", "experts": "experts", "opponents": "opponents of the plan", "leaders": "leaders of the guild", "rights": "Human Rights Watch", "including": "several countries, including Norway and Iceland,", "three-things": "teachers, nurses and porters",
    "both-sides": "both sides of the house", "lawyers": "lawyers for the crew", "across": "people across the country",
}
WHOM = {"state": "Chile", "name": "Ana Dahl", "role": "the speaker", "government": "the government", "ministry": "the Danish Foreign Ministry", "firm": "Vestas Bank", "states": "Chile and its allies", "rebels": "armed rebels", "banks": "two Danish banks", "acronym": "the IMF"}
ACT = {"np": "the attack", "of": "the killing of six sailors", "genitive": "last week's fire at the port", "plan": "a plan to close the port", "handling": "the handling of the flood"}
DEED = {"short": "hiding the losses", "long": "firing rockets at a hospital in the south", "noun": "fraud"}
TODO = {"short": "release the sailors", "long": "stop the sale of arms to the army and pay the crew", "go": "go"}
SAID = {"short": "the bridge was unsafe", "future": "the port will stay shut until May", "passive": "two men had been seen near the fire", "there": "there was no money left", "name": "Dahl had paid the bill", "would": "taxes would rise"}
R, S, B = "attribution/responsibility", "attribution/statement", "attribution/belief"
SAYING = {
    "claim": None, "assertion": S, "allegation": None, "warning": None, "statement": S, "argument": S, "suggestion": S, "admission": S, "announcement": S, "assurance": S, "prediction": None, "insistence": None, "complaint": None, "denial": "denial",
    "acknowledgement": S, "revelation": S, "confirmation": S, "contention": S, "accusation": None, "remark": S, "finding": S, "conclusion": None, "promise": S, "estimate": None,
}
THINKING = {"belief": B, "fear": B, "hope": B, "view": B, "concern": B, "suspicion": None, "conviction": B, "expectation": B}
# a noun phrase with its kind: X somebody's or by somebody, N a noun of the kind, S who, T whom, A an act, D a deed, Z what to do, C what is said
PHRASES = {
    "of-that": ("S's N that C", SAYING), "by-that": ("a N by S that C", SAYING), "from-that": ("the N from S that C", SAYING), "fresh-that": ("fresh Ns by S that C", SAYING), "repeated": ("S's repeated N that C", SAYING), "thought": ("S's N that C", THINKING), "thought-among": ("the N among S that C", THINKING),
    "fears": ("Ns among S that C", THINKING), "accusation-against": ("S's accusation of D against T", R), "accuses-by": ("an accusation by S against T of D", R), "accusations-of": ("accusations of D by S against T", R), "levelled": ("allegations of D levelled by S against T", R), "made-against": ("the accusations made by S against T", R),
    "blame": ("S's accusation that T had sold the boats", R), "criticism-by": ("criticism of T by S over A", "condemnation"), "criticism-from": ("criticism from S of T over A", "condemnation"), "criticism-of": ("S's criticism of T over A", "condemnation"), "condemnation": ("S's condemnation of A", "condemnation"),
    "condemnation-by": ("the condemnation of A by S", "condemnation"), "condemnation-from": ("strong condemnation from S of A", "condemnation"), "attack-on": ("S's scathing attack on T over A", "condemnation"), "denunciation": ("a denunciation of T by S", "condemnation"), "protests": ("complaints from S about A", "condemnation"),
    "outrage": ("S's outrage at A", "condemnation"), "calls": ("calls from S for T to Z", "demand"), "call": ("S's call for T to Z", "demand"), "calls-by": ("calls by S on T to Z", "demand"), "appeal": ("an appeal by S to T to Z", "demand"), "demand-that": ("S's demand that T Z", "demand"), "demands-by": ("demands by S that T Z", "demand"),
    "demands-for": ("demands from S for a new vote", "demand"), "pressure": ("pressure from S on T to Z", "demand"), "request": ("S's request that T Z", "demand"), "orders": ("an order from S to T to Z", "demand"), "ultimatum": ("S's ultimatum to T to Z", "demand"),
    "threats-to": ("threats from S to Z", "threat"), "threat": ("S's threat to Z", "threat"), "threats-of": ("threats of strikes by S", "threat"), "threat-against": ("threats by S against T", "threat"), "threat-of": ("S's threat of strikes against T", "threat"),
    "support": ("S's support for T", "support"), "support-from": ("support from S for T", "support"), "support-by": ("the support given to T by S", "support"), "praise": ("praise from S for T", "support"), "praise-of": ("S's praise for T", "support"), "backing": ("the backing of S for T", "support"), "endorsement": ("S's endorsement of T", "support"),
    "endorsement-by": ("the endorsement of T by S", "support"), "solidarity": ("expressions of solidarity with T from S", "support"), "sanctions-by": ("sanctions by S on T over A", "sanction"), "sanctions": ("S's sanctions on T", "sanction"), "imposition": ("the imposition of sanctions on T by S", "sanction"),
    "imposed": ("the sanctions imposed by S on T over A", "sanction"), "expulsion": ("S's expulsion of two diplomats", "sanction"), "expulsion-by": ("the expulsion of two diplomats by S", "sanction"), "embargo": ("S's embargo against T", "sanction"),
    "denial-of": ("S's denial of D", "denial"), "denials-from": ("denials from S that C", "denial"), "rejection": ("S's rejection of the claim", "denial"), "rejection-by": ("the rejection by S of the charge", "denial"), "denial-by": ("a denial by S of D", "denial"),
    "promise": ("S's promise to Z", None), "promise-by": ("a promise by S to Z", None), "decision": ("S's decision to Z", None), "refusal": ("S's refusal to Z", None), "plan": ("a plan by S to Z", None), "vow": ("S's vow to Z", None), "offer": ("an offer from S to Z", None),
}
# where the noun phrase stands: X, or X~ without what stands before its noun, and what is of number
PLACES = {
    "subject": "X came as a surprise", "object": "the mayor ignored X", "amid": "the port closed amid X", "despite": "despite X, the port closed", "after": "the port closed after X", "following": "following X, the port closed", "there": "there was X", "came-after": "the vote came after X",
    "because": "the talks failed because of X", "rejected": "a guard rejected X", "met": "the letter was met with X", "led": "the letter led to X", "aside": "the letter, and with it X, surprised the guests", "despite-behind": "the port closed despite X", "about": "the guests spoke about X",
    "responded": "the mayor responded to X", "cited": "the letter cited X", "list": "the letter, a new law and X came as a surprise",
}
# whole sentences: H who, with its verb in the singular and plural behind
SENTENCES = {
    "made": ("S made a claim that C", None), "issued": ("S issued a statement saying that C", S), "voiced": ("S voiced fears that C", B), "expressed": ("S expressed concern that C", B), "repeated": ("S repeated the allegation that C", None), "issued-denial": ("S issued a denial of D", "denial"),
    "dismissed": ("S dismissed claims of D", "denial"), "voiced-support": ("S voiced support for T", "support"), "offered-praise": ("S offered praise for T", "support"), "renewed-call": ("S renewed a call for T to Z", "demand"), "made-demand": ("S made a demand that T Z", "demand"), "issued-threat": ("S issued a threat to Z", "threat"),
    "joined": ("S joined in the criticism of T over A", "condemnation"), "response": ("S's response was that C", S), "position": ("S's position is that C", None), "view": ("S's view is that C", None), "conclusion": ("S's conclusion was that C", None), "argument": ("S's argument was that C", S), "fear": ("S's fear is that C", B), "message": ("S's message was that C", S),
    "view-of": ("in the view of S, C", B), "view-front": ("in S's view, C", B), "opinion": ("C, in the opinion of S", B), "report": ("C, according to a report by S", S), "statement": ("in a statement, S said that C", S), "letter": ("in a letter to the board, S wrote that C", S), "words": ("in the words of S, C", S),
    "came-from": ("the warning came from S", None), "criticism-came": ("criticism of T came from S", "condemnation"), "drew-praise": ("T won praise from S over A", "support"), "calls-there": ("there were calls from S for T to Z", "demand"), "growing-calls": ("there are growing calls by S for T to Z", "demand"),
    "belief": ("there is a belief among S that C", B), "concern-there": ("there is concern among S that C", B), "fears-there": ("there were fears among S that C", B), "no-doubt": ("S left no doubt that C", None), "under-pressure": ("T is under pressure from S to Z", "demand"), "faces-calls": ("T faces calls from S to Z", "demand"),
    "ignored": ("T ignored appeals from S to Z", "demand"), "rejected-calls": ("T rejected calls from S to Z", "demand"), "denied-claim": ("T denied a claim by S that C", None), "met-criticism": ("T met with criticism from S for D", "condemnation"), "subject-of": ("T was the subject of criticism by S over A", "condemnation"),
    "under-sanctions": ("T is under sanctions by S over A", "sanction"), "charge": ("the charge, denied by S, came as a surprise", "denial"), "rejected-by": ("the claim, rejected by S, came as a surprise", "denial"), "accusation-denied": ("an accusation that S denies came as a surprise", "denial"), "has-support": ("T has the support of S", "support"),
}
MANY = {
    "states", "two", "people", "three", "experts", "opponents", "leaders", "including", "both-sides", "lawyers", "across", "police", "three-things", "participle", "quantity", "half", "number", "analysts", "both-names", "briefed", "placed", "both",
}
STATES = {"ministry", "states", "state", "capital", "acronym", "bloc", "three", "including", "minister"}
TIME = {"nothing": "", "day": "On Friday, ", "but": "But ", "year": "In 2019 ", "when": "When the talks ended, ", "meanwhile": "Meanwhile, "}


def nominal(pick):
    """A sentence with a noun that claims: the text, what should come out, and the parts."""
    (t, whom), (a, act), (d, deed), (z, todo), (c, said), (e, front) = (pick(part) for part in (WHOM, ACT, DEED, TODO, SAID, TIME))
    f, (pattern, kind) = pick(pick([PHRASES, PHRASES, SENTENCES]))
    fits = OWNERS if "S's" in pattern else MANY if " among S" in pattern else set(WHO)
    s, who = pick({name: WHO[name] for name in WHO if name in fits and (kind != "sanction" or name in STATES)})
    (p, place) = pick(PLACES) if f in PHRASES else ("-", "X")
    (n, kind) = pick(kind) if isinstance(kind, dict) else ("-", kind)
    who, _, source = who.partition("|")
    words = pattern.split(" ")
    owner = "S's" in words
    if whom.split()[-1] in who or who.endswith((",", "-")) and (words[-1] == "S" or "S," in words) and place[-1:] != "X" or z == "go" and (t not in ("name", "role") or "T" not in words):
        return None
    if p in ("aside", "list") and ("C" in words or who[-1] in ",-"):
        return None
    e, front = ("nothing", "") if words[0] == "in" and e in ("day", "year") else (e, front)
    # a noun that was not named with an article behind "there was"
    if p == "there" and (owner or words[0] == "the") or p == "met" and kind not in ("condemnation", "denial", "support", "threat") or p == "there" and words[0] in ("calls", "demands", "accusations", "allegations", "threats", "denials", "complaints", "fresh", "sanctions", "expressions", "Ns"):
        return None
    filled = {"S": who, "S's": who + ("'" if who.endswith("s") else "'s"), "T": whom, "A": act, "D": deed, "Z": todo, "C": said, "N": n, "Ns": n + "s", "S,": who + ",", "C,": said + ","}
    phrase = " ".join("an" if w == "a" and words[i + 1 : i + 2] == ["N"] and n[0] in "aei" else filled.get(w, w) for i, w in enumerate(words))
    phrase = phrase.replace(" denies ", " deny ") if s in MANY else phrase
    text = front + place.replace("X", phrase)
    content = None
    if words[-1] in ("C", "Z", "D") and words[-2] in ("that", "to", "of") and place[-1:] == "X" and who[-1] not in ",-" and "S" not in words[-2:] and kind != "condemnation":
        content = {"that": "that ", "to": "to "}.get(words[-2], "") + filled[words[-1]]
    if words[-2:] == ["T", "Z"]:
        content = f"that {whom} {todo}" if place[-1:] == "X" else None
    whom = whom if "T" in words and kind not in (None, S, B, "denial") else None
    # what is according to a report is the report's
    source = f"a report by {source or who}" if f == "report" else source
    content = None if f == "dismissed" else content
    parts = {"who": s, "frame": f, "place": p, "noun": n, "front": e, "whom": t if "T" in words else "-", "act": a if "A" in words else "-", "deed": d if "D" in words else "-", "todo": z if "Z" in words else "-", "said": c if "C" in words or "C," in words else "-"}
    return tidy(text + "."), Claim(kind, source or who, whom, content), parts
