"""Sentences put together from parts: who speaks, what stands between subject and verb, the verb, when and how it was said, and what (`statements`, `indirect`);
or who does what to whom (`events`), in the passive (`passives`) or by a noun (`nominals`); or a quotation in each kind of marks, with its attribution in each place
(`quotations`); or headlines over a story (`headlines`); or a claim with a clause before or behind it (`clauses`), or a noun that a participle describes (`reduced`), or
a claim told in a roundabout way (`roundabout`). Each is run through claimwire and compared with
what it was made of, and the share that comes out wrong is printed by part, so that a part that the rules do not know shows at once. The sentences are plainer than
news and of one pattern; the figure says what is missing, not how good the program is.

    python3 tests/templates/run.py [--bin PATH] [--count N] [--seed N] [--show PART=VALUE] clauses|events|headlines|indirect|nominals|passives|quotations|reduced|roundabout|statements
"""

import argparse
import collections
import json
import random
import subprocess

from clauses import clauses
from events import event
from headlines import headline
from indirect import OWN, indirect
from nominals import nominal
from parts import tidy
from passives import passive
from quotations import quotation
from reduced import reduced
from roundabout import roundabout
from statements import statement

BATTERIES = {
    "clauses": clauses, "events": event, "headlines": headline, "indirect": indirect, "nominals": nominal, "passives": passive, "quotations": quotation,
    "reduced": reduced, "roundabout": roundabout, "statements": statement,
}


def plain(text):
    return "".join(c for c in text.lower() if c not in ',."“”‘’`«»\'').strip(" -")


def pieces(text, part):
    return " ".join(text[p["start"] : p["end"]] for p in (part.get("spans") or [part])) if part else ""


def alike(found, wanted):
    """Whether two phrases are the same but for an aside."""
    found, wanted = plain(found).split(), plain(tidy(wanted) if wanted else "").split()
    shared = sum((collections.Counter(found) & collections.Counter(wanted)).values())
    return 2 * shared >= 0.7 * (len(found) + len(wanted))


def right(text, record, wanted):
    for claim in record["claims"]:
        name = "/".join(filter(None, (claim["kind"], claim["subkind"])))
        kind = wanted.kind is None or name == wanted.kind or claim["kind"] == wanted.kind
        content = wanted.content is None or plain(pieces(text, claim["content"])) == plain(wanted.content)
        target = wanted.target is None or alike(pieces(text, claim["target"]), wanted.target)
        cue = wanted.cue is None or set(plain(wanted.cue).split()) & set(plain(pieces(text, claim["cue"])).split())
        state = all(want in (None, claim[key]) for key, want in (("status", wanted.status), ("hedged", wanted.hedged)))
        if kind and content and target and cue and state and alike(pieces(text, claim["source"]), wanted.source):
            return wanted.cue is None or all(other is claim or other["within"] or plain(pieces(text, other["cue"])).startswith(OWN) for other in record["claims"])
    return False


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("what", choices=sorted(BATTERIES))
    options.add_argument("--bin", default="target/release/claimwire")
    options.add_argument("--count", type=int, default=3000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--show", metavar="PART=VALUE", help="print the sentences with this part that come out wrong")
    given = options.parse_args()
    rng = random.Random(given.seed)
    pick = lambda part: rng.choice(sorted(part.items()) if isinstance(part, dict) else part)
    make = BATTERIES[given.what]
    cases = [case for case in (make(pick) for _ in range(given.count)) if case]
    lines = "\n".join(json.dumps({"text": text}) for text, _, _ in cases)
    output = subprocess.run([given.bin, "extract", "--from", "jsonl", "-"], input=lines, capture_output=True, text=True, check=True).stdout
    wrong, all_of, failed = collections.Counter(), collections.Counter(), 0
    for (text, expected, parts), line in zip(cases, output.splitlines(), strict=True):
        record = json.loads(line)
        fails = not right(text, record, expected)
        failed += fails
        for part in parts.items():
            all_of[part] += 1
            wrong[part] += fails
        if fails and given.show and tuple(given.show.split("=")) in parts.items():
            print(parts.get("order") or parts.get("frame") or parts["form"], "|", text)
            for claim in record["claims"]:
                print("   ", claim["kind"], [pieces(text, claim[role]) for role in ("source", "cue", "target", "content")])
    if not given.show:
        for part in sorted(all_of, key=lambda part: -wrong[part] / all_of[part])[:30]:
            print(f"{part[0]:10} {part[1]:20} {wrong[part]:5} of {all_of[part]:5}  {100 * wrong[part] / all_of[part]:3.0f} %")
    print(f"{failed} of {len(cases)} wrong ({100 * failed / len(cases):.1f} %)")


if __name__ == "__main__":
    main()
