#include <array>

#include "scenarios/messages/codes.h"

namespace servicechain::scenarios {
namespace {

constexpr std::array table = {
    Code{"W410", "a ring of waiting that can block for good",
         "Everybody in a ring of departments can come to hold on for the next one, with hands full: then nobody moves\n"
         "again. With wait: park the job waits and the person goes on; wait: at most 30 min ends it; with\n"
         "deadlock: longest-waiting-goes-on the run breaks the ring, and counts how often.",
         Within::top,
         "departments:\n"
         "  store: {staff: 6, work: 1 min, needs: {warehouse: {for: 50% of jobs}}}\n"
         "  warehouse: {staff: 3, work: 1 min, needs: {store: {for: 50% of jobs}}}\n",
         "departments:\n"
         "  store: {staff: 6, work: 1 min, needs: {warehouse: {for: 50% of jobs, wait: park}}}\n"
         "  warehouse: {staff: 3, work: 1 min, needs: {store: {for: 50% of jobs, wait: park}}}\n"},
    Code{"W411", "a ring of full in-trays that can block for good",
         "In a ring of hand-ons with in-trays that block, every finished job can come to wait for room in the next one.\n"
         "Give a tray more room, refuse when it is full, or write deadlock: longest-waiting-goes-on.",
         Within::top,
         "departments:\n"
         "  store: {staff: 6, work: 1 min, in-tray: 1, when-full: block, passes-to: warehouse}\n"
         "  warehouse: {staff: 3, work: 1 min, in-tray: 1, when-full: block, passes-to: {store: 50%, customer: rest}}\n",
         "departments:\n"
         "  store: {staff: 6, work: 1 min, passes-to: warehouse}\n"
         "  warehouse: {staff: 3, work: 1 min, in-tray: 1, when-full: block, passes-to: {store: 50%, customer: rest}}\n"},
    Code{"W420", "more work than people can do",
         "Over a week more hours of work come than people have, with the time that hands are full while others work at\n"
         "an answer. Nobody gives up there, so the line grows for as long as the run lasts.",
         Within::department, "work: 3 h\n", "work: 12 min\n"},
    Code{"W421", "more work than people can do, and some will give up",
         "Over a week more hours of work come than people have; the line does not grow for ever, because those who wait\n"
         "give up, or find the in-tray full. How many: run it.",
         Within::department, "work: 3 h\nin-tray: 20\n", "work: 12 min\nin-tray: 20\n"},
    Code{"W422", "work where nobody is on duty",
         "Work comes to a department whose staff is 0 in all the hours in which it is open, and no pool serves it.",
         Within::department, "staff: {Sun: 6}\nopen: Mon-Fri 07:00-21:00\n",
         "staff: {Mon-Fri: 6}\nopen: Mon-Fri 07:00-21:00\n"},
    Code{"W423", "hours that rarely meet",
         "With wait: yes the person holds on with hands full. In more than a tenth of the asker's hours nobody is on\n"
         "duty at the supplier: who asks then waits until it opens. wait: park lets the person go on.",
         Within::top,
         "departments:\n"
         "  store: {staff: 60, work: 1 min, needs: {warehouse: {for: 5% of jobs}}}\n"
         "  warehouse: {staff: 3, work: 10 min, open: Mon-Fri 08:00-17:00}\n",
         "departments:\n"
         "  store: {staff: 60, work: 1 min, needs: {warehouse: {for: 5% of jobs, wait: park}}}\n"
         "  warehouse: {staff: 3, work: 10 min, open: Mon-Fri 08:00-17:00}\n"},
    Code{"W424", "customers who are written for a day on which it is closed",
         "The pattern gives weight to a day on which all departments that these customers enter are closed. As the total\n"
         "is kept, they come on the other days. With any-time: yes they come all the same, and wait.",
         Within::file,
         "servicechain: 1\n"
         "departments: {store: {staff: 6, work: 12 min, open: Mon-Fri 07:00-21:00}}\n"
         "customers: {shoppers: {arrive: {rate: 900 per week, pattern: {Mon-Fri: 1, Sun: 2}}, enters: store}}\n",
         "servicechain: 1\n"
         "departments: {store: {staff: 6, work: 12 min, open: Mon-Fri 07:00-21:00}}\n"
         "customers: {shoppers: {arrive: {rate: 900 per week, pattern: {Mon-Thu: 1, Fri: 2}}, enters: store}}\n"},
    Code{"W430", "a promise shorter than the fastest work",
         "A need promises an answer sooner than the supplier's work can be done even with luck and no line. Every answer\n"
         "will be late: lengthen the promise, or shorten the work.",
         Within::department, "needs: {warehouse: {for: 20% of jobs, promise: 5 min}}\n",
         "needs: {warehouse: {for: 20% of jobs, promise: 30 min}}\n"},
    Code{"W510", "a run short for its warm-up",
         "So much warm-up means a chain that settles slowly: watch it at least three times as long as that.",
         Within::top, "time: {length: 4 weeks, warm-up: 3 weeks}\n", "time: {length: 26 weeks, warm-up: 3 weeks}\n"},
    Code{"W511", "few replications",
         "It is the number of lives of the chain that an answer rests on: with fewer than 10 the likely ranges are wide.\n"
         "30 are usual.",
         Within::top, "decide: {replications: 5}\n", "decide: {replications: 30}\n"},
    Code{"W530", "a parameter outside its usual range",
         "The constant is taken as written, but studies found other values. `explain` with its name gives its source.",
         Within::top, "parameters: {tipping: 60%}\n", "parameters: {tipping: 10%}\n"},
    Code{"W531", "a lever whose coupling is off",
         "It moves something that stands still as long as the coupling is not named under `behaviour`.", Within::file,
         "servicechain: 1\n"
         "departments: {store: {staff: 6, work: 12 min, welfare: 70}}\n"
         "customers: {shoppers: {arrive: {rate: 900 per week}, enters: store}}\n",
         "servicechain: 1\n"
         "behaviour: [inherited-quality, mood]\n"
         "departments: {store: {staff: 6, work: 12 min, welfare: 70}}\n"
         "customers: {shoppers: {arrive: {rate: 900 per week}, enters: store}}\n"},
    Code{"W532", "customers who cannot react in number",
         "With customers-react they become more or fewer; so their number, or how often each comes, must be known, and they\n"
         "must come at a rate.",
         Within::file,
         "servicechain: 1\n"
         "behaviour: [customers-react]\n"
         "departments: {store: {staff: 6, work: 12 min}}\n"
         "customers: {shoppers: {arrive: {rate: 900 per week}, enters: store}}\n",
         "servicechain: 1\n"
         "behaviour: [customers-react]\n"
         "departments: {store: {staff: 6, work: 12 min}}\n"
         "customers: {shoppers: {arrive: {rate: 900 per week}, enters: store, visits: 15}}\n"},
    Code{"W533", "customers and visits that do not make the rate",
         "With customers-react `base` × `visits` says how many come; `arrive` says something else.", Within::file,
         "servicechain: 1\n"
         "behaviour: [customers-react]\n"
         "departments: {store: {staff: 6, work: 12 min}}\n"
         "customers: {shoppers: {arrive: {rate: 900 per week}, enters: store, base: 3000, visits: 10}}\n",
         "servicechain: 1\n"
         "behaviour: [customers-react]\n"
         "departments: {store: {staff: 6, work: 12 min}}\n"
         "customers: {shoppers: {arrive: {rate: 900 per week}, enters: store, base: 3120, visits: 15}}\n"},
    Code{"W610", "a measure that is seen too seldom",
         "What the runs themselves say against their answer: the measure to decide on was seen too seldom to have a range\n"
         "that can be trusted. Watch longer, run more, or decide on something that happens more often.",
         Within::top, "", ""},
    Code{"W611", "a few long waits make the average",
         "The average wait is longer than 19 of 20 wait: hardly anybody waits so long, and a few wait far longer. Most often\n"
         "they stand in line at closing time and wait for the next opening. Should they? Later hours than those of the door\n"
         "(a till that closes an hour after the shop), or patience, says what really happens; `trace RUN --worst` tells of one.",
         Within::top, "", ""},
};

}  // namespace

std::span<const Code> codes_of_loads() { return table; }

}  // namespace servicechain::scenarios
