#include "app/commands/explain.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "app/console.h"
#include "app/json_text.h"
#include "scenarios/messages/explain.h"
#include "scenarios/messages/suggest.h"

namespace servicechain::app {

ExitCode Explain::answer() const {
  const Console terminal{console};
  const std::optional<std::string> meaning = scenarios::explain(word);
  if (!meaning) {
    const std::vector<std::string> meant = scenarios::nearest(word, scenarios::explained_words());
    terminal.complain(fmt::format("servicechain: \"{}\" is no key, choice, law, measure, title or message{}", word,
                                  meant.empty() ? "" : "; " + scenarios::did_you_mean(meant)));
    return ExitCode::wrong_option;
  }
  terminal.print(terminal.wants_json() ? as_json({{"word", word}, {"says", *meaning}}) : *meaning);
  return ExitCode::done;
}

void Explain::add_to(CLI::App& program) {
  CLI::App& command = *program.add_subcommand(name, "What a word of the file, a measure, or the number of a message means");
  command.add_option("WORD", word, "A key (promise), a constant (tipping), a measure (wait.p95), a message's number\n(E301), or codes: all of them")
      ->type_name("")
      ->required();
  add_options(command, console);
}

}  // namespace servicechain::app
