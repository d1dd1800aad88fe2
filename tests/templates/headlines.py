"""Headlines over a story: who says or does what, without articles, in the present, in sentence case, title case and capitals."""

from parts import Claim

# as in sentence case
WHO = {
    "office": "minister", "body": "union", "state": "Norway", "capital": "Oslo", "surname": "Solheim", "name": "Lars Moe", "title": "PM", "police": "police", "plural": "farmers",
    "experts": "experts", "acronym": "UN", "agency": "EU", "owner": "Norway's president", "adjective": "Norwegian minister", "role": "ex-minister Moe", "titled": "Mayor Moe", "pair": "Norway and Sweden",
    "pair-comma": "Norway, Sweden", "study": "study", "report": "report", "poll": "poll", "spokesman": "ministry spokesman", "chief": "port chief", "group": "rights group", "court": "top court",
    "party": "Labour", "president": "president", "mayor": "Oslo mayor", "lawyer": "Moe's lawyer", "officials": "officials", "US": "US", "firm": "Nordlys Energy", "boss": "Nordlys boss", "mother": "mother of missing boy",
    "watchdog": "watchdog", "critics": "critics", "teachers": "teachers", "of": "head of port authority", "number": "two ministers", "former": "former judge",
}
MANY = {"police", "plural", "experts", "pair", "pair-comma", "critics", "teachers", "officials", "number"}
WHOM = {
    "state": "Iceland", "office": "mayor", "body": "airline", "surname": "Dahl", "people": "striking nurses", "adjective": "Danish bank", "owner": "Iceland's government", "name": "Ana Dahl", "agency": "EU",
    "rivals": "rivals", "critics": "critics", "firm": "Vestas Bank", "US": "US",
}
WHAT = {
    "present": "bridge is unsafe", "future": "port will stay shut until May", "plain": "taxes too high", "past": "fire was no accident", "no-verb": "no money for new school", "infinitive": "talks to resume in June",
    "number": "40 boats lost in storm", "name": "Dahl must go", "state": "Iceland will not sign deal", "participle": "two dead in ferry fire", "growth": "economy grew 2% in May", "there": "there is no plan B",
    "we": "we will not give in", "I": "I am not leaving", "question": "who paid for trip?", "possible": "war may last for years", "negated": "deal won't work", "passive": "school closed by mistake",
}
OVER = {"act": "ferry fire", "deed": "cuts to schools", "short": "ban", "long": "handling of flood", "name": "Moe arrest", "plan": "plan to close port"}
DEED = {"spying": "spying", "hiding": "hiding losses", "of": "theft of oil", "long": "selling arms to rebels", "lying": "lying to parliament"}
TODO = {"close": "close 20 schools", "stop": "stop raising rents", "leave": "leave pact", "free": "free prisoners", "act": "act on floods", "pay": "pay teachers more", "cut": "cut taxes", "go": "go"}
DEEPLY = {"concerned": "'deeply concerned' about", "worried": "worried about", "angry": "'angry' over", "furious": "furious at", "outraged": "'outraged' by"}
# the pattern, what claims in it, and the kind; S who, T whom, C what, O the matter, D a deed, Z what is to be done
S, R, B = "attribution/statement", "attribution/responsibility", "attribution/belief"
FORMS = {
    "says-bare": ("S says C", S), "says-quote": ('S says "C"', S), "colon": ("S: C", S), "colon-quote": ("S: 'C'", S), "quote-colon": ("'C': S", S), "comma-says": ("C, says S", S), "comma-S-says": ("C, S says", S),
    "quote-says": ("'C', says S", S), "dash": ("C - S", S), "en-dash": ("C – S", S), "pipe-outlet": ("S says C | The Bergen Post", S), "dash-outlet": ("S says C - Bergen Post", S), "warns": ("S warns C", None), "warns-that": ("S warns that C", None),
    "warns-T": ("S warns T: C", None), "tells": ("S tells T: 'C'", None), "claims": ("S claims C", S), "insists": ("S insists C", None), "admits": ("S admits C", S), "finds": ("S finds C", S), "fears": ("S fears C", B), "believes": ("S believes C", B),
    "according": ("C, according to S", S), "said": ("S said C", S),
    "vows": ("S vows to Z", None), "wants": ("S wants T to Z", None), "urges": ("S urges T to Z", "demand"), "calls-on": ("S calls on T to Z", "demand"), "tells-to": ("S tells T to Z", "demand"), "urged": ("T urged to Z by S", "demand"),
    "T-urged": ("T urged to Z", "demand"), "must": ("T must Z, says S", None), "must-S": ("T must Z, S says", None), "demands": ("S demands T Z", "demand"), "asks": ("S asks T to Z", "demand"), "orders": ("S orders T to Z", "demand"),
    "slams": ("S slams T over O", "condemnation"), "blasts": ("S blasts T for O", "condemnation"), "condemns": ("S condemns O", "condemnation"), "hits-out": ("S hits out at T over O", "condemnation"), "criticised": ("T criticised by S over O", "condemnation"),
    "under-fire": ("T under fire from S over O", "condemnation"), "T-slammed": ("T slammed over O", "condemnation"), "rips": ("S rips T over O", "condemnation"), "attacks": ("S attacks T over O", "condemnation"), "lashes": ("S lashes out at T over O", "condemnation"),
    "accuses": ("S accuses T of D", R), "accused": ("T accused of D", R), "accused-by": ("T accused by S of D", R), "blames": ("S blames T for O", R), "blamed": ("T blamed for O", R), "blamed-by": ("T blamed by S for O", R), "blames-on": ("S blames O on T", R),
    "as": ("S quits, accuses T of D", R), "denies": ("S denies D", "denial"), "rejects": ("S rejects T claims", None), "threatens": ("S threatens T with sanctions", "threat"), "threatens-to": ("S threatens to Z", "threat"),
    "sanctions": ("S imposes sanctions on T over O", "sanction"), "slaps": ("S slaps sanctions on T", "sanction"), "sanctioned": ("T hit with sanctions over O", "sanction"), "expels": ("S expels T envoy over O", "sanction"), "backs": ("S backs T over O", "support"),
    "praises": ("S praises T for O", "support"), "hails": ("S hails O", "support"), "backed": ("T backed by S over O", "support"), "deeply": ("S K O", None),
}
STORY = """BERGEN (AP) - The hall was full on Friday evening and the doors stayed open for an hour.

The guests came by bus, and there were no chairs left by seven."""
SMALL = {"of", "by", "to", "at", "on", "over", "for", "from", "in", "with", "and"}


def titled(words):
    return " ".join(w if w in SMALL and n else w[:1] + w[1:2].upper() + w[2:] if w[:1] in "'\"" else w[0].upper() + w[1:] for n, w in enumerate(words.split(" ")))


def headline(pick):
    (s, who), (t, whom), (c, what), (o, over), (d, deed), (z, todo), (k, deeply), (f, form) = (pick(part) for part in (WHO, WHOM, WHAT, OVER, DEED, TODO, DEEPLY, FORMS))
    case = pick(["sentence", "sentence", "title", "capitals"])
    pattern, kind = form
    words = pattern.replace(":", " :").replace(",", " ,").replace("'C'", "' C '").replace('"C"', '" C "').split(" ")
    things = s in ("study", "report", "poll")
    if things and (kind not in (S, R, None) or f in ("must", "must-S", "as", "tells", "warns-T", "insists")) or s == t or whom.split("'")[0] in who or c == "question" and ("quote" not in f and "colon" not in f and f != "tells"):
        return None
    if c in ("we", "I") and not ("quote" in f or f in ("colon", "tells", "comma-S-says", "warns-T")) or f == "rejects" and t in ("people",) or f == "expels" and t not in ("state", "adjective", "US"):
        return None
    if f in ("fears", "believes", "finds", "admits", "dash", "en-dash", "warns", "warns-that", "insists") and c in ("no-verb", "infinitive", "plain", "participle", "number", "passive"):
        return None
    if "T" in words and t == "adjective" and f == "expels":
        whom = "Danish"
    if z == "go" and (f not in ("tells-to", "must", "must-S", "wants", "urges") or t not in ("office", "surname", "name")):
        return None
    if s in MANY:
        words = [w[:-1] if w.endswith("s") and (n and words[n - 1] == "S" or words[n + 1 : n + 2] == ["S"]) and w not in ("is",) else w for n, w in enumerate(words)]
        words = [{"lashe": "lash", "denie": "deny"}.get(w, w) for w in words]
    filled = {"S": who, "T": whom, "C": what, "O": over, "D": deed, "Z": todo, "K": deeply}
    text = " ".join(filled.get(w, w) for w in words).replace(" :", ":").replace(" ,", ",").replace("' ", "'", 1) if "'" in words else " ".join(filled.get(w, w) for w in words).replace(" :", ":").replace(" ,", ",")
    text = text.replace(" '", "'") if "'" in words and text.count(" '") and not text.startswith("'") and text.endswith(" '") else text
    if '"' in words:
        text = text.replace('" ', '"', 1).replace(' "', '"') if text.endswith(' "') else text
        text = text.replace('says"', 'says "').replace('say"', 'say "')
    if "'" in words:
        first = text.index("'")
        text = text.replace(" '", "'").replace("says'", "says '").replace(":'", ": '")
    text = text[0].upper() + text[1:] if text[0] not in "'\"" else text[0] + text[1].upper() + text[2:]
    text = {"sentence": text, "title": titled(text), "capitals": text.upper()}[case]
    # whom somebody wants to do something stands in what is wanted
    source = who if "S" in words else ""
    content = ("that " if f == "warns-that" else "") + what if "C" in words else None
    target = None
    if kind in (R, "condemnation", "demand", "threat", "sanction", "support") and "T" in words and f not in ("expels", "must", "must-S", "backs"):
        target = whom
    parts = dict(who=s, form=f, case=case, whom=t if "T" in words else "-", what=c if "C" in words else "-", over=o if "O" in words else "-", todo=z if "Z" in words else "-", deed=d if "D" in words else "-")
    return f"{text}\n\n{STORY}", Claim(kind, source, target, content), parts
