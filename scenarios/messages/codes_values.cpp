#include <array>

#include "scenarios/messages/codes.h"

namespace servicechain::scenarios {
namespace {

constexpr std::array table = {
    Code{"E200", "another shape is wanted: one value, entries {…} or a list […]",
         "Some keys take one value, some take entries (`{warehouse: …}`, or lines under the key), some\n"
         "a list.",
         Within::department, "needs: warehouse\n", "needs: {warehouse: {for: 30% of jobs}}\n"},
    Code{"E201", "a number without its unit",
         "A bare number could mean anything: 10 minutes, 10 hours, 10 a week. Times take s, min, h, days, weeks, years;\n"
         "rates `per hour`, `per day`, `per week`; shares %; money its currency. A month is no unit: months differ.",
         Within::department, "promise: 10\n", "promise: 10 min\n"},
    Code{"E202", "a decimal comma", "Decimals have a point. A comma separates things, and thousands have no mark: 46000.", Within::department,
         "promise: 1,5 h\n", "promise: 1.5 h\n"},
    Code{"E203", "more than 100%",
         "A share cannot be more than everybody. If a job asks more than once, say how often: 1.3 per job.",
         Within::department, "right-first-time: 130%\n", "right-first-time: 97%\n"},
    Code{"E204", "negative, or nothing where something is wanted",
         "Times, shares, numbers of people and rates are 0 or more; a few must be above 0.", Within::department,
         "promise: -2 h\n", "promise: 2 h\n"},
    Code{"E205", "numbers that do not rise",
         "Low comes before usual, usual before high; at-least is not above at-most; 2 of 3 has its lesser number first.",
         Within::department, "work: triangular(30, 15, 60) min\n", "work: triangular(15, 30, 60) min\n"},
    Code{"E206", "a mean and a spread that cannot be together",
         "Not every spread fits every law: a mean of 0 leaves no room for one, and a hyperexponential varies at least\n"
         "as much as its mean.",
         Within::department, "work: hyperexponential(mean 10 min, sd 5 min)\n", "work: gamma(mean 10 min, sd 5 min)\n"},
    Code{"E207", "shares that do not add to 100%, or weights that add to nothing",
         "All shares of one map add to 100%; the message says how much is missing or too much. `rest` takes what is\n"
         "left, so that one number fewer can be wrong.",
         Within::department, "passes-to: {warehouse: 50%, customer: 48%}\n",
         "passes-to: {warehouse: 50%, customer: rest}\n"},
    Code{"E208", "rest stands twice", "Only one can take what is left.", Within::department,
         "passes-to: {warehouse: rest, customer: rest}\n", "passes-to: {warehouse: 12%, customer: rest}\n"},
    Code{"E209", "a value that is not understood",
         "What stands there is not what this key takes; the message gives a right example of it.", Within::department,
         "staff: six\n", "staff: 6\n"},
    Code{"E210", "not one of the choices", "This key takes one of a few words; the message lists them.",
         Within::department, "order: first\n", "order: first-come\n"},
    Code{"E211", "beyond the limits",
         "The number is so large that it is likely a slip, or no computer could play it. The message says what is the\n"
         "most.",
         Within::department, "at-once: 2000000\n", "at-once: 2\n"},
    Code{"E212", "something that must be written is missing",
         "A few things have no sensible default: how many people, how long the work, when customers come and where.",
         Within::department, "absence: {every: 4 weeks}\n", "absence: {every: 4 weeks, lasts: 2 days}\n"},
    Code{"E213", "hours or a date that are not understood",
         "Hours are written Mon-Fri 08:30-17:00, Sat 09:00-13:00, with 24:00 for the end of a day; dates 2026-12-25.",
         Within::department, "open: Mon-Fri 8.30-17.00\n", "open: Mon-Fri 08:30-17:00\n"},
    Code{"E214", "something that would happen endlessly at one moment",
         "Customers every 0 hours would all come at once, and without end.", Within::segment,
         "arrive: {every: 0 min}\n", "arrive: {every: exponential(mean 5 min)}\n"},
    Code{"E215", "one moment or name covered twice",
         "Each moment belongs to one entry of people by hours; two absences do not overlap; a list names each thing\n"
         "once.",
         Within::department, "staff: {Mon-Fri: 6, Fri: 8}\n", "staff: {Mon-Thu: 6, Fri: 8}\n"},
    Code{"E216", "too long a run", "Warm-up and length together are at most 250 years.", Within::top,
         "time: {length: 200 years, warm-up: 60 years}\n", "time: {length: 26 weeks, warm-up: 4 weeks}\n"},
    Code{"E217", "a second currency", "All money in a file is in one currency, so that it can be added.",
         Within::department, "cost: 24 EUR per hour\nneeds: {warehouse: {price: 3 USD}}\n",
         "cost: 24 EUR per hour\nneeds: {warehouse: {price: 3 EUR}}\n"},
    Code{"E218", "a table file that is not understood",
         "The table beside the scenario was opened, and something in it is not what its use wants: a column of another\n"
         "name, a row that is no time, rows out of order. The message names file and row. In this example calls.csv has\n"
         "the one column minutes.",
         Within::department, "work: empirical(calls.csv, length, min)\n",
         "work: empirical(calls.csv, minutes, min)\n"},
    Code{"E219", "nothing is written", "A key stands there without a value: write one, or delete the line.",
         Within::department, "order:\n", "order: first-come\n"},
    Code{"E220", "keys that do not go together",
         "Each is right by itself, but one of them means nothing beside the other. The message says which goes with\n"
         "which.",
         Within::department, "preempt: resume\n", "order: priority\npreempt: resume\n"},
    Code{"E221", "a number that can be read in two ways",
         "Half of the world writes forty-six thousand as 46.000, the other half reads it as 46. In money and\n"
         "numbers of people a point with exactly three digits behind it is an error: write 46000, or 46. What is meant\n"
         "as a decimal gets another digit or one fewer: 1.1250, 1.13.",
         Within::department, "cost: 1.200 EUR per hour\n", "cost: 1.20 EUR per hour\n"},
};

}  // namespace

std::span<const Code> codes_of_values() { return table; }

}  // namespace servicechain::scenarios
