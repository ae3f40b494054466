#include "analysis/sensitivity/tornado.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/sensitivity/sweep.h"
#include "analysis/words.h"

namespace servicechain::analysis {
namespace {

double size_of(const std::optional<TornadoSide>& side) {
  return side && side->effect.mean ? std::abs(*side->effect.mean) : 0;
}

bool is_sure(const std::optional<TornadoSide>& side) {
  return side && side->effect.range && (side->effect.range->low > 0 || side->effect.range->high < 0);
}

void order(std::vector<TornadoRow>& rows) {
  std::stable_sort(rows.begin(), rows.end(),
                   [](const TornadoRow& a, const TornadoRow& b) { return size_of(a) > size_of(b); });
}

bool is_of_the_program(NumberSource source) {
  return source != NumberSource::measured && source != NumberSource::estimated && source != NumberSource::guess &&
         source != NumberSource::not_said;
}

// What a key can be, behind its colon, is for the dictionary.
std::string named(const TornadoRow& row) {
  return fmt::format("{} ({})", row.path, row.says.substr(0, row.says.find(": ")));
}

// "from 30% of jobs to 33% of jobs it moves by +1.2 points (likely +1.0 to +1.4)"
std::string moved(const Tornado& tornado, const TornadoRow& row) {
  const TornadoSide* side = surest_side(row);
  return fmt::format("{} instead of {} changes {} by {}", side->value, row.today,
                     name_of(tornado.measure, Vocabulary::plain),
                     with_range(tornado.measure, side->effect, Saying::change, Vocabulary::plain));
}

template <class Wanted>
const TornadoRow* first_sure(const Tornado& tornado, Wanted wanted) {
  for (const TornadoRow& row : tornado.rows) {
    if (surest_side(row) != nullptr && wanted(row)) return &row;
  }
  return nullptr;
}

std::size_t count_of_guesses(const Tornado& tornado) {
  std::size_t count = 0;
  for (const auto* rows :
       {&tornado.rows, &tornado.lesser, &tornado.without, &tornado.not_moved, &tornado.not_reached}) {
    count += static_cast<std::size_t>(std::count_if(
        rows->begin(), rows->end(), [](const TornadoRow& row) { return row.source == NumberSource::guess; }));
  }
  return count;
}

std::string about_guesses(const Tornado& tornado) {
  const std::size_t guesses = count_of_guesses(tornado);
  if (guesses == 0) {
    return "No value is marked as a guess. Mark those that are: {value: 30% of jobs, source: guess}.";
  }
  const TornadoRow* guess =
      first_sure(tornado, [](const TornadoRow& row) { return row.source == NumberSource::guess; });
  if (guess != nullptr) return fmt::format("Ask first: {}: a guess, and {}.", named(*guess), moved(tornado, *guess));
  return fmt::format("{} value{} a guess, and moved by {}% {} {} by nothing that can be told from 0.", guesses,
                     guesses == 1 ? " is" : "s are", rounded(100 * tornado.by, 3),
                     guesses == 1 ? "it changes" : "each changes", name_of(tornado.measure, Vocabulary::plain));
}

}  // namespace

std::string_view words_for(NumberSource source) {
  switch (source) {
    case NumberSource::measured: return "measured";
    case NumberSource::estimated: return "estimated";
    case NumberSource::guess: return "a guess";
    case NumberSource::not_said: return "not said";
    case NumberSource::usual_value: return "a usual value";
    case NumberSource::published: return "published";
    case NumberSource::from_abstract: return "published, summary read";
    case NumberSource::derived: return "by algebra";
    case NumberSource::remembered: return "standard in the field";
    case NumberSource::chosen: return "a design choice";
  }
  return "";
}

double size_of(const TornadoRow& row) { return std::max(size_of(row.less), size_of(row.more)); }

const TornadoSide* surest_side(const TornadoRow& row) {
  const bool less = is_sure(row.less);
  const bool more = is_sure(row.more);
  if (less && (!more || size_of(row.less) > size_of(row.more))) return &*row.less;
  return more ? &*row.more : nullptr;
}

TornadoSide side_of(const std::string& value, const MeasureSpread& side, const MeasureSpread& today,
                    std::uint32_t replications, double confidence) {
  const PairedSpread pair = paired(side, today);
  return {value, estimate_of_difference(pair, side, confidence, replications), pair.is_nothing, ""};
}

std::vector<std::size_t> worth_a_closer_look(const std::vector<TornadoRow>& rows, std::size_t most) {
  std::vector<std::size_t> places(rows.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  std::stable_sort(places.begin(), places.end(),
                   [&](std::size_t a, std::size_t b) { return size_of(rows[a]) > size_of(rows[b]); });
  std::vector<std::size_t> chosen;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const TornadoRow& row = rows[places[i]];
    if (size_of(row) > 0 && (i < most || row.source == NumberSource::guess)) chosen.push_back(places[i]);
  }
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

void conclude(Tornado& tornado) {
  order(tornado.rows);
  order(tornado.lesser);
  if (!tornado.today.mean) {
    tornado.answer.emplace_back("There are no observations, so nothing can be said.");
    return;
  }
  const std::string what = name_of(tornado.measure, Vocabulary::plain);
  const TornadoRow* first = first_sure(tornado, [](const TornadoRow&) { return true; });
  if (first == nullptr) {
    tornado.answer.push_back(fmt::format("No number moves {} by anything that can be told from 0.", what));
  } else {
    tornado.answer.push_back(fmt::format("What matters most: {}: {}.", named(*first), moved(tornado, *first)));
  }
  tornado.answer.push_back(about_guesses(tornado));
  const TornadoRow* ours = first_sure(tornado, [](const TornadoRow& row) { return is_of_the_program(row.source); });
  if (ours != nullptr) {
    tornado.answer.push_back(fmt::format("Of what the file does not write, {} matters most, {}: {}.", named(*ours),
                                         words_for(ours->source), moved(tornado, *ours)));
  }
  tornado.answer.push_back(
      fmt::format("Today: {}.", with_range(tornado.measure, tornado.today, Saying::value, Vocabulary::plain)));
}

}  // namespace servicechain::analysis
