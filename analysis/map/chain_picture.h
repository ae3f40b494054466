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

// A department or a segment of customers.
struct MapNode {
  enum class Kind { department, customers } kind;
  std::string id;                    // unique in the picture, made of letters, digits and hyphens only
  std::vector<std::string> title;    // the label, in at most two lines
  std::vector<std::string> numbers;  // small lines under it
  std::string tooltip;
  std::optional<double> busy;  // utilisation 0–1; nullopt: unlimited staff or not measured
};

struct MapArc {
  enum class Kind { need, hand_on, visit } kind;
  std::string id;
  std::size_t from;  // places in ChainPicture::nodes
  std::size_t to;
  std::optional<double> per_week;  // requests, jobs or visits; nullopt: not measured
  std::optional<double> on_time;   // share within the promise; nullopt: no promise or not measured
  std::string label;               // "88%"; empty: none
  std::string tooltip;
  bool comes_in = false;  // visit: customers enter the chain at this department
  bool leaves = true;     // visit: customers leave served from this department
};

struct ChainPicture {
  std::vector<MapNode> nodes;        // departments first, then customers
  std::vector<MapArc> arcs;          // ascending by from and to
  std::vector<std::string> answers;  // one or two sentences: where it hurts
  std::vector<std::string> remarks;  // what is not drawn, and why
};

// Beyond so many departments a drawing cannot be read; the busiest are drawn.
inline constexpr std::size_t most_departments_drawn = 60;
// And of arrows those with the greatest volume.
inline constexpr std::size_t most_arcs_drawn = 150;

// The label of that language, else the one for every language, else the name.
[[nodiscard]] std::string label_in(const models::Department& department, std::string_view language);
[[nodiscard]] std::string label_in(const models::Segment& segment, std::string_view language);

// Numbers are those of the base.
[[nodiscard]] ChainPicture picture_of(const models::ServiceChain& chain, const Study& study, std::string_view language);

}  // namespace servicechain::analysis
