"""Reads the WordNet 3.0 database files (format: wndb(5WN), senseidx(5WN))."""
import collections

PARTS = {"noun": "1", "verb": "2", "adj": "3", "adv": "4"}


class WordNet:
    def __init__(self, folder):
        self.folder = folder
        self.synsets = {part: self._data(part) for part in PARTS}

    def _data(self, part):
        """offset -> (words, pointers, gloss)"""
        out = {}
        for line in open(f"{self.folder}/data.{part}", encoding="utf-8"):
            if line.startswith(" "):
                continue
            data, _, gloss = line.partition(" | ")
            t = data.split(" ")
            n = int(t[3], 16)
            words = [t[4 + 2 * i].split("(")[0].replace("_", " ") for i in range(n)]
            p = 4 + 2 * n
            pointers = [(t[p + 1 + 4 * i], t[p + 2 + 4 * i], t[p + 3 + 4 * i]) for i in range(int(t[p]))]
            out[t[0]] = (words, pointers, gloss.strip())
        return out

    def counts(self):
        """(lemma, part) -> how often its senses were tagged in the semantic concordances"""
        kinds = {"1": "noun", "2": "verb", "3": "adj", "4": "adv", "5": "adj"}
        out = collections.Counter()
        for line in open(f"{self.folder}/cntlist.rev", encoding="utf-8"):
            key, _, count = line.split()
            lemma, _, rest = key.partition("%")
            out[lemma.replace("_", " "), kinds[rest[0]]] += int(count)
        return out

    def sorts(self):
        """noun -> (synset, lexicographer file (lexnames(5WN))) of its first, that is most frequent, sense"""
        files = {}
        for line in open(f"{self.folder}/data.noun", encoding="utf-8"):
            if not line.startswith(" "):
                offset, number, _ = line.split(" ", 2)
                files[offset] = int(number)
        out = {}
        for line in open(f"{self.folder}/index.noun", encoding="utf-8"):
            if not line.startswith(" "):
                cells = line.split()
                offset = cells[-int(cells[2])]
                out[cells[0].replace("_", " ")] = offset, files[offset]
        return out

    def frames(self):
        """verb -> the numbers of the sentence frames (wninput(5WN)) that any of its senses has"""
        out = collections.defaultdict(set)
        for line in open(f"{self.folder}/data.verb", encoding="utf-8"):
            if line.startswith(" "):
                continue
            words, pointers, _ = self.synsets["verb"][line[:8]]
            t = line.partition(" | ")[0].split()
            rest = t[4 + 2 * len(words) + 1 + 4 * len(pointers) + 1 :]
            for _, frame, word in zip(rest[::3], rest[1::3], rest[2::3]):
                for verb in words if word == "00" else [words[int(word, 16) - 1]]:
                    out[verb].add(int(frame))
        return out

    def lemmas(self, part):
        return {w for words, _, _ in self.synsets[part].values() for w in words}

    def below(self, offset, relations=("~", "~i")):
        """Offsets of all noun synsets under one, itself left out."""
        seen, stack = [], [offset]
        while stack:
            for relation, target, part in self.synsets["noun"][stack.pop()][1]:
                if relation in relations and part == "n" and target not in seen:
                    seen.append(target)
                    stack.append(target)
        return seen

    def find(self, word, gloss=""):
        """The first noun synset that holds the word and whose gloss holds a text."""
        return next(o for o, (words, _, g) in self.synsets["noun"].items() if word in [w.lower() for w in words] and gloss in g)
