#pragma once

namespace servicechain::sim {

// A place in the program's text. Not std::source_location: Clang 14 has no such thing.
struct CodePlace {
  const char* file;
  int line;
  const char* function;

  [[nodiscard]] static constexpr CodePlace here(const char* file = __builtin_FILE(), int line = __builtin_LINE(),
                                                const char* function = __builtin_FUNCTION()) {
    return {file, line, function};
  }
};

// Says what was promised and where, and stops the program.
[[noreturn]] void stop_on_broken_contract(const char* promised, CodePlace where);

// A promise between programmers, checked in all builds. Never for what a user wrote: that is a Problem.
constexpr void require(bool holds, const char* promised, CodePlace where = CodePlace::here()) {
  if (!holds) [[unlikely]]
    stop_on_broken_contract(promised, where);
}

}  // namespace servicechain::sim
