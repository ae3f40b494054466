#include "analysis/estimates/control_variates.h"

#include <Eigen/Dense>
#include <algorithm>
#include <boost/math/distributions/fisher_f.hpp>
#include <cmath>

namespace servicechain::analysis {
namespace {

constexpr std::size_t replications_a_control = 10;
constexpr double chance_of_false_gain = 0.001;
constexpr double least_gain = 1.2;

Eigen::VectorXd vector_of(const std::vector<double>& values) {
  return Eigen::Map<const Eigen::VectorXd>(values.data(), static_cast<Eigen::Index>(values.size()));
}

// Columns: the controls that differ between replications, centred and of unit length; and their means on that scale.
struct Centred {
  Eigen::MatrixXd columns;  // replications × controls
  Eigen::VectorXd means;
};

Centred centred(std::span<const Control> controls, Eigen::Index replications) {
  Centred made{Eigen::MatrixXd(replications, 0), Eigen::VectorXd(0)};
  for (const Control& control : controls) {
    const Eigen::VectorXd values = vector_of(control);
    const double mean = values.mean();
    const Eigen::VectorXd column = values.array() - mean;
    const double length = column.norm();
    if (length <= 1e-9 * values.norm()) continue;
    made.columns.conservativeResize(Eigen::NoChange, made.columns.cols() + 1);
    made.columns.rightCols(1) = column / length;
    made.means.conservativeResize(made.means.size() + 1);
    made.means.tail(1)[0] = mean / length;
  }
  return made;
}

bool is_surely_a_gain(double explained, double left, double q, double degrees) {
  const boost::math::fisher_f_distribution<double> f{q, degrees};
  return explained / q / (left / degrees) > boost::math::quantile(boost::math::complement(f, chance_of_false_gain));
}

}  // namespace

std::optional<Controlled> with_controls(const Spread& spread, std::span<const Control> controls) {
  const auto n = static_cast<Eigen::Index>(spread.deviations.size());
  const Centred luck = centred(controls, n);
  if (luck.columns.cols() == 0) return std::nullopt;
  Eigen::ColPivHouseholderQR<Eigen::MatrixXd> fit{luck.columns};
  fit.setThreshold(1e-6);
  const Eigen::Index q = fit.rank();
  if (q < luck.columns.cols() || spread.deviations.size() < replications_a_control * static_cast<std::size_t>(q)) {
    return controls.size() > 1 ? with_controls(spread, controls.first(controls.size() - 1)) : std::nullopt;
  }
  const Eigen::VectorXd deviations = vector_of(spread.deviations);
  const Eigen::VectorXd slopes = fit.solve(deviations);
  Eigen::VectorXd left = deviations - luck.columns * slopes;
  const double squares = deviations.squaredNorm();
  const double squares_left = left.squaredNorm();
  const auto degrees = static_cast<double>(n - 1 - q);
  const bool is_the_control_itself = squares_left <= 1e-9 * squares;
  if (is_the_control_itself || !is_surely_a_gain(squares - squares_left, squares_left, static_cast<double>(q), degrees)) {
    return std::nullopt;
  }
  // Variance of the intercept: s²(1/n + c̄ᵀ(CᵀC)⁻¹c̄). The deviations are stretched until s²/n of them is that.
  const Eigen::MatrixXd products = luck.columns.transpose() * luck.columns;
  const auto size = static_cast<double>(n);
  const double leverage = 1 / size + luck.means.dot(products.ldlt().solve(luck.means));
  left *= std::sqrt(leverage * size * (size - 1) / degrees);
  const double gain = squares / left.squaredNorm();
  if (gain < least_gain) return std::nullopt;
  return Controlled{{spread.point - slopes.dot(luck.means), {left.begin(), left.end()}, static_cast<std::uint32_t>(q)},
                    gain};
}

}  // namespace servicechain::analysis
