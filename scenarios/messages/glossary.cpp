#include "scenarios/messages/glossary.h"

#include <array>

namespace servicechain::scenarios {
namespace {

constexpr std::array words = {
    Word{"department", "people who do one sort of work, in hours of their own"},
    Word{"team", "the people on duty in a department"},
    Word{"job", "a piece of work at a department"},
    Word{"kind", "who a job is for: a customer segment, a department that asked, or a routine"},
    Word{"need", "what a department asks of another, how often, and whether it waits"},
    Word{"request, answer", "one asking of a need, and what comes back"},
    Word{"hand-on", "where a finished job goes next (`passes-to`)"},
    Word{"segment", "customers of one sort"},
    Word{"customer", "one who comes, is served or lost, and leaves with an opinion"},
    Word{"visit", "a job's stay in one department"},
    Word{"line", "the jobs that wait in a department"},
    Word{"wait", "time in line"},
    Word{"held", "time that a person waits, with hands full, for an answer"},
    Word{"work", "time that a person works on a job"},
    Word{"quality", "how right the work was done, 0 to 1"},
    Word{"standard", "how well people feel they should work; it can slip under pressure"},
    Word{"mood", "how content the people of a department are, 0 to 100"},
    Word{"perception", "what a customer takes the service to have been, 0 to 100"},
    Word{"satisfaction", "perception against expectation, 0 to 100"},
    Word{"what-if", "a named change to the file, with what it costs"},
    Word{"replication", "one play of the whole time, with its own luck"},
    Word{"warm-up", "the first weeks, left out because the organisation starts empty"},
    Word{"observation", "something that happened in a run, as told by the model"},
    Word{"estimate", "an average with its likely range"},
    Word{"prediction", "what theory says without simulating, and the assumption it rests on"},
    Word{"verdict", "what a comparison comes to, in a sentence"},
    Word{"study", "everything that a run or a comparison has to say"},
    Word{"load", "work that comes, against the time there is for it; above 100% the line grows"},
    Word{"jobs a week", "jobs that come in a regular week, as many as leave where nothing is lost"},
    Word{"own work", "hours that the jobs of a week keep the people of a department at work"},
    Word{"people's time", "hours that people are on duty in a regular week"},
    Word{"with waiting for others", "load with the time that hands are full while others are asked, at least"},
    Word{"likely range", "where the true value is in 95 of 100 studies like this one; in brackets behind a number"},
    Word{"19 of 20", "of 20 jobs or customers, 19 have less than this and one has more"},
    Word{"points", "what satisfaction, mood and expectations are counted in, from 0 to 100; of a share: a hundredth"},
};

}  // namespace

std::span<const Word> glossary() { return words; }

}  // namespace servicechain::scenarios
