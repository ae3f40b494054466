#include "analysis/tables/json_number.h"

#include <array>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

namespace servicechain::analysis {

using Json = nlohmann::ordered_json;

Json json_number(double value) {
  if (!std::isfinite(value)) return Json(nullptr);
  std::array<char, 64> text{};
  const auto written = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::general, 12);
  double shown = 0;
  std::from_chars(text.data(), written.ptr, shown);
  return Json(shown == 0 ? 0.0 : shown);  // no -0
}

Json json_number(const std::optional<double>& value) { return value ? json_number(*value) : Json(nullptr); }

}  // namespace servicechain::analysis
