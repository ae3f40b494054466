#pragma once

#include <optional>

// What the couplings measure change against: how things are in the file as written, from pilot runs (calibration.h).
// The same values serve the base and every what-if.
namespace servicechain::models {

struct DepartmentBaseline {
  double arrivals = 0;      // λ̂, hours of written work in an hour on duty
  double backlog = 0;       // B, hours of written work in the department
  double lead_time_h = 0;   // D = B/λ̂, in hours on duty
  std::optional<double> usual_load = 0;  // ρ*: at it pressure is 1; nullopt: overloaded, there is none
  double people = 0;        // n, on duty
  double input = 1;         // u0
  double satisfaction = 0;  // S_ref of its customers, points
  double experience = 1;    // ẽ0
  [[nodiscard]] friend bool operator==(const DepartmentBaseline&, const DepartmentBaseline&) = default;
};

struct SegmentBaseline {
  double satisfaction = 0;      // S̄, points
  double customers = 0;         // N at the start; 0: not known
  double scale = 0;             // of E14: those won balance those lost
  std::optional<double> price;  // what they pay in the file as written
  [[nodiscard]] friend bool operator==(const SegmentBaseline&, const SegmentBaseline&) = default;
};

}  // namespace servicechain::models
