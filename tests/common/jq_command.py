"""As much of the jq command as the documents use, on the library of jq itself: one filter, -r, -c, JSON from a file or standard input."""

import json
import sys

import jq

options = [a for a in sys.argv[1:] if a.startswith("-")]
assert set("".join(options)) <= set("-rc"), options
program, *files = [a for a in sys.argv[1:] if not a.startswith("-")]
text = open(files[0], encoding="utf-8").read() if files else sys.stdin.read()
flags = "".join(options)
layout = {"separators": (",", ":")} if "c" in flags else {"indent": 2}
for value in jq.compile(program).input_text(text):
    if "r" in flags and isinstance(value, str):
        print(value)
    else:
        print(json.dumps(value, ensure_ascii=False, **layout))
