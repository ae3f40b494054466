#pragma once

#include <cstdint>
#include <vector>

#include "tests/facts/fact.h"

// V1 to V14: what is measured for each, and the fact told of it. `runs` is how many stand behind it: few in the tests,
// many in the program; where there are none to choose, nothing is left to chance, or there is no run at all.
namespace servicechain::facts {

// V1. Five points more mood everywhere.
struct Sears {
  double points;           // of satisfaction
  double revenue;          // share gained over the first year
  double revenue_at_last;  // in its last quarter
};
[[nodiscard]] Sears sears(std::uint32_t runs);
[[nodiscard]] Fact told(const Sears& sears);

// V2. 10% more demand and the same people; a pulse of 15% for 26 weeks, five years later.
struct CuttingCorners {
  double pressure;
  double standard;
  double lost;             // quality, share
};
[[nodiscard]] CuttingCorners cutting_corners(std::uint32_t runs);
[[nodiscard]] Fact told(const CuttingCorners& corners);
struct Pulse {
  double tired;            // standard that is left, where people tire, too
  double alone;            // where they do not
  double symmetric;        // where standards rise as fast as they fall
};
[[nodiscard]] Pulse pulse();
[[nodiscard]] Fact told(const Pulse& pulse);

// V3. Six workers, 50 beads a day each, a fifth of them red.
struct RedBeads {
  std::uint32_t days;
  double within_limits;    // share of all days of all workers with 2 to 18 red beads
  double best_again;       // chance that who was best one day is best the next; those who share it, by their share
  double correlation;      // of a worker's red beads on one day and on the next
};
[[nodiscard]] RedBeads red_beads(std::uint32_t days);
[[nodiscard]] Fact told(const RedBeads& beads);

// V4. The greatest factor by which people swing more than demand.
struct Bullwhip {
  double gain;             // D = 10 days, 20 days to follow, only the backlog felt
  double below;            // on the quick side of the threshold
};
[[nodiscard]] Bullwhip bullwhip();
[[nodiscard]] Fact told(const Bullwhip& bullwhip);

// V5. Four departments in a row, 10% and 20% more demand. Quality is what customers receive, share.
struct ViciousCircle {
  double below;            // quality lost at +10%
  double beyond;           // quality lost at +20%
  double without_rework;   // the same where nothing comes back
  double without_tipping;  // the same where haste does not hurt
  double busy;             // share of time, installation, at +20%
  double busy_without;     // where haste does not hurt
  double people;           // points of satisfaction against the base at +20%, with one more person everywhere
  double better_first;     // with 5 points more right-first-time in the first department
  double better_all;       // with 5 points more in all
};
[[nodiscard]] ViciousCircle vicious_circle(std::uint32_t runs);
[[nodiscard]] Fact told(const ViciousCircle& circle);

// V6. Points of satisfaction by five points of quality more, and less.
struct Steps {
  double up;
  double down;
};
[[nodiscard]] Steps steps();
[[nodiscard]] Fact told(const Steps& steps);

// V7. What is expected after a year by those who began with 40, 80 and 100; perceived is 80.
struct RestPoint {
  double from_40;
  double from_80;
  double from_100;
};
[[nodiscard]] RestPoint rest_point();
[[nodiscard]] Fact told(const RestPoint& rest);

// V8. Chance of staying at 3, 4 and 5 of 5.
struct Staying {
  double at_3;
  double at_4;
  double at_5;
};
[[nodiscard]] Staying staying();
[[nodiscard]] Fact told(const Staying& staying);

// V9. What a customer is worth more if 95% stay instead of 90%.
struct Retention {
  double worth_more;
};
[[nodiscard]] Retention retention();
[[nodiscard]] Fact told(const Retention& retention);

// V10. A third more work: its length, of the usual, in the first two weeks and after half a year.
struct Burst {
  double at_once;
  double later;
  double later_tiring;     // with fatigue-slows 1.25
};
[[nodiscard]] Burst burst(std::uint32_t runs);
[[nodiscard]] Fact told(const Burst& burst);

// V11. Quality at so much of capacity.
struct Tipping {
  double at_60;
  double at_92;
  double at_98;
};
[[nodiscard]] Tipping tipping();
[[nodiscard]] Fact told(const Tipping& tipping);

// V12. Quality lost by one newcomer more in ten, share.
struct Newcomers {
  double few;              // where few are new
  double many;             // where many are
};
// By E7, where one and where five in ten are new.
[[nodiscard]] Newcomers newcomers_by_equation();
// Where people come and go: 5% and a third are new.
[[nodiscard]] Newcomers newcomers(std::uint32_t runs);
[[nodiscard]] Fact told(const Newcomers& newcomers, const Newcomers& by_equation);

// V13. Points by a better front, where inside service is poor and where it is good.
struct FrontLine {
  double poor;
  double good;
  double poor_linear;
  double good_linear;
};
[[nodiscard]] FrontLine front_line();
[[nodiscard]] Fact told(const FrontLine& front);

// V14. Customers and employees, each on the other.
struct OutsideIn {
  double on_mood;          // points of mood by a point of satisfaction, two years later
  double on_customers;     // points of satisfaction by a point of mood
  double on_mood_usual;    // the first with customers-lift-mood as it is by default
};
[[nodiscard]] OutsideIn outside_in(std::uint32_t runs);
// Branches that differ in capability and welfare, surveyed twice, half a year apart: standardised cross-lagged effects.
struct Panel {
  double on_mood;
  double on_customers;
};
[[nodiscard]] Panel panel(std::uint32_t branches_a_side);
[[nodiscard]] Fact told(const OutsideIn& experiment, const Panel& panel);

// All of them, with the numbers of runs that the program makes.
[[nodiscard]] std::vector<Fact> all_facts();

}  // namespace servicechain::facts
