#include <array>

#include "scenarios/messages/codes.h"

namespace servicechain::scenarios {
namespace {

constexpr std::array table = {
    Code{"E301", "no department of that name",
         "A department is called by the name it has under `departments`, letter by letter; its label is for reports\n"
         "only. The message gives the nearest name and lists all.",
         Within::department, "needs: {warehose: {for: 30% of jobs}}\n", "needs: {warehouse: {for: 30% of jobs}}\n"},
    Code{"E302", "an unknown key",
         "Nothing is guessed: a key that the format does not have is an error, because a misspelt one would change the\n"
         "answer without a word. Keys of your own start with x-, and `notes` is free text.",
         Within::department, "opens: Mon-Fri 08:30-17:00\n", "open: Mon-Fri 08:30-17:00\n"},
    Code{"E304", "no calendar of that name",
         "`open` takes hours, or the name of an entry under `calendars`.", Within::department, "open: office hours\n",
         "open: Mon-Fri 08:30-17:00\n"},
    Code{"E306", "no kind of job of that name",
         "A kind of job is who it is for: a customer segment, a department that asks, or a routine. `default` is for\n"
         "all the others.",
         Within::department, "work: {default: 12 min, shopers: 20 min}\n",
         "work: {default: 12 min, shoppers: 20 min}\n"},
    Code{"E307", "a path that names nothing",
         "A path is the keys and names from the left edge of the file, with dots between, as in\n"
         "departments.store.needs.warehouse.for. `*` stands for every name that is there.",
         Within::top, "what-if: {seventh: {change: {departments/store/staff: 7}}}\n",
         "what-if: {seventh: {change: {departments.store.staff: 7}}}\n"},
    Code{"E308", "a what-if that changes nothing",
         "After its changes the organisation is the same as before: what it asks for is so already.", Within::top,
         "what-if: {same: {change: {departments.warehouse.staff: 3}}}\n",
         "what-if: {fourth: {change: {departments.warehouse.staff: 4}}}\n"},
    Code{"E309", "a change that cannot be made",
         "A change is a value, +1, x1.2, -10%, remove, or {key: value} to add. What is added needs the unit of what is\n"
         "there, and only numbers change in relation.",
         Within::top, "what-if: {longer: {change: {departments.warehouse.open: +10%}}}\n",
         "what-if: {shorter: {change: {departments.warehouse.open: Mon-Fri 08:30-17:00}}}\n"},
    Code{"E310", "no law of chance of that name",
         "The message lists all laws. If in doubt: lognormal for work of people, exponential for time between events,\n"
         "triangular for low, usual and high.",
         Within::department, "work: lognorm(mean 12 min, sd 8 min)\n", "work: lognormal(mean 12 min, sd 8 min)\n"},
    Code{"E311", "no measure of that name",
         "What decides is a measure of the customers, or a path and a measure. The message lists those that are there.",
         Within::top, "decide: {on: satisfied}\n", "decide: {on: satisfaction}\n"},
    Code{"E312", "a name that cannot be used",
         "Some words mean something of their own (customer, default, rest, all, always, closed, unlimited, base), and a\n"
         "department, a segment and a routine cannot share one name.",
         Within::top, "pools: {rest: {staff: 1, serves: [store]}}\n",
         "pools: {floaters: {staff: 1, serves: [store]}}\n"},
};

}  // namespace

std::span<const Code> codes_of_names() { return table; }

}  // namespace servicechain::scenarios
