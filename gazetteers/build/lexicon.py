"""lexicon/words.tsv: word forms with their possible tags, the likeliest first, and lemmas; phrasal.tsv: verbs with particles; intransitive.tsv: verbs that take no object; transitive.tsv: verbs that take one always; ditransitive.tsv: verbs that take two; common.tsv: the commonest words.

Which forms a lemma has comes from lemminflect, which parts of speech a lemma can be and how often it is which from WordNet's sense counts.
Which reading of a form is the likeliest comes from the lexicon of Brill's tagger (1992, counted on the Brown corpus and the Wall Street Journal) where
that has the form; a noun, adjective or adverb that it holds and WordNet does not is added.
Nouns that no other reading competes with, are regular and were never counted are left out: an unknown word is taken for a noun anyway.
"""
import collections
import glob
import gzip
import re


# what is counted so often as one part of speech, and so many times oftener than as another, is left out as the other
RARE, RATIO = 40, 50
# a verb that was never counted is left out beside a noun or adjective that was so often; news have these verbs nevertheless
UNSEEN = 5
VERBS_OF_NEWS = set("""access account ace author barrel black blockade bloody bluff boot bottle burden button cannon captain card
chair circuit club concert crest crew curtain deck defect dirty dismay distress engineer even fast fork
fragment fund game gang gap gate gossip host impact inventory mess message mob network overcast paper parent
pencil phase plate port privilege profile quarter ration reference route savage script section sheet short site
slight sober sort source stereotype stomach sum table tank tape target task team transition trend troop tube
ward warehouse weather weekend zero""".split())


def regular(lemma):
    """The regular inflection: past, participle, -ing form, third person (Quirk et al. 1985, 3.5-3.10)."""
    s = lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else "s")
    if lemma.endswith("e"):
        return lemma + "d", lemma + "d", (lemma if lemma.endswith("ee") else lemma[:-1]) + "ing", lemma + "s"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeou":
        return lemma[:-1] + "ied", lemma[:-1] + "ied", lemma + "ing", lemma[:-1] + "ies"
    return lemma + "ed", lemma + "ed", lemma + "ing", s


def inflections(src):
    out = {}
    path = f"{src}/pypi/lemminflect/lemminflect/resources/infl_lu.csv.gz"
    for line in gzip.open(path, "rt", encoding="utf-8"):
        lemma, part, forms = line.rstrip("\n").split(",", 2)
        out[lemma, part] = [[f for f in cell.split("/") if f] for cell in forms.split(",")]
    return out


def noun_plurals(lemma, inflected):
    known = inflected.get((lemma, "noun"))
    if known and known[0]:
        return [f for f in known[0] if f != lemma]
    return [regular(lemma)[3]]


def verb_forms(lemma, inflected):
    known = inflected.get((lemma, "verb"))
    past, part, ing, third = ([f] for f in regular(lemma))
    if known:
        cells = known + [[]] * (4 - len(known))
        past, ing, third = cells[0] or past, cells[2] or ing, cells[3] or third
        # "dreamt", but "dreamed" as well
        part = cells[1] + [f for f in past if f.endswith("ed") and f not in cells[1]] if cells[1] else past
    return {"VB": [lemma], "VBD": past, "VBN": part, "VBG": ing, "VBZ": third}


def readings(wordnet, inflected):
    """form -> {(tag, lemma): weight}"""
    counts = wordnet.counts()
    plain = lambda w: w.isascii() and w.islower() and w.replace("-", "").isalpha() and len(w) > 1
    out = collections.defaultdict(dict)

    def put(form, tag, lemma, weight):
        key = (tag, lemma)
        out[form][key] = max(out[form].get(key, 0), weight)

    for lemma in filter(plain, wordnet.lemmas("noun")):
        n, verbs = counts[lemma, "noun"], counts[lemma, "verb"]
        if verbs >= RARE and n * RATIO < verbs:
            continue
        put(lemma, "NN", lemma, n + 1)
        for form in noun_plurals(lemma, inflected):
            put(form, "NNS", lemma, n + 1)
    for lemma in filter(plain, wordnet.lemmas("verb") - {"be"}):
        n, nouns = counts[lemma, "verb"], counts[lemma, "noun"]
        # "company" is hardly ever a verb; as one it would only be mistaken for it
        rare = nouns >= RARE and n * RATIO < nouns
        rare |= n == 0 and max(nouns, counts[lemma, "adj"]) >= UNSEEN and lemma not in VERBS_OF_NEWS
        for tag, forms in verb_forms(lemma, inflected).items():
            if rare and tag in ("VB", "VBZ"):
                continue
            for form in forms:
                put(form, tag, lemma, n + 0.5)
    for lemma in filter(plain, wordnet.lemmas("adj")):
        put(lemma, "JJ", lemma, counts[lemma, "adj"] + 0.7)
        for form in [f for cell in inflected.get((lemma, "adj"), []) for f in cell]:
            put(form, "JJ", lemma, counts[lemma, "adj"] / 10 + 0.2)
    for lemma in filter(plain, wordnet.lemmas("adv")):
        put(lemma, "RB", lemma, counts[lemma, "adv"] + 0.6)
    return out


# the tags of Brill's lexicon, by ours
LIKELIEST = {"NN": "NN", "NNS": "NNS", "VB": "VB", "VBP": "VB", "VBZ": "VBZ", "VBD": "VBD", "VBN": "VBN", "VBG": "VBG",
             "JJ": "JJ", "JJR": "JJ", "JJS": "JJ", "RB": "RB", "RBR": "RB", "RBS": "RB"}
ADDED = {"NN", "NNS", "JJ", "RB"}


def likeliest(src):
    """form -> its likeliest tag"""
    out = {}
    for line in open(f"{src}/pypi/textblob/textblob/en/en-lexicon.txt", encoding="utf-8"):
        form, _, tag = line.strip().partition(" ")
        if tag in LIKELIEST and form.isascii() and form.isalpha() and form.islower():
            out[form] = LIKELIEST[tag]
    return out


def put_first(tags, form, tag):
    """Makes `tag` the likeliest reading of a form."""
    best = max(tags.values())
    same = [key for key in tags if key[0] == tag] or ([(tag, form)] if tag in ADDED else [])
    for key in same:
        tags[key] = max(tags.get(key, 0), best + 0.1)


def worth_a_row(form, tags):
    if any(tag not in ("NN", "NNS") for tag, _ in tags):
        return True
    return any(weight > 1 or (tag == "NNS" and regular(lemma)[3] != form) for (tag, lemma), weight in tags.items())


def build(src, wordnet, curated):
    """Lines `form, readings`, commonest first: the order of the rows is the order of word ids. Rows of `curated` give a form other readings: news of today
    has some words in another part of speech than the corpora on which the likeliest ones were counted."""
    other = {row["form"]: row["readings"] for row in curated}
    lines, first = [], likeliest(src)
    for form, tags in readings(wordnet, inflections(src)).items():
        if form in first:
            put_first(tags, form, first[form])
        if worth_a_row(form, tags):
            order = sorted(tags.items(), key=lambda kv: (-kv[1], kv[0]))
            cell = " ".join(tag if lemma == form else f"{tag}:{lemma}" for (tag, lemma), _ in order)
            lines.append((sum(tags.values()), form, other.pop(form, cell)))
    assert not other, f"curated/readings.tsv has forms that no source has: {' '.join(other)}"
    lines.sort(key=lambda row: (-row[0], row[1]))
    return [f"{form}\t{cell}" for _, form, cell in lines]


# lexicographer files of WordNet by the sort of thing that rules ask for
SORTS = {
    "act": [4, 11, 22], "artifact": [6], "group": [14], "nature": [5, 8, 13, 17, 19, 20, 27], "person": [18], "quantity": [23], "saying": [10],
}
# what stands below these synsets is a sort of its own: buildings, which stand for who works in them
BUILDINGS = [("building", "has a roof"), ("facility", "provides a particular service"), ("establishment", "public or private structure"), ("building complex", "")]


# words that are a verb's particle or a preposition, those that are a preposition alone, and the sentence frames of WordNet with a clause or an infinitive right behind the verb, and with an object
PARTICLES = {"up", "out", "off", "down", "over", "aside", "away"}
PREPOSITIONS = {"about", "against", "at", "for", "from", "in", "into", "of", "on", "to", "upon", "with"}
WITH_CLAUSE = {26, 28, 29, 32, 33, 34, 35}
WITH_OBJECT = {8, 9, 10, 11, 14, 15, 16, 17, 18, 19, 20, 21, 24, 25, 30, 31}


def phrasal(wordnet):
    """Rows of lexicon/phrasal.tsv: verbs with the particles behind which they take an object ("shrug off")."""
    out = collections.defaultdict(list)
    for verb, frames in wordnet.frames().items():
        head, _, particle = verb.partition(" ")
        if particle in PARTICLES and frames & WITH_OBJECT:
            out[head].append(particle)
    return [f"{head}\t{' '.join(sorted(particles))}" for head, particles in sorted(out.items())]


def ditransitive(wordnet, verbs):
    """Rows of lexicon/ditransitive.tsv: which of the `verbs` take two objects in one of their senses ("hand somebody something"): their passive keeps one."""
    return sorted(verb for verb, frames in wordnet.frames().items() if verb in verbs and 14 in frames)


def intransitive(wordnet, verbs):
    """Rows of lexicon/intransitive.tsv: which of the `verbs` take an object in none of their senses."""
    return sorted(verb for verb, frames in wordnet.frames().items() if verb in verbs and not frames & WITH_OBJECT)


def transitive(wordnet, verbs, curated):
    """Rows of lexicon/transitive.tsv: which of the `verbs` are without an object in none of their senses, those with a clause apart, nor take a preposition
    in place of one ("seize on"), and those of the `curated` rows, of which WordNet has a rare sense that is."""
    frames = wordnet.frames()
    prepositional = {head for head, _, preposition in (verb.partition(" ") for verb in frames) if preposition in PREPOSITIONS}
    always = {verb for verb, of in frames.items() if of & WITH_OBJECT and not of - WITH_OBJECT - WITH_CLAUSE} - prepositional
    return sorted(verbs & (always | {verb for row in curated for verb in row["verbs"].split()}))


def sorts(wordnet, forms, curated):
    """Rows of lexicon/sorts.tsv: the nouns of `forms` by the sort of their first sense, or the one that `curated` rows give them
    (`none` for nouns whose senses are of several sorts)."""
    first = wordnet.sorts()
    buildings = {below for word, gloss in BUILDINGS for top in [wordnet.find(word, gloss)] for below in [top, *wordnet.below(top)]}
    sort_of = {}
    for noun in forms & first.keys():
        synset, file = first[noun]
        sort_of[noun] = "building" if synset in buildings else next((sort for sort, files in SORTS.items() if file in files), None)
    sort_of.update((noun, row["sort"]) for row in curated for noun in row["nouns"].split())
    for sort in sorted([*SORTS, "building"]):
        yield f"{sort}\t{'|'.join(sorted(noun for noun, of in sort_of.items() if of == sort))}"


# how many words are common: those of a table that stays in the processor's cache
COMMON = 8000


def common(wordnet, corpus):
    """The commonest words and marks, by their share of WordNet's glosses and of the articles of a corpus, both alike."""
    def shares(texts):
        words = collections.Counter(w for text in texts for w in re.findall(r"n't|'s|[a-z]+|[-:()&$]", text.lower().replace("\u2019", "'")))
        return {w: n / sum(words.values()) for w, n in words.items()}

    sums = collections.Counter(shares(gloss for part in wordnet.synsets.values() for _, _, gloss in part.values()))
    sums.update(shares(open(path, encoding="utf-8").read() for path in sorted(glob.glob(f"{corpus}/*.txt"))))
    return [w for w, _ in sorted(sums.items(), key=lambda kv: (-kv[1], kv[0]))[:COMMON]]
