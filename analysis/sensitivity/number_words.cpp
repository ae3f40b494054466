#include "analysis/sensitivity/number_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>
#include <vector>

namespace servicechain::analysis {
namespace {

std::vector<std::string_view> parts_of(std::string_view path) {
  std::vector<std::string_view> parts;
  for (std::size_t from = 0; from <= path.size();) {
    const std::size_t dot = std::min(path.find('.', from), path.size());
    parts.push_back(path.substr(from, dot - from));
    from = dot + 1;
  }
  return parts;
}

std::string called(std::string_view group, std::string_view name, const Labels& labels) {
  const auto found = labels.find(fmt::format("{}.{}", group, name));
  return found == labels.end() ? std::string{name} : found->second;
}

// "Shop floor asking warehouse". "": nobody's.
std::string whose(const std::vector<std::string_view>& parts, const Labels& labels) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 2> to_others{{{"needs", "asking"}, {"passes-to", "passing on to"}}};
  const bool is_somebody = parts.size() > 2 && (parts[0] == "departments" || parts[0] == "customers" || parts[0] == "pools");
  if (!is_somebody) return "";
  const std::string owner = called(parts[0], parts[1], labels);
  for (const auto& [key, word] : to_others) {
    if (parts.size() > 3 && parts[2] == key) return fmt::format("{} {} {}", owner, word, called("departments", parts[3], labels));
  }
  return owner;
}

bool is_of_a_path(char letter) { return std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '-' || letter == '_'; }

}  // namespace

std::string number_in_words(std::string_view path, std::string_view says, const Labels& labels) {
  const std::string_view what = says.substr(0, says.find(':'));
  const std::string owner = whose(parts_of(path), labels);
  if (what.empty()) return std::string{path};
  return owner.empty() ? std::string{what} : fmt::format("{}, {}", owner, what);
}

std::string told_apart(std::string words, std::string_view path) {
  return fmt::format("{} ({})", std::move(words), path.substr(path.rfind('.') + 1));
}

std::string with_words_for(std::string text, std::string_view path, std::string_view words) {
  for (std::size_t at = text.find(path); at != std::string::npos; at = text.find(path, at + 1)) {
    const std::size_t end = at + path.size();
    const bool goes_on = end < text.size() && (is_of_a_path(text[end]) || (text[end] == '.' && end + 1 < text.size() && is_of_a_path(text[end + 1])));
    const bool began = at > 0 && (is_of_a_path(text[at - 1]) || text[at - 1] == '.');
    if (began || goes_on) continue;
    text.replace(at, path.size(), words);
    at += words.size();
  }
  return text;
}

}  // namespace servicechain::analysis
