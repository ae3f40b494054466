#include "analysis/report/page.h"

#include <vector>

#include "analysis/report/html.h"

namespace servicechain::analysis {

std::string page_html(const PageContent& content) {
  std::vector<report::Figure> figures;
  if (!content.chain_map_svg.empty()) {
    figures.push_back(report::map_figure(content.study, std::string{content.chain_map_svg}));
  }
  return report::html_of(report::full_report(content.study, content.about, std::move(figures)), report::Charts::still);
}

}  // namespace servicechain::analysis
