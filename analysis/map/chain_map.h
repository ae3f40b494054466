#pragma once

#include <string>
#include <string_view>

#include "analysis/study.h"
#include "models/service_chain.h"

namespace servicechain::analysis {

// Who serves whom, and where does it hurt? One SVG element, fit for a file of its own and for the inside of a page:
// no declaration, no outside address. No meaning by colour alone: every colour has a dash pattern or a number beside
// it.
[[nodiscard]] std::string chain_map_svg(const models::ServiceChain& chain, const Study& study,
                                        std::string_view language);

}  // namespace servicechain::analysis
