#include "analysis/report/html_script.h"

#include <glib.h>

#include <array>
#include <memory>

#include "analysis/charts/embedded.h"

namespace servicechain::analysis::report {

std::string page_script() {
  std::string script{"\n/* Apache ECharts and what it is made of: Apache License 2.0, BSD 3-clause; `servicechain version --licences` */\n"};
  for (const std::string_view part : {charts::echarts_script(), charts::kit_script(), charts::page_script()}) {
    script += part;
    script += '\n';
  }
  return script;
}

std::string sha256_base64(std::string_view text) {
  const std::unique_ptr<GChecksum, void (*)(GChecksum*)> sum{g_checksum_new(G_CHECKSUM_SHA256), g_checksum_free};
  g_checksum_update(sum.get(), reinterpret_cast<const guchar*>(text.data()), static_cast<gssize>(text.size()));
  std::array<guint8, 32> digest{};
  gsize length = digest.size();
  g_checksum_get_digest(sum.get(), digest.data(), &length);
  const std::unique_ptr<gchar, void (*)(gpointer)> said{g_base64_encode(digest.data(), length), g_free};
  return said.get();
}

}  // namespace servicechain::analysis::report
