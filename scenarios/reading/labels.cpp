#include "scenarios/reading/labels.h"

#include <fmt/format.h>

#include "scenarios/messages/suggest.h"

namespace servicechain::scenarios {

Labels labels_in(const Node& section) {
  Labels labels;
  for (const Node& entry : section.children) {
    const Node* label = entry.find("label");
    if (label == nullptr) continue;
    if (label->is_scalar() && !label->is_nothing()) labels.emplace_back(label->text, entry.key);
    for (const Node& language : label->children) {
      if (language.is_scalar()) labels.emplace_back(language.text, entry.key);
    }
  }
  return labels;
}

void suggest_by_label(Fault& fault, std::string_view written, const Labels& labels) {
  for (const auto& [label, name] : labels) {
    if (letters_apart(label, written) != 0) continue;
    fault.suggestions = {name};
    fault.caret = fmt::format("that is a label; its name is \"{}\"", name);
    return;
  }
}

}  // namespace servicechain::scenarios
