"""Learns `lexicon/zones.toml` from the pages of `tests/wires` (never from those of `tests/wires/held`).

    cargo test --release --test all -- --ignored --nocapture features_of_the_samples > FEATURES
    python3 lexicon/build/zones.py FEATURES > lexicon/zones.toml        # needs numpy; a minute

The model is a linear-chain conditional random field over states, a part of the page with a zone (Lafferty, McCallum and Pereira 2001), trained with a
softmax margin (Gimpel and Smith 2010): a paragraph of the story taken for something that claims nothing costs six times what any other mistake does, one
taken for a sub-head or a deck three times, since a claim lost is worse than a line of standing text kept. Weights are drawn towards `PRIOR`, what anybody
would expect of a feature, not towards nothing: there are few pages. Adam, full batch, the same bytes every time.
"""

import sys

import numpy as np

ZONES = ["headline", "deck", "byline", "dateline", "timeline", "caption", "body", "subhead", "note", "related", "boilerplate"]
PARTS = ["top", "head", "story", "tail"]
ANYWHERE = ["byline", "timeline", "caption", "note", "related", "boilerplate"]
IN_PART = [ANYWHERE, ["headline", "deck", "dateline", *ANYWHERE], ["body", "subhead", "headline", "dateline", *ANYWHERE], ANYWHERE]
STATES = [(part, ZONES.index(zone)) for part, zones in enumerate(IN_PART) for zone in zones]
STATE_ZONE = np.array([zone for _, zone in STATES])
STATE_PART = np.array([part for part, _ in STATES])
COUNT = len(STATES)
STORY = {ZONES.index("body"), ZONES.index("subhead")}
CLAIMS = np.isin(STATE_ZONE, [ZONES.index(zone) for zone in ("headline", "deck", "subhead", "body")])
TITLE = {ZONES.index("headline"), ZONES.index("dateline")}

LOST_BODY, OTHER_BODY, OTHER_MISTAKE = 3.0, 1.5, 0.5
PENALTY, STRENGTH, ROUNDS, RATE = 0.5, 1.5, 60, 0.1

PRIOR = {
    "whole-boilerplate": {"boilerplate": 4},
    "start-boilerplate": {"boilerplate": 3.5},
    "any-boilerplate": {"boilerplate": 3},
    "whole-note": {"note": 4},
    "start-note": {"note": 3.5},
    "any-note": {"note": 3},
    "whole-related": {"related": 4},
    "start-related": {"related": 3.5},
    "any-related": {"related": 3},
    "whole-caption": {"caption": 4},
    "start-caption": {"caption": 3.5},
    "any-caption": {"caption": 3},
    "whole-timeline": {"timeline": 4},
    "start-timeline": {"timeline": 3.5},
    "any-timeline": {"timeline": 3},
    "whole-byline": {"byline": 4},
    "start-byline": {"byline": 3.5},
    "any-byline": {"byline": 3},
    "whole-headline": {"headline": 4},
    "start-headline": {"headline": 3.5},
    "any-headline": {"headline": 3},
    "heads": {"related": 4},
    "heads-deck": {"deck": 3, "subhead": 1.5},
    "in-section": {"related": 2.5},
    "in-deck": {"deck": 2.5},
    "in-box": {"boilerplate": 6},
    "in-list": {"related": 6},
    "below-notes": {"note": 3, "tail": 2},
    "below-about": {"boilerplate": 3, "tail": 2},
    "ruled": {"subhead": 4},
    "credited": {"caption": 1.5},
    "date-place": {"dateline": 5},
    "at-dateline": {"body": 6, "story": 2},
    "above-dateline": {"story": -4, "tail": -4},
    "below-dateline": {"top": -4, "head": -4},
    "link": {"boilerplate": 1},
    "copyright": {"boilerplate": 1, "caption": 0.5},
    "dated": {"timeline": 3},
    "author": {"byline": 2},
    "name-like": {"byline": 1},
    "agency": {"byline": 1},
    "body-name": {"byline": 0.7},
    "above": {"story": -1, "tail": -3},
    "below": {"tail": 1, "story": -0.5, "top": -3, "head": -3},
    "longer": {"body": 2, "boilerplate": -1, "related": -2, "subhead": -5, "timeline": -4, "byline": -4, "headline": -5, "deck": -2, "dateline": -5},
    "bytes-330": {"body": 1, "subhead": -4, "timeline": -3, "byline": -3, "headline": -1, "dateline": -4, "related": -1},
    "bytes-160": {"subhead": -2, "timeline": -1, "byline": -1},
    "ends-stop": {"body": 1, "subhead": -2, "headline": -1, "related": -0.5, "timeline": -1, "byline": -1},
    "ends-open": {"body": -1},
    "quoted": {"body": 0.5},
    "says": {"body": 0.5},
    "several": {"body": 0.7, "subhead": -2, "headline": -1, "related": -1},
    "you": {"boilerplate": 1},
    "order": {"boilerplate": 0.5},
    "repeated": {"boilerplate": 1, "body": -0.5},
    "number": {"boilerplate": 1},
    "bars": {"boilerplate": 1},
    "gaps": {"boilerplate": 1.5},
    "handle": {"boilerplate": 1},
    "mail": {"byline": 0.5, "note": 0.5},
    "phone": {"note": 0.5},
    "site-word": {"boilerplate": 0.7},
    "site-words": {"boilerplate": 1},
    "link-word": {"related": 0.4, "boilerplate": 0.2},
    "picture-word": {"caption": 0.8},
    "note-word": {"note": 0.7},
    "time-word": {"timeline": 0.7},
    "report": {"body": 2},
    "cue": {"body": 0.7},
    "name-again": {"note": 1.5, "byline": 1},
    "present": {"caption": 0.3, "headline": 0.5},
    "past": {"body": 0.5},
    "below-colon": {"body": 0.5},
    "first": {"headline": 0.7, "boilerplate": 0.5},
    "unknown": {"headline": 1.5},
    "opening": {"headline": 2, "boilerplate": -0.5},
    "run-4": {"related": 0.5, "boilerplate": 0.3, "subhead": -1},
}
# lines of these zones stand side by side
RUNS, RUN = ["related", "boilerplate", "deck", "body", "note"], 0.5


def may_follow(before, after):
    """Whether the state `after` may come behind `before`; `None` is the edge of the page."""
    (p, z), (q, y) = before or (None, None), after
    if before is None:
        return q == 0 or (q == 1 and y in TITLE) or (q == 2 and y in STORY)
    if p == q:
        return True
    if (p, q) == (0, 1):
        return y in TITLE
    return (p < 2 and q == 2 and y in STORY) or (p == 2 and q == 3 and z in STORY)


ALLOWED = np.array([[may_follow(before, after) for after in STATES] for before in [*STATES, None]])
ENDS = np.array([part != 2 or zone in STORY for part, zone in STATES])


def read(path):
    """The pages: zones and features of their lines."""
    pages = []
    for line in open(path, encoding="utf-8"):
        if line.startswith("# "):
            pages.append([])
        elif pages and line.count("\t") == 2:
            zone, features, _ = line.split("\t")
            pages[-1].append((zone, features.split()))
    return [page for page in pages if len(page) > 1]


def states_of(zones):
    """The state of each line: the story goes from its first paragraph or sub-head to its last, the head begins with the first title."""
    story = [i for i, zone in enumerate(zones) if zone in ("body", "subhead")]
    first, last = (story[0], story[-1]) if story else (len(zones), len(zones))
    head = next((i for i, zone in enumerate(zones) if zone in ("headline", "dateline", "deck") and i < first), first)
    part = [0 if i < head else 1 if i < first else 2 if i <= last else 3 for i in range(len(zones))]
    return np.array([STATES.index((p, ZONES.index(zone))) for p, zone in zip(part, zones)])


class Model:
    def __init__(self, features):
        self.number = {feature: n for n, feature in enumerate(features)}
        by_zone, by_part = np.zeros((len(features), len(ZONES))), np.zeros((len(features), len(PARTS)))
        for feature, weights in PRIOR.items():
            for name, weight in weights.items():
                if feature in self.number:
                    table, column = (by_zone, ZONES.index(name)) if name in ZONES else (by_part, PARTS.index(name))
                    table[self.number[feature], column] = weight * STRENGTH
        runs = np.zeros((len(ZONES) + 1, len(ZONES)))
        for zone in RUNS:
            runs[ZONES.index(zone), ZONES.index(zone)] = RUN
        # weights by zone, by part, by state, of steps between states, of steps between zones
        self.prior = [by_zone, by_part, np.zeros(COUNT), np.zeros((COUNT + 1, COUNT)), runs]
        self.weights = [p.copy() for p in self.prior]

    def matrix(self, page):
        out = np.zeros((len(page), len(self.number)))
        for i, (_, features) in enumerate(page):
            out[i, [self.number[f] for f in features]] = 1
        return out

    def steps(self):
        before = np.append(STATE_ZONE, len(ZONES))
        return np.where(ALLOWED, self.weights[3] + self.weights[4][before][:, STATE_ZONE], -np.inf)

    def gradient(self, seen, gold):
        """By forward and backward sums, in logarithms."""
        by_zone, by_part, by_state = self.weights[:3]
        score = seen @ (by_zone[:, STATE_ZONE] + by_part[:, STATE_PART]) + by_state
        right = STATE_ZONE[gold]
        body = (right == ZONES.index("body"))[:, None]
        score += np.where(STATE_ZONE == right[:, None], 0.0, np.where(body, np.where(CLAIMS, OTHER_BODY, LOST_BODY), OTHER_MISTAKE))
        steps = self.steps()
        step, lines = np.exp(steps[:COUNT]), len(gold)
        ahead, behind = np.zeros((lines, COUNT)), np.zeros((lines, COUNT))
        ahead[0] = steps[COUNT] + score[0]
        for i in range(1, lines):
            top = ahead[i - 1].max()
            ahead[i] = np.log(np.exp(ahead[i - 1] - top) @ step + 1e-300) + top + score[i]
        behind[-1] = np.where(ENDS, 0, -np.inf)
        for i in range(lines - 2, -1, -1):
            sums = behind[i + 1] + score[i + 1]
            behind[i] = np.log(step @ np.exp(sums - sums.max()) + 1e-300) + sums.max()
        ends = ahead[-1] + behind[-1]
        total = np.log(np.exp(ends - ends.max()).sum()) + ends.max()
        excess = np.exp(ahead + behind - total)
        excess[np.arange(lines), gold] -= 1
        zone, part = np.zeros((lines, len(ZONES))), np.zeros((lines, len(PARTS)))
        for state in range(COUNT):
            zone[:, STATE_ZONE[state]] += excess[:, state]
            part[:, STATE_PART[state]] += excess[:, state]
        pairs = np.zeros((COUNT + 1, COUNT))
        pairs[COUNT] += excess[0]
        for i in range(1, lines):
            pairs[:COUNT] += np.exp(ahead[i - 1][:, None] + steps[:COUNT] + (score[i] + behind[i])[None] - total)
            pairs[gold[i - 1], gold[i]] -= 1
        zones = np.zeros((len(ZONES) + 1, len(ZONES)))
        before = np.append(STATE_ZONE, len(ZONES))
        np.add.at(zones, (before[:, None].repeat(COUNT, 1), STATE_ZONE[None].repeat(COUNT + 1, 0)), pairs)
        return [seen.T @ zone, seen.T @ part, excess.sum(0), pairs, zones]

    def fit(self, pages):
        data = [(self.matrix(page), states_of([zone for zone, _ in page])) for page in pages]
        first, second = [np.zeros_like(w) for w in self.weights], [np.zeros_like(w) for w in self.weights]
        for turn in range(1, ROUNDS + 1):
            sums = [np.zeros_like(w) for w in self.weights]
            for seen, gold in data:
                for whole, one in zip(sums, self.gradient(seen, gold)):
                    whole += one
            rate = RATE * (1 - turn / (ROUNDS + 1)) ** 0.5
            for n, weights in enumerate(self.weights):
                slope = sums[n] + PENALTY * (2 if n == 3 else 1) * (weights - self.prior[n])
                first[n] = 0.9 * first[n] + 0.1 * slope
                second[n] = 0.99 * second[n] + 0.01 * slope**2
                weights -= rate * (first[n] / (1 - 0.9**turn)) / (np.sqrt(second[n] / (1 - 0.99**turn)) + 1e-8)

    def write(self):
        name = [f"{PARTS[part]}-{ZONES[zone]}" for part, zone in STATES]

        def table(pairs):
            pairs = [(key, round(float(weight) * 100)) for key, weight in pairs]
            return "{ " + ", ".join(f"{key} = {weight}" for key, weight in pairs) + " }"

        print("# What a feature of a line (in hundredths) says for a zone, a part of the page or both, and how lines go with those before them (layout/weights.rs).")
        print("# Written by lexicon/build/zones.py from tests/wires.\n")
        print(f'[[weight]]\nfeature = "any"\nweights = {table(zip(name, self.weights[2]))}\n')
        for feature, n in self.number.items():
            print(f'[[weight]]\nfeature = "{feature}"\nweights = {table([*zip(ZONES, self.weights[0][n]), *zip(PARTS, self.weights[1][n])])}\n')
        for at, row in enumerate(self.steps()):
            pairs = [(name[to], row[to]) for to in range(COUNT) if np.isfinite(row[to])]
            if at < COUNT and ENDS[at]:
                pairs.append(("end", 0))
            print(f'[[step]]\nafter = "{name[at] if at < COUNT else "start"}"\nweights = {table(pairs)}\n')


def main():
    pages = read(sys.argv[1])
    model = Model(sorted({feature for page in pages for _, features in page for feature in features}))
    model.fit(pages)
    model.write()


if __name__ == "__main__":
    main()
