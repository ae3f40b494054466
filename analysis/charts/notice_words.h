#pragma once

#include <string>
#include <vector>

#include "analysis/history/when_noticed.h"

// When a chart would show a what-if, in words.
namespace servicechain::analysis::charts {

// Whose chart it is.
struct NoticeSubject {
  std::string whose;   // "your own monthly chart"
  std::string period;  // "month"
};

// "With stock-list-online your own monthly chart would most likely (8 of 10) show it after 3 months", without a full stop.
// Requires: a period or more.
[[nodiscard]] std::string noticed_words(const std::string& what_if, const NoticeSubject& subject, const std::vector<NoticePoint>& points);
// The same, behind another: "with third-technician nothing that it does not show by chance".
[[nodiscard]] std::string noticed_too(const std::string& what_if, const NoticeSubject& subject, const std::vector<NoticePoint>& points);

}  // namespace servicechain::analysis::charts
