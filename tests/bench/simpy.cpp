#include "tests/bench/simpy.h"

#include <fmt/format.h>

#include <cstdio>

namespace servicechain::bench {

// The system's Python by its full name: it is the one that Debian's python3-simpy3 belongs to.
std::optional<SimPyRun> run_simpy(const std::string& model, std::uint64_t customers) {
  const std::string command = fmt::format("/usr/bin/python3 '{}/tests/bench/compare_simpy.py' {} {} 2>/dev/null",
                                          SERVICECHAIN_SOURCE_DIR, model, customers);
  std::FILE* answer = ::popen(command.c_str(), "r");
  if (answer == nullptr) return std::nullopt;
  unsigned long long visits = 0;
  double cpu_s = 0;
  const int read = std::fscanf(answer, "%llu %lf", &visits, &cpu_s);
  const int status = ::pclose(answer);
  if (read != 2 || status != 0 || cpu_s <= 0) return std::nullopt;
  return SimPyRun{visits, cpu_s};
}

}  // namespace servicechain::bench
