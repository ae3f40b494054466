#include "analysis/report/pdf_language.h"

#include <fmt/format.h>

#include <string_view>

namespace servicechain::analysis::report {
namespace {

constexpr std::string_view catalog_mark = "<< /Type /Catalog";

// The text from `begin` to `end`, without them; "" where there is no such place.
std::string_view between(std::string_view text, std::string_view begin, std::string_view end) {
  const std::size_t from = text.rfind(begin);
  if (from == std::string_view::npos) return "";
  const std::size_t to = text.find(end, from + begin.size());
  return to == std::string_view::npos ? "" : text.substr(from + begin.size(), to - from - begin.size());
}

}  // namespace

std::string in_english(std::string pdf) {
  const std::string_view rest = between(pdf, catalog_mark, "endobj");
  const std::string_view number = between(pdf, "/Root ", " 0 R");
  const std::string_view trailer = between(pdf, "trailer\n<<", ">>");
  const std::string_view table = between(pdf, "startxref\n", "\n");
  if (rest.empty() || number.empty() || trailer.empty() || table.empty()) return pdf;
  const std::string catalog = fmt::format("{} 0 obj\n{}\n   /Lang (en)\n   /ViewerPreferences << /DisplayDocTitle true >>{}endobj\n",
                                          number, catalog_mark, rest);
  const std::size_t object = pdf.size();
  const std::string added = fmt::format("{}xref\n{} 1\n{:010} 00000 n \ntrailer\n<<{}   /Prev {}\n>>\nstartxref\n{}\n%%EOF\n", catalog,
                                        number, object, trailer, table, object + catalog.size());
  return pdf + added;
}

}  // namespace servicechain::analysis::report
