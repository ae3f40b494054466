#!/usr/bin/env bash
# Draws every chart of every scenario, of few runs, as a slide and as half a page, and looks for words over words and for
# words beyond their sheet.
#   tests/pictures/pictures.sh PROGRAM CHECKER SCENARIO…
set -euo pipefail
program=$(realpath "$1")
checker=$(realpath "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# 4: it ran, and something is left open. 2: there is nothing of that kind to draw.
draw() {
  local code=0
  "$program" "$@" --quiet >"$work/out" 2>"$work/err" || code=$?
  [[ $code -eq 0 || $code -eq 2 || $code -eq 4 ]] || { cat "$work/err" >&2 && exit "$code"; }
}

for scenario in "${@:3}"; do
  name=$(basename "$scenario" .yaml)
  how=run
  ! grep -q '^what-if:' "$scenario" || how=compare
  draw "$how" "$scenario" --replications 3 -o "$work/$name"
  for size in slide half-page; do draw chart "$work/$name" all -f svg --size "$size" -o "$work/$name/$size"; done
  for which in worst typical; do draw trace "$work/$name" "--$which" -o "$work/$name/slide/story-$which.svg"; done
  draw tornado "$scenario" --replications 2 -o "$work/$name/tornado"
done
mapfile -t pictures < <(find "$work" -path "$work/*/*/*.svg" | sort)
cd "$work"
"$checker" "${pictures[@]#"$work"/}"
