#include "tests/properties/random_file.h"

#include <fmt/format.h>

namespace servicechain::properties {

FileWriter::FileWriter(Ingredients ingredients, std::uint32_t seed) : ingredients_{ingredients}, dice_{seed} {
  departments_ = {"archive", "bench", "counter", "depot", "kitchen", "lab"};
  segments_ = {"firms", "guests", "walkers"};
  dice_.shuffle(departments_);
  dice_.shuffle(segments_);
  departments_.resize(static_cast<std::size_t>(dice_.between(1, 6)));
  segments_.resize(static_cast<std::size_t>(dice_.between(1, 3)));
}

Tree FileWriter::file() {
  Tree file;
  file["servicechain"] = 1;
  file["time"] = {{"length", "1 week"}, {"warm-up", "0 h"}};
  for (std::size_t d = 0; d < departments_.size(); ++d) file["departments"][departments_[d]] = department(d);
  for (const std::string& name : segments_) file["customers"][name] = segment();
  if (!is_plain() && dice_.happens(0.3)) file["pools"]["floaters"] = pool();
  if (!is_plain() && draws() && dice_.happens(0.1)) file["pools"]["temps"] = pool();
  file["behaviour"] = Tree::array();
  if (dice_.happens(0.7)) file["behaviour"].push_back("inherited-quality");
  if (!is_plain() && draws() && dice_.happens(0.25)) file["behaviour"].push_back("rework");
  if (ingredients_.people == People::change) add_couplings(file);
  if (dice_.happens(0.4)) {
    file["quality"]["combine"] = dice_.one_of({"geometric", "linear", "power(-1)"});
    file["quality"]["found-by-next"] = percent(0, 100);
    if (dice_.happens(0.5)) file["quality"]["tries-at-most"] = dice_.between(1, 4);
  }
  if (dice_.happens(0.7)) file["deadlock"] = "longest-waiting-goes-on";
  if (draws() && dice_.happens(0.2)) file["parameters"]["perception-noise"] = 5;
  file["decide"] = {{"replications", 3}};
  return file;
}

// Strong ones, that show within days.
void FileWriter::add_couplings(Tree& file) {
  for (const char* coupling : {"bad-input-slows", "corner-cutting", "fatigue", "mood", "turnover", "customers-react"}) {
    if (dice_.happens(0.6)) file["behaviour"].push_back(coupling);
  }
  file["parameters"] = {{"standard-falls-in", "1 week"}, {"standard-rises-in", "2 weeks"}, {"fatigue-builds-in", "1 week"},
                        {"mood-moves-in", "1 week"},     {"contagion", 0.3},              {"quits", "10 per year"},
                        {"newcomers-learn-in", "1 week"}, {"vacancy-filled-in", "3 days"}, {"staff-talk", 0.1}};
  for (const std::string& name : departments_) {
    Tree& department = file["departments"][name];
    if (dice_.happens(0.3)) department["welfare"] = dice_.between(0, 100);
    if (dice_.happens(0.3)) department["training"] = dice_.between(0, 2);
    if (dice_.happens(0.2)) department["parameters"]["tipping"] = "20%";
    const bool tells_persons = department.contains("absence") && department["absence"].is_object();
    if (dice_.happens(0.2) && !tells_persons) department["staff"] = "follows demand";
  }
  for (const std::string& name : segments_) {
    if (dice_.happens(0.7)) file["customers"][name]["base"] = dice_.between(10, 500);
    if (dice_.happens(0.3)) file["customers"][name]["visits"] = dice_.between(5, 100);
  }
}

// Where nothing is drawn, to the millisecond, so that two things hardly ever fall together by accident. Else often in
// quarters of an hour, so that they do.
std::string FileWriter::duration(double least_min, double most_min) {
  const double minutes = least_min + (most_min - least_min) * dice_.share();
  if (!draws()) return fmt::format("{:.3f} s", 60 * minutes);
  if (dice_.happens(0.4)) return fmt::format("{} min", 15 * (1 + static_cast<int>(minutes / 15)));
  return fmt::format("{:.1f} min", minutes);
}

std::string FileWriter::law(double mean_min) {
  if (!draws()) return duration(0.5 * mean_min, 1.5 * mean_min);
  const double low = 0.4 * mean_min;
  const double high = 2 * mean_min;
  const bool is_smooth = ingredients_.rules == Rules::flowing && dice_.happens(0.9);
  switch (is_smooth ? 2 + dice_.below(9) : dice_.below(14)) {
    case 0:
    case 1: return duration(0.5 * mean_min, 1.5 * mean_min);
    case 2:
    case 3:
    case 4: return fmt::format("exponential(mean {:.2f} min)", mean_min);
    case 5: return fmt::format("uniform({:.2f} min, {:.2f} min)", low, high);
    case 6: return fmt::format("triangular({:.2f}, {:.2f}, {:.2f}) min", low, mean_min, high);
    case 7: return fmt::format("lognormal(mean {:.2f} min, cv 0.8)", mean_min);
    case 8: return fmt::format("erlang(mean {:.2f} min, steps 3)", mean_min);
    case 9: return fmt::format("hyperexponential(mean {:.2f} min, cv 2)", mean_min);
    case 10: return fmt::format("normal(mean {:.2f} min, cv 0.4)", mean_min);
    case 11: return fmt::format("discrete(50%: {}, 50%: {})", duration(low, mean_min), duration(mean_min, high));
    case 12: return fmt::format("mix(70%: exponential(mean {:.2f} min), 30%: {:.2f} min)", low, high);
    default: return fmt::format("weibull(mean {:.2f} min, cv 1.3)", mean_min);
  }
}

// Sometimes no work at all.
std::string FileWriter::work(double mean_min) { return dice_.happens(0.03) ? "0 min" : law(mean_min); }

std::string FileWriter::percent(int least, int most) { return fmt::format("{}%", dice_.between(least, most)); }

std::string FileWriter::time_of_day(int least_h, int most_h) {
  return fmt::format("{:02}:{:02}", dice_.between(least_h, most_h), dice_.between(0, 59));
}

// Without luck to the minute: where two departments open at once, who is first goes by their names.
std::string FileWriter::hours() {
  if (!draws()) return fmt::format("Mon-Sat {}-{}", time_of_day(6, 11), time_of_day(12, 22));
  return dice_.one_of({"Mon-Fri 09:00-17:00", "08:00-12:00 13:00-18:00", "22:00-06:00", "Mon, Wed, Fri 10:00-16:00",
                       "Mon-Sat 07:30-19:00, 2026-01-07 closed", "Mon-Sun 06:00-24:00"});
}

Tree FileWriter::staff() {
  if (dice_.happens(0.06)) return "unlimited";
  if (!has_hours() || dice_.happens(0.75)) return dice_.between(1, 3);
  Tree by_hours;
  if (!draws()) {
    const std::string change = time_of_day(10, 14);
    by_hours[time_of_day(6, 9) + "-" + change] = dice_.between(1, 2);
    by_hours[change + "-" + time_of_day(15, 22)] = dice_.between(1, 3);
    return by_hours;
  }
  switch (dice_.below(3)) {
    case 0:
      by_hours["Mon-Fri"] = dice_.between(1, 3);
      by_hours["Sat"] = dice_.between(0, 2);
      break;
    case 1:
      by_hours["06:00-14:00"] = dice_.between(1, 3);
      by_hours["14:00-22:00"] = dice_.between(0, 3);
      break;
    default:
      by_hours["00:00-12:00"] = dice_.between(1, 2);
      by_hours["12:00-24:00"] = dice_.between(1, 3);
  }
  return by_hours;
}

Tree FileWriter::pool() {
  Tree pool;
  pool["staff"] = dice_.between(1, 2);
  if (has_hours() && dice_.happens(0.4)) pool["open"] = hours();
  std::vector<std::string> served = departments_;
  dice_.shuffle(served);
  served.resize(1 + dice_.below(served.size()));
  pool["serves"] = served;
  return pool;
}

// -- Customers ---------------------------------------------------------------------------------------------------

Tree FileWriter::arrivals() {
  Tree arrive;
  const double gap_min = 20 + 100 * dice_.share();
  if (!is_plain() && dice_.happens(0.2)) {
    arrive["population"] = dice_.between(1, 6);
    arrive["returns-after"] = law(3 * gap_min);
  } else if (!draws() || dice_.happens(0.25)) {
    arrive["every"] = draws() ? fmt::format("gamma(mean {:.1f} min, cv 0.5)", gap_min) : law(gap_min);
  } else {
    arrive["rate"] = fmt::format("{:.1f} per week", 10080 / gap_min);
    if (has_hours() && dice_.happens(0.3)) arrive["pattern"] = {{"Mon-Fri", 1}, {"Sat", 2.2}, {"10:00-14:00", "x1.5"}};
  }
  return arrive;
}

Tree FileWriter::entry() {
  const std::string& first = dice_.one_of(departments_);
  const std::string& second = dice_.one_of(departments_);
  if (!draws() || first == second || dice_.happens(0.6)) return first;
  return {{first, percent(10, 90)}, {second, "rest"}};
}

Tree FileWriter::segment() {
  Tree segment;
  segment["arrive"] = arrivals();
  segment["enters"] = entry();
  if (dice_.happens(0.3)) segment["any-time"] = "yes";
  if (!segment["arrive"].contains("population") && dice_.happens(0.25)) {
    segment["group"] = draws() ? dice_.one_of({"2", "1..3", "discrete(50%: 1, 50%: 4)"}) : dice_.one_of({"2", "3"});
  }
  if (dice_.happens(0.4)) segment["priority"] = dice_.between(0, 2);
  if (dice_.happens(0.3)) segment["due"] = duration(20, 300);
  if (dice_.happens(0.35)) {
    if (dice_.happens(0.5)) {
      segment["patience"] = law(90);
    } else {
      segment["patience"][dice_.one_of(departments_)] = law(60);
    }
  }
  if (dice_.happens(0.2)) segment["balks-at"] = dice_.between(0, 5);
  add_feelings(segment);
  return segment;
}

void FileWriter::add_feelings(Tree& segment) {
  if (dice_.happens(0.5)) {
    segment["expects"]["wait"] = duration(5, 60);
    segment["expects"]["wait-means"] =
        is_plain() ? dice_.one_of({"line", "time"}) : dice_.one_of({"line", "until-served", "time"});
    if (dice_.happens(0.5)) segment["expects"]["right-first-time"] = percent(50, 100);
  }
  if (!is_plain() && dice_.happens(0.4)) segment["cares-about"] = {{"speed", 35}, {"right", 35}, {"courtesy", 15}, {"information", 15}};
  if (dice_.happens(0.3)) segment["base"] = dice_.between(5, 50);
  if (dice_.happens(0.2)) segment["worth"] = "48 EUR per visit";
}

}  // namespace servicechain::properties
