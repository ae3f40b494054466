#pragma once

#include <string_view>

// Files that travel inside the program.
namespace servicechain::analysis::charts {

[[nodiscard]] std::string_view echarts_script();
// The chart kit: what makes an ECharts option of a ChartSpec. Runs after ECharts.
[[nodiscard]] std::string_view kit_script();
// Both, as JsEngine::run_compiled takes them.
[[nodiscard]] std::string_view compiled_scripts();
// What makes the charts of a page answer. Runs after both.
[[nodiscard]] std::string_view page_script();
// Under which ECharts and what it is made of may be passed on.
[[nodiscard]] std::string_view licences();

}  // namespace servicechain::analysis::charts
