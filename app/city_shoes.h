#pragma once

#include <string_view>

namespace servicechain::app {

// scenarios/library/city-shoes.yaml as it was when the program was built.
[[nodiscard]] std::string_view city_shoes();

}  // namespace servicechain::app
