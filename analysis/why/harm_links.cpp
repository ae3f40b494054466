#include "analysis/why/harm_links.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

#include "analysis/theory/influence.h"
#include "models/kinds.h"

namespace servicechain::analysis {
namespace {

using models::DepartmentId;
using models::Lane;

std::string path_of(const models::ServiceChain& chain, DepartmentId id) { return "departments." + chain[id].name; }

bool is_waited_for(const models::Need& need) { return need.waiting != models::Waiting::no; }

// Whether `asker` waits when the supplier takes long; of a request that was forwarded to it, for any of its suppliers.
bool waits_for(const models::Department& asker, DepartmentId supplier) {
  const auto direct = std::ranges::find(asker.needs, supplier, &models::Need::supplier);
  return direct != asker.needs.end() ? is_waited_for(*direct) : std::ranges::any_of(asker.needs, is_waited_for);
}

// How much of what a customer perceives hangs on the quality of the work, and on the wait (E9).
double weight_of_quality(const models::Segment& segment) {
  if (!segment.cares_about) return 1;
  return segment.cares_about->right + segment.cares_about->information + segment.cares_about->courtesy;
}
double weight_of_wait(const models::Segment& segment) { return segment.cares_about ? segment.cares_about->speed : 1; }

// Quality is handed down wherever a coupling uses what a job is given.
models::ServiceChain with_inheritance(models::ServiceChain chain) {
  const models::Behaviour& on = chain.behaviour;
  chain.behaviour.inherited_quality = on.inherited_quality || on.bad_input_slows || on.rework;
  return chain;
}

// Hours of line. A job that was turned away counts as one that stood in line as long as those who did.
std::vector<double> lost_hours(const std::vector<Lane>& lanes, std::span<const LaneTotals> totals) {
  std::map<DepartmentId, LaneTotals> departments;
  for (std::size_t lane = 0; lane < lanes.size(); ++lane) departments[lanes[lane].department] += totals[lane];
  std::vector<double> lost;
  for (std::size_t lane = 0; lane < lanes.size(); ++lane) {
    const LaneTotals& all = departments[lanes[lane].department];
    const double usual = all.waited > 0 ? hours(all.wait) / static_cast<double>(all.waited) : 1;
    lost.push_back(hours(totals[lane].in_line) + usual * static_cast<double>(totals[lane].not_let_in));
  }
  return lost;
}

}  // namespace

HarmLinks::HarmLinks(const models::ServiceChain& chain, const Measure& measure)
    : chain_{chain}, lanes_{models::lanes_of(chain)}, felt_(lanes_.size()) {
  for (std::uint32_t d = 0; d < chain.departments.size(); ++d) add_links_of({d});
  for (std::size_t lane = 0; lane < lanes_.size(); ++lane) felt_[lane].link = place_of(link_of(lanes_[lane]));
  ask_about(measure);
  by_quality_ = weights_by_quality();
}

void HarmLinks::add_links_of(DepartmentId department) {
  const std::string here = path_of(chain_, department);
  for (std::uint32_t i = 0; i < chain_.departments.size(); ++i) {
    for (const models::Need& need : chain_.departments[i].needs) {
      if (need.supplier != department) continue;
      const std::string asker = path_of(chain_, {i});
      place_of({department, asker + ".needs." + chain_[department].name, asker});
    }
  }
  for (const Lane& lane : lanes_) {
    if (lane.department != department) continue;
    if (HarmLink link = link_of(lane); !link.to.empty()) place_of(std::move(link));
    for (const models::HandOn::Share& share : chain_[department].passes_to.of(lane.kind).shares) {
      place_of({department, here + ".passes-to." + chain_[share.to].name, path_of(chain_, share.to)});
    }
  }
  place_of({department, here, here});
  place_of({department, here, ""});
}

std::size_t HarmLinks::place_of(HarmLink link) {
  const auto found = std::ranges::find(links_, link);
  if (found != links_.end()) return static_cast<std::size_t>(found - links_.begin());
  links_.push_back(std::move(link));
  return links_.size() - 1;
}

// To the customers; to who asked, whom a forwarded request reaches without a need of its own; a routine: to nobody.
HarmLink HarmLinks::link_of(const Lane& lane) const {
  if (const auto segment = models::segment_of(chain_, lane.kind)) {
    const std::string path = "customers." + chain_[*segment].name;
    return {lane.department, path, path};
  }
  const auto asker = models::asker_of(chain_, lane.kind);
  if (!asker) return {lane.department, path_of(chain_, lane.department), ""};
  const std::string path = path_of(chain_, *asker);
  const bool is_direct = std::ranges::any_of(chain_[*asker].needs, [&](const models::Need& need) {
    return need.supplier == lane.department;
  });
  return {lane.department, is_direct ? path + ".needs." + chain_[lane.department].name : path, path};
}

void HarmLinks::ask_about(const Measure& measure) {
  for (std::uint32_t d = 0; d < chain_.departments.size(); ++d) {
    if (measure.of == path_of(chain_, {d})) ask_about(DepartmentId{d});
  }
  for (const models::Pool& pool : chain_.pools) {
    if (measure.of != "pools." + pool.name) continue;
    for (const DepartmentId department : pool.serves) ask_about(department);
  }
  for (std::size_t lane = 0; lane < lanes_.size(); ++lane) {
    const std::string& leaves_by = links_[felt_[lane].link].of;
    if (leaves_by == measure.of && leaves_by.find(".needs.") != std::string::npos) felt_[lane] = {1, 1, felt_[lane].link};
    const auto segment = models::segment_of(chain_, lanes_[lane].kind);
    if (!segment || (measure.of != "customers" && measure.of != leaves_by)) continue;
    felt_[lane].quality = weight_of_quality(chain_[*segment]) *
                          chain_[lanes_[lane].department].passes_to.of(lanes_[lane].kind).leaves;
    felt_[lane].wait = weight_of_wait(chain_[*segment]);
  }
}

// Asked about itself: whatever comes there is felt there.
void HarmLinks::ask_about(DepartmentId department) {
  const std::string here = path_of(chain_, department);
  for (std::size_t lane = 0; lane < lanes_.size(); ++lane) {
    if (lanes_[lane].department == department) felt_[lane] = {1, 1, place_of({department, here, here})};
  }
}

std::vector<double> HarmLinks::weights_by_quality() const {
  std::vector<double> weights(links_.size());
  const models::ServiceChain chain = with_inheritance(chain_);
  const std::optional<theory::Traffic> traffic = theory::traffic_of(chain);
  if (!traffic || traffic->map.lanes != lanes_) return weights;
  std::vector<double> felt;
  for (std::size_t lane = 0; lane < lanes_.size(); ++lane) {
    felt.push_back(felt_[lane].quality * (traffic->jobs[lane] + traffic->returning[lane]));
  }
  for (const theory::Route& route : theory::routes_of(chain, *traffic, felt)) {
    std::size_t link = felt_[route.from].link;
    if (route.exit == theory::Exit::carried_on) {
      const DepartmentId from = lanes_[route.from].department;
      const std::string& next = chain_[lanes_[route.to].department].name;
      link = static_cast<std::size_t>(
          std::ranges::find(links_, HarmLink{from, path_of(chain_, from) + ".passes-to." + next, "departments." + next}) -
          links_.begin());
    } else if (route.exit == theory::Exit::as_an_answer) {
      link = static_cast<std::size_t>(std::ranges::find(links_, link_of(lanes_[route.from])) - links_.begin());
    }
    weights[link] += route.weight;
  }
  return weights;
}

// An hour that a job of the lane loses: how much of it is felt in the end.
double HarmLinks::passed_on_by(const Lane& lane, std::span<const double> passed_on) const {
  const auto asker = models::asker_of(chain_, lane.kind);
  return asker && waits_for(chain_[*asker], lane.department) ? passed_on[asker->index] : 0;
}

// By department: of an hour that it loses because a supplier makes it wait, how much is felt: the mean over its jobs.
// Found by going round until nothing changes; from 0, and it only grows. What is left open after 1,000 rounds is a
// ring of requests that hardly anybody comes out of.
std::vector<double> HarmLinks::passed_on(std::span<const LaneTotals> totals) const {
  constexpr int most_rounds = 1000;
  constexpr double near_enough = 1e-12;
  std::vector<double> now(chain_.departments.size());
  for (int round = 0; round < most_rounds; ++round) {
    std::vector<double> felt(now.size());
    std::vector<double> jobs(now.size());
    for (std::size_t lane = 0; lane < lanes_.size(); ++lane) {
      const auto arrived = static_cast<double>(totals[lane].arrived);
      const std::uint32_t department = lanes_[lane].department.index;
      jobs[department] += arrived;
      felt[department] += arrived * (felt_[lane].wait > 0 ? felt_[lane].wait : passed_on_by(lanes_[lane], now));
    }
    double moved = 0;
    for (std::size_t d = 0; d < now.size(); ++d) {
      const double next = jobs[d] > 0 ? felt[d] / jobs[d] : 0;
      moved = std::max(moved, std::abs(next - std::exchange(now[d], next)));
    }
    if (moved < near_enough) break;
  }
  return now;
}

std::vector<double> HarmLinks::weights_by(std::span<const double> lost, std::span<const LaneTotals> totals) const {
  const std::vector<double> passed = passed_on(totals);
  std::vector<double> weights(links_.size());
  for (std::size_t lane = 0; lane < lanes_.size(); ++lane) {
    weights[felt_[lane].link] +=
        lost[lane] * (felt_[lane].wait > 0 ? felt_[lane].wait : passed_on_by(lanes_[lane], passed));
  }
  return weights;
}

// Of each department from the first weights that it has any of; else by no single link.
std::vector<double> HarmLinks::parts_of(std::span<const std::vector<double>> weights_in_turn) const {
  std::vector<double> parts(links_.size());
  for (auto begin = links_.begin(); begin != links_.end();) {
    const auto end = std::find_if(begin, links_.end(), [&](const HarmLink& link) { return link.from != begin->from; });
    const auto first = begin - links_.begin();
    const auto last = end - links_.begin();
    bool is_known = false;
    for (const std::vector<double>& weights : weights_in_turn) {
      double sum = 0;
      for (auto link = first; link < last; ++link) sum += weights[static_cast<std::size_t>(link)];
      if (is_known || sum <= 0) continue;
      is_known = true;
      for (auto link = first; link < last; ++link) {
        parts[static_cast<std::size_t>(link)] = weights[static_cast<std::size_t>(link)] / sum;
      }
    }
    if (!is_known) parts[static_cast<std::size_t>(last - 1)] = 1;
    begin = end;
  }
  return parts;
}

std::vector<double> HarmLinks::of_quality() const { return parts_of(std::array{by_quality_}); }

std::vector<double> HarmLinks::of_capacity(std::span<const LaneTotals> run, std::span<const LaneTotals> all_runs) const {
  std::vector<double> jobs;
  for (const LaneTotals& lane : all_runs) jobs.push_back(static_cast<double>(lane.arrived));
  return parts_of(std::array{weights_by(lost_hours(lanes_, run), run), weights_by(lost_hours(lanes_, all_runs), all_runs),
                             weights_by(jobs, all_runs), by_quality_});
}

}  // namespace servicechain::analysis
