#pragma once

#include <span>
#include <string_view>

namespace servicechain::app {

// A file of scenarios/library/starters as it was when the program was built.
struct Starter {
  std::string_view name;  // retail
  std::string_view text;
};
[[nodiscard]] std::span<const Starter> starters();

}  // namespace servicechain::app
