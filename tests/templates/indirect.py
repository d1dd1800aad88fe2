"""What somebody says or thinks in indirect speech: by whom, with which kind of verb, what stands around the verb, what is said, and in which order."""

from parts import Claim, tidy

# a source has no relative clause in commas and no party in brackets: what it is stands behind the bar
SOURCES = {
    "name": "Ingrid Solheim", "name-behind": "Lars Moe, director of the port,", "name-before": "port director Lars Moe", "of": "the head of the port authority",
    "in": "a nurse in the burn unit", "for": "a lawyer for the two families", "on": "the top Democrat on the panel", "at": "an economist at Nordlys Bank",
    "pair": "Solheim and Lars Moe", "pair-things": "the mayor and her deputy", "pair-bare": "police and prosecutors", "three": "Solheim, Moe and Dahl",
    "three-bare": "doctors, nurses and porters", "apposition": "the mayor, Lars Moe,", "apposition-behind": "Lars Moe, the mayor,",
    "aged": "Lars Moe, 54,|Lars Moe", "aged-what": "Ana Ruiz, a 34-year-old teacher,", "brackets": "Sen. Lars Moe (D-Ohio)", "party-comma": "Rep. Ana Ruiz, D-Texas,",
    "party-what": "Rep. Ana Ruiz, a Texas Democrat,", "party-word": "Lars Moe (Labour)", "relative": "Lars Moe, who led the inquiry,|Lars Moe",
    "relative-thing": "the company, which owns two ferries,|the company", "dashes": "Lars Moe -- who led the inquiry --|Lars Moe",
    "dashes-what": "Lars Moe — the mayor at the time —", "experts": "experts", "most": "most economists", "former": "several former officials", "critics": "critics of the plan",
    "opponents": "opponents", "report": "the report", "memo": "a leaked memo", "documents": "court documents", "email": "an internal email", "poll": "a new poll",
    "survey": "a survey by the union", "authors": "the study's authors", "filing": "the filing", "agency": "the agency", "spokesman": "a spokesman for the ministry",
    "spokeswoman": "ministry spokeswoman Ana Ruiz", "spokesman-named": "the ministry's spokesman, Lars Moe,", "for-named": "Lars Moe, a spokesman for the ministry,",
    "unnamed": "an official, who spoke no English,|an official", "one-of": "one of the officials", "some-of-those": "some of those who fled",
    "those-who": "those who attended the meeting", "half": "more than half of voters", "thirds": "two-thirds of those polled", "many-in": "many in the crowd",
    "majority": "a majority of respondents", "percent": "60 percent of teachers", "in-10": "nearly four in 10 parents",
    "at-least": "at least three witnesses", "he": "he", "they": "they", "others": "others", "some": "some", "both": "both men", "wife": "his wife",
    "possessive": "the company's chief executive", "kin": "her oldest son", "close": "people close to the family", "knowledge": "a person with knowledge of the talks",
    "condition": "an official who spoke on condition of anonymity", "familiar": "two people familiar with the plan", "senior": "a senior administration official",
    "house": "a White House official", "department": "the Justice Department", "vatican": "the Vatican", "paper": "The New York Times", "channel": "CNN",
    "rights": "Human Rights Watch", "city": "the city of Oslo", "campaign": "the Ruiz campaign", "republicans": "House Republicans", "democrats": "Democrats on the panel",
    "aged-alone": "the 62-year-old", "student": "the 19-year-old student", "the-pair": "the two men", "doctor": "Dr. Lena Fisk", "sheriff": "Sheriff Joe Dahl",
    "judge": "U.S. District Judge Ana Ruiz", "minister-of": "Norway's minister of trade, Lars Moe,", "state": "Norway", "states": "Norway and Sweden", "capital": "Oslo",
    "participle": "workers hired last year", "where": "a farmer whose barn burned", "that": "a group that runs the ferries", "with": "a man with a broken arm",
    "long": "the chairwoman of the state Senate's budget committee, Ana Ruiz,", "also-led": "Moe, a lawyer who has represented two of the men,", "jr": "Lars Moe Jr.",
    "professor": "Lena Fisk, a professor of law at the University of Bergen,", "next-door": "a woman who lives next door", "newspaper": "the Bergen Post newspaper",
    "union": "the teachers' union", "coach": "coach Dahl", "plural-name": "the Moes", "no-one": "no one", "nobody-in": "nobody in the village", "everyone": "everyone",
    "neighbor": "a neighbor, Ana Ruiz,", "activist": "Moe, an activist,", "candidate": "the Republican candidate", "senator-state": "Ohio Sen. Lars Moe", "gov": "Gov. Ana Ruiz",
}
FINITE = {
    "said": "said", "says": "says", "has-said": "has said", "had-said": "had said", "told": "told reporters", "told-name": "told Ana Dahl", "told-paper": "told the Bergen Post",
    "added": "added", "argued": "argued", "argue": "had argued", "believed": "believed", "warned": "warned", "warned-us": "warned residents", "estimated": "estimated", "found": "found",
    "acknowledged": "acknowledged", "did-not": "did not say", "insisted": "insisted", "thought": "thought", "feared": "feared", "announced": "announced",
    "predicted": "predicted", "learned": "learned", "concluded": "concluded", "suggested": "suggested", "complained": "complained", "claimed": "claimed",
    "hoped": "hoped", "testified": "testified", "confirmed": "confirmed", "assured": "assured voters", "is-sure": "was convinced", "agreed": "agreed", "stressed": "stressed",
    "pointed-out": "pointed out", "made-clear": "made clear", "conceded": "conceded", "noted": "noted", "promised": "promised", "wrote": "wrote", "posted": "tweeted",
    "alleged": "alleged", "reported": "reported", "recalled": "recalled", "explained": "explained", "went-on": "went on to say", "told-us": "told us", "would-say": "would later say",
    "declared": "declared", "maintained": "maintained", "asserted": "asserted", "said-he-thought": "knew", "joked": "joked", "reiterated": "reiterated", "admitted": "admitted",
    "informed": "informed the court", "revealed": "revealed", "vowed": "vowed", "doubted": "doubted", "observed": "observed", "replied": "replied", "cautioned": "cautioned",
}
PLURAL = {"says": "say", "was told": "were told", "was convinced": "were convinced", "has said": "have said"}
MANY = {
    "pair", "pair-things", "pair-bare", "three", "three-bare", "experts", "most", "former", "critics", "opponents", "documents", "authors", "some-of-those", "those-who", "half",
    "thirds", "many-in", "majority", "percent", "in-10", "at-least", "they", "others", "some", "both", "close", "familiar", "republicans", "democrats", "the-pair", "states",
    "participle", "plural-name",
}
# of whom nobody says that they did not say
NOBODY = {"no-one", "nobody-in"}
# verbs that are asked for another complement than a clause
WH = {
    "would-not": ("would not say", "wh"), "asked": ("asked", "wh"), "explained": ("explained", "wh"), "described": ("described", "wh"), "knew": ("did not know", "wh"),
    "wondered": ("wondered", "wh"), "declined": ("declined to say", "wh"), "told-how": ("told the court", "wh"), "questioned": ("questioned", "wh"), "unclear": ("was not sure", "wh"),
    "promised": ("promised", "to"), "vowed": ("vowed", "to"), "hoped": ("hoped", "to"), "planned": ("planned", "to"), "offered": ("offered", "to"), "threatened": ("threatened", "to"),
    "agreed": ("agreed", "to"), "pledged": ("pledged", "to"), "wants": ("wanted", "to"), "expected": ("expected", "to"), "claimed": ("claimed", "to"),
    "intended": ("intended", "to"), "has-promised": ("has promised voters", "to"),
    "denied": ("denied", "ing"), "admitted": ("admitted", "ing"), "recalled": ("recalled", "ing"), "suggested": ("suggested", "ing"), "acknowledged": ("acknowledged", "ing"),
    "considered": ("considered", "ing"), "remembered": ("remembered", "ing"), "proposed": ("proposed", "ing"),
}
OTHER = {
    "wh": {
        "whether": "whether the bridge was safe", "why": "why the bridge had been closed", "how-many": "how many workers would lose their jobs", "who": "who had paid for the trip",
        "what": "what the plan would cost", "when": "when the talks would resume", "if": "if the bridge would reopen by May", "how": "how the money had been spent", "where": "where the boats were built",
    },
    "to": {
        "close": "to close the bridge", "long": "to close the bridge and to pay the workers for two months", "by": "to rebuild the school by next May", "make": "to make the city safer",
        "be": "to be more careful", "perfect": "to run for a second term if the party asks", "not": "not to raise taxes", "negated": "to never work with the company again",
    },
    "ing": {"taking": "taking the money", "perfect": "having met the owner", "seeing": "seeing two men near the bridge", "closing": "closing the bridge for a month", "paying": "paying the workers too little"},
}
# contents: what stands before the bar can be cut from what stands behind it
CONTENTS = {
    "copula": "the bridge | was unsafe", "past": "two men | had left the bar before the fire", "future": "the school | will reopen in May", "would": "the plan | would cost $4 million",
    "passive": "the boy | was bitten by a dog", "there": "there was | no money for a new bridge", "it": "it was | too early to blame anybody", "negated": "the law | did not apply to farms",
    "leading": "in most cases the patients | recover", "leading-comma": "by 2030, the town | will run out of water", "quoted": 'the plan | was "a bad joke"', "quoted-end": 'voters | wanted "something new and honest"',
    "relative": "the truck, which was stolen, | had no plates", "restrictive": "the people who built the bridge | were never paid", "joined": "the bridge was old | and the river was high",
    "that-and": "the bridge | was old and that the city knew it", "if": "if taxes rose, | shops would close", "would-if": "shops | would close if taxes rose", "because": "the bridge | fell because nobody had checked it",
    "when": "when the bridge fell, | nobody was on it", "after": "the fire | began after the guards had left", "percent": "60 percent of the roads | need repair", "number": "at least 12 people | were hurt",
    "name": "Ana Dahl | had paid the bill", "state": "Norway | would leave the pact", "pronoun": "they | had done nothing wrong", "he": "he | would not run again", "she": "she | was born in Oslo",
    "plural": "taxes | are too high", "noun-list": "roads, schools and bridges | need repair", "two": "Sweden and Norway | will sign the deal", "each": "each of the houses | had been searched",
    "one-of": "one of the boats | was missing", "most": "most of the money | was gone", "all": "all of the workers | would be paid", "more": "more than half of the houses | were empty",
    "gerund": "closing the school | was a mistake", "what": "what happened | was a tragedy", "wh-subject": "whoever did it | must pay", "this": "this | was the worst flood in 20 years",
    "that": "that | was not the case", "cleft": "it was the driver | who had caused the crash", "than": "the new bridge | was longer than the old one", "want": "the owner | wants to sell the company",
    "able": "the mayor | was able to speak again", "expected": "the trial | is expected to last two months", "try": "the boy | tried to swim to the shore", "let": "the guards | let the men leave",
    "say": "the letter said | nothing of a loan", "know": "the mayor | knew of the loan", "while": "taxes fell | while wages rose", "although": "although it rained, | the roof held",
    "no": "no boats | were lost", "nobody": "nobody | had been told of the risk", "neither": "neither man | had a permit", "many": "many | had not slept for days", "those": "those who stayed | would be paid more",
    "the-way": "the way the city treats its poor | is a disgrace", "mass": "help | was on its way", "date": "on Monday the council | will vote on the plan", "like": "people like the mayor | do not ride buses",
    "never": "never before had so many people | left the town", "only": "only the mayor | could stop the vote", "have-to": "the city | has to find another way", "as-if": "the crew | acted as if nothing had happened",
    "money": "$3 million | was missing from the fund", "year": "2015 | was the best year for the port", "adverb": "too often children | go to school without breakfast", "names": "Moe, Dahl and Ruiz | met twice in June",
    "genitive": "the city's debts | had doubled since 2010", "apposition": "the owner, Ana Dahl, | had fled", "to-inf": "to stay | would be a mistake", "plan": "plans to widen the road | were dropped",
    "killed": "soldiers | killed two farmers", "left": "the two sides | left the talks without a deal", "set": "the company | set the price too low", "cut": "the bank | cut its rates twice",
    "mean": "the ruling | means that the road can be built", "show": "the tests | show the water is safe", "noun-verb": "the water | needs to be tested", "names-verb": "Moe | plans to sell the farm",
    "still": "the bridge | still was not safe", "long": "the company | spent the money on a yacht, two cars and a house in Oslo", "in-which": "the house in which they met | belonged to the mayor",
}
# contents that begin like something that stands beside the verb, and that nobody would write without "that" behind such a phrase
WANT_THAT = {"only", "although", "leading", "leading-comma", "date", "adverb", "that", "this", "when", "although", "if", "to-inf", "gerund", "never", "year", "that-and", "wh-subject", "what", "many"}
# a clause that says what is said later, and one whose cut would not be one
WHOLE = {"only", "never", "joined", "most", "one-of", "each",   "that-and", "say", "never", "while", "leading", "date", "adverb"}
BEFORE = {
    "nothing": "", "also": "also", "later": "later", "again": "again", "on-day": "on Monday", "day": "Monday", "however": ", however,", "meanwhile": ", meanwhile,",
    "citing": ", citing documents,", "in-interview": ", in an interview,", "speaking": ", speaking at a news conference in Oslo,", "repeatedly": "repeatedly",
    "though": ", though,", "too": ", too,", "in-turn": "in turn", "for-one": ", for one,", "at-time": "at the time", "in-statement": "in a statement Monday", "have": "himself",
    "reading": ", reading from notes,", "who-asked": ", asked about the plan,", "previously": "previously", "last-year": "last year", "nevertheless": "nevertheless", "then": "then",
    "on-wednesday-comma": ", on Wednesday,", "like": ", like many others,", "in-2014": "in 2014", "flatly": "flatly", "still": "still", "after": ", after the vote,",
}
AFTER = {
    "nothing": "", "on-day": "on Monday", "day": "Monday", "statement": "in a statement", "statement-day": "in a statement on Monday", "conference": "at a news conference in Oslo",
    "lawyer": "through his lawyer", "interview": "in an interview with the Bergen Post published Sunday", "telephone": "by telephone", "without": ", without elaborating,",
    "later": "later", "again": "again", "however": ", however,", "citing": ", citing documents,", "hours": "hours after the crash", "report": "in a report released Tuesday", "court": "in court",
    "tv": "on television", "email": "in an email to The Associated Press", "twitter": "on Twitter", "last-week": "last week", "yesterday": "yesterday", "year": "earlier this year", "book": "in his new book",
    "at-time": "at the time", "evening": "Monday evening", "page": "on his Facebook page", "during": "during a debate in Ohio last month", "before": "before the vote", "testimony": "in testimony before the Senate",
    "tuesday-that": "Tuesday in Oslo", "today": "today", "as-well": "as well", "in-part": "in part", "privately": "privately", "afterward": "afterward", "2012": "in 2012", "may": "in May", "to-crowd": "to cheers",
    "memo": "in a memo dated May 3", "week": "this week", "recently": "recently", "radio": "on NBC's Today show",
}
BEGINNING = {
    "nothing": "", "day": "On Monday,", "day-bare": "On Monday", "interview": "In an interview,", "interview-with": "In an interview with CNN on Sunday,", "but": "But", "and": "And",
    "meanwhile": "Meanwhile,", "still": "Still,", "after": "After the vote,", "when": "When the talks ended,", "asked": "Asked about the fire,", "in-2014": "In 2014,", "however": "However,",
    "at": "At a rally in Ohio,", "earlier": "Earlier this week,", "in-statement": "In a statement,", "while": "While the talks went on,", "as": "As the crowd left,", "later": "Later,",
    "for-years": "For years,", "yet": "Yet", "citing": "Citing court papers,", "speaking": "Speaking in Oslo,", "last-week": "Last week", "tuesday": "Tuesday,", "in-court": "In court on Friday,",
    "instead": "Instead,", "according-none": "As a result,", "days-after": "Two days after the crash,", "to-be-sure": "To be sure,", "in-addition": "In addition,",
}
# what is no content any more
BEHIND = {"nothing": "", "but-no": ", but gave no reason", "before": ", drawing a laugh", "another": ", but the union never replied", "but": ", but did not elaborate"}
# which of the places around a verb are taken
PLACES = {"before": BEFORE, "after": AFTER, "first": BEGINNING, "behind": BEHIND}
TAKEN = ["", "", "", "before", "before", "after", "after", "first", "behind", "before after", "first after", "after behind"]
ORDERS = [
    "that", "bare", "that", "bare", "behind", "split", "inverted", "according", "according-front", "as", "as-put", "as-behind", "relative", "participle", "other", "other", "second", "continued", "colon", "passive",
]
INVERTIBLE = {"said", "says", "argued", "warned", "added", "insisted", "noted", "conceded", "explained", "predicted", "claimed", "announced"}
PARTICIPLES = {
    "said": "saying", "told reporters": "telling reporters", "added": "adding", "argued": "arguing", "warned": "warning", "acknowledged": "acknowledging", "insisted": "insisting", "claimed": "claiming",
    "noted": "noting", "suggested": "suggesting", "conceded": "conceding", "predicted": "predicting", "explained": "explaining", "stressed": "stressing", "told Ana Dahl": "telling Ana Dahl", "wrote": "writing",
    "declared": "declaring", "pointed out": "pointing out", "complained": "complaining", "alleged": "alleging",
}
UNSPLIT = {"too", "in-interview", "who-asked", "reading", "citing", "like", "after", "for-one", "speaking", "though"}
PLAIN = {"said", "says", "argued", "warned", "noted", "put it", "believed", "predicted", "claimed", "pointed out", "acknowledged", "thought", "insisted", "has said"}
WANTS_THAT = {"agreed", "complained", "went on to say", "would later say", "informed the court", "replied", "doubted", "reiterated", "assured voters", "observed", "vowed", "joked", "posted", "warned residents", "made clear", "revealed", "declared", "asserted", "maintained", "observed", "stressed"}


# adjuncts that are claims of their own; a cue is known by its last word
OWN = ("citing", "asked")


def indirect(pick):
    (s, source), (c, content) = pick(SOURCES), pick(CONTENTS)
    taken = pick(TAKEN)
    (b, before), (a, after), (f, first), (e, behind) = (pick(part) if place in taken else ("nothing", "") for place, part in PLACES.items())
    order = pick(ORDERS)
    (v, verb) = pick(WH if order == "other" else FINITE)
    subject, _, wanted = source.partition("|")
    wanted = wanted or subject
    many = s in MANY
    if order == "other":
        verb, form = verb
        (c, content) = pick(OTHER[form])
        verb = verb.replace("was ", "were ") if many else verb
        verb = verb.replace("has ", "have ") if many else verb
    else:
        verb = PLURAL.get(verb, verb) if many else verb
    if s in NOBODY and (v in ("did-not", "would-not", "declined", "knew") or order not in ("that", "bare")):
        return None
    whole = content.replace(" | ", " ")
    left, _, right = content.partition(" | ")
    marked = subject[-1] in ",—-"
    if marked and before.startswith(",") or before == "himself" and many or a != "nothing" and b in ("on-day", "day", "in-statement", "last-year", "in-2014", "on-wednesday-comma"):
        return None
    if f != "nothing" and (b in ("however", "meanwhile", "on-day", "day", "in-interview", "on-wednesday-comma", "in-2014", "last-year", "in-statement") or s == "he" and f == "citing"):
        return None
    if b in UNSPLIT and order in ("split", "as-put", "behind", "as-behind") or a in ("as-well", "again", "without", "in-part") and order in ("other", "split", "as-put", "behind", "colon", "as", "as-behind"):
        return None
    if v in ("did-not", "doubted") and order in ("behind", "split", "as", "as-put", "as-behind", "relative", "participle") or b in ("citing", "reading", "who-asked", "like") and s in ("report", "memo", "documents", "email", "poll", "survey", "filing"):
        return None
    clause = f"{subject} {before} {verb} {after}"
    parts = dict(subject=s, before=b, verb=v, after=a, content=c, first=f, order=order, behind=e)
    # what is insisted or complained of is of the kind that it says
    kind = None if v in ("complained", "insisted", "reiterated", "maintained", "alleged", "suggested", "warned", "claimed") else "attribution"
    if order in ("that", "bare", "second"):
        that = order == "that" or verb in WANTS_THAT or c in ("that", "that-and", "never") or c in WANT_THAT and a != "nothing"
        said = f"that {whole}" if that else whole
        if order == "second":
            text, wanted_content, wanted_source = f"{first} {subject} {before} met the owners and {verb} {after} {said}", said, wanted
        else:
            text, wanted_content, wanted_source = f"{first} {clause} {said}{behind}", said, wanted
        return tidy(text + "."), Claim(kind, wanted_source, content=wanted_content, cue=verb), parts
    if c == "never":
        return None
    if order == "other":
        return tidy(f"{first} {clause} {whole}{behind}."), Claim(None, wanted, content=whole, cue=verb), parts
    if e != "nothing" or f != "nothing" and order in ("behind", "split", "inverted", "as-put", "as-behind", "according", "according-front", "as", "passive", "colon"):
        return None
    if verb in WANTS_THAT and order in ("behind", "split", "as", "as-behind", "colon", "continued"):
        return None
    if order == "behind":
        if c in ("that-and",):
            return None
        return tidy(f"{whole}, {clause}."), Claim(kind, wanted, content=whole, cue=verb), parts
    if verb.endswith("convinced") and order not in ("relative", "continued"):
        return None
    if order == "split":
        if marked or s in ("pair-things", "three", "three-bare") or c in WHOLE or left.endswith(","):
            return None
        return tidy(f"{left}, {clause}, {right}."), Claim(kind, wanted, content=f"{left} {right}", cue=verb), parts
    if order == "inverted":
        if verb not in INVERTIBLE or b != "nothing" or a not in ("nothing", "on-day", "statement", "later") or s in ("he", "they", "some") or c in ("that-and",):
            return None
        return tidy(f"{whole}, {verb} {subject.rstrip(',')} {after}."), Claim(kind, wanted, content=whole, cue=verb), parts
    if order.startswith("according"):
        if b != "nothing" or a != "nothing" or s in ("he", "they", "some", "others") or c == "that-and":
            return None
        subject = subject.replace("he", "him") if s == "he" else subject
        if order == "according":
            return tidy(f"{whole}, according to {subject.rstrip(',—-')}."), Claim(kind, wanted, content=whole, cue="according"), parts
        return tidy(f"According to {subject.rstrip(',')}, {whole}."), Claim(kind, wanted, content=whole, cue="according"), parts
    if order in ("as", "as-put", "as-behind"):
        if verb not in PLAIN and order != "as-put" or c == "that-and":
            return None
        if order == "as-put":
            return tidy(f"{whole}, as {subject} {before} put it {after}."), Claim(kind, wanted, content=whole, cue="put it"), parts
        if order == "as":
            return tidy(f"As {clause}, {whole}."), Claim(kind, wanted, content=whole, cue=verb), parts
        return tidy(f"{whole}, as {clause}."), Claim(kind, wanted, content=whole, cue=verb), parts
    if order == "relative":
        if b.startswith(",") or marked or before.startswith(",") or s in ("he", "they", "report", "poll", "some", "others"):
            return None
        return tidy(f"{first} the train had left without Ana Dahl, who {before} {verb.replace('were ', 'was ')} {after} that {whole}."), Claim(kind, "who", content=f"that {whole}", cue=verb), parts | dict(subject="who")
    if order == "participle":
        if verb not in PARTICIPLES or b != "nothing":
            return None
        return tidy(f"{first} {subject} met the owners, {PARTICIPLES[verb]} {after} that {whole}."), Claim(kind, wanted, content=f"that {whole}", cue=PARTICIPLES[verb]), parts
    if order == "continued":
        return tidy(f"{first} {subject} {before} opened the meeting at noon. He {verb if not many else 'said'} {after} that {whole}."), Claim(kind, "He", content=f"that {whole}"), parts
    if order == "colon":
        if c == "that-and":
            return None
        return tidy(f"{clause}: {tidy(whole)}."), Claim(kind, wanted, content=whole), parts
    if order == "passive":
        if a in ("nothing",) or b != "nothing" or c == "that-and" or v not in ("said", "told", "warned"):
            return None
        return tidy(f"A colleague was told by {subject} {after} that {whole}."), Claim(kind, wanted, content=f"that {whole}"), parts
