"""JSON Lines of news without end: the same lines for the same number, with a claim every hundred bytes or so.

    python3 tests/scale/stream.py BYTES > stream.jsonl
"""

import json
import sys

PLACES = ["Oslo", "Riga", "Lisbon", "Nairobi", "Lima", "Hanoi", "Tbilisi", "Ottawa", "Accra", "Sofia", "Dublin"]
PARTIES = ["Norway", "Latvia", "NATO", "the European Union", "Kenya", "Peru", "Vietnam", "Georgia", "Canada", "Ghana", "Bulgaria", "the United Nations", "Moscow"]
ACTS = ["the raid on the harbour", "jamming the ferry's radar", "the leak of the letters", "a strike on the dam", "closing the strait", "the arrest of the crew"]
PEOPLE = ["Kari Dahl", "Ilze Kalna", "Rui Prado", "Amina Otieno", "Ana Quispe", "Minh Tran", "Nino Beridze", "Kofi Addo", "Elena Petrova"]
SENTENCES = [
    "{a} accused {b} on {day} of ordering {act}.",
    "“We have no reason to doubt it,” Foreign Minister {p} told reporters in {place}, adding that number {n} was not the first.",
    "{b} denied any part in {act}, and said that it would answer “in its own time”.",
    "A spokesman for {a} said the government condemned {act}; he urged {c} to do the same.",
    "“No ship will leave,” said {p}, who owns dock {n}. “Not this week — and perhaps never.”",
    "{c} blamed {b} for {act}, which has cost the port {n} million euros since {day}.",
    "Experts believe that {b} was behind {act}, but {a} stopped short of saying so.",
    "The council of {place} met for {n} minutes; the weather stayed cold, and the ferries were late.",
    "According to {p}, the repairs will take {n} days.",
]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def articles():
    """Each number's article; the generator is the linear one of Knuth's MMIX, so that nothing depends on a version of Python."""
    state = 2024
    number = 0
    while True:
        number += 1

        def draw(items):
            nonlocal state
            state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
            return items[(state >> 33) % len(items)]

        place = draw(PLACES)
        paragraphs = []
        for _ in range(4 + draw(range(24))):
            sentences = []
            for _ in range(1 + draw(range(4))):
                fill = {"a": draw(PARTIES), "b": draw(PARTIES), "c": draw(PARTIES), "p": draw(PEOPLE), "act": draw(ACTS), "place": draw(PLACES)}
                text = draw(SENTENCES).format(day=draw(DAYS), n=draw(range(2, 900)), **fill)
                sentences.append(text[0].upper() + text[1:])
            paragraphs.append(" ".join(sentences))
        body = f"{place.upper()} (AP) — " + "\n\n".join(paragraphs)
        yield json.dumps({"id": f"s{number}", "text": body}, ensure_ascii=False) + "\n"


def stream(size):
    """Lines of at least `size` bytes in all, a megabyte or so at a time."""
    lines, held, sent = [], 0, 0
    for line in articles():
        line = line.encode()
        lines.append(line)
        held += len(line)
        if held >= 1 << 20 or sent + held >= size:
            yield b"".join(lines)
            sent += held
            lines, held = [], 0
            if sent >= size:
                return


if __name__ == "__main__":
    for part in stream(int(sys.argv[1])):
        sys.stdout.buffer.write(part)
