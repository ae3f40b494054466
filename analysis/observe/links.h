#pragma once

#include <cstdint>
#include <vector>

#include "models/service_chain.h"

namespace servicechain::analysis {

// Numbers all needs of a chain: by department, then by their place in it.
class LinkNumbers {
 public:
  explicit LinkNumbers(const models::ServiceChain& chain) {
    for (const models::Department& department : chain.departments) {
      first_.push_back(count_);
      count_ += static_cast<std::uint32_t>(department.needs.size());
    }
  }
  [[nodiscard]] std::uint32_t of(models::DepartmentId asker, models::NeedId need) const {
    return first_[asker.index] + need.index;
  }
  [[nodiscard]] std::uint32_t count() const { return count_; }

 private:
  std::vector<std::uint32_t> first_;  // -- constant
  std::uint32_t count_ = 0;           // -- constant
};

}  // namespace servicechain::analysis
