"""Long runs, by hand: a stream of gigabytes, a run that is killed and goes on, gzip of many members, a web archive by warcio.

    cargo build --release
    python3 tests/scale/run.py [BYTES] >> docs/performance.md

prints a row of a table each: bytes in and out, seconds, CPU seconds, peak memory, the checksum of the output. Everything but the stream is a twentieth of
BYTES (2 GB). warcio is optional; `target/tmp/python/bin/python`, which the tests make, has it.
"""

import gzip
import hashlib
import io
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, os.path.dirname(__file__))
from stream import articles, stream  # noqa: E402

BINARY = os.environ.get("CLAIMWIRE", "target/release/claimwire")


def number(n):
    return f"{n:,}"


def run(parts, *arguments):
    """Runs claimwire with parts on standard input; the checksum of what comes out, and what it cost."""
    begun = time.time()
    process = subprocess.Popen([BINARY, "extract", "-q", *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    sent = 0

    def feed():
        nonlocal sent
        for part in parts:
            process.stdin.write(part)
            sent += len(part)
        process.stdin.close()

    feeder = threading.Thread(target=feed)
    feeder.start()
    digest, size = hashlib.sha256(), 0
    while chunk := process.stdout.read(1 << 20):
        digest.update(chunk)
        size += len(chunk)
    feeder.join()
    _, status, usage = os.wait4(process.pid, 0)
    assert os.waitstatus_to_exitcode(status) == 0, status
    return {"in": sent, "out": size, "seconds": time.time() - begun, "cpu": usage.ru_utime + usage.ru_stime, "peak": usage.ru_maxrss, "sum": digest.hexdigest()}


def row(what, r):
    print(
        f"| {what} | {number(r['in'])} | {number(r['out'])} | {r['seconds']:.0f} | {r['cpu']:.0f} | {r['peak'] / 1024:.0f} | `{r['sum'][:16]}` |",
        flush=True,
    )


def killed(folder, size):
    """A run over files that is killed again and again, and goes on each time; its output must be that of one run."""
    for n, part in enumerate([0, 1, 2]):
        with open(f"{folder}/{n}.jsonl", "wb") as out:
            for piece in stream(size // 3 + part):
                out.write(piece)
    whole, pieces = f"{folder}/whole", f"{folder}/pieces"
    subprocess.run([BINARY, "extract", "-q", "-o", whole, folder], check=True)
    command = [BINARY, "extract", "-q", "--resume", "-o", pieces, folder]
    begun, kills, cpu, peak = time.time(), 0, 0.0, 0
    while True:
        process = subprocess.Popen(command)
        name = signal.SIGINT if kills % 4 == 3 else signal.SIGKILL
        timer = threading.Timer(3 + kills % 3, process.send_signal, [name])
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        timer.cancel()
        cpu, peak = cpu + usage.ru_utime + usage.ru_stime, max(peak, usage.ru_maxrss)
        if process.returncode == 0:
            break
        assert process.returncode in (-signal.SIGKILL, 130), process.returncode
        kills += 1
    sums = {}
    for path in (whole, pieces):
        digest = hashlib.sha256()
        with open(path, "rb") as file:
            while chunk := file.read(1 << 20):
                digest.update(chunk)
        sums[path] = digest.hexdigest()
    assert sums[whole] == sums[pieces], "other bytes"
    inputs = sum(os.path.getsize(f"{folder}/{n}.jsonl") for n in range(3))
    what = f"killed {kills} times and gone on with: the bytes of one run"
    row(what, {"in": inputs, "out": os.path.getsize(whole), "seconds": time.time() - begun, "cpu": cpu, "peak": peak, "sum": sums[pieces]})


def members(size):
    for part in stream(size):
        yield gzip.compress(part, 1, mtime=0)


def archive(size):
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=True)
    sent = 0
    for number_of, line in enumerate(articles()):
        text = line.split('"text": "', 1)[1].rsplit('"', 1)[0].replace("\\n\\n", "</p><p>").replace('\\"', '"')
        page = f"<html><head><title>Story {number_of}</title></head><body><article><p>{text}</p></article></body></html>".encode()
        head = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        address = f"https://example.org/{number_of}"
        fields = {"WARC-Record-ID": f"<urn:uuid:{number_of}>", "WARC-Date": "2024-05-03T08:00:00Z"}
        record = writer.create_warc_record(address, "response", payload=io.BytesIO(page), http_headers=head, warc_headers_dict=fields)
        writer.write_record(record)
        sent += len(page)
        if buffer.tell() > 1 << 20 or sent >= size:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
        if sent >= size:
            return


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000_000_000
    part = size // 20
    plain = run(stream(part))
    row("a stream", plain)
    packed = run(members(part))
    row("the same, gzip of a member a megabyte", packed)
    assert packed["sum"] == plain["sum"], "other bytes"
    with tempfile.TemporaryDirectory(dir="target") as folder:
        killed(folder, part)
    try:
        row("a web archive by warcio", run(archive(part // 4)))
    except ImportError:
        print("SKIPPED: this Python has no warcio", file=sys.stderr)
    row("a stream", run(stream(size)))
    row("the same, duplicates marked", run(stream(part), "--dedupe"))


if __name__ == "__main__":
    main()
