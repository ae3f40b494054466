#include <array>

#include "scenarios/messages/codes.h"

namespace servicechain::scenarios {
namespace {

constexpr std::array table = {
    Code{"E100", "a line that cannot be read",
         "A scenario is lines of `key: value`. What belongs to a key stands under it, two spaces further in; lines that\n"
         "belong together start at the same column. Text with a colon, a # or brackets in it goes in quotes.",
         Within::top, "about: our shops: what customers feel\n", "about: \"our shops: what customers feel\"\n"},
    Code{"E101", "a tab at the start of a line",
         "Lines start with spaces only, because a tab is as wide as each editor likes. Most editors can turn tabs into\n"
         "spaces. The tab is shown as → here.",
         Within::department, "needs:\n\twarehouse: {for: 30% of jobs}\n",
         "needs:\n  warehouse: {for: 30% of jobs}\n"},
    Code{"E102", "a character that only looks right",
         "Full-width characters (： ， ％ ５), curly quotes, non-breaking spaces and long dashes look like the plain\n"
         "ones and are not. They come from word processors, web pages and East Asian keyboards. Type the plain one.",
         Within::department, "promise: ３ days\n", "promise: 3 days\n"},
    Code{"E103", "not in UTF-8",
         "The file is saved in an older encoding, so letters such as é or 門 cannot be told. Open it in your editor and\n"
         "save it again with the encoding UTF-8. A byte-order mark at the start is no harm.",
         Within::top, "about: Caf\xE9 Central\n", "about: Café Central\n"},
    Code{"E104", "the same key twice",
         "A key may stand once in its place: nobody could say which of the two counts. The message names both lines.\n"
         "Delete one, or give it the name that was meant.",
         Within::department, "promise: 1 day\npromise: 2 days\n", "promise: 1 day\n"},
    Code{"E105", "a tag (!…)", "A word that starts with ! has a special meaning in YAML that scenarios do not use.",
         Within::top, "about: !important our shops\n", "about: \"!important our shops\"\n"},
    Code{"E106", "an anchor (&…), an alias (*…) or <<",
         "Pieces that are written once and repeated by a mark are hard to read and easy to get wrong. Write the value\n"
         "out in each place. A text that starts with & or * goes in quotes.",
         Within::department, "promise: &usual 1 day\n", "promise: 1 day\n"},
    Code{"E107", "a second document in the file",
         "A line of three dashes starts a second scenario. One file holds one.", Within::top,
         "about: our shops\n---\nabout: their shops\n", "about: our shops\n"},
    Code{"E108", "too deep or too large",
         "At most 64 MiB, 5 million entries and 32 levels of brackets and lines are read: no organisation needs more,\n"
         "and a file that does was likely made by a mistake.",
         Within::top, "x-own: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\n", "x-own: [[1]]\n"},
    Code{"E109", "a key that is no word", "What stands before the colon is a word or a name, not a list or entries in {…}.",
         Within::top, "{a: b}: our shops\n", "about: our shops\n"},
    Code{"E110", "an empty file", "There is nothing to read. The smallest scenario has a department and customers.",
         Within::file, "# still to be written\n",
         "servicechain: 1\n"
         "departments: {store: {staff: 6, work: 12 min}}\n"
         "customers: {shoppers: {arrive: {rate: 900 per week}, enters: store}}\n"},
    Code{"E111", "an invisible character",
         "A control character stands in the text; it came along when something was copied. Delete it and type the line\n"
         "again. It is shown as a small picture here.",
         Within::top, "about: our\x07 shops\n", "about: our shops\n"},
    Code{"E112", "a comma that cuts a value in two",
         "Inside { } a comma begins the next entry, so a law, hours or a note with a comma in it needs quotes there. On\n"
         "a line of its own it needs none.",
         Within::department, "work: {default: lognormal(mean 12 min, sd 8 min)}\n",
         "work: {default: \"lognormal(mean 12 min, sd 8 min)\"}\n"},
};

}  // namespace

std::span<const Code> codes_of_reading() { return table; }

}  // namespace servicechain::scenarios
