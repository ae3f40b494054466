#include <fmt/format.h>

#include <algorithm>

#include "scenarios/reading/scan.h"
#include "scenarios/values/laws.h"
#include "scenarios/values/shares.h"

namespace servicechain::scenarios {
namespace {

constexpr std::size_t most_parts = 1000;

// The place of the bracket that closes the one at `open`; npos: none does. Brackets in quotes do not count.
std::size_t closing_bracket(std::string_view text, std::size_t open) {
  int depth = 0;
  char quote = 0;
  for (std::size_t i = open; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '(') {
      ++depth;
    } else if (c == ')' && --depth == 0) {
      return i;
    }
  }
  return text.npos;
}

std::vector<std::string_view> split_at_commas(std::string_view text) {
  std::vector<std::string_view> parts;
  int depth = 0;
  char quote = 0;
  std::size_t start = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '(' || c == ')') {
      depth += c == '(' ? 1 : -1;
    } else if (c == ',' && depth == 0) {
      parts.push_back(trimmed(text.substr(start, i - start)));
      start = i + 1;
    }
  }
  parts.push_back(trimmed(text.substr(start)));
  return parts;
}

// x1.2 at the end: the factor, taken off the text.
Value<double> take_factor(std::string_view& text) {
  const std::size_t x = text.rfind(" x");
  const std::size_t bracket = text.rfind(')');
  if (x == text.npos || (bracket != text.npos && x < bracket) || x + 2 >= text.size() || text[x + 2] < '0' ||
      text[x + 2] > '9')
    return 1.0;
  Scanner scanner{text.substr(x + 2)};
  const Value<double> factor = scanner.number();
  if (!good(factor)) return factor;
  if (!scanner.is_at_end() || *good(factor) <= 0) {
    return Fault{"E209", fmt::format("{} is not a factor", in_quotes(text.substr(x + 1))),
                 "write x1.2, with a number above 0"};
  }
  text = trimmed(text.substr(0, x));
  return factor;
}

}  // namespace

namespace {

struct LawPage {
  std::string_view name;
  std::string_view example;
  std::string_view says;
};
constexpr LawPage law_pages[] = {
    {"constant", "constant(12 min)", "always the same time; the time alone says it, too"},
    {"uniform", "uniform(5 min, 10 min)", "every time between the two is as likely"},
    {"triangular", "triangular(15, 30, 60) min",
     "least, usual, most: for work of which only these three can be told. If in doubt, this one"},
    {"pert", "pert(5 min, 10 min, 30 min)", "least, usual, most, like triangular but nearer to the usual"},
    {"exponential", "exponential(mean 10 min)",
     "mostly short, now and then very long: two of three are below the mean. Usual for the time between two events"},
    {"erlang", "erlang(mean 10 min, steps 3)", "so many steps one after the other, each mostly short: the more steps, the "
     "more regular"},
    {"gamma", "gamma(mean 10 min, sd 5 min)", "mean and spread, never below 0; much like lognormal, with fewer very long ones"},
    {"weibull", "weibull(mean 10 min, sd 5 min)", "mean and spread, never below 0; usual for the life of machines"},
    {"lognormal", "lognormal(mean 12 min, sd 8 min)",
     "most take a bit less than the mean, a few much longer: usual for work of people. With mean 12 min and sd 8 min two of "
     "three are between 5 and 18 min, and 19 of 20 below 27. Spread not known? triangular(5, 10, 25) min: least, usual, most"},
    {"normal", "normal(mean 12 min, sd 3 min)", "as often above the mean as below, two of three within one sd; cut at 0"},
    {"hyperexponential", "hyperexponential(mean 10 min, cv 2)", "most very short and a few very long: more uneven than exponential"},
    {"mix", "mix(70%: exponential(mean 5 min), 30%: 20 min)", "two or more sorts of jobs, each with its share"},
    {"discrete", "discrete(50%: 5 min, 50%: 20 min)", "only these times, each with its share"},
    {"empirical", "empirical(waits.csv, minutes, min)", "times that were measured, drawn from a column of a table"},
    {"histogram", "histogram(waits.csv)", "times that were counted in classes, from a table: from, to, share, unit"},
};

const LawPage* page_of_law(std::string_view name) {
  const auto* page = std::find_if(std::begin(law_pages), std::end(law_pages), [&](const LawPage& each) { return each.name == name; });
  return page == std::end(law_pages) ? nullptr : page;
}

}  // namespace

std::string_view example_of_law(std::string_view name) {
  const LawPage* page = page_of_law(name);
  return page == nullptr ? "lognormal(mean 12 min, sd 8 min)" : page->example;
}

std::string_view meaning_of_law(std::string_view name) {
  const LawPage* page = page_of_law(name);
  return page == nullptr ? std::string_view{} : page->says;
}

std::string like_this_law(std::string_view name) { return fmt::format("write it like {}", example_of_law(name)); }

bool has_decimal_comma(std::string_view text) {
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
    if (text[i] == ',' && digit(i - 1) && digit(i + 1)) return true;
  }
  return false;
}

Fault wrong_parts(const LawText& law, std::string_view text) {
  if (has_decimal_comma(text)) {
    return Fault{"E202", fmt::format("{}: a comma separates the numbers here", in_quotes(text)),
                 "for a decimal write a point: 12.5"};
  }
  return Fault{"E209", fmt::format("{} does not say what {} wants", in_quotes(text), law.name),
               like_this_law(law.name)};
}

Value<LawText> split_law(std::string_view written) {
  std::string_view text = trimmed(written);
  LawText law;
  const Value<double> factor = take_factor(text);
  if (!good(factor)) return fault(factor);
  law.factor = *good(factor);
  const std::size_t open = text.find('(');
  if (open == text.npos) {
    law.parts = {text};
    return law;
  }
  const std::size_t close = closing_bracket(text, open);
  if (close == text.npos)
    return Fault{"E209", fmt::format("{} has a bracket that is not closed", in_quotes(text)), "close it with )"};
  law.name = trimmed(text.substr(0, open));
  law.unit = trimmed(text.substr(close + 1));
  law.parts = split_at_commas(text.substr(open + 1, close - open - 1));
  if (law.name.empty())
    return Fault{"E209", fmt::format("{} does not name its law", in_quotes(text)),
                 "write lognormal(mean 12 min, sd 8 min)"};
  if (law.parts.size() > most_parts)
    return Fault{"E211", fmt::format("{} has more than {} parts", in_quotes(text), most_parts),
                 "take a table file: histogram(file.csv)"};
  return law;
}

Value<std::vector<LawShare>> read_law_shares(const LawText& law) {
  constexpr std::string_view example = "discrete(50%: 5 min, 50%: 20 min)";
  std::vector<std::optional<double>> shares;
  std::vector<LawShare> parts;
  for (const std::string_view part : law.parts) {
    const std::size_t colon = part.find(':');
    if (colon == part.npos)
      return Fault{"E209", fmt::format("{} has no share", in_quotes(part)),
                   fmt::format("write a share, a colon and a time: {}", example)};
    const auto share = read_share_or_rest(part.substr(0, colon));
    if (!good(share)) return fault(share);
    shares.push_back(*good(share));
    parts.push_back({0, trimmed(part.substr(colon + 1))});
  }
  const auto whole = completed(shares, example);
  if (!good(whole)) return fault(whole);
  for (std::size_t i = 0; i < parts.size(); ++i) parts[i].share = (*good(whole))[i];
  return parts;
}

}  // namespace servicechain::scenarios
