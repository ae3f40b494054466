#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "tests/agreement/rows.h"
#include "tests/agreement/table.h"
#include "tests/agreement/tests.h"

// test_agreement                the rows as tests, then the tests of the table as a whole
// test_agreement --table [WORD] prints the table, or the rows with WORD in their family or name
// test_agreement --scenario NAME prints the file of a row, to run by `servicechain run -`
// SERVICECHAIN_LONG=1           with the long rows, too
int main(int argc, char** argv) {
  using namespace servicechain::tests;
  const bool with_long = std::getenv("SERVICECHAIN_LONG") != nullptr;
  const Rows rows = rows_of(with_long ? Effort::long_run : Effort::usual);
  const std::vector<std::string> words{argv + 1, argv + argc};
  if (!words.empty() && words[0] == "--table") {
    print_table(rows, words.size() > 1 ? words[1] : "");
    return 0;
  }
  if (words.size() == 2 && words[0] == "--scenario") {
    for (const Row& row : rows) {
      if (row.name == words[1]) fmt::print("{}", row.scenario);
    }
    return 0;
  }
  testing::InitGoogleTest(&argc, argv);
  Ledger ledger;
  register_tests(rows, ledger);
  return RUN_ALL_TESTS();
}
