#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "tests/coverage/again.h"
#include "tests/coverage/case.h"
#include "tests/coverage/table.h"

namespace {

using namespace servicechain::coverage;

void print(const std::string& text, std::chrono::steady_clock::time_point begun) {
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  fmt::print("{}({:.0f} s)\n", text, seconds);
  std::fflush(stdout);
}

void print_coverage(const Case& the_case, std::uint32_t studies) {
  const auto begun = std::chrono::steady_clock::now();
  const std::vector<Truth> truths = truths_of(the_case, 60);
  const std::vector<Said> said = made_again(the_case, studies);
  print(coverage_table(the_case, said, truths) + verdict_table(the_case, said), begun);
}

void print_more_runs(const Case& the_case, std::uint32_t studies) {
  const auto begun = std::chrono::steady_clock::now();
  print(more_runs_line(the_case, studies, settled_by_more(the_case, studies)), begun);
}

}  // namespace

// servicechain_coverage [STUDIES [WORD]]: WORD stands in the names of the cases wanted.
int main(int argc, char** argv) {
  const auto studies = static_cast<std::uint32_t>(argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 1'000);
  const std::string word = argc > 2 ? argv[2] : "";
  const auto is_wanted = [&](const Case& each) { return each.name.find(word) != std::string::npos; };
  for (const Case& each : {one_desk(0.5, 2'000, 30), one_desk_unchanged(0.5, 2'000, 30), one_desk(0.9, 10'000, 30),
                           city_shoes(2, 30), third_technician(8, 30), city_shoes_unchanged(2, 20),
                           five_desks(0.8, 2'000, 30)}) {
    if (is_wanted(each)) print_coverage(each, studies);
  }
  for (const Case& each : {one_desk_turned_round(0.7, 300, 30), city_shoes_unchanged(2, 10)}) {
    if (is_wanted(each)) print_more_runs(each, studies / 2);
  }
  return 0;
}
