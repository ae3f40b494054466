#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "analysis/words.h"
#include "app/options.h"

namespace servicechain::app {

// As a terminal may show it: names come from files that anybody may have written, and nothing in them moves the cursor, changes
// colours or turns the direction of the text around.
[[nodiscard]] std::string fit_for_terminal(std::string_view text);

// Where words go: results to standard output, everything else to standard error. What a terminal shows is fit for it; what goes
// into a file or to another program is as it is.
class Console {
 public:
  explicit Console(const OutputOptions& options);

  // Fails: std::system_error when standard output cannot be written.
  void print(std::string_view result) const;
  // Silent with --quiet.
  void note(std::string_view message) const;
  // On a terminal with the codes of messages in colour, but with --no-color or NO_COLOR.
  void complain(std::string_view message) const;

  [[nodiscard]] bool wants_json() const { return json_; }
  [[nodiscard]] bool wants_field_terms() const { return expert_; }
  [[nodiscard]] analysis::Vocabulary vocabulary() const {
    return expert_ ? analysis::Vocabulary::expert : analysis::Vocabulary::plain;
  }
  // Somebody watches standard error.
  [[nodiscard]] bool is_live() const { return live_; }
  // Since the command began.
  [[nodiscard]] std::chrono::duration<double> time_so_far() const { return std::chrono::steady_clock::now() - start_; }

 private:
  bool json_;  // -- constant, all
  bool expert_;
  bool quiet_;
  bool colour_;
  bool live_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace servicechain::app
