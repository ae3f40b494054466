#pragma once

#include <string>

// What others found, and what the model gives: a row each, V1 to V14. A fact that does not come out is said to be not
// reproduced, and the tests hold it to that.
namespace servicechain::facts {

enum class Outcome { reproduced, in_part, not_reproduced };

struct Fact {
  std::string number;  // "V1"
  std::string says;    // what was found
  std::string source;
  std::string here;    // what comes out
  Outcome outcome;
};

}  // namespace servicechain::facts
