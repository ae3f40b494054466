#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <system_error>

#include "scenarios/reading/read.h"

// Any bytes as a scenario file: they are read, or answered in words; never a crash, and never both or neither.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace servicechain::scenarios;
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  try {
    const Read<Scenario> read = read_scenario_text(text, "no-such-folder/fuzz.yaml", {});
    if (read.value.has_value() == has_error(read.problems)) std::abort();
    if (describe(read.problems, text).empty() != read.problems.empty()) std::abort();
  } catch (const std::system_error&) {
    // A table file that is not there.
  }
  return 0;
}
