#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/why/why.h"

// Where to act first: how much a department matters, by how well it does. Importance is measured (its share of the gap),
// never asked; performance is how much of what it gives others is right and in time (deliveries.h).
//
//                 below good_enough │ from good_enough on
//   matters             FIX FIRST   │  KEEP UP
//   ──── why.matters ───────────────┼──────────────────────
//   does not                 WATCH  │  DO NOT OVERINVEST
//
// Neither line is a mean of the points: a mean would always find somebody to blame. analysis/README.md, "Where to act first".
namespace servicechain::analysis {

enum class Instruction { fix_first, keep_up, watch, do_not_overinvest };
// "fix-first", "keep-up"…
[[nodiscard]] std::string_view name_of(Instruction instruction);
// "fix first", "keep up"…
[[nodiscard]] std::string_view words_for(Instruction instruction);

// Below this share right and in time a department does not do well: the line below which the chart of promises calls one
// poorly kept, too, and the service level that desks usually promise (80% within a time).
inline constexpr double good_enough = 0.8;

struct PlacedDepartment {
  std::string name;
  Instruction instruction = Instruction::watch;  // by its points
  bool is_sure = false;    // by both its whole ranges, too
  bool is_felt = false;    // its importance is surely above 0
  bool is_harmful = false; // … surely below 0: put right while others are not, it makes things worse
  Estimate importance;     // its share of the gap, more being more to gain, in the measure's own unit
  Estimate performance;    // share right and in time
  std::string mostly_to;   // whom most of its share reaches first: "delivery", "shoppers"; "": nobody in particular
};

struct WhereToAct {
  std::vector<PlacedDepartment> departments;  // the most important first
  std::vector<std::string> unseen;            // that gave nothing to anybody, and are nowhere
  std::string answer;                         // where to act first, or that it cannot be told
};

[[nodiscard]] WhereToAct where_to_act(const Why& why);

}  // namespace servicechain::analysis
