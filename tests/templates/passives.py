"""Who is accused, told or hailed by whom: passives and participles with every auxiliary, adjuncts in every place, and what stands around them."""

from parts import SUBJECTS, Claim, tidy

BY = {name: SUBJECTS[name] for name in SUBJECTS if name not in ("pronoun", "neither", "joint", "court", "apposition-relative")} | {
    "including": "several countries, including Norway and Iceland,", "as-well": "Norway as well as Iceland", "lists": "Solheim, her deputy and two judges", "not-only": "Norway, Iceland and even Denmark",
    "members": "members of the committee", "some": "some in the party", "others": "others", "critics": "its critics", "rivals": "rival firms", "lawyers": "lawyers for the crew", "rights": "Human Rights Watch",
}
# whom it is done to, and the relative pronoun and number of that
WHOM = {
    "state": ("Iceland", "which"), "name": ("Lars Moe", "who"), "role": ("the mayor", "who"), "government": ("the government", "which"), "ministry": ("the Danish Foreign Ministry", "which"), "pronoun": ("he", "who"),
    "firm": ("Vestas Bank", "which"), "states": ("Chile and its allies", "which", "many"), "rebels": ("armed rebels", "who", "many"), "banks": ("two Danish banks", "which", "many"), "group": ("the group", "which"),
    "office": ("his office", "which"), "titled": ("President Lars Moe", "who"), "of": ("the head of the guild", "who"), "they": ("they", "who", "many"), "both": ("both men", "who", "many"), "acronym": ("the IMF", "which"),
}
ACT = {"np": "the attack", "of": "the killing of six sailors", "genitive": "last week's fire at the port", "its": "a raid on two villages", "handling": "the handling of the flood"}
DEED = {"short": "hiding the losses", "long": "firing rockets at a hospital in the south", "not": "not paying the crew", "noun": "fraud", "perfect": "having lied to the court"}
TODO = {"short": "release the sailors", "long": "stop the sale of arms to the army and pay the crew", "not": "not sign the deal"}
SAID = {"short": "the bridge was unsafe", "future": "the port will stay shut until May", "passive": "two men had been seen near the fire", "there": "there was no money left", "name": "Dahl had paid the bill"}
DONE = {"sold": "sold the boats", "been": "been in Oslo at the time", "killed": "killed two farmers", "hidden": "hidden the money in a bank in Lima"}
R, S, B = "attribution/responsibility", "attribution/statement", "attribution/belief"
# pattern and kind: T whom or what, V the auxiliary, S by whom, A an act, D a deed, Z what to do, C what is said, P what somebody has done; ~ where a time may stand
FRAMES = {
    "accused": ("T V accused ~ by S ~ of D", R), "accused-of-by": ("T V accused of D by S ~", R), "accused-alone": ("T V accused ~ of D", R), "blamed": ("T V blamed ~ by S ~ for A", R), "blamed-for-by": ("T V blamed for A ~ by S", R),
    "blamed-alone": ("T V blamed for A", R), "A-blamed-on": ("A V blamed ~ by S on T", R), "A-blamed-on-by": ("A V blamed on T by S", R), "A-blamed-alone": ("A V blamed on T", R), "attributed": ("A V attributed ~ by S ~ to T", R),
    "attributed-to-by": ("A V attributed to T by S", R), "held": ("T V held responsible ~ by S for A", R), "held-for-by": ("T V held responsible for A by S", R), "suspected": ("T V suspected ~ by S of D", R), "linked": ("T V linked ~ by S to A", R),
    "implicated": ("T V implicated by S in A", R), "said-behind": ("T V said by S to be behind A", R), "believed-behind": ("T V believed by S to be behind A", R),
    "condemned": ("T V condemned ~ by S ~ for A", "condemnation"), "condemned-by": ("A V condemned ~ by S ~", "condemnation"), "condemned-for-by": ("T V condemned for A by S", "condemnation"), "condemned-as": ("A V condemned by S as a war crime", "condemnation"),
    "as-by": ("A V denounced as a crime by S", "condemnation"), "criticized": ("T V criticized ~ by S ~ over A", "condemnation"), "criticized-alone": ("T V criticized ~ for D", "condemnation"), "task": ("T V taken to task by S for A", "condemnation"),
    "slammed": ("T V slammed ~ by S for D", "condemnation"), "described": ("A V described by S as a disgrace", "condemnation"), "met": ("A V met ~ with criticism from S", "condemnation"), "greeted": ("A V greeted with anger by S", "condemnation"),
    "singled": ("T V singled out for criticism by S over A", "condemnation"), "called": ("T V called a liar by S", "condemnation"), "mocked": ("T V mocked ~ by S for D", "condemnation"),
    "denied": ("the claim V denied ~ by S", "denial"), "rejected": ("the charge V rejected ~ by S as baseless", "denial"), "dismissed": ("the reports V dismissed as propaganda by S", "denial"),
    "urged": ("T V urged ~ by S ~ to Z", "demand"), "urged-to-by": ("T V urged to Z by S", "demand"), "called-on": ("T V called on by S to Z", "demand"), "asked": ("T V asked ~ by S to Z", "demand"), "told-to": ("T V told ~ by S to Z", "demand"),
    "ordered": ("T V ordered by S to Z", "demand"), "pressed": ("T V pressed ~ by S to Z", "demand"), "urged-alone": ("T V urged ~ to Z", "demand"), "demanded": ("a new vote V demanded ~ by S", "demand"),
    "threatened": ("T V threatened ~ by S with new sanctions", "threat"), "threatened-alone": ("T V threatened with a boycott", "threat"),
    "praised": ("T V praised ~ by S ~ for A", "support"), "praised-for-by": ("T V praised for A by S", "support"), "backed": ("T V backed ~ by S", "support"), "hailed": ("T V hailed ~ by S as a hero", "support"), "hailed-as-by": ("T V hailed as a hero by S", "support"),
    "welcomed": ("the deal V welcomed ~ by S", "support"), "commended": ("T V commended ~ by S for A", "support"), "endorsed": ("the plan V endorsed ~ by S", "support"),
    "sanctioned": ("T V sanctioned ~ by S ~ for A", "sanction"), "imposed": ("sanctions V imposed ~ on T by S over A", "sanction"), "imposed-by-on": ("sanctions V imposed by S on T", "sanction"), "hit": ("T V hit with sanctions by S over A", "sanction"),
    "summoned": ("T's ambassador V summoned ~ by S over A", "sanction"), "expelled": ("two diplomats V expelled ~ by S", "sanction"), "persona": ("T V declared persona non grata by S", "sanction"), "blacklisted": ("T V blacklisted ~ by S", "sanction"),
    "told": ("T V told ~ by S ~ that C", None), "informed": ("T V informed by S that C", None), "warned": ("T V warned ~ by S that C", None), "assured": ("T V assured by S that C", None), "told-alone": ("T V told that C", None),
    "quoted": ("S V quoted as saying that C", S), "quoted-bare": ("S V quoted ~ as saying C", S), "quoted-by": ("S V quoted by the Bergen Post as saying that C", S), "quoted-behind": ("C, S V quoted as saying", S),
    "it-announced": ("it V announced ~ by S that C", S), "it-claimed": ("it V claimed by S that C", None), "it-feared": ("it V feared by S that C", B), "it-said": ("it V said ~ that C", S), "it-reported": ("it V reported by S that C", S),
    "said-to": ("T V said to have P", None), "believed": ("T V believed by S to have P", None), "alleged": ("T V alleged ~ to have P", None), "alleged-by": ("T V alleged by S to have P", None), "reported-to": ("T V reported by S to have P", None),
    "thought": ("T V thought to have P", None), "accused-two": ("T V accused by S of D and blamed for A", R), "two-sources": ("T V mocked by the press and condemned by S for A", "condemnation"), "praised-but": ("T V praised by the press but criticized by S for A", "condemnation"),
    "fire": ("T came under fire from S over A", "condemnation"), "drew": ("A drew condemnation from S", "condemnation"), "drew-sharp": ("T drew sharp criticism from S for D", "condemnation"), "faced": ("T faced criticism from S over A", "condemnation"),
    "stands": ("T stands accused by S of D", R), "found": ("T found itself accused by S of D", R), "won": ("T won praise from S for A", "support"),
}
# one and many, status, whether hedged; where the status is open somebody must act
PLAIN = {
    "was": ("was", "were"), "is": ("is", "are"), "has-been": ("has been", "have been"), "had-been": ("had been", "had been"), "is-being": ("is being", "are being"), "was-being": ("was being", "were being"), "got": ("got", "got"),
    "has-also": ("has also been", "have also been"), "had-already": ("had already been", "had already been"), "was-widely": ("was widely", "were widely"), "was-repeatedly": ("was repeatedly", "were repeatedly"), "also-was": ("also was", "also were"),
    "comma": ("was, once again,", "were, once again,"), "has-long": ("has long been", "have long been"), "has-since": ("has since been", "have since been"), "later": ("was later", "were later"), "day": ("was on Friday", "were on Friday"), "kept": ("kept being", "kept being"),
    "continues": ("continues to be", "continue to be"), "both": ("was both", "were both"), "meanwhile": (", meanwhile, was", ", meanwhile, were"), "before": ("has, in the past, been", "have, in the past, been"), "rightly": ("was quite rightly", "were quite rightly"),
}
OTHER = {
    "not": ("was not", "were not", "negated"), "wasnt": ("wasn't", "weren't", "negated"), "never": ("has never been", "have never been", "negated"), "not-yet": ("has not yet been", "have not yet been", "negated"), "avoided": ("narrowly avoided being", "narrowly avoided being", "negated"),
    "may-have": ("may have been", "may have been", "asserted", True), "appears": ("appears to have been", "appear to have been", "asserted", True), "reportedly": ("was reportedly", "were reportedly", "asserted", True),
    "said": ("is said to have been", "are said to have been", "asserted", True), "could": ("could be", "could be", "unrealised"), "would": ("would be", "would be", "unrealised"), "should": ("should be", "should be", "unrealised"), "might": ("might be", "might be", "unrealised"),
    "must": ("must be", "must be", "unrealised"), "likely": ("is likely to be", "are likely to be", "unrealised"), "expected": ("is expected to be", "are expected to be", "unrealised"), "risks": ("risks being", "risk being", "unrealised"), "will": ("will be", "will be", "asserted"),
    "about": ("was about to be", "were about to be", "unrealised"),
}
TIME = {"nothing": "", "day": "on Friday", "last-week": "last week", "year": "in 2019", "again": "again", "late": "late on Sunday", "publicly": "publicly", "in-court": "at a meeting in Oslo", "month": "this month"}
FRONT = {"nothing": "", "day": "On Friday, ", "year": "In 2019 ", "when": "When the talks ended, ", "but": "But ", "meanwhile": "Meanwhile, ", "after": "After the vote, ", "despite": "Despite the ruling, "}
# what stands around it: H whom it is done to, V the auxiliary, R the participle and the rest, W the relative pronoun, M a predicate of the main clause
ORDERS = {
    "finite": "H V R", "comma": "H, R, M", "relative": "H, W V R, M", "restrictive": "H R M", "having": "having been R, H M", "after": "H M after being R", "after-front": "after being R, H M", "fronted": "R, H M", "second": "H M and V R",
    "reported": "Dahl said that H V R", "reported-bare": "Dahl said H V R", "despite": "despite being R, H M", "while": "H M while being R", "when": "when H V R, the hall fell silent", "after-clause": "Dahl left after H V R", "because": "Dahl left because H V R",
    "object": "Dahl met H, R", "seeing": "Dahl remembered H being R", "with": "with H being R, Dahl left", "tail": "H M, having been R",
}


NAMED = {"name", "surname", "title", "occupation", "definite", "minister", "spokeswoman", "states", "mr", "chief", "aged", "ministry"}
# orders with an auxiliary of their own choice
FINITE = {"finite", "relative", "second", "reported", "reported-bare", "when", "after-clause", "because"}
SAYS = (None, S, B)


def passive(pick):
    """A sentence with what is done to somebody: the text, what should come out, and the parts."""
    (f, (pattern, kind)), (t, (target, pronoun, *many)), (s, by) = pick(FRAMES), pick(WHOM), pick(BY)
    (a, act), (d, deed), (z, todo), (c, said), (p, done) = (pick(part) for part in (ACT, DEED, TODO, SAID, DONE))
    words = pattern.split(" ")
    finite, quoted, about = "V" not in words, f.startswith("quoted"), words[0] in ("A", "sanctions", "it", "the", "a", "two", "C,", "T's")
    # what is said of it or of somebody quoted stands in few orders
    orders = {"finite"} if finite or f == "quoted-behind" else {"finite", "reported", "relative"} if quoted else {"finite", "reported"} if words[0] == "it" else set(ORDERS)
    o, order = pick([("finite", ORDERS["finite"]), pick({name: ORDERS[name] for name in orders})])
    v, (one, more, *state) = pick(pick([PLAIN, PLAIN, OTHER])) if not finite and o in FINITE else ("was", PLAIN["was"])
    (x, time), (e, front) = pick(pick([{"nothing": ""}, TIME])), pick(pick([{"nothing": ""}, FRONT]))
    places = [n for n, word in enumerate(words) if word == "~"]
    subject, _, source = by.partition("|")
    if quoted and s not in NAMED or target.split()[-1] in by or t == "office" and words[0] == "T's" or t in ("pronoun", "they") and (words[0] != "T" or o not in ("finite", "second", "reported", "after-front", "fronted", "despite")):
        return None
    # who is not said to do it does not do it in the negative either
    if state and ("S" not in words or kind in SAYS) or v in ("got", "kept", "both", "rightly") and (about or kind in SAYS) or v == "both" and "and" not in words or v == "was-widely" and ("S" in words or kind in (*SAYS, "demand", "sanction")):
        return None
    if o == "restrictive" and (about or t not in ("role", "government", "rebels", "banks", "group", "of", "both") or words[1] != "V") or o in ("object", "seeing", "with") and about or o == "object" and ("S" not in words or many) or subject[-1] in ",-" and words[-1] == "S" and o == "comma":
        return None
    x, time = (x, time) if places and v not in ("is", "is-being", "was-being", "kept", "continues", "day", "has-long", "will", "before") else ("nothing", "")
    e, front = (e, front) if o == "finite" and x == "nothing" and v not in ("day", "meanwhile", "has-long", "before") else ("nothing", "")
    where = pick(places) if places else -1
    if subject[-1] in ",-" and x != "nothing" and words[where - 1] == "S":
        return None
    plural = words[0] in ("sanctions", "two") or f == "dismissed" or bool(many) and words[0] == "T" or quoted and s == "states"
    filled = {"S": subject, "T": target, "A": act, "D": deed, "Z": todo, "C": said, "P": done, "C,": said + ",", "T's": target + "'s", "stands": "stand" if many else "stands"}
    filled["itself"] = "themselves" if many else "himself" if pronoun == "who" else "itself"
    turned = [filled.get(word, word) if n == where or word != "~" else "" for n, word in enumerate(words)]
    turned = [time if n == where else word for n, word in enumerate(turned)]
    if finite:
        text = " ".join(turned)
    else:
        cut = words.index("V")
        head, rest, main = " ".join(turned[:cut]), " ".join(turned[cut + 1 :]), "lasted for an hour" if about else "sent two letters to Oslo"
        pronoun = "who" if quoted or words[0] in ("T's", "two") else "which" if about else pronoun
        slots = {"H": head, "V": more if plural else one, "R": rest, "M": main, "W": pronoun}
        text = " ".join(slots.get(word.rstrip(","), word.rstrip(",")) + "," * word.endswith(",") for word in order.split(" "))
    status, hedged = (state[0], len(state) > 1) if state else ("asserted", None)
    # a relative clause tells of its pronoun
    filled |= {words[0]: pronoun} if o == "relative" else {}
    content = None
    if x == "nothing" and o in ("finite", "second") and words[-1] in ("A", "D", "Z", "C") and words[-2] in ("of", "for", "to", "that", "saying") and "and" not in words and kind != "support":
        content = {"Z": "to ", "C": "that " * (words[-2] == "that")}.get(words[-1], "") + filled[words[-1]]
    whom = filled["T"] if "T" in words and kind not in (*SAYS, "denial") else None
    wanted = "" if "S" not in words else pronoun if quoted and o == "relative" else source or subject
    cue = words[words.index("V") + 1] if v in PLAIN and o == "finite" and not finite and kind not in SAYS and f not in ("said-behind", "believed-behind") and "and" not in words and "but" not in words else None
    parts = {"by": s if "S" in words else "-", "frame": f, "auxiliary": v, "order": o, "time": x, "front": e, "whom": t if "T" in words else "-"}
    parts |= {name: value if letter in words else "-" for name, value, letter in (("act", a, "A"), ("deed", d, "D"), ("todo", z, "Z"), ("said", c, "C"), ("done", p, "P"))}
    return tidy(front + text + "."), Claim(kind, wanted, whom, content, cue, status, hedged), parts
