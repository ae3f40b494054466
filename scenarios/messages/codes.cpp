#include "scenarios/messages/codes.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "scenarios/messages/characters.h"

namespace servicechain::scenarios {
namespace {

struct Family {
  std::string_view start;
  std::string_view called;
};
constexpr std::array families = {
    Family{"E1", "reading the text"},
    Family{"E2", "values"},
    Family{"E3", "names, paths and changes"},
    Family{"E4", "how the departments fit together"},
    Family{"E5", "your own numbers (--history)"},
    Family{"W", "warnings: it can be run, but is it meant?"},
};

std::string_view place_in_words(Within within) {
  switch (within) {
    case Within::file: return "as a file";
    case Within::top: return "at the left edge of the file";
    case Within::department: return "under a department";
    case Within::segment: return "under a customer segment";
    case Within::history: return "as a file for --history satisfaction=FILE";
  }
  return {};
}

std::string indented(std::string_view text) {
  std::string lines;
  const std::string shown = visible(text);
  std::string_view rest = shown;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    lines += fmt::format("    {}\n", rest.substr(0, end));
    rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
  }
  return lines.empty() ? "    (an empty file)\n" : lines;
}

}  // namespace

const std::vector<Code>& codes() {
  static const std::vector<Code> all = [] {
    std::vector<Code> joined;
    for (const auto part : {codes_of_reading(), codes_of_values(), codes_of_names(), codes_of_chains(),
                            codes_of_histories(), codes_of_loads()})
      joined.insert(joined.end(), part.begin(), part.end());
    std::ranges::sort(joined, {}, &Code::name);
    return joined;
  }();
  return all;
}

const Code* find_code(std::string_view name) {
  const auto& all = codes();
  const auto place = std::find_if(all.begin(), all.end(), [&](const Code& code) { return code.name == name; });
  return place == all.end() ? nullptr : &*place;
}

std::string page_of(const Code& code) {
  std::string page = fmt::format("{} ({}): {}\n\n{}\n", code.name, code.name.front() == 'W' ? "warning" : "error",
                                 code.meaning, code.says);
  if (code.right.empty()) return page;
  page += fmt::format("\n  wrong, {}:\n{}", place_in_words(code.within), indented(code.wrong));
  return page + fmt::format("\n  right:\n{}", indented(code.right));
}

std::string list_of_codes() {
  std::string list;
  for (const Family& family : families) {
    list += fmt::format("{}{}\n", list.empty() ? "" : "\n", family.called);
    for (const Code& code : codes()) {
      if (code.name.starts_with(family.start)) list += fmt::format("  {}  {}\n", code.name, code.meaning);
    }
  }
  return list;
}

std::string table_of_codes() {
  std::string table = "| code | case |\n|---|---|\n";
  for (const Code& code : codes()) table += fmt::format("| {} | {} |\n", code.name, code.meaning);
  return table;
}

}  // namespace servicechain::scenarios
