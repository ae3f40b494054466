#include "models/kinds.h"

#include <algorithm>
#include <vector>

namespace servicechain::models {

namespace {

std::vector<std::string_view> routine_names(const ServiceChain& chain) {
  std::vector<std::string_view> names;
  for (const Department& department : chain.departments) {
    for (const Routine& routine : department.routines) names.push_back(routine.name);
  }
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

std::uint32_t size32(std::size_t size) { return static_cast<std::uint32_t>(size); }

}  // namespace

std::uint32_t count_of_kinds(const ServiceChain& chain) {
  return size32(chain.segments.size() + chain.departments.size() + routine_names(chain).size());
}

KindId kind_of(const ServiceChain& chain, DepartmentId asker) {
  return {size32(chain.segments.size()) + asker.index};
}

KindId kind_of_routine(const ServiceChain& chain, std::string_view routine) {
  const std::vector<std::string_view> names = routine_names(chain);
  const auto place = std::ranges::lower_bound(names, routine);
  return {size32(chain.segments.size() + chain.departments.size()) + size32(static_cast<std::size_t>(place - names.begin()))};
}

std::optional<SegmentId> segment_of(const ServiceChain& chain, KindId kind) {
  if (kind.index < chain.segments.size()) return SegmentId{kind.index};
  return std::nullopt;
}

std::optional<DepartmentId> asker_of(const ServiceChain& chain, KindId kind) {
  const std::uint32_t first = size32(chain.segments.size());
  if (kind.index >= first && kind.index < first + chain.departments.size()) return DepartmentId{kind.index - first};
  return std::nullopt;
}

std::string name_of(const ServiceChain& chain, KindId kind) {
  if (const auto segment = segment_of(chain, kind)) return chain[*segment].name;
  if (const auto asker = asker_of(chain, kind)) return chain[*asker].name;
  const std::vector<std::string_view> names = routine_names(chain);
  return std::string{names[kind.index - chain.segments.size() - chain.departments.size()]};
}

}  // namespace servicechain::models
