#include "tests/coverage/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace servicechain::coverage {
namespace {

using analysis::VerdictKind;

constexpr std::array kinds{VerdictKind::better,         VerdictKind::a_little,    VerdictKind::better_maybe_enough,
                           VerdictKind::no_difference,  VerdictKind::cannot_tell, VerdictKind::worse,
                           VerdictKind::worse_a_little, VerdictKind::worse_maybe_enough, VerdictKind::nothing_changed};

bool says_a_difference(VerdictKind kind) {
  return kind != VerdictKind::no_difference && kind != VerdictKind::cannot_tell && kind != VerdictKind::nothing_changed;
}

std::string percent(double share) { return fmt::format("{:.1f} %", 100 * share); }

}  // namespace

std::string coverage_table(const Case& the_case, const std::vector<Said>& said, const std::vector<Truth>& truths) {
  std::string text =
      fmt::format("\n{}: {} studies of {} runs\n{:<19}{:<30}{:>10}{:>20}{:>12}{:>11}{:>15}{:>13}{:>9}\n", the_case.name,
                  said.size(), the_case.runs, "", "", "truth", "bias ± its error", "half-width", "promised", "coverage",
                  "below/above", "refused");
  for (std::size_t a = 0; a < the_case.asked.size(); ++a) {
    const Asked& asked = the_case.asked[a];
    const Coverage coverage = coverage_of(said, a, truths[a].value);
    text += fmt::format("{:<19}{:<30}{:>10.4g}", asked.what_if, asked.of + " " + asked.measure, truths[a].value);
    if (coverage.studies == 0) {
      text += "  refused every time\n";
      continue;
    }
    // The truth's own error counts with that of the mean.
    const double error = std::hypot(coverage.error, truths[a].error);
    text += fmt::format("{:>20}{:>12.3g}{:>11}{:>15}{:>13}{:>9}\n",
                        fmt::format("{:+.2g} ± {:.2g}", coverage.mean - truths[a].value, error), coverage.half_width, percent(promised(the_case, asked)),
                        fmt::format("{} ± {:.1f}", percent(coverage.share()), 100 * coverage.share_error()),
                        fmt::format("{}/{}", coverage.too_low, coverage.too_high), coverage.refused);
  }
  return text;
}

std::string verdict_table(const Case& the_case, const std::vector<Said>& said) {
  const auto studies = static_cast<double>(said.size());
  std::string text;
  std::vector<std::uint8_t> is_wrong(said.size());
  for (std::size_t w = 0; w < the_case.scenario.what_ifs.size(); ++w) {
    const std::string& name = the_case.scenario.what_ifs[w].name;
    const bool is_unchanged =
        std::find(the_case.unchanged.begin(), the_case.unchanged.end(), name) != the_case.unchanged.end();
    std::array<std::uint32_t, kinds.size()> counts{};
    std::uint32_t gains = 0;
    for (std::size_t s = 0; s < said.size(); ++s) {
      const VerdictKind verdict = said[s].verdicts[w];
      for (std::size_t k = 0; k < kinds.size(); ++k) counts[k] += kinds[k] == verdict;
      is_wrong[s] = is_wrong[s] || (is_unchanged && says_a_difference(verdict));
      gains += said[s].names_gains[w];
    }
    text += fmt::format("{:<19}", name);
    for (std::size_t k = 0; k < kinds.size(); ++k) {
      if (counts[k] > 0) text += fmt::format("{} {}, ", name_of(kinds[k]), percent(counts[k] / studies));
    }
    text += fmt::format("says who gains or loses {}\n", percent(gains / studies));
  }
  if (the_case.unchanged.empty()) return text;
  const double wrong = static_cast<double>(std::count(is_wrong.begin(), is_wrong.end(), 1)) / studies;
  return text + fmt::format("studies with a difference where there is none: {} ± {:.1f}\n", percent(wrong),
                            100 * std::sqrt(wrong * (1 - wrong) / studies));
}

std::string more_runs_line(const Case& the_case, std::uint32_t studies, const MoreRuns& more) {
  const double share = more.could_not_tell > 0 ? static_cast<double>(more.settled) / more.could_not_tell : 0;
  return fmt::format("\n{}: of {} studies of {} runs {} could not tell and asked for about {} more; with them {} ± {:.1f} "
                     "could\n",
                     the_case.name, studies, the_case.runs, more.could_not_tell, more.usually, percent(share),
                     100 * std::sqrt(share * (1 - share) / std::max(1U, more.could_not_tell)));
}

}  // namespace servicechain::coverage
