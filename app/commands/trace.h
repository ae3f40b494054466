#pragma once

#include <cstdint>
#include <string>

#include "app/exit_code.h"
#include "app/options.h"

namespace servicechain::app {

// servicechain trace RUN [CUSTOMER|--worst|--typical]: one customer's story, from the run folder of `run -o`.
struct Trace {
  static constexpr const char* name = "trace";

  std::string folder;
  std::string customer;     // "shoppers/812"; empty: as below
  bool typical = false;     // else the worst
  bool worst = false;
  std::string what_if;      // empty: the base
  std::uint32_t run = 1;
  std::string output;       // .svg, .png or .pdf; empty: no chart
  OutputOptions console;

  void add_to(CLI::App& program);
  [[nodiscard]] ExitCode answer() const;
};

}  // namespace servicechain::app
