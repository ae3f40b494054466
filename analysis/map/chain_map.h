#pragma once

#include <string>
#include <string_view>

#include "analysis/charts/chart.h"
#include "analysis/study.h"
#include "models/service_chain.h"

namespace servicechain::analysis {

// Who serves whom, and where does it hurt? Its words, and as its data every figure of every box and arrow, those too
// that a drawing has no room for.
[[nodiscard]] charts::Chart chain_map_chart(const models::ServiceChain& chain, const Study& study, std::string_view language);

// The same as one SVG element, fit for a file of its own and for the inside of a page: no declaration, no outside
// address. No meaning by colour alone: every colour has a pattern or a number beside it. Laid out for the shape it is
// drawn on; what has no room there is left out and counted.
// Cost: a tenth of a second for ten departments, up to two seconds for a thousand.
[[nodiscard]] std::string chain_map_svg(const models::ServiceChain& chain, const Study& study, std::string_view language,
                                        const charts::PictureSize& size);

}  // namespace servicechain::analysis
