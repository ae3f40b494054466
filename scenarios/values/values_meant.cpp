#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "scenarios/values/values.h"

// Values as people write them elsewhere, in the form of this format.
namespace servicechain::scenarios {
namespace {

using Name = std::pair<std::string_view, std::string_view>;  // as written, as meant

constexpr std::array currencies = {Name{"€", "EUR"},      Name{"euro", "EUR"},    Name{"euros", "EUR"},
                                   Name{"$", "USD"},      Name{"dollars", "USD"}, Name{"£", "GBP"},
                                   Name{"pounds", "GBP"}, Name{"¥", "JPY"},       Name{"lek", "ALL"},
                                   Name{"NT$", "TWD"},    Name{"元", "TWD"}};
constexpr std::array periods = {
    Name{"year", "year"},    Name{"yr", "year"},         Name{"annum", "year"}, Name{"anno", "year"},
    Name{"yearly", "year"},  Name{"annually", "year"},   Name{"p.a.", "year"},  Name{"pa", "year"},
    Name{"año", "year"},     Name{"month", "month"},     Name{"monthly", "month"}, Name{"mese", "month"},
    Name{"mes", "month"},    Name{"week", "week"},       Name{"weekly", "week"},   Name{"hour", "hour"},
    Name{"hourly", "hour"},  Name{"h", "hour"},          Name{"day", "day"},       Name{"daily", "day"},
    Name{"minute", "min"},   Name{"min", "min"},         Name{"visit", "visit"},   Name{"customer", "visit"},
    Name{"once", "once"},
};
constexpr std::array<std::string_view, 6> fillers = {"per", "a", "an", "each", "every", "/"};

template <std::size_t Count>
std::string_view meaning(const std::array<Name, Count>& names, std::string_view word) {
  const auto* place = std::find_if(names.begin(), names.end(), [&](const Name& name) { return name.first == word; });
  return place == names.end() ? std::string_view{} : place->second;
}

// What stands about a number, word by word.
struct Words {
  std::string number;
  bool in_thousands = false;
  std::string currency;
  std::string period;
};

bool is_code(std::string_view word) {
  return word.size() == 3 && std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// nullopt: a word that has no place there.
std::optional<Words> words_of(std::string_view text) {
  Words words;
  for (text = trimmed(text); !text.empty(); text = trimmed(text)) {
    const bool is_number = text.find_first_of("0123456789") == 0;
    std::size_t end = is_number ? text.find_first_not_of("0123456789.") : text.find_first_of(" /0123456789");
    if (text.front() == '/') end = 1;
    const std::string_view word = text.substr(0, std::min(end, text.size()));
    text.remove_prefix(word.size());
    if (is_number && words.number.empty()) {
      words.number = word;
    } else if (std::find(fillers.begin(), fillers.end(), word) != fillers.end()) {
      continue;
    } else if ((word == "k" || word == "K") && words.currency.empty()) {
      words.in_thousands = true;
    } else if (words.currency.empty() && (is_code(word) || !meaning(currencies, word).empty())) {
      words.currency = is_code(word) ? word : meaning(currencies, word);
    } else if (words.period.empty() && !meaning(periods, word).empty()) {
      words.period = meaning(periods, word);
    } else {
      return std::nullopt;
    }
  }
  const Value<double> number = read_number(words.number);
  if (!good(number)) return std::nullopt;
  if (words.in_thousands) words.number = plain(*good(number) * 1000);
  return words;
}

std::optional<std::string> if_other(std::string meant, std::string_view text) {
  return meant == trimmed(text) ? std::nullopt : std::optional{std::move(meant)};
}

}  // namespace

std::optional<std::string> money_meant(std::string_view text) {
  const std::optional<Words> words = words_of(text);
  if (!words || words->currency.empty()) return std::nullopt;
  const std::string amount = fmt::format("{} {}", words->number, words->currency);
  if (words->period.empty()) return if_other(amount, text);
  return if_other(fmt::format("{}{}{}", amount, words->period == "once" ? " " : " per ", words->period), text);
}

std::optional<std::string> rate_meant(std::string_view text) {
  const std::optional<Words> words = words_of(text);
  if (!words || !words->currency.empty() || words->period.empty()) return std::nullopt;
  return if_other(fmt::format("{} per {}", words->number, words->period), text);
}

std::optional<std::string> duration_meant(std::string_view written) {
  const std::string_view text = trimmed(written);
  if (text == "half an hour") return "30 min";
  if (text == "an hour" || text == "one hour") return "1 h";
  if (text == "a quarter of an hour") return "15 min";
  if (text == "a day" || text == "one day") return "1 day";
  const auto all_digits = [](std::string_view part) {
    return !part.empty() && part.find_first_not_of("0123456789") == part.npos;
  };
  const std::size_t mark = text.find_first_of("h:");
  if (mark == text.npos || !all_digits(text.substr(0, mark))) return std::nullopt;
  std::string_view minutes = text.substr(mark + 1);
  minutes = trimmed(minutes.substr(0, minutes.find_first_not_of("0123456789")));
  const std::string_view behind = trimmed(text.substr(mark + 1 + minutes.size()));
  if (minutes.size() != 2 || (!behind.empty() && behind != "h" && behind != "m" && behind != "min")) return std::nullopt;
  return fmt::format("{} h {} min", text.substr(0, mark), minutes);
}

std::optional<std::string> range_meant(std::string_view written) {
  const std::string_view text = trimmed(written);
  std::size_t low = text.find_first_not_of("0123456789.");
  if (low == 0 || low == text.npos) return std::nullopt;
  std::string_view rest = trimmed(text.substr(low));
  const std::size_t low_unit = rest.find_first_of(" -–");
  std::string_view unit = trimmed(rest.substr(0, low_unit));
  if (seconds_of_unit(unit) != 0) rest = trimmed(rest.substr(unit.size()));
  const bool has_unit = seconds_of_unit(unit) != 0;
  constexpr std::array<std::string_view, 3> betweens = {"-", "–", "to "};
  const auto* between = std::find_if(betweens.begin(), betweens.end(), [&](auto mark) { return rest.starts_with(mark); });
  if (between == betweens.end()) return std::nullopt;
  rest = trimmed(rest.substr(between->size()));
  const std::size_t high = rest.find_first_not_of("0123456789.");
  if (high == 0 || high == rest.npos) return std::nullopt;
  const std::string_view last_unit = trimmed(rest.substr(high));
  if (seconds_of_unit(last_unit) == 0) return std::nullopt;
  return fmt::format("uniform({} {}, {} {})", text.substr(0, low), has_unit ? unit : last_unit, rest.substr(0, high), last_unit);
}

Fault with_what_is_meant(Fault fault, const std::optional<std::string>& meant) {
  if (!meant) return fault;
  fault.caret = fmt::format("write {}", *meant);
  fault.suggestions = {*meant};
  return fault;
}

}  // namespace servicechain::scenarios
