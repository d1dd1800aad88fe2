"""Rows of a gazetteer table: entities with aliases, and the reading and writing of TSV files."""
import re
import unicodedata

COLUMNS = "id name type subtype country aliases from to xref note".split()


def read_tsv(path):
    with open(path, encoding="utf-8") as f:
        rows = [line.rstrip("\n").split("\t") for line in f if line.strip()]
    head = rows[0]
    return [dict(zip(head, [c.strip() for c in r] + [""] * (len(head) - len(r)))) for r in rows[1:]]


def ascii_of(text):
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


def slug(text):
    return re.sub(r"[^a-z0-9]+", "-", ascii_of(text).lower()).strip("-")


def fold(text):
    return re.sub(r"[^a-z0-9]+", " ", ascii_of(text).lower()).strip()


def latin(text):
    return all(ord(c) < 0x250 or c in "’‘–" for c in text)


class Entity:
    """One row. Aliases keep the order in which they were added; a later flag for the same form is added to the earlier ones."""

    def __init__(self, id, name, type, subtype, country="", note="", xref=()):
        self.id, self.name, self.type, self.subtype, self.country, self.note = id, name, type, subtype, country, note
        self.xref, self.aliases, self.sources = list(xref), {}, []

    def add(self, text, *flags):
        text = re.sub(r"\s+", " ", text).strip(" ,;")
        if len(text) < 2 or "|" in text or "{" in text or (text == self.name and not flags):
            return
        kept = self.aliases.setdefault(text, [])
        kept.extend(f for f in flags if f not in kept)

    def add_spec(self, spec, *flags):
        """Adds `text{flag,flag}|text`, the form in which curated tables write aliases."""
        for part in spec.split("|"):
            if part.strip():
                text, own = re.match(r"^(.*?)(?:\{([^}]*)\})?$", part).groups()
                self.add(text, *[f for f in (own or "").split(",") if f], *flags)

    def forms(self):
        return [(self.name, [])] + list(self.aliases.items())

    def line(self):
        aliases = "|".join(t + ("{" + ",".join(f) + "}" if f else "") for t, f in self.aliases.items())
        return "\t".join([self.id, self.name, self.type, self.subtype, self.country, aliases, "", "", "|".join(self.xref), self.note])


def index_by_form(entities):
    """Folded form -> the first entity that bears it without needing evidence."""
    index = {}
    for e in entities:
        for text, flags in e.forms():
            if "ctx" not in flags:
                index.setdefault(fold(text), e)
    return index


def write_table(path, sources, entities):
    ids = [e.id for e in entities]
    assert len(ids) == len(set(ids)), f"{path}: duplicate ids {sorted(i for i in ids if ids.count(i) > 1)[:5]}"
    write_lines(path, sources, COLUMNS, [e.line() for e in sorted(entities, key=lambda e: e.id)])


def write_lines(path, sources, columns, lines, mark="#gaz 1"):
    with open(path, "w", encoding="utf-8", newline="\n") as f:
        f.write(mark + "\tsources=" + sources + "\n" + "\t".join(columns) + "\n")
        f.writelines(line + "\n" for line in lines)
