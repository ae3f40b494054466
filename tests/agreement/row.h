#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

// One line of the agreement table: a system as a user would write it, and what theory says of it.
namespace servicechain::tests {

// A measure as `run --json` names it, and its exact value (h, per h, shares, points).
struct Expected {
  std::string of;
  std::string measure;
  double exact;
  std::string kind = "all";
  std::string what_if = "base";  // else: the difference that this what-if makes
};

// How simulation and theory meet.
struct WithinRange {};  // the likely range holds the exact value and is narrow enough
struct Exactly {        // nothing is left to chance
  double tolerance = 1e-9;
};
using Meeting = std::variant<WithinRange, Exactly>;

// How dear a row is: a long one is run only when it is asked for (SERVICECHAIN_LONG=1).
enum class Effort { usual, long_run };

struct Row {
  std::string family;
  std::string name;
  std::string source;
  std::string scenario;            // the file's text
  std::vector<Expected> expected;  // the first is the headline
  Meeting meeting = WithinRange{};
  Effort effort = Effort::usual;
};
using Rows = std::vector<Row>;

// What is put into a text. A number is written so that reading it gives the same number.
using Filling = std::variant<double, int, std::string_view>;
[[nodiscard]] std::string text_of(const Filling& filling);

// Puts values in place of $names.
[[nodiscard]] std::string filled(std::string_view text,
                                 std::initializer_list<std::pair<std::string_view, Filling>> values);

// How long a scenario is observed, and how often. Hours.
struct Watched {
  double hours;
  double warm_up;
  int runs = 40;
};

// A whole file, watched so; `body` is departments, customers and the rest. A queueing network (no couplings), if the
// body has no behaviour of its own.
[[nodiscard]] std::string scenario(Watched watched, std::string_view body);

// One department of people who serve one line: "desk", and customers who enter it: "people".
[[nodiscard]] std::string one_desk(Watched watched, std::string_view desk, std::string_view people);

}  // namespace servicechain::tests
