#include "analysis/story/story.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

#include "analysis/story/find_customer.h"
#include "analysis/story/story_words.h"
#include "tests/models/example_chains.h"

// Whose fault is the wait? By hand arithmetic, in hours.
namespace servicechain::analysis {
namespace {

using models::Place;
using models::Waiting;
using models::example::at_h;
using models::example::chain;
using models::example::constant_h;
using models::example::department;
using models::example::need;
using models::example::segment;

constexpr models::DepartmentId desk{0}, files{1}, stock{2};

models::RunOptions for_hours(double hours) { return {sim::start_of_run + sim::from_hours(hours), 1, 0, 1000}; }

// The story of the first guest to leave.
Story guest_story(const models::ServiceChain& one) {
  const models::RunOptions options = for_hours(50);
  const auto found = find_customer(one, options, {sim::start_of_run, options.until}, Numbered{"guests", 1});
  EXPECT_TRUE(found);
  return story_of(one, options, found->identity);
}

// "stock line 0.5", in order.
std::vector<std::string> told(const models::ServiceChain& one, const Story& story) {
  const std::vector<models::Lane> lanes = models::lanes_of(one);
  std::vector<std::string> lines;
  for (const Part& part : critical_path(one, story)) {
    constexpr std::string_view names[] = {"outside", "line", "work", "held", "parked", "away"};
    const models::LaneId lane = story.threads[part.thread].stays[part.stay].lane;
    lines.push_back(fmt::format("{} {} {}", one[lanes[lane.index].department].name,
                                names[static_cast<int>(part.place)], sim::hours(part.length())));
  }
  return lines;
}
using Lines = std::vector<std::string>;

// A desk that works 0.25 h, files that work 0.5 h and stock that works 1 h; each has one person.
models::ServiceChain three() {
  models::ServiceChain one = chain({department("desk", 1, constant_h(0.25)), department("files", 1, constant_h(0.5)),
                                    department("stock", 1, constant_h(1))},
                                   {segment("guests", at_h({1}), desk)});
  return one;
}

// Mood is off: nobody says how people are. On, the desk is at 60 points as it began, where 75 are usual: 0.95 × (60/75)^0.244
// = 0.90 of its work is right.
TEST(Story, TellsWhatWasMetOnTheWay) {
  models::ServiceChain one = three();
  EXPECT_FALSE(guest_story(one).threads[0].stays[0].people);
  one.behaviour.mood = true;
  one.departments[0].mood = 60;
  const Story story = guest_story(one);
  ASSERT_TRUE(story.threads[0].stays[0].people);
  EXPECT_EQ(story.threads[0].stays[0].people->mood, 60);
  const StoryTitle title{"three", "", "guests/1", 1, {}};
  EXPECT_EQ(met_table(one, story, title, Vocabulary::plain).rows,
            (std::vector<std::vector<std::string>>{{"01:15:00", "desk", "90%", "in very low spirits"}}));
  EXPECT_TRUE(met_table(one, story, title, Vocabulary::expert).rows[0][3].starts_with("mood 60"));
}

// Of 75 points: less than 2.5 below is nothing to tell, 10 are much.
TEST(Story, HasWordsForHowPeopleAre) {
  const models::Department desk_people = department("desk", 1, constant_h(0.25));
  const auto words = [&](double mood, double standard, double fatigue) {
    return state_of(desk_people, {desk, {}, {}, standard, fatigue, mood});
  };
  EXPECT_EQ(words(73, 1, 1), "as usual");
  EXPECT_EQ(words(72, 1, 1), "in low spirits");
  EXPECT_EQ(words(60, .9, 1.1), "in very low spirits, used to cutting corners, tired");
  EXPECT_EQ(words(80, 1, 1), "in high spirits");
}

// The desk holds the guest while files work: the time is spent there.
TEST(Story, SpendsTimeThatIsHeldWhereTheWorkIs) {
  models::ServiceChain one = three();
  one.departments[0].needs = {need(files, Waiting::yes)};
  const Story story = guest_story(one);
  EXPECT_EQ(told(one, story), (Lines{"files work 0.5", "desk work 0.25"}));
  EXPECT_EQ(story.threads.size(), 2u);
}

// Files ask stock in their turn, and stock has a clerk's own job from 0.5 to 1.5: 0.5 h in line there.
TEST(Story, FollowsAChainOfRequestsToItsEnd) {
  models::ServiceChain one = three();
  one.departments[0].needs = {need(files, Waiting::yes)};
  one.departments[1].needs = {need(stock, Waiting::park)};
  one.segments.insert(one.segments.begin(), segment("clerks", at_h({0.5}), stock));
  EXPECT_EQ(told(one, guest_story(one)), (Lines{"stock line 0.5", "stock work 1", "files work 0.5", "desk work 0.25"}));
}

// Both are asked at once: files are done at 1.5, stock at 2. The guest waited for stock alone.
TEST(Story, OfTwoAskedTogetherTheSlowerIsTheReason) {
  models::ServiceChain one = three();
  one.departments[0].needs = {need(files, Waiting::yes), need(stock, Waiting::yes)};
  EXPECT_EQ(told(one, guest_story(one)), (Lines{"stock work 1", "desk work 0.25"}));
}

TEST(Story, OfTwoAskedInTurnBothAreTheReason) {
  models::ServiceChain one = three();
  one.departments[0].needs = {need(files, Waiting::yes), need(stock, Waiting::yes)};
  one.departments[0].needs_order = models::NeedsOrder::one_by_one;
  one.departments[0].needs[1].rank = 1;
  EXPECT_EQ(told(one, guest_story(one)), (Lines{"files work 0.5", "stock work 1", "desk work 0.25"}));
}

// Answered long after the guest is gone.
TEST(Story, WhoIsNotWaitedForIsNoReason) {
  models::ServiceChain one = three();
  one.departments[0].needs = {need(stock, Waiting::no)};
  const Story story = guest_story(one);
  EXPECT_EQ(told(one, story), (Lines{"desk work 0.25"}));
  ASSERT_EQ(story.threads.size(), 2u);
  EXPECT_FALSE(story.threads[1].answered);
}

// Waits at most 0.4 h for what takes 1 h.
TEST(Story, AnAnswerThatCameTooLateIsTheReasonUntilTheWaitIsOver) {
  models::ServiceChain one = three();
  one.departments[0].needs = {need(stock, Waiting::at_most)};
  one.departments[0].needs[0].waits_at_most = sim::from_hours(0.4);
  EXPECT_EQ(told(one, guest_story(one)), (Lines{"stock work 0.4", "desk work 0.25"}));
}

// Another guest is served before, from 0.9 to 1.15.
TEST(Story, AGuestWhoGivesUpSpentItAllInLine) {
  models::ServiceChain one = three();
  one.segments = {segment("early", at_h({0.9}), desk), segment("guests", at_h({1}), desk)};
  one.segments[1].patience = {{desk, constant_h(0.1)}};
  const Story story = guest_story(one);
  EXPECT_EQ(told(one, story), (Lines{"desk line 0.1"}));
  EXPECT_EQ(story.customer.ending, models::Ending::gave_up);
}

TEST(Story, WhoIsRefusedWasNowhere) {
  models::ServiceChain one = three();
  one.segments = {segment("early", at_h({0.9}), desk), segment("guests", at_h({1}), desk)};
  one.departments[0].in_tray.places = 0;
  const Story story = guest_story(one);
  EXPECT_TRUE(told(one, story).empty());
  ASSERT_EQ(story.threads[0].stays.size(), 1u);
  EXPECT_EQ(story.threads[0].stays[0].ended->ending, models::Ending::refused);
}

// Guests at 1, 1.1 and 1.2 take 0.25 h each: times 0.25, 0.4 and 0.55. Two leave before 1.7.
TEST(FindCustomer, TakesTheMiddleTimeOfThoseWhoLeaveInTheWindow) {
  models::ServiceChain one = three();
  one.segments = {segment("guests", at_h({1, 1.1, 1.2, 10}), desk)};
  const Window window{sim::start_of_run, sim::start_of_run + sim::from_hours(2)};
  const auto typical = find_customer(one, for_hours(50), window, TypicallyServed{});
  ASSERT_TRUE(typical);
  EXPECT_EQ(typical->number, 2u);
  EXPECT_EQ(typical->observed, 3u);
  EXPECT_FALSE(find_customer(one, for_hours(50), window, Numbered{"guests", 5}));
}

// The second expects no wait and has one: less satisfied than the first and the last.
TEST(FindCustomer, TakesTheLeastSatisfied) {
  models::ServiceChain one = three();
  one.segments = {segment("guests", at_h({1, 1.1, 10}), desk)};
  one.segments[0].cares_about = models::ServqualWeights{.right = 0, .speed = 1, .information = 0, .courtesy = 0, .surroundings = 0};
  one.segments[0].expects.written = true;
  one.segments[0].expects.wait = sim::from_hours(0.01);
  const auto worst = find_customer(one, for_hours(50), {sim::start_of_run, for_hours(50).until}, WorstServed{});
  ASSERT_TRUE(worst);
  EXPECT_EQ(worst->number, 2u);
}

// 1 h after midnight of Monday 5 January; held 30 min, at work 15.
TEST(StoryText, TellsTheTreeByTheClock) {
  models::ServiceChain one = three();
  one.departments[0].needs = {need(files, Waiting::yes)};
  const std::chrono::sys_days monday = std::chrono::year{2026} / 1 / 5;
  const Story story = guest_story(one);
  const StoryTitle title{"Three", "", "guests/1", 1, monday};
  EXPECT_NE(opening(one, story, title).find("Came on Mon 05 Jan 2026 at 01:00:00, left after 45 min: served."),
            std::string::npos);
  const Table table = story_table(one, story, title);
  using Rows = std::vector<std::vector<std::string>>;
  EXPECT_EQ(table.rows, (Rows{{"", "01:00:00", "desk", "waits in the hands of somebody", "30 min"},
                              {"", "01:00:00", "desk", "asks files", "30 min"},
                              {"▸", "01:00:00", "  files", "at work", "30 min"},
                              {"▸", "01:30:00", "desk", "at work", "15 min"}}));
  EXPECT_EQ(time_spent_table(one, story).rows, (Rows{{"files", "–", "30 min", "–", "30 min"},
                                                     {"desk", "–", "15 min", "–", "15 min"},
                                                     {"in all", "–", "45 min", "–", "45 min"}}));
}

}  // namespace
}  // namespace servicechain::analysis
