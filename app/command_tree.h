#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

// What the command line may say, for those who help to write it.
namespace servicechain::app {

// A script that completes commands and options. `shell`: bash, zsh or fish.
[[nodiscard]] std::string completion_for(std::string_view shell, const CLI::App& program);

// The manual page, in roff: servicechain man | man -l -
[[nodiscard]] std::string manual_of(const CLI::App& program);

[[nodiscard]] std::vector<const CLI::App*> commands_of(const CLI::App& program);
[[nodiscard]] std::vector<std::string> names_of(const std::vector<const CLI::App*>& commands);
// --output, -o…
[[nodiscard]] std::vector<std::string> options_of(const CLI::App& command);

}  // namespace servicechain::app
