#include "analysis/charts/embedded.h"

extern "C" {
extern const char servicechain_echarts_begin[], servicechain_echarts_end[];
extern const char servicechain_kit_begin[], servicechain_kit_end[];
extern const char servicechain_compiled_begin[], servicechain_compiled_end[];
extern const char servicechain_page_begin[], servicechain_page_end[];
extern const char servicechain_licences_begin[], servicechain_licences_end[];
}

namespace servicechain::analysis::charts {

std::string_view echarts_script() { return {servicechain_echarts_begin, servicechain_echarts_end}; }
std::string_view kit_script() { return {servicechain_kit_begin, servicechain_kit_end}; }
std::string_view compiled_scripts() { return {servicechain_compiled_begin, servicechain_compiled_end - 1}; }  // without the line's end
std::string_view page_script() { return {servicechain_page_begin, servicechain_page_end}; }
std::string_view licences() { return {servicechain_licences_begin, servicechain_licences_end}; }

}  // namespace servicechain::analysis::charts
