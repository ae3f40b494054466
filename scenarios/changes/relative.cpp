#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "scenarios/changes/change.h"
#include "scenarios/reading/scan.h"
#include "scenarios/values/laws.h"
#include "scenarios/values/values.h"

namespace servicechain::scenarios {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (static_cast<unsigned char>(c) & 0x80u) != 0;
}

bool may_be_negative(Form form) { return form == Form::number || form == Form::parameter || form == Form::combine; }

bool is_law(Form form) { return form == Form::law || form == Form::law_by_kind || form == Form::patience; }

Fault cannot(std::string_view text, std::string_view why, std::string_view advice) {
  return {"E309", fmt::format("{} {}", in_quotes(text), why), std::string{advice}};
}

// Where a number stands in a text: not inside a word such as waits2.
std::size_t find_number(std::string_view text, std::size_t from) {
  for (std::size_t i = from; i < text.size(); ++i) {
    const bool starts =
        is_digit(text[i]) || ((text[i] == '.' || text[i] == '-') && i + 1 < text.size() && is_digit(text[i + 1]));
    if (starts && (i == 0 || (!is_letter(text[i - 1]) && !is_digit(text[i - 1])))) return i;
  }
  return text.npos;
}

std::string_view word_before(std::string_view text, std::size_t at) {
  std::string_view before = trimmed(text.substr(0, at));
  std::size_t start = before.size();
  while (start > 0 && is_letter(before[start - 1])) --start;
  return before.substr(start);
}

// Every duration of a law times the factor; cv, steps and shares stay. A table's durations get a factor behind it.
Value<std::string> scaled_law(std::string_view text, double factor) {
  const Value<LawText> law = split_law(text);
  if (!good(law)) return fault(law);
  const bool has_table = text.find("empirical(") != text.npos || text.find("histogram(") != text.npos;
  if (has_table || good(law)->factor != 1) {
    const std::size_t x = good(law)->factor == 1 ? text.size() : text.rfind(" x");
    return fmt::format("{} x{}", trimmed(text.substr(0, x)), plain(good(law)->factor * factor));
  }
  std::string result;
  std::size_t done = 0;
  for (std::size_t at = find_number(text, 0); at != text.npos; at = find_number(text, done)) {
    Scanner scanner{text.substr(at)};
    const std::string_view word = word_before(text, at);
    std::size_t length = 0;
    while (at + length < text.size() &&
           (is_digit(text[at + length]) || text[at + length] == '.' || text[at + length] == '-'))
      ++length;
    const Value<double> number = read_number(text.substr(at, length));
    const std::string_view behind = trimmed(text.substr(at + length));
    const bool is_share = behind.substr(0, 1) == "%" || behind.substr(0, 1) == ":";
    if (!good(number)) return fault(number);
    result += text.substr(done, at - done);
    result += is_share || word == "cv" || word == "steps" ? std::string{text.substr(at, length)}
                                                          : plain(*good(number) * factor);
    done = at + length;
  }
  return result + std::string{text.substr(done)};
}

// The amount in the unit of the text, or why the two do not go together.
Value<double> in_unit_of(std::string_view behind, const Relative& change, std::string_view text) {
  const std::string_view unit = trimmed(behind);
  if (change.unit == unit) return change.amount;
  const double own = seconds_of_unit(unit);
  const double other = seconds_of_unit(change.unit);
  if (own != 0 && other != 0) return change.amount * other / own;
  if (change.unit == "points" && unit.substr(0, 1) == "%") return change.amount;
  if (change.unit.empty() && (unit == "people" || unit == "points")) return change.amount;
  if (unit.empty())
    return cannot(text, fmt::format("has no unit, so {} cannot be added", change.unit), "add a number alone: +1");
  return cannot(text, "needs a unit for what is added",
                fmt::format("write +{} {}, or in relation: +10% or x1.2", plain(std::abs(change.amount)),
                            unit.substr(0, 1) == "%" ? "points" : unit));
}

}  // namespace

std::optional<Relative> read_relative(std::string_view written, Form form) {
  const std::string_view text = trimmed(written);
  if (text.size() < 2) return std::nullopt;
  const char sign = text.front();
  const std::string_view digits = text.substr(1);
  if ((sign != '+' && sign != '-' && sign != 'x') || !Scanner{digits}.sees_number() || digits.front() == '-')
    return std::nullopt;
  Scanner scanner{digits};
  const Value<double> number = scanner.number();
  if (!good(number)) return std::nullopt;
  const std::string_view behind = scanner.rest();
  if (sign == 'x')
    return behind.empty() ? std::optional{Relative{Relative::Way::multiply, *good(number), ""}} : std::nullopt;
  const double amount = sign == '+' ? *good(number) : -*good(number);
  if (behind == "%") return Relative{Relative::Way::multiply, 1 + amount / 100, ""};
  if (sign == '-' && may_be_negative(form)) return std::nullopt;
  return Relative{Relative::Way::add, amount, std::string{behind}};
}

std::string as_written(double number, Form form, std::string_view behind) {
  const std::string_view unit = trimmed(behind);
  const bool is_part = unit.starts_with('%') || unit == "per job";
  return counts_thousands(form) && !is_part ? unmistakable(number) : plain(number);
}

Value<std::string> changed(std::string_view text, const Relative& change, Form form) {
  const bool multiplies = change.way == Relative::Way::multiply;
  if (multiplies && change.amount < 0) return cannot(text, "would turn negative", "the least is -100%");
  if (multiplies && (is_law(form) || form == Form::duration)) return scaled_law(text, change.amount);
  if (is_law(form) && text.find('(') != text.npos)
    return cannot(text, "varies, so nothing can be added to it", "change it in relation: x1.2 or -10%");
  const std::size_t at = find_number(text, 0);
  if (at == text.npos) return cannot(text, "is no number, so it cannot be changed in relation", "write the new value");
  Scanner scanner{text.substr(at)};
  const Value<double> number = scanner.number();
  if (!good(number)) return fault(number);
  const std::string_view behind = text.substr(at + scanner.at());
  const bool blank = scanner.at() > 0 && text[at + scanner.at() - 1] == ' ';
  double result = *good(number) * change.amount;
  if (!multiplies) {
    const Value<double> amount = in_unit_of(behind, change, text);
    if (!good(amount)) return fault(amount);
    result = *good(number) + *good(amount);
  }
  return fmt::format("{}{}{}{}", text.substr(0, at), as_written(result, form, behind), blank ? " " : "", behind);
}

}  // namespace servicechain::scenarios
