#!/usr/bin/env bash
# What happens when the world fails: killed at any moment, a full disk, a folder that cannot be written, a results store
# cut short. A run folder is whole, whether old or new, or there is none; and the program says what is wrong and ends
# with 5, never with a crash.
#   tests/faults/faults.sh build/servicechain [KILLS]
set -uo pipefail
program=$(realpath "$1")
kills=${2:-12}
shoes=$(realpath "$(dirname "$0")/../../scenarios/library/city-shoes.yaml")
work=$(mktemp -d)
failures=0
mounted=
trap '[[ -z $mounted ]] || umount "$mounted"; rm -rf "$work"' EXIT

fail() {
  printf 'FAILED: %s\n' "$*" >&2
  failures=$((failures + 1))
}

short=(--jobs 2 --set "time.length=1 week" --set "time.warm-up=0 h" --set "decide.replications=2")

# run FOLDER [OPTION…]: two short runs
run() {
  "$program" run "$shoes" "${short[@]}" -o "$1" "${@:2}" >"$work/out" 2>"$work/err"
}

# expect_whole FOLDER: every file of a run is there, and the store can be gone on from.
expect_whole() {
  local file
  for file in run.json scenario.yaml results.db measures.csv report.html charts/chain-map.svg; do
    [[ -s $1/$file ]] || fail "$1 has no $file"
  done
  tail -c 3 "$1/report.html" | grep -q '>' || fail "$1/report.html is cut short"
}

# expect_trouble CODE WHAT: it ended with 5, and said which file.
expect_trouble() {
  [[ $1 -eq 5 ]] || fail "$2: ended with $1, not 5: $(head -c 300 "$work/err")"
  grep -q "^servicechain: " "$work/err" || fail "$2: it did not say why"
}

killed_at_any_moment() {
  local i folder="$work/killed"
  for ((i = 0; i < kills; ++i)); do
    (exec "$program" run "$shoes" "${short[@]}" --seed "$i" -o "$folder" >"$work/out" 2>"$work/err") &
    local child=$!
    sleep "0.$((RANDOM % 10))"  # the runs take a tenth of a second, the tables and charts the rest
    kill -KILL "$child" 2>/dev/null
    { wait "$child"; } 2>/dev/null
    [[ ! -e $folder ]] || expect_whole "$folder"
  done
  run "$folder" || fail "no run after being killed: $(cat "$work/err")"
  expect_whole "$folder"
}

disk_is_full() {
  mounted="$work/small"
  mkdir "$mounted"
  if ! mount -t tmpfs -o size=100k none "$mounted" 2>/dev/null; then
    mounted=
    printf 'not tried: a full disk (needs to be root)\n'
    return
  fi
  run "$mounted/out"
  expect_trouble $? "full disk"
  [[ ! -e $mounted/out ]] || fail "a full disk left a folder that is not whole"
  "$program" run "$shoes" "${short[@]}" --json >/dev/full 2>"$work/err"
  expect_trouble $? "full standard output"
}

folder_cannot_be_written() {
  run /proc/servicechain
  expect_trouble $? "a folder that cannot be written"
  : >"$work/file"
  run "$work/file/below"
  expect_trouble $? "a file where a folder should be"
}

# At any length: gone on from, done again, or refused in words.
store_is_cut_short() {
  local length code
  run "$work/whole"
  for length in 0 1 50 1000 4096 40000; do
    rm -rf "$work/cut"
    cp -r "$work/whole" "$work/cut"
    truncate -s "$length" "$work/cut/results.db"
    run "$work/cut" --more 1
    code=$?
    [[ $code -eq 0 ]] || expect_trouble "$code" "a store of $length bytes"
    [[ $code -ne 0 ]] || expect_whole "$work/cut"
  done
}

killed_at_any_moment
disk_is_full
folder_cannot_be_written
store_is_cut_short
[[ $failures -eq 0 ]] && printf 'All is well.\n'
exit "$((failures > 0))"
