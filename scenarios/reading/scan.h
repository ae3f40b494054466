#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "scenarios/values/value.h"

namespace servicechain::scenarios {

// Walks through the text of one value from left to right.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_{text} { skip_blank(); }

  [[nodiscard]] bool is_at_end() const { return at_ == text_.size(); }
  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] bool sees(std::string_view what) const { return rest().substr(0, what.size()) == what; }
  [[nodiscard]] bool sees_digit() const;
  [[nodiscard]] bool sees_number() const;

  // Takes it, and the blanks behind, if it stands here.
  bool take(std::string_view what);
  // A word in any script: up to a blank, a digit or one of ,:()%{}[]<>"'/
  [[nodiscard]] std::string_view word();
  // 12, 0.5, -3, 1e6. Faults: none here, a decimal comma, marks between the thousands, a blank inside, too large.
  [[nodiscard]] Value<double> number();
  void skip_blank();

 private:
  [[nodiscard]] std::string_view digits();
  [[nodiscard]] std::size_t further_digits() const;

  std::string_view text_;
  std::size_t at_ = 0;
};

// 46.000 is 46 in one country and forty-six thousand in another; so is no number that starts with 0. Asked where
// thousands are usual: money, rates and people. nullopt: the number of the text has one meaning.
[[nodiscard]] std::optional<Fault> two_meanings(std::string_view text);

// A number as people would write it, never with two meanings: 1.125 as 1.1250.
[[nodiscard]] std::string unmistakable(double number);

}  // namespace servicechain::scenarios
