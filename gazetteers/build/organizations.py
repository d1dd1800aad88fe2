"""Organizations: international bodies, agencies, media and parties (curated), intelligence agencies and vendors (MISP), listed companies."""
import json
import re

from rows import Entity, fold, latin, read_tsv, slug

ORGAN_NAMES = {"foreign": "foreign ministry", "defence": "defence ministry", "finance": "finance ministry", "interior": "interior ministry",
               "parliament": "parliament", "armedforces": "armed forces", "crown": "monarchy"}
INDICES = ["S&P 500", "NASDAQ 100", "DOW JONES", "DAX", "MDAX", "FTSE 100", "CAC_40", "EURO STOXX 50", "IBEX 35", "AEX", "BEL 20", "NIKKEI 225",
           "Switzerland 20", "OMX Stockholm 30", "OMX Helsinki 25"]
LEGAL_FORM = re.compile(r"[,.]?\s+(Inc\.?|Corp\.?|Corporation|Company|Co\.?|plc|PLC|AG|SE|S\.?A\.?|N\.?V\.?|Ltd\.?|Limited|Group|Holdings?|KGaA|SpA|Oyj|AB|"
                        r"Incorporated|\(Class [A-C]\)|Class [A-C])$")


def name_flags(text, common):
    """Short capitals are case-sensitive; a name that is also a common word needs evidence too."""
    if " " not in text and text.lower() in common:
        return ["cs", "ctx"]
    if " " not in text and text.isupper() and sum(c.isalpha() for c in text) <= 6:
        return ["cs"]
    return []


def curated_bodies(curated):
    out = {}
    for table in ("igos", "agencies", "media", "parties", "institutions", "companies"):
        for r in read_tsv(f"{curated}/{table}.tsv"):
            if r["id"] in out:
                out[r["id"]].add(r["name"])
                out[r["id"]].add_spec(r["aliases"])
                continue
            subtype = "media" if table == "media" else "party" if table == "parties" else r["subtype"].replace("parliament", "legislature")
            e = Entity(r["id"], r["name"], "organization", subtype, r.get("country", ""), note=r["subtype"] if table == "media" else "")
            e.add_spec(r["aliases"])
            out[e.id] = e
    return out


def add_metonyms(curated, states, out):
    """'Kremlin' is a form of its state, 'Pentagon' of a ministry; bodies that only a metonym names get a row of their own."""
    for r in read_tsv(f"{curated}/metonyms.tsv"):
        flags = [f for f in r["flags"].split(",") if f]
        id = r["target"]
        if id.startswith("state:"):
            states[id[6:]].add(r["surface"], *flags, "metonym")
            continue
        if id not in out:
            country, _, organ = id[4:].partition("-")
            state = states.get(country.upper())
            name = f"{state.name} {ORGAN_NAMES.get(organ, organ)}" if state and organ in ORGAN_NAMES else r["surface"]
            out[id] = Entity(id, name, "organization", r["kind"], r["country"])
        out[id].add(r["surface"], *flags, *(["metonym"] if out[id].name != r["surface"] else []))


def add_intelligence_agencies(clusters, curated, out):
    """Names that are no more than a portfolio's ("Ministry of Defence") are left to the grammar of ministries."""
    generic = {fold(re.sub(r"\{.*?\}", "", text)) for r in read_tsv(f"{curated}/ministries.tsv") for text in r["names"].split("|")}
    index = {}
    for e in out.values():
        for text, flags in e.forms():
            bare = re.sub(r"\s*\([^)]*\)$", "", text)
            if "ctx" not in flags and len(bare) > 5:
                index.setdefault(fold(bare), e)
                index[fold(bare), e.country] = e
    for v in json.load(open(f"{clusters}/intelligence-agencies.json"))["values"]:
        country = v.get("meta", {}).get("country", "")
        name = re.split(r"\s+[–-]\s+", re.sub(r"\[\d+\]", "", v["value"]).strip())[0]
        name = re.sub(r"\s*\([^)]*\)\s*$", "", name).strip()
        if not name or not latin(name):
            continue
        e = index.get((fold(name), country)) or index.get(fold(name))
        if e is None or (e.country and e.country != country):
            if len(name.split()) < 2 or fold(name) in generic:
                continue
            e = out.setdefault(f"org:{country.lower()}-{slug(name)}", Entity(f"org:{country.lower()}-{slug(name)}", name, "organization", "intelligence", country))
            index[fold(name), country] = e
        acronym = re.search(r"\(([A-Z][A-Za-z&-]{1,9})\)", v.get("description", ""))
        if acronym and latin(acronym.group(1)) and sum(c.isupper() for c in acronym.group(1)) > 1 and acronym.group(1) not in e.aliases:
            e.add(acronym.group(1), "cs", "ctx")
        for text in v.get("meta", {}).get("synonyms", []):
            if latin(text) and len(text) > 4:
                e.add(text)


def add_vendors(clusters, common, out):
    known = {fold(t) for e in out.values() for t, _ in e.forms()}
    for table, subtype in (("producer", "security-vendor"), ("surveillance-vendor", "surveillance-vendor")):
        for v in json.load(open(f"{clusters}/{table}.json"))["values"]:
            name, meta = v["value"].strip(), v.get("meta", {})
            if not latin(name) or len(name) < 3 or fold(name) in known or not re.search(r"[A-Za-z]{3}", name):
                continue
            country = meta.get("country", "")
            country = country if isinstance(country, str) and len(country) == 2 else ""
            e = Entity("org:" + slug(name), name, "organization", subtype, "GB" if country == "UK" else country)
            e.add(name, *name_flags(name, common))
            for text in meta.get("synonyms", []):
                if latin(text):
                    e.add(text, *name_flags(text, common))
            known.add(fold(name))
            out.setdefault(e.id, e)


# what those of these industries are, who else are companies
INDUSTRIES = {"Airlines": "airline"} | dict.fromkeys(["Banks", "Banking", "Banking Services", "Banking Financial services", "Investment Banking & Brokerage Services",
                                                      "Banking Investment banking Financial services"], "bank")


def add_companies(states, common, out):
    from pytickersymbols import PyTickerSymbols
    stocks = PyTickerSymbols()
    country_of = {fold(e.name): cc for cc, e in states.items()}
    seen = {}
    for index in INDICES:
        for s in stocks.get_stocks_by_index(index):
            seen.setdefault(s["name"].strip(), s)
    for name, s in seen.items():
        xref = ["sym:" + s["symbol"]] + (["isin:" + s["isins"][0]] if s.get("isins") else [])
        subtype = next((INDUSTRIES[i] for i in sorted(s.get("industries", [])) if i in INDUSTRIES), "company")
        e = Entity("org:" + slug(name), name, "organization", subtype, country_of.get(fold(s.get("country", "")), ""), xref=xref)
        short = re.sub(r"\s*\(.*?\)", "", name)
        for _ in range(3):
            short = LEGAL_FORM.sub("", short).strip(" &,")
        e.add(name, *name_flags(name, common))
        if short != name and len(short) > 1:
            e.add(short, *name_flags(short, common))
        out.setdefault(e.id, e)


def build(src, curated, states, common):
    clusters = f"{src}/pypi/pymispgalaxies/pymispgalaxies/data/misp-galaxy/clusters"
    out = curated_bodies(curated)
    add_metonyms(curated, states, out)
    add_intelligence_agencies(clusters, curated, out)
    add_vendors(clusters, common, out)
    add_companies(states, common, out)
    for r in read_tsv(f"{curated}/company_aliases.tsv"):
        e = out[r["id"]]
        # the flags written here are all that a form has
        for text in (re.sub(r"\{.*", "", part) for part in r["aliases"].split("|")):
            e.aliases.get(text, []).clear()
        e.add_spec(r["aliases"])
    return out
