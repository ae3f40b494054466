#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "scenarios/changes/change.h"
#include "scenarios/changes/numbers.h"
#include "scenarios/reading/scan.h"
#include "scenarios/values/values.h"

namespace servicechain::scenarios {
namespace {

bool is_whole(Form form) {
  return form == Form::people || form == Form::count || form == Form::limit || form == Form::group;
}

std::optional<std::string> one_more_or_less(const std::string& text, Form form, double by) {
  const Value<double> number = read_number(text);
  if (!good(number)) return std::nullopt;
  const double size = form == Form::people ? 1 : std::max(1.0, std::round(*good(number) * std::abs(by)));
  const double moved = *good(number) + (by > 0 ? size : -size);
  if (moved < 1) return std::nullopt;  // nobody there, no place, no try: another organisation
  return plain(moved);
}

// The greatest that a number with this behind it can be; nullopt: no end.
std::optional<double> greatest(std::string_view behind, Form form) {
  if (behind.starts_with("%")) return 100;
  const bool is_points = form == Form::points || form == Form::points_or_share || behind.starts_with("points");
  if (is_points) return 100;
  if (form == Form::share) return 1;
  return std::nullopt;
}

// The first number of the text times a factor.
std::optional<std::string> scaled(std::string_view text, Form form, double factor) {
  const std::size_t at = text.find_first_of("-.0123456789");
  if (at == text.npos) return std::nullopt;
  Scanner scanner{text.substr(at)};
  const Value<double> number = scanner.number();
  if (!good(number) || *good(number) == 0) return std::nullopt;
  const std::string_view behind = scanner.rest();
  double moved = *good(number) * factor;
  if (const auto most = greatest(behind, form)) moved = std::min(moved, *most);
  if (moved == *good(number)) return std::nullopt;
  const bool has_blank = scanner.at() > 0 && text[at + scanner.at() - 1] == ' ';
  return fmt::format("{}{}{}{}", text.substr(0, at), as_written(moved, form, behind), has_blank ? " " : "", behind);
}

}  // namespace

std::optional<std::string> nudged(const std::string& text, Form form, double by) {
  const std::string trimmed_text{trimmed(text)};
  if (is_whole(form)) return one_more_or_less(trimmed_text, form, by);
  switch (form) {
    case Form::law:
    case Form::law_by_kind:
    case Form::patience:
    case Form::duration: {
      const auto result = changed(trimmed_text, {Relative::Way::multiply, 1 + by, ""}, form);
      if (!good(result) || *good(result) == trimmed_text) return std::nullopt;
      return *good(result);
    }
    case Form::level: {
      const Value<double> level = read_level(trimmed_text);
      if (!good(level) || *good(level) == 0) return std::nullopt;
      return plain(*good(level) * (1 + by));
    }
    case Form::number:
    case Form::share:
    case Form::points:
    case Form::points_or_share:
    case Form::rate:
    case Form::how_often:
    case Form::wait:
    case Form::money:
    case Form::arrive:
    case Form::enters:
    case Form::passes_to:
    case Form::pattern:
    case Form::parameter: return scaled(trimmed_text, form, 1 + by);
    default: return std::nullopt;
  }
}

}  // namespace servicechain::scenarios
