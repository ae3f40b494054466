#pragma once

#include <string>

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace servicechain::app {

// What is wrong with a command line, the nearest command or option if one is near, and where to read more.
[[nodiscard]] std::string describe_slip(const CLI::ParseError& error, const CLI::App& program);

}  // namespace servicechain::app
