#pragma once

#include <string>
#include <vector>

#include "analysis/theory/closed.h"
#include "analysis/theory/influence.h"
#include "analysis/theory/prediction.h"
#include "analysis/theory/solution.h"

// Figures as predictions, by the names that `run --json` uses.
namespace servicechain::analysis::theory {

// Collects predictions of one thing.
class Rows {
 public:
  explicit Rows(std::vector<Prediction>& all, std::string of) : all_{all}, of_{std::move(of)} {}
  // Nothing is added where the basis is none: say that once, by add_none.
  void add(std::string kind, std::string name, std::string unit, double value, const Basis& basis);
  void add_none(std::string name, std::string unit, const Basis& basis);

 private:
  std::vector<Prediction>& all_;
  std::string of_;
};

void add_department_rows(std::vector<Prediction>& all, const models::ServiceChain& chain, const Solution& solution,
                         const Influence& influence);
void add_customer_rows(std::vector<Prediction>& all, const models::ServiceChain& chain, const Solution& solution,
                       const Influence& influence);

// A chain in which a population returns, alone or beside customers who come by chance.
void add_closed_rows(std::vector<Prediction>& all, const models::ServiceChain& chain, const Traffic& traffic,
                     const Influence& influence);

void add_quality_rows(std::vector<Prediction>& all, const models::ServiceChain& chain, const Traffic& traffic,
                      const Influence& influence, std::uint32_t department);

}  // namespace servicechain::analysis::theory
