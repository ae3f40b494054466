#include <fmt/format.h>

#include <array>

#include "scenarios/messages/suggest.h"
#include "scenarios/values/laws.h"
#include "scenarios/values/values.h"

// Laws that are measured: their numbers stand in a table file.
namespace servicechain::scenarios {
namespace {

constexpr double s_per_h = 3600;

Fault misread(std::string code, std::string message, std::string advice) {
  return {std::move(code), std::move(message), std::move(advice)};
}

std::string_view unquoted(std::string_view part) {
  const bool in_quotes =
      part.size() >= 2 && (part.front() == '"' || part.front() == '\'') && part.back() == part.front();
  return in_quotes ? part.substr(1, part.size() - 2) : part;
}

Fault no_such_column(std::string_view file, std::string_view column, const DataTable& table) {
  Fault fault = misread("E218", fmt::format("{} has no column called {}", file, in_quotes(column)), "");
  fault.suggestions = nearest(column, table.columns);
  fault.caret = did_you_mean(fault.suggestions);
  fault.notes = {fmt::format("columns are: {}", listed(table.columns))};
  return fault;
}

Fault bad_cell(std::string_view file, std::size_t line, std::string_view column, const Fault& why) {
  return misread("E218", fmt::format("{} row {}, {}: {}", file, line, column, why.message), why.caret);
}

constexpr std::array<std::string_view, 4> bin_columns = {"from", "to", "share", "unit"};

Value<sim::Histogram::Bin> read_bin(const std::array<std::string_view, 4>& cells, std::string_view file,
                                    std::size_t line) {
  const double unit_s = seconds_of_unit(cells[3]);
  const Value<double> from = read_number_not_negative(cells[0]);
  const Value<double> to = read_number_not_negative(cells[1]);
  const Value<double> share = read_share(cells[2]);
  if (unit_s == 0) return bad_cell(file, line, "unit", no_such_unit("12", cells[3]));
  if (!good(from)) return bad_cell(file, line, "from", fault(from));
  if (!good(to)) return bad_cell(file, line, "to", fault(to));
  if (!good(share)) return bad_cell(file, line, "share", fault(share));
  if (*good(from) > *good(to))
    return bad_cell(file, line, "from, to", misread("E205", "the bin ends before it starts", "from is the lesser one"));
  if (*good(to) * unit_s / s_per_h > longest_h)
    return bad_cell(file, line, "to", misread("E211", "longer than 250 years", "the clock does not reach so far"));
  return sim::Histogram::Bin{*good(from) * unit_s / s_per_h, *good(to) * unit_s / s_per_h, *good(share)};
}

}  // namespace

Value<sim::Law> read_empirical(const LawText& law, std::string_view text, DataFolder& folder) {
  if (law.parts.size() != 2 && law.parts.size() != 3) return wrong_parts(law, text);
  const std::string_view unit = law.parts.size() == 3 ? law.parts[2] : law.unit;
  const double unit_s = unit.empty() ? 0 : seconds_of_unit(unit);
  if (!unit.empty() && unit_s == 0) return no_such_unit("12", unit);
  const Value<DataTable>& read = folder.table(unquoted(law.parts[0]));
  if (!good(read)) return fault(read);
  const std::string_view name = unquoted(law.parts[1]);
  const auto column = good(read)->find(name);
  if (!column) return no_such_column(law.parts[0], name, *good(read));
  std::vector<double> hours;
  for (std::size_t row = 0; row < good(read)->rows.size(); ++row) {
    const std::string& cell = good(read)->rows[row][*column];
    Value<double> duration = unit_s == 0 ? read_duration_h(cell) : read_number_not_negative(cell);
    if (!good(duration)) return bad_cell(law.parts[0], good(read)->lines[row], name, fault(duration));
    hours.push_back(unit_s == 0 ? *good(duration) : *good(duration) * unit_s / s_per_h);
  }
  return sim::Law{sim::Empirical{std::move(hours)}};
}

Value<sim::Law> read_histogram(const LawText& law, std::string_view text, DataFolder& folder) {
  if (law.parts.size() != 1) return wrong_parts(law, text);
  const std::string_view file = unquoted(law.parts[0]);
  const Value<DataTable>& read = folder.table(file);
  if (!good(read)) return fault(read);
  std::array<std::size_t, 4> places{};
  for (std::size_t i = 0; i < bin_columns.size(); ++i) {
    const auto column = good(read)->find(bin_columns[i]);
    if (!column) return no_such_column(file, bin_columns[i], *good(read));
    places[i] = *column;
  }
  std::vector<sim::Histogram::Bin> bins;
  double sum = 0;
  for (std::size_t row = 0; row < good(read)->rows.size(); ++row) {
    const auto& cells = good(read)->rows[row];
    const std::size_t line = good(read)->lines[row];
    const Value<sim::Histogram::Bin> bin =
        read_bin({cells[places[0]], cells[places[1]], cells[places[2]], cells[places[3]]}, file, line);
    if (!good(bin)) return fault(bin);
    if (!bins.empty() && bins.back().to_h > good(bin)->from_h)
      return bad_cell(file, line, "from",
                      misread("E205", "the bins do not rise", "each starts where the one before ends, or later"));
    bins.push_back(*good(bin));
    sum += bins.back().share;
  }
  if (!sim::Histogram::allows(bins))
    return misread("E207", fmt::format("{}: the shares add to {}%", file, plain(sum * 100)), "they add to 100%");
  return sim::Law{sim::Histogram{std::move(bins)}};
}

}  // namespace servicechain::scenarios
