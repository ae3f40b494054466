#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

// Letters on paper: how wide they are, and whether the machine has them.
namespace servicechain::analysis::charts {

// By one thread at a time.
class Type {
 public:
  Type();
  ~Type();
  Type(const Type&) = delete;
  Type& operator=(const Type&) = delete;

  // In px, not fitted to any screen's dots. `font` as CSS writes it: "bold 20px Arial, sans-serif".
  [[nodiscard]] double width(std::string_view text, std::string_view font);
  // No font here has a picture for one of its letters.
  [[nodiscard]] bool lacks_letters_of(std::string_view text);

 private:
  struct Layout;
  Layout& layout_for(std::string_view font);

  std::map<std::string, std::unique_ptr<Layout>, std::less<>> layouts_;  // -- state: by font
  struct FontMap;
  std::unique_ptr<FontMap> fonts_;  // -- constant
};

}  // namespace servicechain::analysis::charts
