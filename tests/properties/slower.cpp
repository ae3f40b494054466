#include "tests/properties/slower.h"

#include <optional>

#include "sim/law.h"

namespace servicechain::properties {

namespace {

class Stretch {
 public:
  explicit Stretch(int factor) : factor_{factor} {}

  void operator()(sim::Law& law) const { law = sim::scaled(law, factor_); }
  void operator()(sim::Duration& duration) const { duration *= factor_; }
  void operator()(sim::Time& time) const { time = sim::start_of_run + (time - sim::start_of_run) * factor_; }
  void operator()(double& rate) const { rate /= factor_; }
  template <class T>
  void operator()(std::optional<T>& perhaps) const {
    if (perhaps) (*this)(*perhaps);
  }

  void operator()(models::Department& department) const {
    (*this)(department.work.otherwise);
    for (auto& [kind, law] : department.work.named) (*this)(law);
    for (models::Need& need : department.needs) {
      (*this)(need.waits_at_most);
      (*this)(need.promise);
      if (auto* per_week = std::get_if<models::PerWeek>(&need.how_often)) (*this)(per_week->rate_per_week);
    }
    for (models::Routine& routine : department.routines) {
      std::visit(*this, routine.arrives);
      (*this)(routine.work);
    }
    if (department.random_absence) {
      (*this)(department.random_absence->every);
      (*this)(department.random_absence->lasts);
    }
    for (models::DatedAbsence& absence : department.dated_absences) {
      (*this)(absence.from);
      (*this)(absence.lasts);
    }
  }

  void operator()(models::Segment& segment) const {
    std::visit([this](auto& arrivals) { slow_down(arrivals); }, segment.arrivals);
    (*this)(segment.due);
    for (auto& [department, law] : segment.patience) (*this)(law);
    (*this)(segment.expects.wait);
    (*this)(segment.expects.tolerates);
  }

 private:
  void slow_down(models::PoissonArrivals& arrivals) const { (*this)(arrivals.rate_per_week); }
  void slow_down(models::RenewalArrivals& arrivals) const { (*this)(arrivals.every); }
  void slow_down(models::ClosedPopulation& arrivals) const { (*this)(arrivals.returns_after); }
  void slow_down(models::ListedArrivals& arrivals) const {
    for (sim::Time& time : arrivals.times) (*this)(time);
  }

  int factor_;
};

}  // namespace

models::ServiceChain slower(models::ServiceChain chain, int factor) {
  const Stretch stretch{factor};
  for (models::Department& department : chain.departments) stretch(department);
  for (models::Segment& segment : chain.segments) stretch(segment);
  return chain;
}

}  // namespace servicechain::properties
