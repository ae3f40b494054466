#!/usr/bin/env bash
# Draws every chart of every scenario, of few runs, as a slide and as half a page, and looks for words over words, words cut
# off, and words beyond their sheet.
#   tests/pictures/pictures.sh PROGRAM CHECKER SCENARIO…
# PICTURES=DIR keeps them there, to be looked at.
set -euo pipefail
program=$(realpath "$1")
checker=$(realpath "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
pictures=$(realpath -m "${PICTURES:-$work/pictures}")

# 4: it ran, and something is left open. 2: there may be nothing to draw, as of a customer who was turned away at once.
carry_out() {
  local code=0
  "$program" "$@" --quiet >"$work/out" 2>"$work/err" || code=$?
  [[ $code -eq 0 || $code -eq 4 ]] || grep -q "no chart" "$work/err" || { cat "$work/err" >&2 && exit "$code"; }
}

# draw FOLDER NAME: all that the folder of a command has.
draw() {
  local size
  for size in slide half-page; do carry_out chart "$1" all -f svg --size "$size" -o "$pictures/$2/$size"; done
}

# "store=4..8" of the first department whose staff is a whole number; nothing where none is.
staff_to_sweep() {
  awk '/^[a-z]/ {inside = /^departments:/}
       inside && /^  [a-z]/ {name = $1; sub(":", "", name)}
       inside && /^    staff: [0-9]+( |$)/ {print name ".staff=" ($2 > 2 ? $2 - 2 : 1) ".." $2 + 2; exit}' "$1"
}

# "customers time", the mean, where the file decides on a percentile of it: shares of a gap are shares of a mean.
mean_to_explain() { sed -n 's/^  on: *\([a-z .]*\)\.p[0-9]*.*/\1/p' "$1"; }

for scenario in "${@:3}"; do
  name=$(basename "$scenario" .yaml)
  how=run
  ! grep -q '^what-if:' "$scenario" || how=compare
  carry_out "$how" "$scenario" --replications 3 -o "$work/$name"
  draw "$work/$name" "$name"
  for which in worst typical; do
    carry_out trace "$work/$name" "--$which" -o "$work/$name-$which"
    [[ ! -d $work/$name-$which ]] || draw "$work/$name-$which" "$name/$which"
  done
  carry_out tornado "$scenario" --replications 2 -o "$work/$name-tornado"
  draw "$work/$name-tornado" "$name"
  mean=$(mean_to_explain "$scenario")
  carry_out why "$scenario" ${mean:+--for "$mean"} --replications 2 -o "$work/$name-why"
  draw "$work/$name-why" "$name"
  swept=$(staff_to_sweep "$scenario")
  if [[ -n $swept ]]; then
    carry_out sweep "$scenario" "departments.$swept" --replications 3 -o "$work/$name-sweep"
    draw "$work/$name-sweep" "$name"
  fi
  if sed -n '/^what-if:/,$p' "$scenario" | grep -q '^    cost:'; then
    carry_out rank "$scenario" --bundles --replications 10 -o "$work/$name-rank"
    draw "$work/$name-rank" "$name"
  fi
  rm -r "$work/$name"*
done
mapfile -t drawn < <(find "$pictures" -name '*.svg' | sort)
"$checker" "${drawn[@]#"$PWD"/}"
