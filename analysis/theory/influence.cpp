#include "analysis/theory/influence.h"

#include <Eigen/LU>
#include <algorithm>
#include <cmath>

#include "models/kinds.h"

namespace servicechain::analysis::theory {
namespace {

using models::Combine;

constexpr std::size_t most_lanes = 750;  // LU of twice as many unknowns

std::string why_none(const models::ServiceChain& chain, const Traffic& traffic) {
  const models::Behaviour& behaviour = chain.behaviour;
  if (behaviour.corner_cutting || behaviour.fatigue || behaviour.mood || behaviour.turnover) {
    return "what people can do changes from week to week";
  }
  if (traffic.map.lanes.size() > most_lanes) return "too many departments and kinds for the equations";
  for (const models::Department& department : chain.departments) {
    for (const models::Need& need : department.needs) {
      const bool may_fail = need.waiting == models::Waiting::at_most || chain[need.supplier].in_tray.places;
      if (behaviour.inherited_quality && may_fail) return "some requests are not answered, and count as half right";
    }
  }
  return {};
}

double up(const models::QualityRule& rule, double x) {
  switch (rule.combine) {
    case Combine::linear: return x;
    case Combine::power: return std::pow(x, rule.power);
    case Combine::geometric:
    case Combine::yield: return std::log(x);
  }
  return x;
}

double down(const models::QualityRule& rule, double g) {
  switch (rule.combine) {
    case Combine::linear: return g;
    case Combine::power: return std::pow(g, 1 / rule.power);
    case Combine::geometric:
    case Combine::yield: return std::exp(g);
  }
  return g;
}

// Unknowns: g(x) of every lane, then g of the answer that a request entering a lane comes to in the end.
class Equations {
 public:
  Equations(const models::ServiceChain& chain, const Traffic& traffic)
      : chain_{chain},
        traffic_{traffic},
        lanes_{static_cast<Eigen::Index>(traffic.map.lanes.size())},
        matrix_{Eigen::MatrixXd::Identity(2 * lanes_, 2 * lanes_)},
        own_{Eigen::MatrixXd::Zero(2 * lanes_, static_cast<Eigen::Index>(chain.departments.size()))} {
    collect_carried();
    for (Eigen::Index lane = 0; lane < lanes_; ++lane) {
      add_quality(lane);
      add_answer(lane);
    }
  }

  // Rows: lanes; columns: departments.
  [[nodiscard]] Eigen::MatrixXd solved() const {
    return Eigen::PartialPivLU<Eigen::MatrixXd>{matrix_}.solve(own_).topRows(lanes_);
  }
  // The first step of everything that leaves a lane for where it is felt, and how much that is.
  [[nodiscard]] std::vector<Route> routes(std::span<const double> felt) const {
    Eigen::VectorXd at = Eigen::VectorXd::Zero(2 * lanes_);
    for (Eigen::Index lane = 0; lane < lanes_; ++lane) at[lane] = felt[static_cast<std::size_t>(lane)];
    const Eigen::VectorXd weights = Eigen::PartialPivLU<Eigen::MatrixXd>{matrix_.transpose()}.solve(at);
    if (!weights.allFinite()) return {};
    std::vector<Route> routes;
    for (Eigen::Index lane = 0; lane < lanes_; ++lane) {
      const auto from = static_cast<std::uint32_t>(lane);
      const double own = own_.row(lane).sum();
      const auto add = [&](Exit exit, Eigen::Index to, double weight) {
        if (weight > 0) routes.push_back({from, exit, static_cast<std::uint32_t>(to), weight});
      };
      add(Exit::felt, lane, own * at[lane]);
      for (Eigen::Index next = 0; next < lanes_; ++next) {
        if (next != lane) add(Exit::carried_on, next, -own * weights[next] * matrix_(next, lane));
      }
      add(Exit::as_an_answer, lane, -own * weights[answer(lane)] * matrix_(answer(lane), lane));
    }
    return routes;
  }
  // Every job of a lane is given the same, so that its quality is one number.
  [[nodiscard]] bool is_the_same_for_all() const { return same_for_all_; }

 private:
  struct Carried {
    Eigen::Index from;
    double share;  // of the lane's jobs
  };

  void collect_carried() {
    carried_.resize(static_cast<std::size_t>(lanes_));
    for (const Flow& flow : traffic_.map.flows) {
      const bool is_request_on_its_way = models::asker_of(chain_, traffic_.map.lanes[flow.from].kind).has_value();
      if (flow.is_request || is_request_on_its_way) continue;
      const double all = jobs(flow.to);
      if (all > 0) carried_[flow.to].push_back({flow.from, flow.jobs * jobs(flow.from) / all});
    }
  }

  [[nodiscard]] double jobs(std::uint32_t lane) const { return traffic_.jobs[lane] + traffic_.returning[lane]; }
  [[nodiscard]] Eigen::Index answer(Eigen::Index lane) const { return lanes_ + lane; }

  // Each supplier that ever answers, with its weight.
  [[nodiscard]] std::vector<std::pair<Eigen::Index, double>> answers(const models::Lane& lane) const {
    std::vector<std::pair<Eigen::Index, double>> found;
    for (const models::Need& need : chain_[lane.department].needs) {
      const auto supplier =
          models::find_lane(traffic_.map.lanes, {need.supplier, models::kind_of(chain_, lane.department)});
      if (supplier && jobs(supplier->index) > 0) found.emplace_back(answer(supplier->index), need.matters);
    }
    return found;
  }

  void add_quality(Eigen::Index row) {
    const models::Lane& lane = traffic_.map.lanes[static_cast<std::size_t>(row)];
    const models::Department& department = chain_[lane.department];
    const auto suppliers = answers(lane);
    const auto& carried = carried_[static_cast<std::size_t>(row)];
    double brought = 0;
    for (const Carried& one : carried) brought += one.share;
    brought = std::min(brought, 1.0);
    const bool some_do = brought > 1e-12 && brought < 1 - 1e-12;
    if (carried.size() > 1 || some_do) same_for_all_ = false;
    double own = 0;
    if (!chain_.behaviour.inherited_quality) {
      own = 1;
    } else if (chain_.quality.combine == Combine::yield) {
      own = 1;
      for (const auto& [column, matters] : suppliers) matrix_(row, column) -= matters / 2;
      for (const Carried& one : carried)
        matrix_(row, one.from) -= one.share * department.parameters.carried_in_matters / 2;
    } else {
      own = add_weighted(row, department, suppliers, carried, brought);
    }
    own_(row, lane.department.index) += own;
  }

  // Jobs that bring something along, and jobs that do not, weigh what they are given apart.
  double add_weighted(Eigen::Index row, const models::Department& department,
                      const std::vector<std::pair<Eigen::Index, double>>& suppliers,
                      const std::vector<Carried>& carried, double brought) {
    const double depends = department.depends_on_suppliers;
    const double carried_weight = department.parameters.carried_in_matters;
    double weight = 0;
    for (const auto& [column, matters] : suppliers) weight += matters;
    double own = 0;
    if (const double bare = 1 - brought; bare > 0) {
      own += bare * (weight > 0 ? 1 - depends : 1);
      for (const auto& [column, matters] : suppliers) matrix_(row, column) -= bare * depends * matters / weight;
    }
    if (brought > 0) {
      const double all = weight + carried_weight;
      own += brought * (all > 0 ? 1 - depends : 1);
      if (all > 0) {
        for (const auto& [column, matters] : suppliers) matrix_(row, column) -= brought * depends * matters / all;
        for (const Carried& one : carried) matrix_(row, one.from) -= one.share * depends * carried_weight / all;
      }
    }
    return own;
  }

  void add_answer(Eigen::Index lane) {
    const models::Lane& place = traffic_.map.lanes[static_cast<std::size_t>(lane)];
    const models::HandOn& next = chain_[place.department].passes_to.of(place.kind);
    matrix_(answer(lane), lane) -= next.leaves;
    for (const auto& share : next.shares) {
      const auto target = models::find_lane(traffic_.map.lanes, {share.to, place.kind});
      matrix_(answer(lane), answer(target->index)) -= share.share;
      if (models::asker_of(chain_, place.kind)) same_for_all_ = false;
    }
  }

  const models::ServiceChain& chain_;
  const Traffic& traffic_;
  Eigen::Index lanes_;
  Eigen::MatrixXd matrix_;
  Eigen::MatrixXd own_;
  std::vector<std::vector<Carried>> carried_;
  bool same_for_all_ = true;
};

std::vector<double> quality_of(const models::ServiceChain& chain, const Eigen::MatrixXd& shares) {
  Eigen::VectorXd own(static_cast<Eigen::Index>(chain.departments.size()));
  for (std::uint32_t d = 0; d < chain.departments.size(); ++d)
    own[d] = up(chain.quality, chain.departments[d].right_first_time);
  const Eigen::VectorXd g = shares * own;
  std::vector<double> quality;
  for (Eigen::Index i = 0; i < g.size(); ++i) quality.push_back(down(chain.quality, g[i]));
  return quality;
}

std::vector<std::vector<double>> rows_of(const models::ServiceChain& chain, const Traffic& traffic,
                                         const Eigen::MatrixXd& of_lanes) {
  const auto departments = static_cast<Eigen::Index>(chain.departments.size());
  Eigen::MatrixXd sums = Eigen::MatrixXd::Zero(departments + 1, departments);
  Eigen::VectorXd weights = Eigen::VectorXd::Zero(departments + 1);
  for (std::uint32_t lane = 0; lane < traffic.map.lanes.size(); ++lane) {
    const models::Lane& place = traffic.map.lanes[lane];
    const double jobs = traffic.jobs[lane] + traffic.returning[lane];
    sums.row(place.department.index) += jobs * of_lanes.row(lane);
    weights[place.department.index] += jobs;
    if (!models::segment_of(chain, place.kind)) continue;
    const double leaving = jobs * chain[place.department].passes_to.of(place.kind).leaves;
    sums.row(departments) += leaving * of_lanes.row(lane);
    weights[departments] += leaving;
  }
  std::vector<std::vector<double>> rows;
  for (Eigen::Index i = 0; i <= departments; ++i) {
    std::vector<double> row;
    for (Eigen::Index j = 0; j < departments; ++j) row.push_back(weights[i] > 0 ? sums(i, j) / weights[i] : 0);
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

Influence influence_of(const models::ServiceChain& chain, const Traffic& traffic) {
  Influence influence;
  if (std::string why = why_none(chain, traffic); !why.empty()) {
    influence.basis = no_formula(std::move(why));
    return influence;
  }
  const Equations equations{chain, traffic};
  const Eigen::MatrixXd of_lanes = equations.solved();
  if (!of_lanes.allFinite() || (of_lanes.array() < -1e-9).any()) {
    influence.basis = no_formula("quality has no rest point");
    return influence;
  }
  influence.shares = rows_of(chain, traffic, of_lanes);
  influence.quality = quality_of(chain, of_lanes);
  const bool is_exact = equations.is_the_same_for_all() || chain.quality.combine == Combine::linear;
  influence.basis = {
      is_exact ? Validity::exact : Validity::approximate,
      "rest point of E8",
      is_exact ? "right-first-time stays as written"
               : "right-first-time stays as written; jobs are given different things, and their mean is taken first",
      "models/README.md, E8; linear equations",
      {}};
  return influence;
}

std::vector<Route> routes_of(const models::ServiceChain& chain, const Traffic& traffic, std::span<const double> felt) {
  if (traffic.map.lanes.size() > most_lanes) return {};
  return Equations{chain, traffic}.routes(felt);
}

}  // namespace servicechain::analysis::theory
