#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/charts/chart.h"
#include "analysis/charts/draw.h"
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
  std::string made_by{};  // "why": the command whose folder it is from; "": the run itself
};

// The charts that the run has the numbers for, in the order of their list.
[[nodiscard]] std::vector<charts::Chart> charts_of(const Material& material);

// The map and the charts of a run, each described and drawn once.
struct Gallery {
  std::vector<charts::PictureSize> sizes;
  charts::Chart map;
  std::vector<std::string> maps;  // SVG, in all these sizes
  std::vector<charts::DrawnChart> charts;  // in all these sizes
};
// Cost: 50 ms for each thread, and 40 to 60 ms for each chart and size, shared by the threads.
// `drawing`: nullopt: the map alone.
[[nodiscard]] Gallery gallery_of(const Material& material, std::vector<charts::PictureSize> sizes,
                                 const std::optional<charts::DrawingOptions>& drawing);

// The map first, then what was drawn. `size`: one of the gallery's.
[[nodiscard]] std::vector<Figure> figures_of(const Gallery& gallery, const Study& study, const charts::PictureSize& size);

// `svg`: of that size. `drawn_from`: its specification, as JSON.
[[nodiscard]] Figure chart_figure(const charts::Chart& chart, std::string svg, std::string drawn_from,
                                  const charts::PictureSize& size);

}  // namespace servicechain::analysis::report
