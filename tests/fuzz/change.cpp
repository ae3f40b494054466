#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <system_error>

#include "scenarios/reading/read.h"

namespace {

std::string city_shoes() {
  std::ifstream file{SERVICECHAIN_SOURCE_DIR "/scenarios/library/city-shoes.yaml", std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

}  // namespace

// Any lines PATH=CHANGE as --set options of City Shoes: the changed scenario, or an answer in words.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace servicechain::scenarios;
  static const std::string scenario = city_shoes();
  std::string_view lines{reinterpret_cast<const char*>(data), size};
  std::vector<Setting> settings;
  while (!lines.empty() && settings.size() < 8) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(line.size() + 1, lines.size()));
    if (const std::size_t equals = line.find('='); equals != line.npos)
      settings.push_back({std::string{line.substr(0, equals)}, std::string{line.substr(equals + 1)}});
  }
  try {
    const Read<Scenario> read = read_scenario_text(scenario, "no-such-folder/fuzz.yaml", settings);
    if (read.value.has_value() == has_error(read.problems)) std::abort();
    static_cast<void>(describe(read.problems, scenario));
  } catch (const std::system_error&) {
    // A table file that is not there.
  }
  return 0;
}
