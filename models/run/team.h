#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "models/run/job.h"
#include "models/service_chain.h"
#include "sim/timetable.h"

namespace servicechain::models::run {

// One person of a team whose absences are followed.
struct Person {
  bool is_rostered = false;          // on duty by the timetable
  bool is_absent = false;
  bool is_due = false;               // will be absent as soon as idle
  std::uint32_t in_hand = 0;         // jobs with this person here
  std::uint32_t working_on = 0;      // of those, at work
  sim::Duration to_next{};           // left until the next absence, on the clock that counts
  sim::Time counted_from{};          // since when that clock runs
  bool is_counting = false;          // it runs
  std::uint32_t stamp = 0;           // of the pending absence event
  std::uint32_t absences = 0;        // so far: the visit of its draws
};

// People on duty in a department or a pool. Counts places in hand: people × at-once.
//
//   slots    how many jobs the people on duty can have in hand
//   present  jobs whose person is here (at work or held), those who finish after closing included
//   away     jobs whose person has gone home or is absent; the job waits for them
struct Team {
  std::uint32_t index = 0;                       // -- constant
  const sim::Timetable* duty = nullptr;          // -- constant; nullptr: unlimited
  std::uint32_t at_once = 1;                     // -- constant
  AtClosing at_closing = AtClosing::finish;      // -- constant
  const RandomAbsence* absence = nullptr;        // -- constant; not null: persons are told apart
  std::vector<std::uint32_t> serves;             // -- constant: departments, in order of preference
  bool follows_hands = false;                    // -- constant: keeps the list of jobs in hand
  bool is_unlimited = false;                     // -- constant: at every moment
  bool is_reported = true;                       // -- constant: its people can be counted

  std::int64_t rostered = 0;                     // -- state: people on duty by the timetable
  bool is_suspended = false;                     // -- state: a dated absence holds
  std::int64_t slots = 0;                        // -- derived
  std::int64_t present = 0;                      // -- state
  std::int64_t held = 0;                         // -- state: of the present, waiting for an answer or for room
  std::vector<JobIndex> hands;                   // -- state: the present ones, if followed
  std::vector<JobIndex> away;                    // -- state
  bool is_to_report = false;                     // -- state: changed at this moment
  std::vector<Person> persons;                   // -- state
  std::uint32_t first_person = 0;                // -- constant: its number among all persons

  [[nodiscard]] bool has_idle() const {
    if (is_unlimited) return true;
    return persons.empty() ? present < slots : idle_person().has_value();
  }

  [[nodiscard]] std::optional<std::uint32_t> idle_person() const {
    for (std::uint32_t p = 0; p < persons.size(); ++p) {
      if (can_take(persons[p])) return p;
    }
    return std::nullopt;
  }

  // Whether this person, on duty and not absent, has room in hand.
  [[nodiscard]] bool can_take(const Person& person) const {
    return person.is_rostered && !person.is_absent && !is_suspended && person.in_hand < at_once;
  }
};

}  // namespace servicechain::models::run
