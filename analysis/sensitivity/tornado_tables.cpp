#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "analysis/markup.h"
#include "analysis/sensitivity/tornado.h"
#include "analysis/tables/csv.h"
#include "analysis/tables/json_number.h"
#include "analysis/words.h"

// A tornado as a table with bars, as text, as JSON and as CSV.
namespace servicechain::analysis {
namespace {

constexpr int half_bar = 10;  // characters from the middle to an end

double mean_of(const std::optional<TornadoSide>& side) { return side && side->effect.mean ? *side->effect.mean : 0; }

// ········░░░░│████████······: from the effect of less to that of more.
std::string bar(const TornadoRow& row, double largest) {
  const auto length = [&](double effect) {
    return largest == 0 ? 0 : static_cast<int>(std::lround(half_bar * effect / largest));
  };
  const int less = length(mean_of(row.less));
  const int more = length(mean_of(row.more));
  const auto at = [&](int place) {  // 1, 2… to the right of the middle, -1, -2… to the left
    const auto covers = [place](int end) { return place > 0 ? end >= place : end <= place; };
    if (covers(more) && (!covers(less) || std::abs(more) <= std::abs(less))) return "█";
    return covers(less) ? "░" : " ";
  };
  std::string text;
  for (int place = -half_bar; place <= half_bar; ++place) text += place == 0 ? "│" : at(place);
  return text;
}

// "−9.0 (−9.3 to −8.7)", in the unit of the column.
std::string cell(const std::optional<TornadoSide>& side, const Scale& scale) {
  if (!side || !side->effect.mean) return "–";
  if (side->is_nothing) return "nothing";
  const double mean = *side->effect.mean * scale.factor;
  if (!side->effect.range) return signed_number(mean, 2) + " (one run)";
  constexpr int most_decimals = 2;
  const Range range{side->effect.range->low * scale.factor, side->effect.range->high * scale.factor};
  const int decimals = std::min(supported_decimals(range), most_decimals);
  return fmt::format("{} ({})", signed_number(mean, decimals), range_in_words(range, decimals, Saying::change));
}

std::string remark_on(const TornadoRow& row) {
  std::string remark{words_for(row.source)};
  if (!row.usual_range.empty()) remark += fmt::format(", usual {}", row.usual_range);
  if (surest_side(row) == nullptr) remark += "; cannot be told from 0";
  for (const auto* side : {&row.less, &row.more}) {
    if (*side && !(*side)->trouble.empty()) remark += fmt::format("; {}: {}", (*side)->value, (*side)->trouble);
  }
  return remark;
}

nlohmann::ordered_json json_of(const std::optional<TornadoSide>& side) {
  if (!side) return nullptr;
  nlohmann::ordered_json json{{"value", side->value}};
  json["mean"] = json_number(side->effect.mean);
  json["low"] = side->effect.range ? json_number(side->effect.range->low) : nullptr;
  json["high"] = side->effect.range ? json_number(side->effect.range->high) : nullptr;
  if (!side->trouble.empty()) json["trouble"] = side->trouble;
  return json;
}

nlohmann::ordered_json json_of(const std::vector<TornadoRow>& rows) {
  auto list = nlohmann::ordered_json::array();
  for (const TornadoRow& row : rows) {
    nlohmann::ordered_json json{{"path", row.path}, {"says", row.says}, {"today", row.today}};
    json["source"] = words_for(row.source);
    if (!row.usual_range.empty()) json["usual_range"] = row.usual_range;
    json["n"] = row.replications;
    json["distinguishable"] = surest_side(row) != nullptr;
    json["less"] = json_of(row.less);
    json["more"] = json_of(row.more);
    list.push_back(std::move(json));
  }
  return list;
}

void add_csv(std::string& csv, const std::vector<TornadoRow>& rows, const char* group) {
  for (const TornadoRow& row : rows) {
    std::vector<std::string> fields{row.path,
                                    row.says,
                                    row.today,
                                    std::string{words_for(row.source)},
                                    row.usual_range,
                                    group,
                                    std::to_string(row.replications)};
    for (const auto* side : {&row.less, &row.more}) {
      fields.push_back(*side ? (*side)->value : "");
      for (const std::string& figure : csv_figures(*side ? (*side)->effect : Estimate{})) fields.push_back(figure);
    }
    fields.emplace_back(surest_side(row) != nullptr ? "yes" : "no");
    csv += csv_row(fields);
  }
}

}  // namespace

Table tornado_table(const Tornado& tornado) {
  Table table;
  table.title = fmt::format("What moves {}, one number at a time", name_of(tornado.measure, Vocabulary::plain));
  const double largest = tornado.rows.empty() ? 0 : size_of(tornado.rows.front());
  const Scale scale = scale_for(tornado.measure, largest, Saying::change);
  const std::string unit = scale.unit.empty() ? "" : ", " + scale.unit;
  table.columns = {{"number", Alignment::left},
                   {"today", Alignment::left},
                   {"made less" + unit, Alignment::right},
                   {"", Alignment::left},
                   {"made more" + unit, Alignment::left},
                   {"how sure", Alignment::left}};
  constexpr std::size_t most_of_today = 22;
  for (const TornadoRow& row : tornado.rows) {
    table.rows.push_back({row.path, shortened(row.today, most_of_today), cell(row.less, scale), bar(row, largest),
                          cell(row.more, scale), remark_on(row)});
  }
  table.note = fmt::format(
      "Bars: ░ made less, █ made more; to the right it rises. People are moved by 1, other numbers by {}%, shares not "
      "beyond 100%; – it has an end there.\nIn brackets the likely range: all of them hold together in {} of 100 "
      "studies like this one.",
      rounded(100 * tornado.by, 3), rounded(100 * tornado.confidence, 3));
  return table;
}

std::string tornado_text(const Tornado& tornado) {
  std::string text = tornado.source_line + "\n";
  for (const std::string& note : tornado.notes) text += "Note: " + note + "\n";
  if (tornado.was_stopped) text += "Note: stopped by the user; some numbers have only the first runs, or none\n";
  text += "\n";
  for (const std::string& sentence : tornado.answer) text += sentence + "\n";
  if (!tornado.rows.empty()) text += "\n" + text_of(tornado_table(tornado));
  const auto tell = [&](const std::vector<TornadoRow>& rows, const std::string& what) {
    if (!rows.empty()) text += fmt::format("{}: {} number{}.\n", what, rows.size(), rows.size() == 1 ? "" : "s");
  };
  text += "\n";
  tell(tornado.lesser,
       fmt::format("Moved it less in the first {} runs, and not looked at further", tornado.first_look));
  tell(tornado.without, fmt::format("No effect at all in the first {} runs", tornado.first_look));
  tell(tornado.not_moved, "Cannot be moved by themselves");
  tell(tornado.not_reached, "Not reached before you stopped");
  return text + "All of them are in --json and in the table of -o DIR.\n";
}

std::string tornado_json(const Tornado& tornado) {
  nlohmann::ordered_json json;
  json["format"] = "servicechain-tornado/1";
  json["scenario"] = tornado.scenario;
  json["seed"] = tornado.seed;
  json["replications"] = tornado.replications;
  json["first_look"] = tornado.first_look;
  json["by"] = json_number(tornado.by);
  json["confidence"] = json_number(tornado.confidence);
  json["difference_confidence"] = json_number(tornado.difference_confidence);
  json["stopped_early"] = tornado.was_stopped;
  json["of"] = tornado.measure.of;
  json["measure"] = tornado.measure.name;
  json["unit"] = tornado.measure.unit;
  json["smallest_difference"] = json_number(tornado.smallest_difference);
  json["today"] = {{"mean", json_number(tornado.today.mean)},
                   {"low", tornado.today.range ? json_number(tornado.today.range->low) : nullptr},
                   {"high", tornado.today.range ? json_number(tornado.today.range->high) : nullptr}};
  json["answer"] = tornado.answer;
  json["notes"] = tornado.notes;
  json["rows"] = json_of(tornado.rows);
  json["lesser"] = json_of(tornado.lesser);
  json["without_effect"] = json_of(tornado.without);
  json["not_moved"] = json_of(tornado.not_moved);
  json["not_reached"] = json_of(tornado.not_reached);
  return json.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::string tornado_csv(const Tornado& tornado) {
  const std::vector<std::string> head{"path",      "says",     "today",     "source",         "usual_range", "group",
                                      "n",         "less",     "less_mean", "less_low",       "less_high",   "more",
                                      "more_mean", "more_low", "more_high", "distinguishable"};
  std::string csv = csv_row(head);
  add_csv(csv, tornado.rows, "closer look");
  add_csv(csv, tornado.lesser, "first look");
  add_csv(csv, tornado.without, "no effect");
  add_csv(csv, tornado.not_moved, "not moved");
  add_csv(csv, tornado.not_reached, "not reached");
  return csv;
}

}  // namespace servicechain::analysis
