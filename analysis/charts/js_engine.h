#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

struct duk_hthread;

namespace servicechain::analysis::charts {

// Runs the JavaScript that travels inside the program; nothing from outside ever. By one thread at a time.
// A script that fails is a fault of the program: std::logic_error with its message. One that would take more than it may,
// because of what it was given: std::runtime_error.
class JsEngine {
 public:
  // What the scripts may have. The time is looked at where they take memory, as any loop that grows something does: the
  // engine of Debian cannot be asked to look at it elsewhere.
  struct Limits {
    std::size_t bytes = std::size_t{384} << 20;  // at a time
    std::chrono::seconds time{30};               // of one call, of the processor
  };

  // How wide a text is, in px. `font` as CSS writes it: "bold 20px Arial".
  using MeasureText = std::function<double(std::string_view text, std::string_view font)>;

  // Scripts call it as measure_text(text, font).
  explicit JsEngine(MeasureText measure_text, const Limits& limits);
  ~JsEngine();
  JsEngine(const JsEngine&) = delete;
  JsEngine& operator=(const JsEngine&) = delete;

  void run(std::string_view script);
  // A script that was compiled when the program was built (compile_scripts.cc).
  // Returns: whether it was run; not where the engine on this machine is another version than the one it was built with.
  [[nodiscard]] bool run_compiled(std::string_view bytes);
  // What the global function returns for that argument.
  [[nodiscard]] std::string call(const char* function, std::string_view argument);

 private:
  class Memory;
  template <class Script>
  std::string result_of(Script script);

  std::unique_ptr<MeasureText> measure_text_;  // -- constant; its place does not move
  std::unique_ptr<Memory> memory_;             // -- state: all that the engine has
  duk_hthread* context_;
};

}  // namespace servicechain::analysis::charts
