#include "tests/analysis/spreadsheet.h"

#include <expat.h>
#include <minizip/unzip.h>

#include <array>
#include <string_view>

namespace servicechain::tests {
namespace {

std::string attribute(const XML_Char** attributes, std::string_view name) {
  for (; *attributes != nullptr; attributes += 2) {
    if (attributes[0] == name) return attributes[1];
  }
  return "";
}

void parse(const std::string& xml, XML_StartElementHandler start, XML_EndElementHandler end,
           XML_CharacterDataHandler text, void* reader) {
  XML_Parser parser = XML_ParserCreate("UTF-8");
  XML_SetUserData(parser, reader);
  XML_SetElementHandler(parser, start, end);
  XML_SetCharacterDataHandler(parser, text);
  XML_Parse(parser, xml.data(), static_cast<int>(xml.size()), XML_TRUE);
  XML_ParserFree(parser);
}

std::vector<std::string> names_of_sheets(const std::string& xml) {
  std::vector<std::string> names;
  parse(
      xml,
      [](void* to, const XML_Char* element, const XML_Char** attributes) {
        if (std::string_view{element} != "sheet") return;
        static_cast<std::vector<std::string>*>(to)->push_back(attribute(attributes, "name"));
      },
      nullptr, nullptr, &names);
  return names;
}

struct SheetReader {
  std::vector<std::map<int, ReadCell>> rows{};
  int column = 0;
  bool is_number = false;
  bool is_value = false;
  std::string text{};
};

// "C12" is column 2.
int column_of(const std::string& reference) {
  int column = 0;
  for (const char letter : reference) {
    if (letter >= 'A' && letter <= 'Z') column = 26 * column + (letter - 'A' + 1);
  }
  return column - 1;
}

void begin(void* to, const XML_Char* element, const XML_Char** attributes) {
  SheetReader& sheet = *static_cast<SheetReader*>(to);
  const std::string_view name{element};
  if (name == "row") sheet.rows.emplace_back();
  if (name == "c") {
    sheet.column = column_of(attribute(attributes, "r"));
    sheet.is_number = attribute(attributes, "t").empty();
    sheet.text.clear();
  }
  sheet.is_value = name == "v" || name == "t";
}

void end(void* to, const XML_Char* element) {
  SheetReader& sheet = *static_cast<SheetReader*>(to);
  sheet.is_value = false;
  if (std::string_view{element} != "c" || sheet.text.empty()) return;
  ReadCell& cell = sheet.rows.back()[sheet.column];
  cell.text = sheet.text;
  if (sheet.is_number) cell.number = std::stod(sheet.text);
}

void letters(void* to, const XML_Char* text, int length) {
  SheetReader& sheet = *static_cast<SheetReader*>(to);
  if (sheet.is_value) sheet.text.append(text, static_cast<std::size_t>(length));
}

}  // namespace

std::string part_of(const std::filesystem::path& path, const std::string& name) {
  std::string text;
  unzFile zip = unzOpen(path.c_str());
  if (zip == nullptr) return text;
  if (unzLocateFile(zip, name.c_str(), 1) == UNZ_OK && unzOpenCurrentFile(zip) == UNZ_OK) {
    std::array<char, 65536> piece;
    for (int read = 1; read > 0;) {
      read = unzReadCurrentFile(zip, piece.data(), static_cast<unsigned>(piece.size()));
      if (read > 0) text.append(piece.data(), static_cast<std::size_t>(read));
    }
    unzCloseCurrentFile(zip);
  }
  unzClose(zip);
  return text;
}

ReadSheets read_spreadsheet(const std::filesystem::path& path) {
  ReadSheets sheets;
  int number = 0;
  for (const std::string& name : names_of_sheets(part_of(path, "xl/workbook.xml"))) {
    SheetReader sheet;
    parse(part_of(path, "xl/worksheets/sheet" + std::to_string(++number) + ".xml"), begin, end, letters, &sheet);
    sheets[name] = std::move(sheet.rows);
  }
  return sheets;
}

}  // namespace servicechain::tests
