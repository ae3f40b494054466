#include "app/interruption.h"

#include <pthread.h>
#include <unistd.h>

#include <cstdio>

namespace servicechain::app {
namespace {

constexpr int end_of_watch = SIGUSR2;

sigset_t watched_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, end_of_watch);
  return signals;
}

// A program started in the background by a shell is told to ignore Ctrl-C.
bool interrupts_are_ignored() {
  struct sigaction now {};
  sigaction(SIGINT, nullptr, &now);
  return now.sa_handler == SIG_IGN;
}

// As a Ctrl-C ends any program, on a line that has nothing else on it.
void end_at_once() {
  if (isatty(STDERR_FILENO) == 1) std::fputs("\r\033[K", stderr);
  std::signal(SIGINT, SIG_DFL);
  sigset_t interrupt;
  sigemptyset(&interrupt);
  sigaddset(&interrupt, SIGINT);
  pthread_sigmask(SIG_UNBLOCK, &interrupt, nullptr);
  raise(SIGINT);
}

}  // namespace

Interruption::Interruption() {
  const sigset_t signals = watched_signals();
  pthread_sigmask(SIG_BLOCK, &signals, &signals_before_);
  waiter_ = std::thread{&Interruption::wait_for_signals, this};
}

Interruption::~Interruption() {
  pthread_kill(waiter_.native_handle(), end_of_watch);
  waiter_.join();
  pthread_sigmask(SIG_SETMASK, &signals_before_, nullptr);
}

void Interruption::wait_for_signals() {
  const bool ignore = interrupts_are_ignored();
  const sigset_t signals = watched_signals();
  int signal = 0;
  while (sigwait(&signals, &signal) == 0 && signal != end_of_watch) {
    if (ignore) continue;
    if (asked_.exchange(true)) end_at_once();
  }
}

}  // namespace servicechain::app
