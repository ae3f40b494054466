#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string>

#include "scenarios/values/hours.h"

namespace servicechain::scenarios {
namespace {

constexpr std::array<std::string_view, 7> days = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

struct DayName {
  std::string_view start;  // of the word, in small letters
  std::size_t day;         // Monday is 0
};
// English, Italian, Spanish, Albanian, Chinese.
constexpr std::array day_names = {
    DayName{"mon", 0},  DayName{"tue", 1},  DayName{"wed", 2}, DayName{"thu", 3}, DayName{"fri", 4},  DayName{"sat", 5},
    DayName{"sun", 6},  DayName{"lun", 0},  DayName{"mar", 1}, DayName{"mer", 2}, DayName{"mie", 2},  DayName{"mié", 2},
    DayName{"gio", 3},  DayName{"jue", 3},  DayName{"ven", 4}, DayName{"vie", 4}, DayName{"sab", 5},  DayName{"sáb", 5},
    DayName{"dom", 6},  DayName{"hën", 0},  DayName{"hen", 0}, DayName{"mër", 2}, DayName{"enj", 3},  DayName{"pre", 4},
    DayName{"sht", 5},  DayName{"die", 6},  DayName{"週一", 0}, DayName{"週二", 1}, DayName{"週三", 2}, DayName{"週四", 3},
    DayName{"週五", 4}, DayName{"週六", 5}, DayName{"週日", 6}, DayName{"周一", 0}, DayName{"周二", 1}, DayName{"周三", 2},
    DayName{"周四", 3}, DayName{"周五", 4}, DayName{"周六", 5}, DayName{"周日", 6}, DayName{"星期一", 0}, DayName{"星期二", 1},
    DayName{"星期三", 2}, DayName{"星期四", 3}, DayName{"星期五", 4}, DayName{"星期六", 5}, DayName{"星期日", 6},
};

constexpr std::array<std::string_view, 10> to_words = {"to", "until", "till", "through", "a", "al", "alle", "deri", "至", "到"};
constexpr std::array<std::string_view, 6> and_words = {"and", "e", "y", "dhe", "&", "/"};
constexpr std::array<std::string_view, 7> from_words = {"from", "dalle", "dal", "da", "de", "desde", "nga"};

template <std::size_t Count>
bool is_one_of(std::string_view word, const std::array<std::string_view, Count>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Puts hours in other words together as this format has them.
class Rewriter {
 public:
  explicit Rewriter(std::string_view text) {
    for (const char c : text) rest_ += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }

  [[nodiscard]] std::optional<std::string> rewritten() {
    while (at_ < rest_.size()) {
      if (rest_[at_] == ' ') {
        ++at_;
      } else if (!(is_digit(rest_[at_]) ? take_time() : take_word())) {
        return std::nullopt;
      }
    }
    return result_;
  }

 private:
  enum class Last { nothing, day, time, dash, comma };

  bool take_time();
  bool take_word();
  void put(std::string_view piece, Last kind);
  [[nodiscard]] int take_number() {
    int number = 0;
    for (; at_ < rest_.size() && is_digit(rest_[at_]) && number < 10'000; ++at_) number = number * 10 + (rest_[at_] - '0');
    return number;
  }
  [[nodiscard]] bool take(std::string_view what) {
    if (std::string_view{rest_}.substr(at_, what.size()) != what) return false;
    at_ += what.size();
    return true;
  }

  std::string rest_;  // in small letters
  std::size_t at_ = 0;
  std::string result_;
  Last last_ = Last::nothing;
};

void Rewriter::put(std::string_view piece, Last kind) {
  if (last_ == Last::comma || (kind == Last::day && (last_ == Last::day || last_ == Last::time)))
    result_ += kind == Last::day ? ", " : " ";
  if (kind == Last::time && (last_ == Last::day || last_ == Last::time)) result_ += ' ';
  result_ += piece;
  last_ = kind;
}

// 9, 9:00, 9.30, 9h30, 9 am
bool Rewriter::take_time() {
  int hour = take_number();
  int minute = 0;
  const bool has_mark = at_ + 1 < rest_.size() && std::string_view{":.h"}.find(rest_[at_]) != std::string_view::npos;
  if (has_mark && is_digit(rest_[at_ + 1])) {
    ++at_;
    minute = take_number();
  } else {
    static_cast<void>(take("h"));
  }
  const std::size_t behind = at_;
  while (at_ < rest_.size() && rest_[at_] == ' ') ++at_;
  if (take("pm") || take("p.m.")) {
    hour += hour < 12 ? 12 : 0;
  } else if (take("am") || take("a.m.")) {
    hour -= hour == 12 ? 12 : 0;
  } else {
    at_ = behind;
  }
  put(fmt::format("{:02}:{:02}", hour, minute), Last::time);
  return hour <= 24 && minute < 60;
}

bool Rewriter::take_word() {
  if (take(",") || take(";")) {
    last_ = Last::comma;
    return true;
  }
  if (take("-") || take("–") || take("—")) {
    put("-", Last::dash);
    return true;
  }
  const std::size_t end = std::min(rest_.find_first_of(" ,;-0123456789", at_), rest_.size());
  const std::string word = rest_.substr(at_, end - at_);
  at_ = end;
  if (is_one_of(word, from_words)) return true;
  if (is_one_of(word, to_words)) {
    put("-", Last::dash);
    return true;
  }
  if (is_one_of(word, and_words)) {
    last_ = Last::comma;
    return true;
  }
  const auto* name = std::find_if(day_names.begin(), day_names.end(),
                                  [&](const DayName& each) { return word.starts_with(each.start); });
  if (name != day_names.end()) put(days[name->day], Last::day);
  return name != day_names.end();
}

}  // namespace

std::optional<std::string> hours_meant(std::string_view text) {
  constexpr std::size_t longest = 200;
  if (text.size() > longest) return std::nullopt;
  auto meant = Rewriter{text}.rewritten();
  return meant && *meant != trimmed(text) ? meant : std::nullopt;
}

}  // namespace servicechain::scenarios
