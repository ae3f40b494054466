#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "analysis/measures/measure.h"

namespace servicechain::analysis::theory {

// How far a figure holds.
enum class Validity {
  exact,        // for this very organisation, in the long run
  approximate,  // a named approximation; rests_on says what it leaves out
  bound,        // no more than this (or no less, as rests_on says)
  none,         // no formula; why_not says why
};
[[nodiscard]] std::string_view name_of(Validity validity);

// What a figure stands on.
struct Basis {
  Validity validity = Validity::none;
  std::string formula;   // "M/M/c, Erlang C"
  std::string rests_on;  // "customers come by chance (Poisson), work is exponential, first come first served"
  std::string source;    // "Erlang 1917; Gross & Harris, Fundamentals of Queueing Theory, ch. 2"
  std::string why_not;   // Validity::none only: "the store waits for the warehouse with its hands full"
  [[nodiscard]] friend bool operator==(const Basis&, const Basis&) = default;
};

// What theory says of a measure of `run`, without simulating.
struct Prediction {
  Measure measure;
  std::optional<double> value;  // nullopt with Validity::none alone
  Basis basis;
  [[nodiscard]] friend bool operator==(const Prediction&, const Prediction&) = default;
};

// Of two that a figure stands on, the weaker: none before bound before approximate before exact.
[[nodiscard]] const Basis& weaker(const Basis& a, const Basis& b);

[[nodiscard]] inline Basis no_formula(std::string why_not) { return {Validity::none, {}, {}, {}, std::move(why_not)}; }

}  // namespace servicechain::analysis::theory
