#include "tests/analysis/charts/svg_texts.h"

#include <expat.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>

namespace servicechain::tests {
namespace {

using Attributes = std::map<std::string, std::string>;

// Where a group's own origin lies on the paper, and how large its unit is there.
struct Place {
  double x = 0;
  double y = 0;
  double scale = 1;
};

struct FoundText {
  Attributes attributes;
  Place origin;
  std::string words;
};

struct Reader {
  std::vector<FoundText> texts;
  std::vector<Place> origins{{}};  // of the groups that are open
  bool is_inside = false;
};

double number_in(const std::string& text) { return std::strtod(text.c_str(), nullptr); }

// "translate(8 20)", "scale(0.68)", "translate(8,20) scale(0.68)".
Place moved(Place place, const std::string& transform) {
  if (const std::size_t at = transform.find("translate("); at != std::string::npos) {
    place.x += place.scale * number_in(transform.substr(at + 10));
    place.y += place.scale * number_in(transform.substr(transform.find_first_of(" ,", at + 10) + 1));
  }
  if (const std::size_t at = transform.find("scale("); at != std::string::npos) place.scale *= number_in(transform.substr(at + 6));
  return place;
}

void begin(void* data, const char* name, const char** attributes) {
  auto& reader = *static_cast<Reader*>(data);
  Attributes found;
  for (; *attributes != nullptr; attributes += 2) found[attributes[0]] = attributes[1];
  const Place origin = moved(reader.origins.back(), found["transform"]);
  if (std::string_view{name} == "g") reader.origins.push_back(origin);
  if (std::string_view{name} != "text") return;
  reader.texts.push_back({std::move(found), origin, ""});
  reader.is_inside = true;
}

void end(void* data, const char* name) {
  auto& reader = *static_cast<Reader*>(data);
  if (std::string_view{name} == "g") reader.origins.pop_back();
  if (std::string_view{name} == "text") reader.is_inside = false;
}

void letters(void* data, const char* text, int length) {
  auto& reader = *static_cast<Reader*>(data);
  if (reader.is_inside) reader.texts.back().words.append(text, static_cast<std::size_t>(length));
}

// "font: bold 18px A, B", "font-size:18px;font-family:A, B;font-weight:bold;" or attributes, as "bold 18px A, B".
std::string font_in(Attributes& attributes) {
  const std::string& style = attributes["style"];
  std::string font;
  if (style.find("bold") != std::string::npos || attributes["font-weight"] >= "600") font = "bold ";
  std::string size = attributes["font-size"];
  if (const std::size_t px = style.find("px"); px != std::string::npos) {
    const std::size_t from = style.find_last_of(" :", px) + 1;
    size = style.substr(from, px - from);
  }
  return font + size + "px Liberation Sans, WenQuanYi Micro Hei";
}

PlacedText placed(FoundText& found, analysis::charts::Type& type) {
  Attributes& attributes = found.attributes;
  const std::string font = font_in(attributes);
  const double scale = found.origin.scale;
  const double size = scale * number_in(font.substr(font.starts_with("bold ") ? 5 : 0));
  const double width = scale * type.width(found.words, font);
  const double x = found.origin.x + scale * number_in(attributes["x"]);
  double y = found.origin.y + scale * number_in(attributes["y"]);
  const double before = attributes["text-anchor"] == "middle" ? width / 2 : attributes["text-anchor"] == "end" ? width : 0;
  // dy of 0.35 em puts the middle of small letters at y: they reach 0.4 em up and down. Else y is their foot.
  if (attributes["dy"].empty()) y -= 0.35 * size;
  return {found.words, x - before, y - 0.4 * size, x - before + width, y + 0.4 * size};
}

}  // namespace

std::vector<PlacedText> texts_of(const std::string& svg, analysis::charts::Type& type) {
  Reader reader;
  XML_Parser parser = XML_ParserCreate("UTF-8");
  XML_SetUserData(parser, &reader);
  XML_SetElementHandler(parser, begin, end);
  XML_SetCharacterDataHandler(parser, letters);
  XML_Parse(parser, svg.data(), static_cast<int>(svg.size()), XML_TRUE);
  XML_ParserFree(parser);
  std::vector<PlacedText> texts;
  for (FoundText& found : reader.texts) texts.push_back(placed(found, type));
  return texts;
}

std::vector<std::string> overlaps(const std::vector<PlacedText>& texts) {
  constexpr double hair = 0.5;
  std::vector<std::string> found;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    for (std::size_t j = i + 1; j < texts.size(); ++j) {
      const double across = std::min(texts[i].right, texts[j].right) - std::max(texts[i].left, texts[j].left);
      const double down = std::min(texts[i].bottom, texts[j].bottom) - std::max(texts[i].top, texts[j].top);
      if (across > hair && down > hair) found.push_back(fmt::format("{} over {}", texts[i].words, texts[j].words));
    }
  }
  return found;
}

std::vector<std::string> outside(const std::vector<PlacedText>& texts, double width, double height) {
  std::vector<std::string> found;
  for (const PlacedText& text : texts) {
    if (text.left < 0 || text.top < 0 || text.right > width || text.bottom > height) found.push_back(text.words);
  }
  return found;
}

}  // namespace servicechain::tests
