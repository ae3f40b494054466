#include "scenarios/scan.h"

#include <fmt/format.h>
#include <charconv>
#include <cmath>
#include <string>

namespace servicechain::scenarios {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

Fault decimal_comma(std::string_view whole, std::string_view behind, std::size_t from, std::size_t to) {
  Fault fault{"E202", fmt::format("{},{} has a decimal comma", whole, behind), "", {}, {}, from, to};
  fault.caret = fmt::format("write {}.{}", whole, behind);
  if (behind.size() == 3) fault.caret += fmt::format(", or {}{} if a thousand is meant", whole, behind);
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

Value<double> Scanner::number() {
  const std::size_t start = at_;
  if (!sees_number()) {
    return Fault{"E209", fmt::format("{} is not a number", in_quotes(text_)), "write a number such as 12 or 0.5"};
  }
  if (sees("-")) ++at_;
  const std::string_view whole = digits();
  std::string_view behind;
  if (sees(".")) {
    ++at_;
    behind = digits();
  }
  if (sees(",") && at_ + 1 < text_.size() && is_digit(text_[at_ + 1])) {
    ++at_;
    behind = digits();
    return decimal_comma(whole, behind, start, at_);
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

}  // namespace servicechain::scenarios
