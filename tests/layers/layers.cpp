#include "tests/layers/layers.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <span>

namespace servicechain::layers {
namespace {

// Heavy headers: seconds of parsing each, so only in the .cpp files of one room.
struct HeavyHeader {
  std::string_view start;
  std::string_view room;
};
constexpr std::array heavy_headers{
    HeavyHeader{"boost/graph/", "models"},
    HeavyHeader{"Eigen/", "analysis"},
    HeavyHeader{"boost/math/", "analysis"},
    HeavyHeader{"graphviz/", "analysis"},
    HeavyHeader{"sqlite3.h", "analysis"},
    HeavyHeader{"duktape.h", "analysis"},
    HeavyHeader{"pango/", "analysis"},
    HeavyHeader{"librsvg/", "analysis"},
    HeavyHeader{"yaml.h", "scenarios"},
    HeavyHeader{"CLI/", "app"},
};

std::string_view room_of(std::string_view path) { return path.substr(0, path.find('/')); }

std::optional<std::size_t> place_of(std::string_view room) {
  const auto place = std::find(rooms.begin(), rooms.end(), room);
  if (place == rooms.end()) return std::nullopt;
  return static_cast<std::size_t>(place - rooms.begin());
}

std::string what_may_be_included(std::size_t room) {
  if (room == 0) return "nothing of the other rooms";
  return fmt::format("{} only", fmt::join(std::span{rooms}.first(room), ", "));
}

std::optional<std::string> complaint_about_weight(std::string_view file, std::string_view included) {
  for (const HeavyHeader& heavy : heavy_headers) {
    if (!included.starts_with(heavy.start)) continue;
    if (room_of(file) != heavy.room) {
      return fmt::format("{} includes {}: it belongs to {} alone", file, included, heavy.room);
    }
    if (file.ends_with(".h")) return fmt::format("{} includes {}: in .cpp files only", file, included);
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> complaint(std::string_view file, std::string_view included) {
  const auto from = place_of(room_of(file));
  const auto to = place_of(room_of(included));
  if (from && to && *to > *from) {
    return fmt::format("{} includes {}: {} may include {}", file, included, rooms[*from], what_may_be_included(*from));
  }
  return complaint_about_weight(file, included);
}

std::vector<std::string> includes_in(std::string_view text) {
  constexpr std::string_view directive = "#include ";
  std::vector<std::string> found;
  for (std::size_t line = 0; line < text.size();) {
    const std::size_t end = std::min(text.find('\n', line), text.size());
    const std::string_view words = text.substr(line, end - line);
    line = end + 1;
    if (!words.starts_with(directive)) continue;
    const std::size_t close = words.find_first_of("\">", directive.size() + 1);
    found.emplace_back(words.substr(directive.size() + 1, close - directive.size() - 1));
  }
  return found;
}

}  // namespace servicechain::layers
