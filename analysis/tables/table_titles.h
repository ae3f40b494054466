#pragma once

#include <string>
#include <vector>

namespace servicechain::analysis {

// What a column of departments_table, people_table or links_table is called in plain words, and what is measured there.
struct PrintedTitle {
  std::string title;
  std::string measure;
};
[[nodiscard]] std::vector<PrintedTitle> titles_of_columns();

}  // namespace servicechain::analysis
