#pragma once

#include <string>

namespace servicechain::analysis {

// A table that a scenario reads, as it was when it was read.
struct TableFile {
  std::string name;  // as the scenario writes it
  std::string text;
  [[nodiscard]] friend bool operator==(const TableFile&, const TableFile&) = default;
};

}  // namespace servicechain::analysis
