#include <algorithm>
#include <map>

#include "tests/properties/random_case.h"

// Files that say the same in another way.
namespace servicechain::properties {

namespace {

// The maps whose keys are names that the file gives.
void collect_names(const Tree& file, std::vector<std::string>& names) {
  for (const char* map : {"departments", "customers", "pools"}) {
    if (!file.contains(map)) continue;
    for (const auto& [name, entry] : file[map].items()) {
      names.push_back(name);
      if (!entry.contains("routine")) continue;
      for (const auto& [routine, work] : entry["routine"].items()) names.push_back(routine);
    }
  }
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
}

using NewNames = std::map<std::string, std::string>;

std::string renamed(const std::string& text, const NewNames& names) {
  const std::string divert = "divert to ";
  if (text.starts_with(divert)) return divert + renamed(text.substr(divert.size()), names);
  const auto found = names.find(text);
  return found == names.end() ? text : found->second;
}

Tree renamed(const Tree& part, const NewNames& names) {
  if (part.is_string()) return renamed(part.get<std::string>(), names);
  if (!part.is_structured()) return part;
  Tree made = part.is_array() ? Tree::array() : Tree::object();
  for (const auto& [key, value] : part.items()) {
    if (part.is_array()) {
      made.push_back(renamed(value, names));
    } else {
      made[renamed(key, names)] = renamed(value, names);
    }
  }
  return made;
}

Tree reordered(const Tree& part, Dice& dice) {
  if (!part.is_object()) return part;
  const bool asks_in_order = part.contains("needs-order") && part["needs-order"] == "one-by-one";
  std::vector<std::string> keys;
  for (const auto& [key, value] : part.items()) keys.push_back(key);
  dice.shuffle(keys);
  Tree made = Tree::object();
  for (const std::string& key : keys) made[key] = key == "needs" && asks_in_order ? part[key] : reordered(part[key], dice);
  return made;
}

}  // namespace

Tree reordered(const Tree& file, std::uint32_t seed) {
  Dice dice{seed};
  return reordered(file, dice);
}

// "kitchen" becomes "c-kitchen".
Tree renamed(const Tree& file, std::uint32_t seed) {
  Dice dice{seed};
  std::vector<std::string> names;
  collect_names(file, names);
  std::vector<std::string> letters;
  for (std::size_t i = 0; i < names.size(); ++i) letters.emplace_back(1, static_cast<char>('a' + i));
  dice.shuffle(letters);
  NewNames new_names;
  for (std::size_t i = 0; i < names.size(); ++i) new_names[names[i]] = letters[i] + "-" + names[i];
  return renamed(file, new_names);
}

std::string original_name(const std::string& name) { return name.size() > 2 && name[1] == '-' ? name.substr(2) : name; }

Tree with_stranger(const Tree& file, const std::string& name) {
  Tree made = file;
  made["departments"][name] = {{"staff", 2}, {"work", "exponential(mean 20 min)"}, {"order", "random"}};
  made["customers"][name + " guests"] = {
      {"arrive", {{"rate", "100 per week"}}}, {"enters", name}, {"priority", 1.5}};
  return made;
}

}  // namespace servicechain::properties
