#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/study.h"
#include "models/service_chain.h"

// What the chain map shows, before anybody says where on the paper.
//
//   supplier ──answers a need──▶ asker          department ──passes work on──▶ department
//   department ──serves──▶ customers            (value flows to the customers, always along the arrow)
namespace servicechain::analysis {

// How the people of a department feel, 0 to 100.
struct MapMood {
  double points;
  std::optional<Range> likely;
};

// A department or a segment of customers.
struct MapNode {
  enum class Kind { department, customers } kind;
  std::string id;                    // unique in the picture, made of letters, digits and hyphens only
  std::string of;                    // "departments.store": as measures call it
  std::string label;
  std::vector<std::string> title;    // the label in lines
  std::vector<std::string> numbers;  // small lines under it, the most telling first
  std::string tooltip;
  std::optional<double> busy{};      // utilisation 0–1; nullopt: unlimited staff or not measured
  std::optional<MapMood> mood{};     // nullopt: not modelled, or not measured
};

struct MapArc {
  enum class Kind { need, hand_on, visit } kind;
  std::string id;
  std::size_t from;  // places in ChainPicture::nodes
  std::size_t to;
  std::optional<double> per_week{};     // requests, jobs or visits; nullopt: not measured
  const MeasureRow* on_time = nullptr;  // share within the promise; nullptr: no promise or not measured
  std::string label{};                  // "88%"; empty: none
  std::string tooltip{};
  bool comes_in = false;                // visit: customers enter the chain at this department
  bool leaves = true;                   // visit: customers leave served from this department
};

struct ChainPicture {
  std::vector<MapNode> nodes;        // departments first, then customers
  std::vector<MapArc> arcs;          // ascending by from and to
  std::vector<std::string> answers;  // one sentence each: where it hurts
  std::string left_out{};            // what is not drawn, and why; empty: everything is
};

// The label of that language, else the one for every language, else the name.
[[nodiscard]] std::string label_in(const models::Department& department, std::string_view language);
[[nodiscard]] std::string label_in(const models::Segment& segment, std::string_view language);

// Everybody and everything between them, with the numbers of the base. Requires: the study outlives it.
[[nodiscard]] ChainPicture picture_of(const models::ServiceChain& chain, const Study& study, std::string_view language);

// What a drawing has room for.
struct MapLimits {
  std::size_t departments;
  std::size_t customers;
  std::size_t arcs;
};
// The busiest arrows and those most often late, taken in turn, and whom they join; the rest counted in `left_out`.
[[nodiscard]] ChainPicture most_telling(const ChainPicture& picture, MapLimits limits);

// Where a likely range stands: beside its number, or in a line of its own below, which takes height for width.
enum class Brackets { beside, below };
// Each box with so many numbers under its title at most.
[[nodiscard]] ChainPicture with_numbers(ChainPicture picture, std::size_t most, Brackets brackets);

}  // namespace servicechain::analysis
