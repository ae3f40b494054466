#include "scenarios/reading/scan.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <string>

namespace servicechain::scenarios {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

bool starts_thousands(std::string_view group) {
  return all_digits(group) && group.size() <= 3 && group.front() != '0';
}

std::string without(std::string_view text, std::string_view marks) {
  std::string kept;
  std::copy_if(text.begin(), text.end(), std::back_inserter(kept),
               [&](char c) { return marks.find(c) == marks.npos; });
  return kept;
}

// 46,000,000: behind each mark three digits.
bool are_thousands(std::string_view number, char mark) {
  std::size_t end = number.find(mark);
  if (end == number.npos || !starts_thousands(number.substr(0, end))) return false;
  while (end != number.npos) {
    number.remove_prefix(end + 1);
    end = number.find(mark);
    if (number.substr(0, end).size() != 3 || !all_digits(number.substr(0, end))) return false;
  }
  return true;
}

// 46.0 as 46, and what is still like thousands with one digit more: 1.125 as 1.1250.
std::string as_decimal(std::string_view whole, std::string_view behind) {
  const std::size_t last = behind.find_last_not_of('0');
  if (last == behind.npos) return std::string{whole};
  const std::string_view kept = behind.substr(0, last + 1);
  return fmt::format("{}.{}{}", whole, kept, kept.size() == 3 && starts_thousands(whole) ? "0" : "");
}

// A number with marks that it cannot have: 12,5 or 46,000 or 1.000.000 or 1.000,50 or 46'000.
Fault wrong_marks(std::string_view number, std::size_t from) {
  const std::size_t last = number.find_last_of(".,'");
  const std::string_view whole = number.substr(0, last);
  const std::string_view behind = number.substr(last + 1);
  Fault fault{"E202", fmt::format("{} has a decimal comma", number), "", {}, {}, from, from + number.size()};
  if (are_thousands(number, number[last])) {
    const std::string plainly = without(number, ".,'");
    fault.message = fmt::format("{} has marks between the thousands", number);
    fault.caret = fmt::format("write {}", plainly);
    if (number[last] == ',' && all_digits(whole)) {
      fault.message = fmt::format("{} has a comma inside the number", number);
      fault.caret += fmt::format(", or {} if a decimal is meant", as_decimal(whole, behind));
    }
  } else {
    if (!all_digits(whole)) fault.message = fmt::format("{} has marks between the thousands", number);
    fault.caret = fmt::format("write {}.{}", without(whole, ".,'"), behind);
  }
  return fault;
}

}  // namespace

bool Scanner::sees_digit() const { return !is_at_end() && is_digit(text_[at_]); }

bool Scanner::sees_number() const {
  const std::string_view left = rest();
  std::size_t i = !left.empty() && left[0] == '-' ? 1 : 0;
  if (i < left.size() && left[i] == '.') ++i;
  return i < left.size() && is_digit(left[i]);
}

bool Scanner::take(std::string_view what) {
  if (!sees(what)) return false;
  at_ += what.size();
  skip_blank();
  return true;
}

void Scanner::skip_blank() {
  while (!is_at_end() && is_blank(text_[at_])) ++at_;
}

std::string_view Scanner::word() {
  constexpr std::string_view marks = ",:()%{}[]<>\"'/";
  const std::size_t start = at_;
  while (!is_at_end() && !is_blank(text_[at_]) && !is_digit(text_[at_]) && marks.find(text_[at_]) == marks.npos) ++at_;
  const std::string_view word = text_.substr(start, at_ - start);
  skip_blank();
  return word;
}

std::string_view Scanner::digits() {
  const std::size_t start = at_;
  while (sees_digit()) ++at_;
  return text_.substr(start, at_ - start);
}

// How far digits go on behind marks that stand between two digits.
std::size_t Scanner::further_digits() const {
  std::size_t end = at_;
  while (end + 1 < text_.size() && std::string_view{".,'"}.find(text_[end]) != std::string_view::npos &&
         is_digit(text_[end + 1])) {
    ++end;
    while (end < text_.size() && is_digit(text_[end])) ++end;
  }
  return end - at_;
}

Value<double> Scanner::number() {
  const std::size_t start = at_;
  if (!sees_number()) {
    return Fault{"E209", fmt::format("{} is not a number", in_quotes(text_)), "write a number such as 12 or 0.5"};
  }
  if (sees("-")) ++at_;
  const std::size_t first = at_;
  static_cast<void>(digits());
  if (sees(".")) {
    ++at_;
    static_cast<void>(digits());
  }
  const std::string_view marked = text_.substr(first, at_ + further_digits() - first);
  if (marked.find(',') != marked.npos || are_thousands(marked, '\'') ||
      (marked.size() > at_ - first && are_thousands(marked, '.'))) {
    at_ = first + marked.size();
    return wrong_marks(marked, first);
  }
  const bool has_exponent = sees("e") || sees("E");
  const std::size_t sign =
      has_exponent && at_ + 1 < text_.size() && (text_[at_ + 1] == '+' || text_[at_ + 1] == '-') ? 2 : 1;
  if (has_exponent && at_ + sign < text_.size() && is_digit(text_[at_ + sign])) {
    at_ += sign;
    static_cast<void>(digits());
  }
  const std::size_t end = at_;
  double number = 0;
  const auto result = std::from_chars(text_.data() + start, text_.data() + end, number);
  if (result.ec != std::errc{} || !std::isfinite(number)) {
    return Fault{"E211",
                 fmt::format("{} is beyond what can be counted with", text_.substr(start, end - start)),
                 "write a number of ordinary size",
                 {},
                 {},
                 start,
                 end};
  }
  skip_blank();
  if (sees_digit() && at_ > end) {
    const std::size_t gap = at_;
    const std::string_view more = digits();
    return Fault{"E209",
                 fmt::format("{} has a blank inside the number", in_quotes(text_)),
                 fmt::format("write {}{}", text_.substr(start, end - start), more),
                 {},
                 {},
                 start,
                 gap + more.size()};
  }
  return number;
}

std::optional<Fault> two_meanings(std::string_view text) {
  const std::size_t from = text.find_first_of("0123456789");
  if (from == text.npos || (from > 0 && text[from - 1] == '.')) return std::nullopt;
  const std::size_t to = std::min(text.find_first_not_of("0123456789.,'", from), text.size());
  const std::string_view number = text.substr(from, to - from);
  const std::size_t point = number.find('.');
  if (!are_thousands(number, '.') || number.find('.', point + 1) != number.npos) return std::nullopt;
  const std::string large = without(number, ".");
  const std::string small = as_decimal(number.substr(0, point), number.substr(point + 1));
  const auto in_place = [&](const std::string& meant) {
    return fmt::format("{}{}{}", text.substr(0, from), meant, text.substr(to));
  };
  return Fault{"E221",
               fmt::format("\"{}\" can be {} or {}", number, small, large),
               fmt::format("write {}, or {}", large, small),
               {in_place(large), in_place(small)},
               {},
               from,
               to};
}

std::string unmistakable(double number) {
  const std::string text = plain(number);
  return two_meanings(text) ? text + "0" : text;
}

}  // namespace servicechain::scenarios
