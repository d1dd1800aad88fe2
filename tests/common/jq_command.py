"""As much of the jq command as README uses, on the library of jq itself: one filter, -r, -c, JSON from standard input."""

import json
import sys

import jq

options = [a for a in sys.argv[1:] if a.startswith("-")]
assert set("".join(options)) <= set("-rc"), options
(program,) = [a for a in sys.argv[1:] if not a.startswith("-")]
flags = "".join(options)
layout = {"separators": (",", ":")} if "c" in flags else {"indent": 2}
for value in jq.compile(program).input_text(sys.stdin.read()):
    if "r" in flags and isinstance(value, str):
        print(value)
    else:
        print(json.dumps(value, ensure_ascii=False, **layout))
