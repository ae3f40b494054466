#include "scenarios/reading/kpi_columns.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace servicechain::scenarios {
namespace {

using Places = std::vector<std::size_t>;

constexpr std::string_view no_names[]{"", "value", "values", "number", "wert", "score", "result"};  // small letters

// What is counted over time instead of what people count.
constexpr std::array<std::pair<std::string_view, std::string_view>, 2> counted_instead{{{"on time", "late"}, {"quality", "wrong"}}};

// So that names can be compared: "On-time" as "on time".
std::string alike(std::string_view name) {
  std::string letters = in_small_letters(trimmed(name));
  std::ranges::replace(letters, '-', ' ');
  std::ranges::replace(letters, '_', ' ');
  return letters;
}

std::string bare(std::string_view column) { return alike(without_brackets(column)); }

// "departments.store wait" → "wait"
std::string_view without_of(std::string_view name) {
  const std::size_t blank = name.starts_with("customers.") || name.starts_with("departments.") || name.starts_with("customers ")
                                ? name.rfind(' ')
                                : name.npos;
  return blank == name.npos ? name : name.substr(blank + 1);
}

// As it can be typed into a shell.
std::string typed(const std::string& argument) {
  if (argument.find_first_of("$`\"\\!") != argument.npos) return "'" + argument + "'";
  return argument.find_first_of(" ()[]#&;*?<>|'") == argument.npos ? argument : "\"" + argument + "\"";
}

class ColumnFinder {
 public:
  ColumnFinder(const std::vector<std::string>& columns, const KpiColumn& wanted, const std::string& file)
      : columns_{columns}, wanted_{wanted}, file_{file} {}

  Value<KpiColumns> find() {
    if (const Places date = find("date"); !date.empty()) date_ = date.front();
    const Places values = find_values();
    if (values.size() != 1 || values.front() == date_) return which(values);
    return KpiColumns{date_, values.front()};
  }

 private:
  // All that are meant by a name: those called so altogether, else those called so but for their brackets.
  [[nodiscard]] Places find(std::string_view name) const {
    const auto all_where = [&](const auto& is_meant) {
      Places found;
      for (std::size_t c = 0; c < columns_.size(); ++c) {
        if (is_meant(columns_[c])) found.push_back(c);
      }
      return found;
    };
    const std::string letters = alike(name);
    Places found = all_where([&](const std::string& column) { return alike(column) == letters; });
    if (!found.empty() || letters != bare(letters)) return found;
    return all_where([&](const std::string& column) { return bare(column) == letters; });
  }

  // Empty, or several: which of them is not clear.
  [[nodiscard]] Places find_values() const {
    if (!wanted_.asked.empty()) return find(wanted_.asked);
    const bool is_of_all = !wanted_.like.empty() && without_of(wanted_.like) == wanted_.like;
    for (const std::string& name : {wanted_.like, is_of_all ? "customers " + wanted_.like : "", std::string{without_of(wanted_.like)},
                                    std::string{"value"}}) {
      if (name.empty()) continue;
      if (Places found = find(name); !found.empty()) return found;
    }
    if (columns_.size() == 2 && (wanted_.like.empty() || is_without_name(only()))) return {1 - date_};
    return {};
  }

  // Requires: two columns.
  [[nodiscard]] const std::string& only() const { return columns_[1 - date_]; }

  [[nodiscard]] static bool is_without_name(const std::string& column) {
    return std::ranges::find(no_names, bare(column)) != std::end(no_names);
  }

  [[nodiscard]] Fault which(const Places& found) const {
    std::vector<std::string> others = columns_;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(date_));
    if (others.empty()) {
      return {"E501", "there is one column only, and a date and a value are wanted", "write date,value above the first date"};
    }
    if (wanted_.asked.empty() && others.size() == 1) return another();
    const std::string& name = wanted_.asked.empty() ? wanted_.like : wanted_.asked;
    const std::string what = found.size() > 1         ? fmt::format("{} columns are called {}", found.size(), bare(columns_[found.front()]))
                             : !found.empty()         ? fmt::format("the column {} holds the dates", in_quotes(columns_[date_]))
                             : wanted_.asked.empty()  ? std::string{"which column is meant?"}
                                                      : fmt::format("there is no column called {}", in_quotes(name));
    const std::string& example = found.size() > 1 ? columns_[found.front()] : others.front();
    return {"E505", what, fmt::format("say which behind the name of the file: \"{}:{}\"", file_, example), {},
            {fmt::format("columns are: {}", listed(others))}};
  }

  // What to type to take the only column in any case.
  [[nodiscard]] std::string consent() const {
    return fmt::format("--history {}", typed(fmt::format("{}={}:{}", wanted_.like, file_, only())));
  }

  // Requires: two columns, and the one of values is not called like what is wanted.
  [[nodiscard]] Fault another() const {
    const std::string name = bare(only());
    const auto is_called_so = [&](const std::string& measure) { return alike(measure) == name; };
    const auto measure = std::ranges::find_if(wanted_.others, is_called_so);
    const auto instead = std::ranges::find(counted_instead, name, [](const auto& pair) { return pair.first; });
    if (measure == wanted_.others.end() && instead == counted_instead.end()) {
      return {"E505", fmt::format("is {} {}?", in_quotes(only()), wanted_.like), fmt::format("then write {}", consent())};
    }
    const std::string advice =
        measure != wanted_.others.end()
            ? fmt::format("did you mean --history {}?", typed(fmt::format("{}={}", *measure, file_)))
            : fmt::format("not {} but {} is followed over time: write 100% less it in a column called {}", name, instead->second, instead->second);
    return {"E505", fmt::format("the column {} is of another measure than {}", in_quotes(only()), wanted_.like), advice, {},
            {fmt::format("if it is {} all the same, write {}", wanted_.like, consent())}};
  }

  const std::vector<std::string>& columns_;
  const KpiColumn& wanted_;
  const std::string& file_;
  std::size_t date_ = 0;  // -- state
};

}  // namespace

Value<KpiColumns> find_columns(const std::vector<std::string>& columns, const KpiColumn& wanted, const std::string& file) {
  return ColumnFinder{columns, wanted, file}.find();
}

std::string_view without_brackets(std::string_view column) { return trimmed(column.substr(0, column.find_first_of("(["))); }

std::string in_small_letters(std::string_view text) {
  std::string letters{text};
  std::ranges::transform(letters, letters.begin(), [](unsigned char letter) {
    return static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter);
  });
  return letters;
}

}  // namespace servicechain::scenarios
