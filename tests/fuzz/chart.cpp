#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <stdexcept>
#include <string_view>
#include <variant>

#include "analysis/charts/kept_chart.h"
#include "analysis/charts/painter.h"

// Any bytes as a chart that `report --with` takes in: it is refused in words; or what is read can be written again, and drawn, or
// the kit says that it cannot be.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace servicechain::analysis::charts;
  static Painter painter;
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const auto read = read_kept_chart(text);
  if (const auto* trouble = std::get_if<NoChart>(&read)) {
    if (trouble->why.empty()) std::abort();
    return 0;
  }
  const auto& kept = std::get<KeptChart>(read);
  if (!std::holds_alternative<KeptChart>(read_kept_chart(json_of(kept)))) std::abort();
  try {
    const bool has_word = text.find("NaN") != std::string_view::npos || text.find('\\') != std::string_view::npos;
    if (painter.svg(kept.chart, in_page).find("NaN") != std::string::npos && !has_word) std::abort();
  } catch (const std::runtime_error&) {
    // Too much to draw.
  }
  return 0;
}
