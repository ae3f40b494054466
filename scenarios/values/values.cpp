#include "scenarios/values/values.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "scenarios/messages/suggest.h"

namespace servicechain::scenarios {
namespace {

Fault misread(std::string code, std::string_view text, std::string_view what, std::string_view example) {
  return {std::move(code), fmt::format("{} is not {}", in_quotes(text), what), std::string{example}};
}

// None of a few words: the nearest ones, else the example.
Fault misspelt(std::string_view text, std::string_view what, std::string_view example,
               const std::vector<std::string>& words) {
  Fault fault = misread("E210", text, what, example);
  fault.suggestions = nearest(trimmed(text), words);
  if (!fault.suggestions.empty()) fault.caret = did_you_mean(fault.suggestions);
  return fault;
}

Fault beyond_all(std::string_view text) {
  return {"E203", fmt::format("{} is more than 100%", in_quotes(text)), "a share is from 0% to 100%"};
}

constexpr double largest_number = 1e12;

Fault too_large(std::string_view text) {
  return {"E211", fmt::format("{} is beyond what can be counted with", in_quotes(text)),
          "write a number of ordinary size"};
}

}  // namespace

Fault surplus(const Scanner& scanner, std::string_view example) {
  const std::size_t from = scanner.at();
  return {"E209",
          fmt::format("{} is more than is wanted here", in_quotes(scanner.rest())),
          fmt::format("write {}", example),
          {},
          {},
          from,
          scanner.text().size()};
}

Value<double> read_number(std::string_view text) {
  Scanner scanner{text};
  const Value<double> number = scanner.number();
  if (good(number) && !scanner.is_at_end()) return surplus(scanner, "the number alone");
  if (good(number) && std::abs(*good(number)) > largest_number) return too_large(text);
  return number;
}

Value<double> read_number_not_negative(std::string_view text) {
  Value<double> number = read_number(text);
  if (good(number) && *good(number) < 0) return misread("E204", text, "0 or more", "write 0 or a positive number");
  return number;
}

Value<std::uint64_t> read_count(std::string_view text, const Countable& limits) {
  if (const auto unclear = two_meanings(text)) return *unclear;
  const Value<double> number = read_number(text);
  if (!good(number)) return fault(number);
  const double count = *good(number);
  if (count != std::floor(count)) {
    return misread("E209", text, fmt::format("a whole number of {}", limits.of),
                   fmt::format("write {} or {}", plain(std::floor(count)), plain(std::ceil(count))));
  }
  const std::string range = fmt::format("from {} to {}", limits.least, limits.most);
  if (count < 0 && limits.least == 0)
    return misread("E204", text, "0 or more", fmt::format("{}: {}", limits.of, range));
  if (count < static_cast<double>(limits.least) || count > static_cast<double>(limits.most)) {
    return Fault{"E211", fmt::format("{} {} are beyond the limits", plain(count), limits.of), range};
  }
  return static_cast<std::uint64_t>(count);
}

Value<double> share_at(Scanner& scanner) {
  const std::size_t from = scanner.at();
  const Value<double> number = scanner.number();
  if (!good(number)) return number;
  const std::string_view digits = trimmed(scanner.text().substr(from, scanner.at() - from));
  const bool percent = scanner.take("%");
  const double share = percent ? *good(number) / 100 : *good(number);
  const std::string written = fmt::format("{}{}", digits, percent ? "%" : "");
  if (share < 0) return misread("E204", written, "0% or more", "a share is from 0% to 100%");
  if (share > 1 && !percent) {
    Fault bare = misread("E201", written, "a share", fmt::format("write {}%; a share is from 0% to 100%", digits));
    bare.suggestions = {fmt::format("{}%", digits)};
    if (share > 100) bare = beyond_all(written);
    return bare;
  }
  if (share > 1) return beyond_all(written);
  return share;
}

Value<double> read_share(std::string_view text) {
  Scanner scanner{text};
  const Value<double> share = share_at(scanner);
  if (good(share) && !scanner.is_at_end()) return surplus(scanner, "30%");
  return share;
}

Value<double> read_points(std::string_view text) {
  constexpr std::string_view example = "write a number from 0 to 100, such as 80";
  Scanner scanner{text};
  const Value<double> number = scanner.number();
  if (!good(number)) return number;
  const bool whole = scanner.take("%") || scanner.take("points") || scanner.take("point") || scanner.is_at_end();
  if (!whole || !scanner.is_at_end()) return misread("E209", text, "a number of points", example);
  if (*good(number) < 0) return misread("E204", text, "0 or more", example);
  if (*good(number) > 100)
    return Fault{"E203", fmt::format("{} is more than 100", in_quotes(text)), std::string{example}};
  return number;
}

Value<double> read_level(std::string_view text) {
  const std::string_view word = trimmed(text);
  if (word == "low") return 1.0;
  if (word == "medium") return 2.0;
  if (word == "high") return 4.0;
  const Value<double> number = read_number_not_negative(text);
  if (good(number) && *good(number) <= 1e6) return number;
  if (Scanner{text}.sees_number() && !good(number)) return number;
  return misspelt(text, "a level", "write low, medium or high, or a number", {"low", "medium", "high"});
}

namespace {

Value<Cost> money_of(std::string_view text) {
  constexpr std::string_view example = "write 48 EUR, 48 EUR per visit, 46000 EUR per year or 15000 EUR once";
  if (const auto unclear = two_meanings(text)) return *unclear;
  Scanner scanner{text};
  const Value<double> amount = scanner.number();
  if (!good(amount)) return fault(amount);
  if (std::abs(*good(amount)) > largest_number) return too_large(text);
  const std::string_view currency = scanner.word();
  if (currency.empty() || currency == "per" || currency == "once") {
    Fault bare{"E201", fmt::format("{} has no currency", in_quotes(text)), ""};
    const std::string euros = plain(*good(amount)) + " EUR";
    bare.suggestions = {euros, euros + " per year", euros + " once"};
    bare.caret = fmt::format("write {}, or {} per visit, per year or once, whichever is meant", euros, euros);
    return bare;
  }
  Cost cost{*good(amount), std::string{currency}, Cost::Per::once};
  if (scanner.is_at_end() || (scanner.take("once") && scanner.is_at_end())) return cost;
  const bool says_per = scanner.take("per ");
  const std::string_view per = scanner.word();
  constexpr std::string_view words[] = {"once", "year", "week", "month", "hour", "visit"};  // as in Cost::Per
  const auto* place = std::find(std::begin(words), std::end(words), per);
  const bool known = says_per && per != "once" && place != std::end(words) && scanner.is_at_end();
  if (!known) return misread("E209", text, "an amount of money", example);
  cost.per = static_cast<Cost::Per>(place - std::begin(words));
  return cost;
}

}  // namespace

Value<Cost> read_money(std::string_view text) {
  const Value<Cost> money = money_of(text);
  const bool is_settled = good(money) || fault(money).code == "E221" || fault(money).code == "E202";
  const auto meant = is_settled ? std::nullopt : money_meant(text);
  return meant && good(money_of(*meant)) ? Value<Cost>{with_what_is_meant(fault(money), meant)} : money;
}

Value<bool> read_yes_no(std::string_view text) {
  const std::string_view word = trimmed(text);
  if (word == "yes" || word == "true") return true;
  if (word == "no" || word == "false") return false;
  return misread("E210", text, "yes or no", "write yes or no");
}

Value<Often> read_how_often(std::string_view text) {
  constexpr std::string_view example = "write 30% of jobs, 2 per job or 12 per week";
  Scanner scanner{text};
  const Value<double> number = scanner.number();
  if (!good(number)) return fault(number);
  if (*good(number) < 0) return misread("E204", text, "0 or more", example);
  const std::string digits = plain(*good(number));
  if (scanner.is_at_end()) {
    Fault bare{"E201",
               fmt::format("{} has no unit", in_quotes(text)),
               "",
               {digits + "% of jobs", digits + " per job", digits + " per week"},
               {}};
    bare.caret = fmt::format("is it {}% of jobs, {} per job or {} per week?", digits, digits, digits);
    return bare;
  }
  if (scanner.take("%")) {
    if (scanner.rest() != "of jobs")
      return misread("E209", text, "how often a job asks", fmt::format("write {}% of jobs", digits));
    if (*good(number) <= 100) return Often{Often::Per::job, *good(number) / 100};
    Fault beyond = beyond_all(text);
    beyond.caret = fmt::format("if a job asks more than once, write {} per job", plain(*good(number) / 100));
    return beyond;
  }
  if (scanner.rest() == "per job") {
    if (*good(number) > 1000)
      return Fault{"E211", fmt::format("{} asks more than 1000 times", in_quotes(text)), std::string{example}};
    return Often{Often::Per::job, *good(number)};
  }
  const Value<double> rate = read_rate_per_week(text);
  if (!good(rate)) return misread("E209", text, "how often", example);
  return Often{Often::Per::week, *good(rate)};
}

Value<Join> read_join(std::string_view text) {
  constexpr std::string_view example = "write all, any or 2 of 3";
  const std::string_view word = trimmed(text);
  if (word == "all") return Join{models::JoinAll{}, 0};
  if (word == "any") return Join{models::JoinSome{1}, 0};
  Scanner scanner{text};
  const Value<double> some = scanner.number();
  const bool says_of = good(some) && scanner.word() == "of";
  const Value<double> of = scanner.number();
  const auto whole = [](const Value<double>& number) {
    return good(number) && *good(number) >= 1 && *good(number) <= 1e6 && *good(number) == std::floor(*good(number));
  };
  if (!says_of || !whole(some) || !whole(of) || !scanner.is_at_end())
    return misread("E209", text, "a rule for the answers", example);
  if (*good(some) > *good(of))
    return misread("E205", text, "possible", fmt::format("at most {} of {}", plain(*good(of)), plain(*good(of))));
  return Join{models::JoinSome{static_cast<std::uint32_t>(*good(some))}, static_cast<std::uint32_t>(*good(of))};
}

Value<Wait> read_wait(std::string_view text) {
  const std::string_view word = trimmed(text);
  if (word == "yes" || word == "true") return Wait{models::Waiting::yes, {}};
  if (word == "park") return Wait{models::Waiting::park, {}};
  if (word == "no" || word == "false") return Wait{models::Waiting::no, {}};
  constexpr std::string_view limited = "at most";
  if (word.substr(0, limited.size()) == limited) {
    const Value<sim::Duration> limit = read_duration(trimmed(word.substr(limited.size())));
    if (!good(limit)) return fault(limit);
    return Wait{models::Waiting::at_most, *good(limit)};
  }
  return misspelt(text, "a way to wait", "write yes, park, no or at most 30 min", {"yes", "park", "no"});
}

Value<Combination> read_combination(std::string_view text) {
  const std::string_view word = trimmed(text);
  if (word == "geometric") return Combination{models::Combine::geometric, 1};
  if (word == "linear") return Combination{models::Combine::linear, 1};
  if (word == "yield") return Combination{models::Combine::yield, 1};
  constexpr std::string_view example = "write geometric, linear, yield or power(-1)";
  Scanner scanner{text};
  if (scanner.word() != "power" || !scanner.take("(")) {
    return misspelt(text, "a way to combine", example, {"geometric", "linear", "yield", "power(-1)"});
  }
  const Value<double> power = scanner.number();
  if (!good(power)) return fault(power);
  if (!scanner.take(")") || !scanner.is_at_end()) return misread("E209", text, "a way to combine", example);
  if (*good(power) == 0) return misread("E209", text, "possible", "power 0 is geometric");
  if (std::abs(*good(power)) > 100)
    return Fault{"E211", fmt::format("{} is too strong a power", in_quotes(text)), "write a power from -100 to 100"};
  return Combination{models::Combine::power, *good(power)};
}

std::vector<std::string> split_choices(std::string_view choices) {
  std::vector<std::string> list;
  while (!choices.empty()) {
    const std::size_t slash = choices.find(" / ");
    list.emplace_back(choices.substr(0, slash));
    choices.remove_prefix(slash == choices.npos ? choices.size() : slash + 3);
  }
  return list;
}

Value<std::size_t> read_choice(std::string_view text, std::string_view choices) {
  const std::vector<std::string> list = split_choices(choices);
  const std::string_view word = trimmed(text);
  const auto place = std::find(list.begin(), list.end(), word);
  if (place != list.end()) return static_cast<std::size_t>(place - list.begin());
  if (word == "true" || word == "false") return read_choice(word == "true" ? "yes" : "no", choices);
  Fault fault = misspelt(text, "one of the choices here", fmt::format("write {}", fmt::join(list, ", ")), list);
  if (!fault.suggestions.empty()) fault.notes = {fmt::format("choices are: {}", fmt::join(list, ", "))};
  return fault;
}

}  // namespace servicechain::scenarios
