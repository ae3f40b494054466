#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <span>

#include "analysis/ranking/ranking.h"
#include "analysis/tables/tables.h"

// A ranking in words and as a table.
namespace servicechain::analysis {
namespace {

using Lines = std::vector<std::string>;

std::string counted(std::uint64_t count) { return number(static_cast<double>(count), 0); }

std::string with_unit(const Ranking& ranking, double difference, int digits) {
  const Scale scale = scale_for(ranking.decided, difference, Saying::change);
  const std::string figure = rounded(difference * scale.factor, digits);
  if (scale.unit.empty()) return figure;
  const bool is_one = figure == "1" && scale.unit.ends_with('s') && scale.unit.size() > 1;
  return figure + " " + (is_one ? scale.unit.substr(0, scale.unit.size() - 1) : scale.unit);
}

std::string what_matters(const Ranking& ranking) { return with_unit(ranking, ranking.smallest_difference, 3); }

std::string confidence_of(const Ranking& ranking) { return rounded(ranking.confidence * 100, 4) + "%"; }

std::string money_of(const Ranking& ranking, double amount) {
  return number(amount, 0) + (ranking.currency.empty() ? "" : " " + ranking.currency);
}

std::string within_budget(const Ranking& ranking) {
  return ranking.budget_a_year ? fmt::format(" for up to {} a year", money_of(ranking, *ranking.budget_a_year)) : "";
}

bool is_today(const RankedRow& row) { return row.what_ifs.empty(); }

// "leave it as today"
std::string choice(const RankedRow& row) { return is_today(row) ? "leave it " + row.name : row.name; }

// "A", "A or B", "A, B, C or D", "A, B, C, D or 7 more".
std::string any_of(const Ranking& ranking) {
  constexpr std::size_t named_at_most = 5;
  Lines names;
  for (const RankedRow& row : ranking.rows) {
    if (row.standing != Standing::out) names.push_back(row.name);
  }
  if (names.size() > named_at_most) {
    const std::size_t more = names.size() - named_at_most + 1;
    names.resize(named_at_most - 1);
    names.push_back(counted(more) + " more");
  }
  const std::string last = names.back();
  names.pop_back();
  return names.empty() ? last : fmt::format("{} or {}", fmt::join(names, ", "), last);
}

// The pick is better than today by what matters, or may be.
bool is_enough(const Ranking& ranking) {
  if (!ranking.verdict) return true;
  return *ranking.verdict == VerdictKind::better || *ranking.verdict == VerdictKind::better_maybe_enough ||
         *ranking.verdict == VerdictKind::cannot_tell;
}

std::string settled(const Ranking& ranking) {
  const RankedRow& best = ranking.rows.front();
  const bool were_screened = ranking.bundles && ranking.bundles->were_screened;
  const std::string_view among = were_screened ? " of those ranked" : "";
  if (is_today(best)) {
    return fmt::format("Best{}: {}. {} sure: nothing{} is better by {} or more.", within_budget(ranking), choice(best),
                       confidence_of(ranking), among, what_matters(ranking));
  }
  return fmt::format("Best{}: {}{}. {} sure: it is the best{}, or within {} of it.", within_budget(ranking),
                     choice(best), is_enough(ranking) ? "" : ", but not enough better than today to matter",
                     confidence_of(ranking), among, what_matters(ranking));
}

std::string cannot_tell(const Ranking& ranking) {
  constexpr std::uint32_t most_asked_for = 1'000'000;
  std::string text = fmt::format("Cannot tell yet which is best{}: {}. {} runs of each could not separate them.",
                                 within_budget(ranking), any_of(ranking), counted(ranking.runs));
  if (ranking.settled_by && *ranking.settled_by <= most_asked_for) {
    text += fmt::format(" {} runs of each would, at the latest: `--replications {}`.", counted(*ranking.settled_by),
                        *ranking.settled_by);
  }
  return text;
}

std::string how_many_bundles(const Ranking& ranking) {
  const BundleCount& count = *ranking.bundles;
  if (!count.were_screened) {
    return fmt::format("{} what-ifs and bundles of them are possible{}, and all were ranked.", counted(count.possible),
                       within_budget(ranking));
  }
  const std::size_t today = 1;
  return fmt::format(
      "{}{} what-ifs and bundles of them are possible{}. Each of the {} what-ifs was run alone, and the "
      "{} bundles were ranked whose parts together promised most. What is said of the best holds among "
      "these, and \"as today\".",
      count.is_at_least ? "At least " : "", counted(count.possible), within_budget(ranking), count.what_ifs,
      ranking.rows.size() - std::min(today, ranking.rows.size()));
}

std::string measured_again(const Ranking& ranking) {
  if (ranking.fresh_runs == 0)
    return "Stopped before all were run again: these are the runs that ranked them, which flatter the first.";
  return "All were run again with fresh luck, and these are those runs: nothing looks good by having been chosen.";
}

std::string bargain(const Ranking& ranking) {
  const Bargain& cheapest = ranking.bargains.front();
  const std::string behind = cheapest.behind_at_most > 0
                                 ? fmt::format(" (at most {} behind)", with_unit(ranking, cheapest.behind_at_most, 2))
                                 : "";
  return fmt::format("As good for less: {}, for {} a year instead of {}{}.", cheapest.name,
                     number(cheapest.cost_a_year, 0), money_of(ranking, *ranking.rows.front().cost_a_year), behind);
}

std::string standing_of(const Ranking& ranking, const RankedRow& row) {
  const bool is_sure = ranking.outcome == RankOutcome::settled;
  switch (row.standing) {
    case Standing::best: return fmt::format("{} after {} runs", is_sure ? "best" : "in front", counted(row.runs));
    case Standing::level: return fmt::format("level after {} runs", counted(row.runs));
    case Standing::out:
      if (row.runs == 0) return "not ranked";
      return fmt::format("out after {} runs", counted(row.runs));
  }
  std::abort();
}

bool knows_costs(const Ranking& ranking) { return !ranking.currency.empty(); }

// A column of estimates, all in the unit of the greatest, which its heading says.
class FigureColumn {
 public:
  FigureColumn(const Ranking& ranking, Estimate RankedRow::*figure, Saying saying) : figure_{figure}, saying_{saying} {
    double greatest = 0;
    for (const RankedRow& row : ranking.rows) greatest = std::max(greatest, std::abs((row.*figure).mean.value_or(0)));
    scale_ = scale_for(ranking.decided, greatest, saying);
  }

  [[nodiscard]] Column headed(const std::string& name) const {
    return {scale_.unit.empty() ? name : name + ", " + scale_.unit, Alignment::right};
  }
  [[nodiscard]] std::string cell(const RankedRow& row) const {
    const Estimate& estimate = row.*figure_;
    if (!estimate.mean || !estimate.range) return "–";
    const Range range{estimate.range->low * scale_.factor, estimate.range->high * scale_.factor};
    const int decimals = std::min(supported_decimals(range), most_decimals);
    const auto said = [&](double value) {
      return saying_ == Saying::change ? signed_number(value, decimals) : number(value, decimals);
    };
    return fmt::format("{} ({})", said(*estimate.mean * scale_.factor), range_in_words(range, decimals, saying_));
  }

 private:
  static constexpr int most_decimals = 2;

  Estimate RankedRow::*figure_;
  Saying saying_;
  Scale scale_;
};

Table table_of(const Ranking& ranking, Vocabulary vocabulary) {
  const std::string decided = name_of(ranking.decided, vocabulary);
  const FigureColumn values{ranking, &RankedRow::value, Saying::value};
  const FigureColumn changes{ranking, &RankedRow::against_today, Saying::change};
  Table table{fmt::format("Ranked by {} of {}", decided, place_of(ranking.decided.of)),
              {{"place", Alignment::right}, {"what if", Alignment::left}},
              {},
              {}};
  if (knows_costs(ranking)) table.columns.push_back({ranking.currency + " a year", Alignment::right});
  table.columns.push_back(values.headed(decided));
  table.columns.push_back(changes.headed("against today"));
  table.columns.push_back({"ranking", Alignment::left});
  for (const RankedRow& row : ranking.rows) {
    Lines cells{counted(table.rows.size() + 1), row.name};
    if (knows_costs(ranking)) cells.push_back(row.cost_a_year ? number(*row.cost_a_year, 0) : "–");
    cells.push_back(values.cell(row));
    cells.push_back(changes.cell(row));
    cells.push_back(standing_of(ranking, row));
    table.rows.push_back(std::move(cells));
  }
  return table;
}

Lines notes_on(const Ranking& ranking, Vocabulary vocabulary) {
  Lines notes{
      fmt::format("In brackets the likely range, at {}; of the changes against today, that of the first line "
                  "alone, and those of the others all at once.",
                  confidence_of(ranking))};
  notes.push_back(measured_again(ranking));
  if (ranking.has_cost_paid_once) {
    notes.push_back(fmt::format("What is paid once is spread over {} years.", rounded(ranking.once_over_years, 3)));
  }
  if (ranking.bundles) notes.push_back(how_many_bundles(ranking));
  for (const Clash& clash : ranking.clashes) {
    notes.push_back(fmt::format("Never together: {} and {} ({}).", clash.first, clash.second, clash.why));
  }
  notes.push_back(fmt::format("{} runs in all.", counted(ranking.runs_in_all)));
  if (vocabulary == Vocabulary::expert) {
    notes.push_back(
        fmt::format("Procedure KN (Kim & Nelson 2001) under common random numbers, indifference zone {}, "
                    "P(correct selection) >= {}, a fifth of the error kept for paired t ranges over the fresh runs "
                    "of those it leaves in (Nelson & Matejcik 1995); an observation is the ratio of one "
                    "replication; seed of the fresh runs {}.",
                    what_matters(ranking), confidence_of(ranking), ranking.fresh_seed));
  }
  return notes;
}

std::string lines(std::span<const std::string> all, std::string_view indent) {
  std::string text;
  for (const std::string& line : all) text.append(indent).append(line).append("\n");
  return text;
}

}  // namespace

std::string sentence_of(const Ranking& ranking) {
  switch (ranking.outcome) {
    case RankOutcome::settled: return settled(ranking);
    case RankOutcome::either_is_right:
      return fmt::format(
          "Any of these is right{}: {}. They are within {} of each other, and {} runs of each could not "
          "separate them further.",
          within_budget(ranking), any_of(ranking), what_matters(ranking), counted(ranking.runs));
    case RankOutcome::cannot_tell: return cannot_tell(ranking);
    case RankOutcome::stopped:
      if (ranking.rows.empty()) return "Stopped by you before anything could be said.";
      return fmt::format(
          "Stopped by you before the best was known. In front after {} runs of each, but not surely: {}.",
          counted(ranking.runs), choice(ranking.rows.front()));
    case RankOutcome::not_observed: return fmt::format("Cannot rank by {}.", ranking.decided.name);
  }
  std::abort();
}

std::string rank_text(const Ranking& ranking, Vocabulary vocabulary) {
  std::string text = ranking.source_line + "\n";
  for (const std::string& problem : ranking.problems) text += "Note: " + problem + "\n";
  text += "\n" + sentence_of(ranking) + "\n";
  if (ranking.rows.empty()) return text;
  Lines further = ranking.further;
  const std::string which =
      ranking.outcome == RankOutcome::settled ? "Against" : ranking.rows.front().name + " against";
  if (!further.empty()) further.front() = which + " today: " + further.front();
  const auto behind_the_verdict = further.begin() + (further.empty() ? 0 : 1);
  if (!ranking.bargains.empty()) further.insert(behind_the_verdict, bargain(ranking));
  text += lines(further, "  ");
  return text + "\n" + text_of(table_of(ranking, vocabulary)) + lines(notes_on(ranking, vocabulary), "");
}

}  // namespace servicechain::analysis
