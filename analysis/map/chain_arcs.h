#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/map/chain_picture.h"
#include "analysis/measures/measure_finder.h"

namespace servicechain::analysis {

// What the parts of a picture are made of.
struct MapMaterial {
  const models::ServiceChain& chain;
  const MeasureFinder& base;
  std::string_view language;

  [[nodiscard]] std::string path(models::DepartmentId id) const { return "departments." + chain[id].name; }
  [[nodiscard]] std::string path(models::SegmentId id) const { return "customers." + chain[id].name; }
  [[nodiscard]] std::string label(models::DepartmentId id) const { return label_in(chain[id], language); }
  [[nodiscard]] std::string label(models::SegmentId id) const { return label_in(chain[id], language); }
  // The point of a rate, a week; nullopt: not measured.
  [[nodiscard]] std::optional<double> a_week(const std::string& of, std::string_view name, std::string_view kind) const;
  // "busy 62% (60 to 64)"; empty without a number.
  [[nodiscard]] std::string named(std::string_view word, const std::string& of, std::string_view name) const;
};

// Between the nodes of a picture of the whole chain: departments by their number, then segments. What several kinds of
// job share is one arc with the volumes added.
[[nodiscard]] std::vector<MapArc> arcs_of(const MapMaterial& material);

}  // namespace servicechain::analysis
