"""Fails when a string or character literal with a lower-case word stands in the modules that decide about a text: an English word that decides
something belongs in `lexicon/`, `rules/` or `gazetteers/`. Tests, comments, attributes and the messages of `expect` do not count."""

import pathlib
import re
import sys

FOLDERS = ["layout", "entity", "syntax", "claims"]
LITERAL = re.compile(
    r"""//[^\n]*|/\*.*?\*/"""  # comments
    r"""|\#!?\[[^\]\n]*\]"""  # attributes
    r"""|\.expect\("(?:[^"\\]|\\.)*"\)"""  # says why something cannot fail
    r"""|(?P<raw>b?r(?P<hash>\#*)"(?P<rawtext>.*?)"(?P=hash))"""
    r"""|(?P<string>b?"(?P<text>(?:[^"\\]|\\.)*)")"""
    r"""|(?P<char>b?'(?P<chartext>[^'\\\n]|\\[^'\n]+|\\')')""",
    re.S,
)
# what a literal holds beside words: escapes
ESCAPE = re.compile(r"\\u\{[^}]*\}|\\x[0-9A-Fa-f]{2}|\\.", re.S)


def without_tests(source: str) -> str:
    """The source up to its test module, which is the last thing in a file."""
    return re.split(r"^#\[cfg\(test\)\]\s*\nmod ", source, maxsplit=1, flags=re.M)[0]


def words(source: str):
    """Line and literal of each lower-case word in a literal."""
    for match in LITERAL.finditer(without_tests(source)):
        text = match["rawtext"] or match["text"] or match["chartext"]
        if text and re.search(r"[a-z]", ESCAPE.sub("", text)):
            yield source.count("\n", 0, match.start()) + 1, match.group(0)


def self_check():
    """The check finds what it is for, and nothing else."""
    found = [w for _, w in words('x == "the"; // "no"\n#[doc = "no"]\ny.expect("no"); b\'s\'; "\\n\\u{2019} -"; "’s"\n#[cfg(test)]\nmod tests { "no" }')]
    assert found == ['"the"', "b's'", '"’s"'], found


def main() -> int:
    self_check()
    root = pathlib.Path(__file__).resolve().parent.parent / "src"
    faults = 0
    for folder in FOLDERS:
        files = sorted((root / folder).rglob("*.rs"))
        assert files, f"no files in {root / folder}"
        for path in files:
            for line, literal in words(path.read_text(encoding="utf-8")):
                print(f"{path.relative_to(root.parent)}:{line}: the word in {literal} belongs in a table")
                faults += 1
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
