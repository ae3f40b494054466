#!/usr/bin/env bash
# Sets up what is missing, builds, and runs one thing. Run again, it does only what is still missing.
set -euo pipefail
cd "$(dirname "$0")"

# Every Debian package the build needs.
packages=(
  g++ cmake ninja-build ccache
  libboost-dev libboost-graph-dev libboost-math-dev
  libcli11-dev libfmt-dev libyaml-dev nlohmann-json3-dev libgraphviz-dev libsqlite3-dev
  duktape-dev librsvg2-dev libcairo2-dev libpango1.0-dev pkg-config fonts-liberation2 fonts-wqy-microhei
  libgtest-dev librapidcheck-dev libexpat1-dev libeigen3-dev
  libxlsxwriter-dev libminizip-dev
)

usage() {
  cat <<'END'
./bootstrap.sh demo    build, then compare City Shoes with all its what-ifs; the report goes to build/demo
./bootstrap.sh test    build everything and run all tests
./bootstrap.sh build   build the program: build/servicechain
./bootstrap.sh bench   measure how fast it is, against bare loops and SimPy; a minute or two
./bootstrap.sh fuzz    throw random bytes at what reads files for a minute (or: fuzz SECONDS), with sanitizers
./bootstrap.sh coverage
                       make whole studies a thousand times: do the likely ranges hold the truth? Ten minutes or so
./bootstrap.sh browser open the reports of every example (or: browser FILE…): pages in Chromium by the keyboard alone, on a
                       phone, at 200 % and on paper; PDF files; spreadsheets in LibreOffice; ten minutes or more
./bootstrap.sh pictures
                       draw every chart of every example: no words over words, none cut off or beyond the sheet; some minutes
./bootstrap.sh facts   what studies of real organisations found, and whether it comes out here; half a minute
END
}

say() { printf '\n== %s\n' "$*" >&2; }

stop() {
  printf '\nbootstrap.sh: %s\n' "$*" >&2
  exit 1
}

missing_packages() {
  local package
  for package in "${packages[@]}"; do
    if [[ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" != installed ]]; then
      printf '%s ' "$package"
    fi
  done
}

as_root() {
  if [[ $(id -u) -eq 0 ]]; then "$@"; else sudo "$@"; fi
}

install_what_is_missing() {
  command -v npm >/dev/null || packages+=(npm)
  install_packages
  install_node_packages
}

install_packages() {
  if ! command -v apt-get >/dev/null; then
    say "No apt-get here: going on with what is installed (needed: ${packages[*]})"
    return
  fi
  local missing
  missing=$(missing_packages)
  [[ -n $missing ]] || return 0
  if [[ $(id -u) -ne 0 ]] && ! command -v sudo >/dev/null; then
    stop "these packages are missing and only an administrator can install them:
  apt-get install --no-install-recommends ${missing}"
  fi
  say "Installing with apt (this may take some minutes): ${missing}"
  local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=120 -o Acquire::Retries=2)
  as_root "${apt[@]}" update >/dev/null || stop "apt could not fetch the list of packages. Is there a network connection?"
  # shellcheck disable=SC2086  # one word per package
  as_root "${apt[@]}" install -y --no-install-recommends $missing >/dev/null ||
    stop "apt could not install: ${missing}
Its message is above. The usual reasons: no network connection, no room on the disk, or an older Debian than 12."
}

# What the charts are drawn with: package-lock.json says what, with its fingerprints; it goes to node_modules.
install_node_packages() {
  [[ node_modules/.package-lock.json -nt package-lock.json ]] && return 0
  say "Installing with npm: $(sed -n 's/^ *"\(.*\)": "\([0-9.]*\)"$/\1 \2/p' package.json)"
  npm ci --ignore-scripts --no-audit --no-fund --silent ||
    stop "npm could not install what package-lock.json names. Is there a network connection?"
  touch node_modules/.package-lock.json
}

# What the tests in a browser need besides; nothing of it is built in.
install_browser_tests() {
  [[ tests/browser/node_modules/.package-lock.json -nt tests/browser/package-lock.json ]] && return 0
  say "Installing with npm: what opens the reports in a browser"
  (cd tests/browser && npm ci --ignore-scripts --no-audit --no-fund --silent) ||
    stop "npm could not install what tests/browser/package-lock.json names. Is there a network connection?"
  touch tests/browser/node_modules/.package-lock.json
}

# build PRESET [CONFIGURE-PRESET]
build() {
  say "Configuring"
  cmake --preset "${2:-release}" --log-level=WARNING || stop "CMake could not configure the build; its message is above."
  say "Building"
  cmake --build --preset "$1" || stop "the build failed; the first error above says where."
}

demo() {
  build program
  say "Comparing City Shoes with its what-ifs"
  local code=0
  build/servicechain compare scenarios/library/city-shoes.yaml -o build/demo || code=$?
  # 4: it ran, but some answer stays open; the report says which.
  [[ $code -eq 0 || $code -eq 4 ]] || exit "$code"
  say "The report: $PWD/build/demo/report.html"
}

# fuzz SECONDS: a third of them for each program. What is found stays in build/fuzz and is where the next run goes on from.
fuzz() {
  local program
  for program in scenario change chart; do
    say "Random bytes for fuzz_${program}"
    mkdir -p "build/fuzz/found/${program}"
    LSAN_OPTIONS=suppressions=tests/fuzz/leaks.supp \
      build/fuzz/fuzz_${program} -max_total_time=$(($1 / 3)) -timeout=30 -rss_limit_mb=1024 -dict=tests/fuzz/words.dict \
      -artifact_prefix="build/fuzz/broken-${program}-" -verbosity=0 -print_funcs=0 -print_final_stats=1 \
      "build/fuzz/found/${program}" "tests/fuzz/corpus/${program}" scenarios/library ||
      stop "something broke; the bytes are in build/fuzz/broken-${program}-…: build/fuzz/fuzz_${program} FILE runs them again."
  done
}

case "${1:-}" in
  demo)
    install_what_is_missing
    demo
    ;;
  test)
    packages+=(libvalijson-dev)
    install_what_is_missing
    build release
    say "Testing"
    ctest --preset release --parallel "$(nproc)"
    ;;
  build)
    install_what_is_missing
    build program
    ;;
  bench)
    packages+=(libbenchmark-dev python3-simpy3)
    install_what_is_missing
    build bench bench
    say "Measuring"
    build/bench/servicechain_bench "${@:2}"
    ;;
  coverage)
    install_what_is_missing
    build coverage coverage
    say "Making studies"
    build/coverage/servicechain_coverage "${@:2}"
    ;;
  browser)
    packages+=(chromium poppler-utils unzip)
    command -v soffice >/dev/null || packages+=(libreoffice-calc-nogui)
    install_what_is_missing
    install_browser_tests
    build program
    say "Opening the reports"
    [[ $# -gt 1 ]] || set -- browser scenarios/library/{,ladder/}*.yaml
    node tests/browser/pages.mjs build/servicechain "${@:2}"
    ;;
  pictures)
    install_what_is_missing
    build pictures
    say "Drawing"
    tests/pictures/pictures.sh build/servicechain build/tests/check_pictures scenarios/library/*.yaml scenarios/library/ladder/*.yaml
    ;;
  facts)
    install_what_is_missing
    build facts
    say "Trying what others found"
    build/servicechain_facts
    ;;
  fuzz)
    packages+=(clang-19 libclang-rt-19-dev)
    install_what_is_missing
    build fuzz fuzz
    fuzz "${2:-60}"
    ;;
  -h | --help | help)
    usage
    ;;
  *)
    usage >&2
    exit 2
    ;;
esac
