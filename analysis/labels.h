#pragma once

#include <map>
#include <string>
#include <string_view>

#include "analysis/study.h"
#include "analysis/why/why.h"
#include "models/service_chain.h"

// What people read in place of names. Files for programs keep the names; sentences, tables, charts and pages do not.
namespace servicechain::analysis {

// By path: "departments.store" → "Shop floor". Only those that are not called by their name.
using Labels = std::map<std::string, std::string, std::less<>>;

// The label of that language, else the one for every language. Two that would be called alike have their names behind it.
[[nodiscard]] Labels labels_of(const models::ServiceChain& chain, std::string_view language);

// The same with all the others, called by their names: what is not in it is nobody.
[[nodiscard]] Labels names_and_labels_of(const models::ServiceChain& chain, std::string_view language);

// departments.store.needs.warehouse → departments.Shop floor.needs.warehouse; passes-to likewise.
[[nodiscard]] std::string in_labels(std::string_view of, const Labels& labels);
[[nodiscard]] Measure in_labels(Measure measure, const Labels& labels);

// The same with labels wherever it is said who is meant; what-ifs and paths of the file stay as they are written.
[[nodiscard]] Study in_labels(Study study, const Labels& labels);
[[nodiscard]] Why in_labels(Why why, const Labels& labels);
// Departments and segments called by their labels; without labels of their own any more.
[[nodiscard]] models::ServiceChain in_labels(models::ServiceChain chain, const Labels& labels);

// Who reads it.
struct Reader {
  std::string_view language;
  Vocabulary vocabulary = Vocabulary::plain;
};
// A run as people read it.
struct Shown {
  models::ServiceChain chain;
  Study study;
};
[[nodiscard]] Shown shown(const models::ServiceChain& chain, const Study& study, const Reader& reader);

}  // namespace servicechain::analysis
