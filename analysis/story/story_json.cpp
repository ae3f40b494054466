#include "analysis/story/story_json.h"

#include <map>
#include <nlohmann/json.hpp>

#include "analysis/tables/json_number.h"
#include "models/kinds.h"

namespace servicechain::analysis {
namespace {

using Json = nlohmann::ordered_json;

class Writer {
 public:
  Writer(const models::ServiceChain& chain, const Story& story)
      : chain_{chain}, story_{story}, lanes_{models::lanes_of(chain)} {}

  [[nodiscard]] Json customer(const StoryTitle& title) const {
    const models::CustomerLeft& left = story_.customer;
    Json json;
    json["name"] = title.name;
    json["segment"] = chain_[left.segment].name;
    json["ending"] = name_of(left.ending);
    json["came_h"] = json_number(sim::hours(left.entered));
    json["left_h"] = json_number(sim::hours(left.left));
    json["time_h"] = json_number(sim::hours(left.left - left.entered));
    json["wait_h"] = json_number(sim::hours(left.wait));
    json["on_time"] = left.on_time;
    json["quality"] = json_number(left.quality);
    json["perceived"] = json_number(left.perceived);
    json["expected"] = json_number(left.expected);
    json["satisfaction"] = json_number(left.satisfaction);
    return json;
  }

  [[nodiscard]] Json threads() const {
    Json json = Json::array();
    for (const Thread& thread : story_.threads) json.push_back(written(thread));
    return json;
  }

  [[nodiscard]] Json path(const std::vector<Part>& parts) const {
    Json json = Json::array();
    for (const Part& part : parts) {
      json.push_back({{"thread", part.thread},
                      {"department", department(part)},
                      {"place", name_of(part.place)},
                      {"from_h", json_number(sim::hours(part.from))},
                      {"hours", json_number(sim::hours(part.length()))}});
    }
    return json;
  }

  [[nodiscard]] Json departments(const std::vector<Part>& parts) const {
    std::map<std::string, std::map<std::string_view, sim::Duration>> spent;
    for (const Part& part : parts) spent[department(part)][name_of(part.place)] += part.length();
    Json json = Json::array();
    for (const auto& [name, by_place] : spent) {
      Json row{{"department", name}};
      for (const auto& [place, time] : by_place) row[std::string{place} + "_h"] = json_number(sim::hours(time));
      json.push_back(std::move(row));
    }
    return json;
  }

 private:
  [[nodiscard]] const std::string& department(models::LaneId lane) const {
    return chain_[lanes_[lane.index].department].name;
  }
  [[nodiscard]] const std::string& department(const Part& part) const {
    return department(story_.threads[part.thread].stays[part.stay].lane);
  }

  [[nodiscard]] Json written(const Thread& thread) const {
    Json json;
    if (thread.sent) {
      const models::Department& asker = chain_[thread.sent->asker];
      const models::Need& need = asker.needs[thread.sent->need.index];
      json["asker"] = asker.name;
      json["supplier"] = chain_[need.supplier].name;
      json["is_waited_for"] = need.waiting != models::Waiting::no;
      json["asked_h"] = json_number(sim::hours(thread.sent->at));
    }
    if (thread.answered) {
      json["answered_h"] = json_number(sim::hours(thread.answered->answered));
      json["on_time"] = thread.answered->on_time;
      json["refused"] = thread.answered->was_refused;
      json["quality"] = json_number(thread.answered->quality);
    }
    json["stays"] = Json::array();
    for (const Stay& stay : thread.stays) json["stays"].push_back(written(stay));
    json["requests"] = thread.requests;
    return json;
  }

  [[nodiscard]] Json written(const Stay& stay) const {
    Json json{{"department", department(stay.lane)}, {"spells", Json::array()}};
    for (const Spell& spell : stay.spells) {
      json["spells"].push_back({{"place", name_of(spell.place)},
                                {"from_h", json_number(sim::hours(spell.from))},
                                {"to_h", json_number(sim::hours(spell.to))},
                                {"is_over", spell.is_over}});
    }
    if (stay.ended) {
      json["ending"] = name_of(stay.ended->ending);
      json["quality"] = json_number(stay.ended->quality);
    }
    if (stay.people) {
      json["mood"] = json_number(stay.people->mood);
      json["standard"] = json_number(stay.people->standard);
      json["pressure"] = json_number(stay.people->pressure);
      json["fatigue"] = json_number(stay.people->fatigue);
    }
    return json;
  }

  const models::ServiceChain& chain_;  // -- constant
  const Story& story_;                 // -- constant
  std::vector<models::Lane> lanes_;    // -- constant
};

}  // namespace

std::string json_of(const models::ServiceChain& chain, const Story& story, const StoryTitle& title) {
  const Writer writer{chain, story};
  const std::vector<Part> path = critical_path(chain, story);
  Json json;
  json["format"] = "servicechain-story/1";
  json["scenario"] = title.scenario;
  json["run"] = title.run;
  json["customer"] = writer.customer(title);
  json["threads"] = writer.threads();
  json["path"] = writer.path(path);
  json["departments"] = writer.departments(path);
  return json.dump(1) + "\n";
}

}  // namespace servicechain::analysis
