#include <array>

#include "scenarios/messages/codes.h"

namespace servicechain::scenarios {
namespace {

constexpr std::array table = {
    Code{"E401", "customers who reach no department", "Somebody must serve them first: `enters` names at least one.",
         Within::segment, "enters: {}\n", "enters: {store: 70%, warehouse: 30%}\n"},
    Code{"E403", "a department that needs itself",
         "Work that a department's own people do belongs to its `work`. If a job comes back for another round, let it\n"
         "pass to itself.",
         Within::department, "needs: {store: {for: 20% of jobs}}\n", "passes-to: {store: 20%, customer: rest}\n"},
    Code{"E404", "jobs that never leave",
         "They are passed on in a ring without a way out. Somewhere on the way `customer` takes a share.",
         Within::department, "passes-to: {store: 100%}\n", "passes-to: {store: 20%, customer: rest}\n"},
    Code{"E405", "requests that multiply for ever",
         "Departments ask each other in a ring, and each job makes one or more new ones in a round, so there are ever\n"
         "more of them. Ask less often somewhere in the ring; the message shows it with its numbers.",
         Within::file,
         "servicechain: 1\n"
         "departments:\n"
         "  store: {staff: 6, work: 12 min, needs: {warehouse: {for: 2 per job}}}\n"
         "  warehouse: {staff: 3, work: 10 min, needs: {store: {for: 60% of jobs}}}\n"
         "customers: {shoppers: {arrive: {rate: 90 per week}, enters: store}}\n",
         "servicechain: 1\n"
         "departments:\n"
         "  store: {staff: 6, work: 12 min, needs: {warehouse: {for: 2 per job}}}\n"
         "  warehouse: {staff: 3, work: 10 min, needs: {store: {for: 10% of jobs, wait: no}}}\n"
         "customers: {shoppers: {arrive: {rate: 90 per week}, enters: store}}\n"},
    Code{"E406", "customers who come only while it is closed",
         "Their pattern and the opening hours of the department they enter never meet. Let them overlap, or write\n"
         "any-time: yes if they come all the same and wait.",
         Within::file,
         "servicechain: 1\n"
         "departments: {store: {staff: 6, work: 12 min, open: Mon-Fri 09:00-19:00}}\n"
         "customers: {shoppers: {arrive: {rate: 900 per week, pattern: {Sun: 1}}, enters: store}}\n",
         "servicechain: 1\n"
         "departments: {store: {staff: 6, work: 12 min, open: Mon-Fri 09:00-19:00}}\n"
         "customers: {shoppers: {arrive: {rate: 900 per week, pattern: {Fri: 1}}, enters: store}}\n"},
    Code{"E407", "more work than people can do, where the usual load must be known",
         "With corner-cutting, fatigue, mood, turnover or `staff: follows demand` people feel pressure by how much more there is\n"
         "to do than usual, and usual is what the file describes without a what-if. Where more work comes there than\n"
         "people can do, nothing is usual: begin with people who can do it, or with less work, and make it more in a what-if.",
         Within::file,
         "servicechain: 1\n"
         "behaviour: [inherited-quality, mood]\n"
         "departments: {store: {staff: 1, work: 12 min}}\n"
         "customers: {shoppers: {arrive: {rate: 840 per week}, enters: store}}\n",
         "servicechain: 1\n"
         "behaviour: [inherited-quality, mood]\n"
         "departments: {store: {staff: 2, work: 12 min}}\n"
         "customers: {shoppers: {arrive: {rate: 840 per week}, enters: store}}\n"},
    Code{"W402", "a department that gets no work",
         "Nobody enters it, passes jobs on to it or needs it, so it does nothing in the run.", Within::top,
         "about: nobody goes to the archive\ndepartments:\n  store: {staff: 6, work: 12 min}\n"
         "  warehouse: {staff: 3, work: 10 min}\n  archive: {staff: 1, work: 1 h}\n",
         "about: the warehouse asks the archive\ndepartments:\n  store: {staff: 6, work: 12 min}\n"
         "  warehouse: {staff: 3, work: 10 min, needs: {archive: {for: 2% of jobs}}}\n"
         "  archive: {staff: 1, work: 1 h}\n"},
    Code{"W403", "a name that makes free text of it",
         "`notes`, and keys that begin with x-, are your own: nothing below them is read, wherever they stand. So a\n"
         "department, customer segment, need or way called x-ray would be left out without a word. Call it xray, and let\n"
         "its label say x-ray.",
         Within::department, "needs:\n  warehouse: {for: 30% of jobs}\n  x-ray: {for: 20% of jobs}\n",
         "x-ray: asks for pictures are not counted\nneeds: {warehouse: {for: 30% of jobs}}\n"},
};

}  // namespace

std::span<const Code> codes_of_chains() { return table; }

}  // namespace servicechain::scenarios
