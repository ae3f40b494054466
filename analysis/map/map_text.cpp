#include "analysis/map/map_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/markup.h"
#include "analysis/words.h"

namespace servicechain::analysis {
namespace {

constexpr std::string_view ellipsis = "…";

// The bytes of the first letter.
std::size_t letter_length(std::string_view text) {
  std::size_t length = 1;
  while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0u) == 0x80u) ++length;
  return length;
}

// As many letters from the front as have room, at least one.
std::size_t letters_within(std::string_view word, double width) {
  std::size_t kept = letter_length(word);
  while (kept < word.size()) {
    const std::size_t next = kept + letter_length(word.substr(kept));
    if (width_em(word.substr(0, next)) > width) break;
    kept = next;
  }
  return kept;
}

std::string without_last_letter(std::string text) {
  std::size_t last = text.size() - 1;
  while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0u) == 0x80u) --last;
  text.resize(last);
  return text;
}

std::string cut_to(std::string text, double width) {
  while (!text.empty() && width_em(text) + width_em(ellipsis) > width) text = without_last_letter(std::move(text));
  while (text.ends_with(' ')) text.pop_back();
  return text.append(ellipsis);
}

}  // namespace

std::vector<std::string> in_lines(std::string_view text, LineRoom room) {
  std::vector<std::string> lines{""};
  while (!text.empty()) {
    const std::size_t blank = std::min(text.find(' '), text.size());
    std::string_view word = text.substr(0, blank);
    text.remove_prefix(std::min(blank + 1, text.size()));
    const std::string longer = lines.back().empty() ? std::string{word} : lines.back() + " " + std::string{word};
    if (width_em(longer) <= room.width_em) {
      lines.back() = longer;
      continue;
    }
    if (!lines.back().empty()) lines.emplace_back();
    while (width_em(word) > room.width_em && word.size() > letter_length(word)) {
      const std::size_t kept = letters_within(word, room.width_em);
      lines.back() = word.substr(0, kept);
      lines.emplace_back();
      word.remove_prefix(kept);
    }
    lines.back() = word;
  }
  if (lines.size() <= room.most_lines) return lines;
  lines.resize(room.most_lines);
  lines.back() = cut_to(lines.back(), room.width_em);
  return lines;
}

std::vector<std::string> in_even_lines(std::string_view text, LineRoom room) {
  std::vector<std::string> lines = in_lines(text, room);
  for (double width = width_em(text) / static_cast<double>(lines.size()); width < room.width_em; width += 0.5) {
    std::vector<std::string> even = in_lines(text, {width, 99});
    if (even.size() <= lines.size()) return even;
  }
  return lines;
}

std::string briefly(const MeasureRow& row) {
  const double point = row.estimate.mean.value_or(0);
  const Scale scale = scale_for(row.measure, point, Saying::value);
  const bool is_glued = scale.unit == "%";
  const std::string unit = scale.unit.empty() || is_glued ? scale.unit : " " + scale.unit;
  if (!row.estimate.range) return rounded(point * scale.factor, 2) + unit + " (one run)";
  const Range range{row.estimate.range->low * scale.factor, row.estimate.range->high * scale.factor};
  const int decimals = supported_decimals(range);
  return fmt::format("{}{} ({})", number(point * scale.factor, decimals), unit, range_in_words(range, decimals, Saying::value));
}

std::string time_in_words(double hours) {
  const Scale scale = scale_for({"", "all", "time", "h"}, hours, Saying::value);
  return rounded(hours * scale.factor, 3) + " " + scale.unit;
}

}  // namespace servicechain::analysis
