#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "tests/analysis/charts/svg_texts.h"

// Words over words, words cut off, words too small, and words beyond their sheet, in pictures that the program drew: a line
// for each, and 1 if there is any.
//   check_pictures FILE.svg…
namespace servicechain::tests {
namespace {

std::string text_of(const char* path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

// width="1280" of the outermost element.
double size_in(const std::string& svg, const std::string& name) {
  const std::string start = " " + name + "=\"";
  const std::size_t at = svg.find(start);
  return at == std::string::npos ? 0 : std::strtod(svg.c_str() + at + start.size(), nullptr);
}

// "lognormal(mean 12 min, sd…"; "(…)" in a key is no cut.
bool is_cut_off(const PlacedText& text) { return text.words.size() > 5 && text.words.ends_with("…"); }

// Letters are read from the back of a room, or on paper: of a sheet of 720 px (a slide) at least 11, of one of 561 px (half of
// A4) at least 8.5, which are 6.4 points.
// One or two are the sign in a mark.
bool is_too_small(const PlacedText& text, double sheet_height) {
  const double letters = (text.bottom - text.top) / 0.8;
  return text.words.size() > 2 && letters < sheet_height / 66;
}

int faults_in(const char* path, analysis::charts::Type& type) {
  const std::string svg = text_of(path);
  const std::vector<PlacedText> texts = texts_of(svg, type);
  int faults = 0;
  const auto tell = [&](const std::string& what) {
    fmt::print("{}: {}\n", path, what);
    ++faults;
  };
  if (texts.empty()) tell("no words");
  for (const std::string& words : overlaps(texts)) tell(words);
  const double height = size_in(svg, "height");
  for (const std::string& words : outside(texts, size_in(svg, "width"), height)) tell(words + " leaves the sheet");
  for (const PlacedText& text : texts) {
    if (is_cut_off(text)) tell(text.words + " is cut off");
    if (is_too_small(text, height)) tell(fmt::format("{} is too small", text.words));
  }
  return faults;
}

}  // namespace
}  // namespace servicechain::tests

int main(int count, char** arguments) {
  servicechain::analysis::charts::Type type;
  int faults = 0;
  for (int i = 1; i < count; ++i) faults += servicechain::tests::faults_in(arguments[i], type);
  fmt::print("{} pictures, {} faults\n", count - 1, faults);
  return faults == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
