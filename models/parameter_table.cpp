#include "models/parameter_table.h"

#include <algorithm>

namespace servicechain::models {
namespace {

using P = Parameters;
using F = ParameterForm;
using E = Evidence;

constexpr double week_h = 168;
constexpr double never_h = 8.14e6 * week_h;

constexpr ParameterInfo table[] = {
    {"corner-cutting", "α", F::number, &P::corner_cutting, "-0.64", -1, 0, "how much faster people work under pressure",
     "Oliva & Sterman 2001, Management Science 47(7); Dogan 2007 −0.60", E::published},
    {"standard-falls-in", "τ_dn", F::time, &P::standard_falls_in_h, "18.83 weeks", 8 * week_h, 30 * week_h,
     "time in which the standard falls", "Oliva & Sterman 2001; Dogan 2007 12.48 weeks", E::published},
    {"standard-rises-in", "τ_up", F::time, &P::standard_rises_in_h, "never", 18.83 * week_h, never_h,
     "time in which the standard rises again", "Oliva & Sterman 2001 (8.14e6 weeks)", E::published},
    {"overtime", "b", F::number, &P::overtime, "0.25", 0, 0.5, "how much harder people work under pressure", "",
     E::chosen},
    {"most-intensity", "h_max", F::number, &P::most_intensity, "1.25", 1, 1.5, "the hardest that people work", "",
     E::chosen},
    {"fatigue-builds-in", "τ_φ", F::time, &P::fatigue_builds_in_h, "4 weeks", week_h, 12 * week_h,
     "time in which fatigue builds up", "", E::chosen},
    {"fatigue-slows", "dF", F::number, &P::fatigue_slows, "1", 0, 1.5, "how much fatigue slows work",
     "60 h give no more than 40 h after 8 to 9 weeks", E::remembered},
    {"haste-hurts-quality", "eT", F::number, &P::haste_hurts_quality, "0.5", 0, 1.2, "how much haste hurts quality", "",
     E::chosen},
    {"newness-hurts-quality", "eS", F::number, &P::newness_hurts_quality, "0.3", 0, 1,
     "how much newcomers hurt quality", "sign: Hausknecht et al. 2009", E::chosen},
    {"fatigue-hurts-quality", "eF", F::number, &P::fatigue_hurts_quality, "0.26", 0, 0.4,
     "how much fatigue hurts quality", "Salyers et al. 2017", E::published},
    {"mood-lifts-quality", "eM", F::number, &P::mood_lifts_quality, "0.244", 0.15, 0.40, "how much mood lifts quality",
     "Sears: Rucci, Kirn & Quinn 1998 (secondary)", E::published},
    {"tipping", "χ", F::share, &P::tipping, "0%", 0, 0.3, "loss of quality above 92.5% load", "Kuntz et al. 2015",
     E::published},
    {"depends-on-suppliers", "λ", F::share, StartingPoint::depends_on_suppliers, "40%", 0, 0.9,
     "how far quality hangs on what a department is given", "", E::chosen},
    {"bad-input-slows", "κ", F::number, &P::bad_input_slows, "0.3", 0, 1, "how much bad input slows work", "",
     E::chosen},
    {"weight-of-arrivals", "a", F::number, &P::weight_of_arrivals, "0.5", 0, 1,
     "weight of new work against the backlog in what people feel as demand", "Anderson & Morrice 2000", E::remembered},
    {"servqual-weights", "w_d", F::weights, &P::servqual_weights,
     "{right: 0.32, speed: 0.22, information: 0.19, courtesy: 0.16, surroundings: 0.11}", 0, 1,
     "weights of the five sides of service between departments", "Parasuraman et al.", E::remembered},
    {"loss-aversion", "λ_loss", F::number, &P::loss_aversion, "2.25", 1, 3,
     "how much more a disappointment counts than a surprise", "Tversky & Kahneman 1992", E::published},
    {"disappointment", "G", F::number, &P::disappointment, "0.5", 0, 1,
     "how much the gap to the expected moves satisfaction", "r ≈ .46", E::chosen},
    {"expectation-learns", "k_E", F::number, &P::expectation_learns, "0.1", 0.05, 0.5,
     "how fast expectation follows, per encounter", "form: Boulding et al. 1993", E::chosen},
    {"wait-feels-longer", "ω_u", F::number, &P::wait_feels_longer, "0.36", 0, 0.5,
     "how much longer an unannounced wait feels", "Larson (weak)", E::published},
    {"mood-start", "m0", F::points, &P::mood_start, "75", 0, 100, "mood at the start", "", E::chosen},
    {"satisfaction-reference", "Sref0", F::points, &P::satisfaction_reference, "80", 0, 100,
     "satisfaction that leaves mood as it is", "", E::chosen},
    {"mood-moves-in", "τ_m", F::time, &P::mood_moves_in_h, "13 weeks", 4 * week_h, 52 * week_h,
     "time in which mood moves", "", E::chosen},
    {"overload-hurts-mood", "d_p", F::number, &P::overload_hurts_mood, "25", 0, 50,
     "how much overload hurts mood, in points", "sign: Crawford et al. 2010", E::chosen},
    {"fatigue-hurts-mood", "d_φ", F::number, &P::fatigue_hurts_mood, "25", 0, 50,
     "how much fatigue hurts mood, in points", "sign: Crawford et al. 2010", E::chosen},
    {"welfare-lifts-mood", "d_R", F::number, &P::welfare_lifts_mood, "1", 0, 2,
     "how much welfare lifts mood, point for point", "", E::chosen},
    {"service-lifts-mood", "d_Q", F::number, &P::service_lifts_mood, "0.3", 0, 1,
     "how much good inside service lifts mood", "Hogreve et al. 2017 (sign)", E::chosen},
    {"customers-lift-mood", "d_C", F::number, &P::customers_lift_mood, "0.15", 0, 0.5,
     "how much happy customers lift mood", "Zablah et al. 2016", E::abstract},
    {"contagion", "w", F::number, &P::contagion, "0", 0, 0.5, "how much mood spreads between departments",
     "Barsade 2002", E::remembered},
    {"newcomer-output", "π0", F::number, &P::newcomer_output, "0.5", 0.2, 0.8,
     "output of a newcomer, relative to the experienced", "", E::chosen},
    {"newcomers-learn-in", "τ_L", F::time, &P::newcomers_learn_in_h, "26 weeks", 8 * week_h, 52 * week_h,
     "time in which newcomers learn", "teaching model", E::published},
    {"vacancy-filled-in", "τ_hire", F::time, &P::vacancy_filled_in_h, "8 weeks", 2 * week_h, 26 * week_h,
     "time in which a vacancy is filled", "teaching model", E::published},
    {"quits", "ν0", F::yearly, &P::quits_per_year, "0.25 per year", 0.05, 1, "share of people who quit in a year", "",
     E::chosen},
    {"mood-holds-staff", "k_ν", F::number, &P::mood_holds_staff, "0.02", 0.006, 0.03,
     "how much mood holds people, per point", "from Harter 14 to 51%", E::derived},
    {"selection-validity", "r_val", F::number, &P::selection_validity, "0.42", 0, 0.6,
     "how well selection tells who will do well", "Sackett et al. 2022", E::remembered},
    {"selection-ratio", "SR", F::share, &P::selection_ratio, "50%", 0.02, 1, "share of applicants that are hired",
     "Sackett et al. 2022", E::remembered},
    {"training-effect", "d_train", F::number, &P::training_effect, "0.62", 0.3, 0.9,
     "what training adds, in standard deviations", "Arthur et al. 2003", E::abstract},
    {"output-spread", "SDp", F::spread, &P::output_spread, "medium", 0.19, 0.48,
     "how much people's output differs, by complexity of the work", "Hunter et al. 1990", E::remembered},
    {"stays", "r4, S4", F::stays, &P::stays, "75% at 75 points", 0.6, 0.85, "share of customers that stay a year",
     "15 to 40% of satisfied customers defect", E::published},
    {"satisfaction-holds-customers", "k_r", F::number, &P::satisfaction_holds_customers, "", 0, 0.1,
     "how much satisfaction holds customers, per point; 0.0717 for companies, 0.0205 for persons",
     "Jones & Sasser 1995; Sears", E::published},
    {"client-tie", "switching", F::number, &P::client_tie, "1", 0, 3, "what ties a client", "", E::chosen},
    {"loyalty-programme", "loyalty", F::number, &P::loyalty_programme, "0", 0, 3,
     "what a loyalty programme adds; 0.3 is usual", "", E::chosen},
    {"bad-news-travels", "v_n/v_p", F::number, &P::bad_news_travels, "1.5", 1, 2,
     "how much more bad news is told than good", "Anderson 1998 (shape)", E::abstract},
    {"advertising", "p", F::yearly, &P::advertising, "0.03 per year", 0, 1, "customers won by advertising",
     "Sultan et al. 1990", E::remembered},
    {"imitation", "q", F::yearly, &P::imitation, "0.38 per year", 0, 2, "customers won by other customers",
     "Sultan et al. 1990", E::remembered},
    {"price-elasticity", "ε", F::number, &P::price_elasticity, "-2.62", -4, -0.5, "how demand answers to price",
     "Bijmolt et al. 2005", E::abstract},
    {"internal-discount", "d_int", F::share, &P::internal_discount, "20%", 0, 0.5, "discount between departments", "",
     E::chosen},
    {"informed", "ι", F::share, StartingPoint::informed, "50%", 0, 1, "how well informed customers are", "", E::chosen},
    {"works-without", "", F::share, &P::works_without, "50%", 0, 1, "quality of an answer that never came", "",
     E::chosen},
    {"carried-in-matters", "", F::level, &P::carried_in_matters, "medium", 0, 100,
     "weight of the quality a job carries in", "", E::chosen},
    {"perception-noise", "s_ε", F::number, &P::perception_noise, "0", 0, 20,
     "spread of what people perceive, in points", "", E::chosen},
    {"surroundings", "", F::points, StartingPoint::surroundings, "75", 0, 100, "how good the place looks", "",
     E::chosen},
    {"welfare", "", F::points, StartingPoint::welfare, "50", 0, 100, "how well people are looked after", "", E::chosen},
    {"welfare-reference", "R0", F::points, &P::welfare_reference, "50", 0, 100, "welfare that leaves mood as it is", "",
     E::chosen},
    {"talk", "v0", F::number, &P::talk, "0.1", 0, 10, "how much customers talk anyway", "", E::chosen},
    {"good-news", "v_p", F::number, &P::good_news, "0.01", 0, 10, "how much more they talk when happy, per point", "",
     E::chosen},
    {"staff-talk", "v_staff", F::number, &P::staff_talk, "0", 0, 10, "how much staff in good mood talk", "", E::chosen},
    {"market", "K", F::number, &P::market, "", 0, 1e12, "customers there could be; 4 × base", "", E::chosen},
    {"capacity-moves-in", "τ_c", F::time, &P::capacity_moves_in_h, "20 days", 120, 1440,
     "time in which staff follows demand", "", E::remembered},
    {"complains-below", "", F::points, &P::complains_below, "50", 0, 100, "satisfaction below which customers complain",
     "", E::chosen},
};

}  // namespace

std::span<const ParameterInfo> parameter_table() { return table; }

const ParameterInfo* find_parameter(std::string_view key) {
  const auto* place =
      std::find_if(std::begin(table), std::end(table), [&](const ParameterInfo& info) { return info.key == key; });
  return place == std::end(table) ? nullptr : place;
}

}  // namespace servicechain::models
