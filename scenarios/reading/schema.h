#pragma once

#include <string>

namespace servicechain::scenarios {

// A JSON Schema (draft-07) of the scenario file, for editors: every key with its line, its choices and its default, from
// the one table of keys. It refuses nothing that the reader accepts; the reader sees more (names, sums, rings).
[[nodiscard]] std::string schema();

}  // namespace servicechain::scenarios
