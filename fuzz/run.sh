#!/usr/bin/env bash
# Fuzzes each target (or those named) for SECONDS_EACH, one process at a time, and appends a line each to docs/fuzzing.md.
#
#   SECONDS_EACH=3600 fuzz/run.sh [TARGET…]
#
# Needs a nightly toolchain and `cargo install cargo-fuzz`. The program has no unsafe code, so no sanitizer is used: what is looked for are
# panics, broken invariants (fuzz/targets.rs), too much memory (-rss_limit_mb) and too much time (-timeout). What is found stays in
# fuzz/artifacts/TARGET; minimise it (`cargo fuzz tmin`), mend the fault, and keep the input in fuzz/regressions/TARGET.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
seconds=${SECONDS_EACH:-3600}
targets=${*:-text words html jsonl csv warc gazetteer rules}
for target in $targets; do
  mkdir -p "fuzz/corpus/$target" "fuzz/artifacts/$target" "fuzz/regressions/$target"
  log=$(mktemp)
  nice cargo +nightly fuzz run -s none "$target" "fuzz/corpus/$target" "fuzz/seeds/$target" "fuzz/regressions/$target" -- \
    -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=8192 -print_final_stats=1 -dict=fuzz/words.dict 2>"$log" || true
  value() { sed -n "s/^stat::$1: *//p" "$log" | tail -1; }
  covered=$(grep -o 'cov: [0-9]*' "$log" | tail -1 | cut -d' ' -f2)
  found=$(find "fuzz/artifacts/$target" -type f | wc -l)
  run=$(grep -o 'Done [0-9]* runs in [0-9]*' "$log" | tail -1 | cut -d' ' -f5)
  printf '| %s | %s | %s | %s | %s | %s | %s |\n' "$(date -u +%F)" "$target" "$(value number_of_executed_units)" "${run:-cut short}" "$covered" \
    "$(value peak_rss_mb)" "$found" | tee -a docs/fuzzing.md
  rm "$log"
done
