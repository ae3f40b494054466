#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/properties/dice.h"

namespace servicechain::properties {

// A scenario file as a tree; its members stand in the order of the file.
using Tree = nlohmann::ordered_json;

// What may stand in a random scenario.
enum class Luck { any, none };     // none: laws constant, shares all or nothing, so that nothing is drawn
enum class Hours { any, always };  // always: everybody is on duty all the time
enum class Rules {
  any,
  plain,    // first come first served, nobody asks anybody, nobody is absent
  flowing,  // plain, and few durations that are always the same
};
enum class People { as_they_are, change };  // change: couplings of people and customers are on
struct Ingredients {
  Luck luck = Luck::any;
  Hours hours = Hours::any;
  Rules rules = Rules::any;
  People people = People::as_they_are;
};

// Draws the text of a scenario, word by word. It reads well as a rule; the reader has the last say (work that never
// ends, requests that multiply).
class FileWriter {
 public:
  FileWriter(Ingredients ingredients, std::uint32_t seed);
  [[nodiscard]] Tree file();

 private:
  // random_file.cpp
  [[nodiscard]] bool draws() const { return ingredients_.luck == Luck::any; }
  [[nodiscard]] bool is_plain() const { return ingredients_.rules != Rules::any; }
  [[nodiscard]] bool has_hours() const { return ingredients_.hours == Hours::any; }
  [[nodiscard]] std::string duration(double least_min, double most_min);
  [[nodiscard]] std::string law(double mean_min);
  [[nodiscard]] std::string work(double mean_min);
  [[nodiscard]] std::string percent(int least, int most);
  [[nodiscard]] std::string time_of_day(int least_h, int most_h);
  [[nodiscard]] std::string hours();
  [[nodiscard]] Tree staff();
  [[nodiscard]] Tree pool();
  [[nodiscard]] Tree segment();
  [[nodiscard]] Tree arrivals();
  [[nodiscard]] Tree entry();
  void add_feelings(Tree& segment);
  void add_couplings(Tree& file);

  // random_department.cpp
  [[nodiscard]] Tree department(std::size_t number);
  void add_order(Tree& department);
  void add_in_tray(Tree& department, std::size_t number);
  void add_needs(Tree& department, std::size_t number);
  [[nodiscard]] Tree need();
  void add_hand_on(Tree& department, std::size_t number);
  [[nodiscard]] Tree shares(std::size_t number);
  void add_routine(Tree& department);
  void add_absence(Tree& department);

  Ingredients ingredients_;                   // -- constant
  Dice dice_;                                 // -- state
  std::vector<std::string> departments_;      // names
  std::vector<std::string> segments_;         // names
};

}  // namespace servicechain::properties
