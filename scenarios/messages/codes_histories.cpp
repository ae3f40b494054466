#include <array>

#include "scenarios/messages/codes.h"

namespace servicechain::scenarios {
namespace {

constexpr std::array table = {
    Code{"E501", "a file of your own numbers that is no table",
         "A CSV in UTF-8 is wanted: the names of the columns, then a date and a value or more in each line, with commas,\n"
         "semicolons or tabs between. A workbook is saved as CSV UTF-8 first. At most 20,000 lines and 4 MiB are read.",
         Within::history, "2026-01,78\n2026-02,79\n", "month,satisfaction\n2026-01,78\n2026-02,79\n"},
    Code{"E502", "a date of your own numbers that is not understood",
         "Dates are days (2026-01-05, 05.01.2026), ISO weeks (2026-W02), months (2026-01) or quarters (2026-Q1), one line for\n"
         "each, in their order and all as far apart. 05/01/2026 is the 5th of January for some and the 1st of May for others:\n"
         "it is read where another date of the file has a number above 12 there.",
         Within::history, "date,satisfaction\n05/01/2026,78\n12/01/2026,79\n", "date,satisfaction\n2026-01-05,78\n2026-01-12,79\n"},
    Code{"E503", "a value of your own numbers that is not understood",
         "A number alone, with a decimal point or a decimal comma, the same in the whole file; 12% in all lines or in none.\n"
         "Thousands have no mark: 1,234 could be one and a quarter. Where there is no number, leave the cell empty, or write -\n"
         "or n/a.",
         Within::history, "month,satisfaction\n2026-01,many\n2026-02,79\n", "month,satisfaction\n2026-01,\n2026-02,79\n2026-03,78\n"},
    Code{"E504", "a value that the measure cannot have, or its unit is missing",
         "Times need their unit and marks their scale, in brackets behind the name of the column: wait (min), satisfaction\n"
         "(1-5). Shares go from 0 to 1 or from 0% to 100%, points from 0 to 100.",
         Within::history, "month,satisfaction\n2026-01,4.1\n2026-02,4.3\n", "month,satisfaction (1-5)\n2026-01,4.1\n2026-02,4.3\n"},
    Code{"E505", "a column of your own numbers that is not clear",
         "The column called like the measure is taken, or an only one called value or nothing. Else say which behind the name of\n"
         "the file, with a colon: --history \"satisfaction=mine.csv:shop B\"; or call it so.",
         Within::history, "month,shop A,shop B\n2026-01,78,75\n2026-02,79,76\n",
         "month,shop A,satisfaction\n2026-01,78,75\n2026-02,79,76\n"},
};

}  // namespace

std::span<const Code> codes_of_histories() { return table; }

}  // namespace servicechain::scenarios
