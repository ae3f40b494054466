#pragma once

#include <string>
#include <vector>

#include "analysis/charts/chart.h"
#include "analysis/charts/painter.h"
#include "analysis/study.h"
#include "analysis/tables/tables.h"
#include "models/service_chain.h"

// The charts of a run as a report shows them.
namespace servicechain::analysis::report {

// What a report is made of.
struct Material {
  const Study& study;
  const models::ServiceChain& chain;  // the base
  std::string about;                  // the scenario's own words about itself; "" without
  std::string language;               // whose labels the map shows
};

struct Figure {
  std::string name;    // "what-ifs"
  std::string title;   // a question
  std::string answer;  // a sentence or more
  std::string source;
  std::string svg;     // one element
  std::string drawn_from;  // the chart as the chart kit reads it; "" where the kit does not draw it
  Table table;         // the numbers behind it
  charts::Lettering lettering = charts::Lettering::plot;  // whether the picture says title, answer and source itself
};

// Who serves whom. Its picture says everything itself.
[[nodiscard]] Figure map_figure(const Material& material);
// `svg`: from chain_map_svg().
[[nodiscard]] Figure map_figure(const Study& study, std::string svg);

// The charts that the run has the numbers for, in the order of their list, of that size.
// Cost: 20 to 60 ms a chart.
[[nodiscard]] std::vector<Figure> chart_figures(charts::Painter& painter, const Material& material,
                                                const charts::PictureSize& size);

}  // namespace servicechain::analysis::report
