#pragma once

#include <atomic>
#include <csignal>
#include <thread>

namespace servicechain::app {

// Ctrl-C while work goes on. The first asks to stop, so that partial results are kept; the second ends at once.
// A thread of its own waits for the signal: every other thread, of those started during its life, never sees one.
class Interruption {
 public:
  Interruption();
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

  [[nodiscard]] const std::atomic<bool>& asked() const { return asked_; }

 private:
  void wait_for_signals();

  sigset_t signals_before_;           // -- constant
  std::atomic<bool> asked_ = false;   // -- state
  std::thread waiter_;
};

}  // namespace servicechain::app
