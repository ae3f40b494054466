#pragma once

#include <string>
#include <string_view>

namespace servicechain::analysis::report {

// What makes a page's charts answer: ECharts, the chart kit and page.js. Fit for the inside of a script element.
[[nodiscard]] std::string page_script();

// As a page's policy names a script that may run.
[[nodiscard]] std::string sha256_base64(std::string_view text);

}  // namespace servicechain::analysis::report
