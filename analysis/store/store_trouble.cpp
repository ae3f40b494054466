#include "analysis/store/store_trouble.h"

#include <string>

namespace servicechain::analysis {
namespace {

class StoreCategory final : public std::error_category {
 public:
  const char* name() const noexcept override { return "results store"; }
  std::string message(int code) const override {
    switch (static_cast<StoreTrouble>(code)) {
      case StoreTrouble::not_ours: return "this is not a results store of servicechain";
      case StoreTrouble::newer: return "this results store was written by a later version of servicechain";
      case StoreTrouble::older: return "this results store was written by an earlier version of servicechain; run again";
      case StoreTrouble::damaged: return "this results store is damaged or cut short";
    }
    return "unknown trouble";
  }
};

}  // namespace

std::error_code make_error_code(StoreTrouble trouble) {
  static const StoreCategory category;
  return {static_cast<int>(trouble), category};
}

void refuse(const SqliteFile& file, StoreTrouble trouble) {
  throw std::system_error{make_error_code(trouble), file.path().string()};
}

}  // namespace servicechain::analysis
