#include "analysis/sensitivity/number_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace servicechain::analysis {
namespace {

// Names may have dots: the longest of those known that stands at the front; "": none does.
std::string_view known_at_front(std::string_view group, std::string_view path, const Labels& labels) {
  std::string_view longest;
  for (const auto& [place, label] : labels) {
    if (!place.starts_with(group) || place.size() <= group.size() + 1 || place[group.size()] != '.') continue;
    const std::string_view name = std::string_view{place}.substr(group.size() + 1);
    const bool is_there = path.starts_with(name) && (path.size() == name.size() || path[name.size()] == '.');
    if (is_there && name.size() > longest.size()) longest = path.substr(0, name.size());
  }
  return longest;
}

std::string_view name_at_front(std::string_view group, std::string_view path, const Labels& labels) {
  const std::string_view known = known_at_front(group, path, labels);
  return known.empty() ? path.substr(0, path.find('.')) : known;
}

// What comes behind that and a dot.
std::string_view behind(std::string_view path, std::string_view front) { return path.substr(std::min(path.size(), front.size() + 1)); }

std::string called(std::string_view group, std::string_view name, const Labels& labels) {
  const auto found = labels.find(fmt::format("{}.{}", group, name));
  return found == labels.end() ? std::string{name} : found->second;
}

// "default" is no segment and has no name; a segment or a department.
std::string kind_called(std::string_view kind, const Labels& labels) {
  if (kind == "default") return "all others";
  const std::string segment = called("customers", kind, labels);
  return segment == kind ? called("departments", kind, labels) : segment;
}

// Behind passes-to: the receiver is the last, and a kind of jobs may stand before it: people.backoffice → "backoffice (people)".
std::string receiver(std::string_view path, const Labels& labels) {
  constexpr std::string_view group = "departments";
  for (std::size_t at = 0; at != std::string_view::npos; at = path.find('.', at + 1)) {
    const std::string_view last = at == 0 ? path : path.substr(at + 1);
    const bool is_whole = known_at_front(group, last, labels) == last || last.find('.') == std::string_view::npos;
    if (!is_whole) continue;
    return at == 0 ? called(group, last, labels) : fmt::format("{} ({})", called(group, last, labels), kind_called(path.substr(0, at), labels));
  }
  return std::string{path};
}

// "Shop floor asking warehouse". "": nobody's.
std::string whose(std::string_view path, const Labels& labels) {
  const std::string_view group = path.substr(0, path.find('.'));
  if (group != "departments" && group != "customers" && group != "pools") return "";
  const std::string_view name = name_at_front(group, behind(path, group), labels);
  const std::string_view rest = behind(behind(path, group), name);
  if (rest.empty()) return "";
  const std::string owner = called(group, name, labels);
  const std::string_view key = rest.substr(0, rest.find('.'));
  const std::string_view other = behind(rest, key);
  if (key == "needs" && !other.empty()) return fmt::format("{} asking {}", owner, called("departments", name_at_front("departments", other, labels), labels));
  if (key == "passes-to" && !other.empty()) return fmt::format("{} passing on to {}", owner, receiver(other, labels));
  return owner;
}

bool is_of_a_path(char letter) { return std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '-' || letter == '_'; }

}  // namespace

std::string number_in_words(std::string_view path, std::string_view says, const Labels& labels) {
  const std::string_view what = says.substr(0, says.find(':'));
  const std::string owner = whose(path, labels);
  if (what.empty()) return std::string{path};
  return owner.empty() ? std::string{what} : fmt::format("{}, {}", owner, what);
}

std::vector<std::string> told_apart(const std::vector<std::string>& words, const std::vector<std::string>& paths) {
  std::vector<std::string> apart = words;
  const auto are_alike = [](const std::vector<std::string>& all, std::size_t at) { return std::ranges::count(all, all[at]) > 1; };
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (are_alike(words, i)) apart[i] = fmt::format("{} ({})", words[i], paths[i].substr(paths[i].rfind('.') + 1));
  }
  const std::vector<std::string> by_last_word = apart;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (are_alike(by_last_word, i)) apart[i] = fmt::format("{} ({})", words[i], paths[i]);
  }
  return apart;
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
