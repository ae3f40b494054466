#pragma once

#include <string>
#include <vector>

#include "analysis/study.h"
#include "analysis/tables/tables.h"
#include "analysis/theory/theory.h"

// What theory says, for people and as JSON; alone, and beside a simulation.
namespace servicechain::analysis::theory {

// "City Shoes", "base" or the name of a what-if.
struct Title {
  std::string scenario;
  std::string what_if;
};

[[nodiscard]] std::string text_of(const Theory& theory, const Title& title, Vocabulary vocabulary);
// {"format": "servicechain-theory/1", "scenario", "what_if", "predictions", "loads", "influence"}
[[nodiscard]] std::string json_of(const Theory& theory, const Title& title);

// A prediction and what the simulation of the base says of the same measure.
struct Meeting {
  Prediction prediction;
  Estimate simulated;
  std::optional<bool> holds;  // the likely range holds the figure (or does not contradict a bound); nullopt: no range
};
[[nodiscard]] std::vector<Meeting> meetings_of(const Theory& theory, const Study& study);

// One line for each measure of all kinds together that has a figure.
[[nodiscard]] Table meetings_table(const std::vector<Meeting>& meetings, Vocabulary vocabulary);
// The study's own JSON, with "theory".
[[nodiscard]] std::string json_of(const Study& study, const std::vector<Meeting>& meetings);

}  // namespace servicechain::analysis::theory
