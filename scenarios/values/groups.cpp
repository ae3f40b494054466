#include <fmt/format.h>

#include <cmath>

#include "scenarios/values/laws.h"
#include "scenarios/values/values.h"

namespace servicechain::scenarios {
namespace {

constexpr std::string_view example = "write 3, 1..4 or discrete(50%: 1, 50%: 4)";
constexpr Countable in_a_group{1, 10'000, "people in a group"};

Value<std::vector<models::GroupSize>> from_to(std::string_view first, std::string_view last) {
  const auto least = read_count(first, in_a_group);
  if (!good(least)) return fault(least);
  const auto most = read_count(last, in_a_group);
  if (!good(most)) return fault(most);
  if (*good(least) > *good(most))
    return Fault{"E205", fmt::format("{}..{} does not rise", first, last), std::string{example}};
  std::vector<models::GroupSize> sizes;
  const double share = 1 / static_cast<double>(*good(most) - *good(least) + 1);
  for (std::uint64_t size = *good(least); size <= *good(most); ++size)
    sizes.push_back({static_cast<std::uint32_t>(size), share});
  return sizes;
}

}  // namespace

Value<std::vector<models::GroupSize>> read_group(std::string_view written) {
  const std::string_view text = trimmed(written);
  if (const std::size_t dots = text.find(".."); dots != text.npos)
    return from_to(text.substr(0, dots), text.substr(dots + 2));
  const Value<LawText> law = split_law(text);
  if (!good(law)) return fault(law);
  if (good(law)->name.empty()) {
    const auto size = read_count(text, in_a_group);
    if (!good(size)) return fault(size);
    return std::vector<models::GroupSize>{{static_cast<std::uint32_t>(*good(size)), 1.0}};
  }
  if (good(law)->name != "discrete" || !good(law)->unit.empty()) {
    return Fault{"E209", fmt::format("{} is not a size of groups", in_quotes(text)), std::string{example}};
  }
  const auto shares = read_law_shares(*good(law));
  if (!good(shares)) return fault(shares);
  std::vector<models::GroupSize> sizes;
  for (const LawShare& part : *good(shares)) {
    const auto size = read_count(part.value, in_a_group);
    if (!good(size)) return fault(size);
    sizes.push_back({static_cast<std::uint32_t>(*good(size)), part.share});
  }
  return sizes;
}

}  // namespace servicechain::scenarios
