#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "scenarios/changes/change.h"
#include "scenarios/changes/what_ifs.h"
#include "scenarios/messages/characters.h"
#include "scenarios/reading/scan.h"
#include "scenarios/studies/sweep.h"
#include "scenarios/values/values.h"

// PATH=FROM..TO[:STEP]: the words of one argument of `servicechain sweep`.
namespace servicechain::scenarios {
namespace {

constexpr std::string_view example = "departments.it-desk.staff=1..5";

// A number as it stands at an end of a range: 4 min, 30%, x1.2, +1, -10%.
struct End {
  std::string_view text;
  std::string_view sign;  // "x" or "+" for a change in relation; empty: a value
  double number = 0;
  std::string unit;  // as written; empty: none
};

bool is_whole(Form form) {
  return form == Form::people || form == Form::count || form == Form::limit || form == Form::group ||
         form == Form::join;
}

bool is_law(Form form) { return form == Form::law || form == Form::law_by_kind || form == Form::patience; }

Value<End> read_end(std::string_view written, Form form) {
  End end{trimmed(written), "", 0, ""};
  std::string_view digits = end.text;
  if (read_relative(end.text, form)) {
    end.sign = end.text.front() == 'x' ? "x" : "+";
    digits = end.text.substr(end.text.front() == '-' ? 0 : 1);
  }
  if (const auto unclear = two_meanings(end.text); unclear && counts_thousands(form) && end.sign != "x")
    return *unclear;
  Scanner scanner{digits};
  const Value<double> number = scanner.number();
  if (!good(number)) return fault(number);
  end.number = *good(number);
  end.unit = scanner.rest();
  if (end.unit.find_first_of("0123456789") != end.unit.npos) {
    return Fault{"E209", fmt::format("{} is more than one number", in_quotes(end.text)),
                 "write the ends in one unit each: 30 min..90 min"};
  }
  return end;
}

std::string text_of(const End& like, double number, Form form) {
  const std::string sign = like.sign == "x" ? "x" : like.sign == "+" && number >= 0 ? "+" : "";
  const std::string_view blank = like.unit.empty() || like.unit == "%" ? "" : " ";
  return fmt::format("{}{}{}{}", sign, like.sign == "x" ? plain(number) : as_written(number, form, like.unit), blank, like.unit);
}

// Round numbers, 4 to 8 steps, as near as may be to 5; where no round step fits, five equal ones.
double usual_step(double length, Form form) {
  constexpr double most_whole_steps = 20;
  if (is_whole(form) && length <= most_whole_steps) return 1;
  const double power = std::pow(10.0, std::floor(std::log10(length)) - 1);
  double best = length / 5;
  double from_five = 10;
  for (const double nice : {1.0, 2.0, 2.5, 5.0, 10.0, 20.0, 25.0, 50.0}) {
    const double steps = length / (nice * power);
    const bool fits = std::abs(steps - std::round(steps)) < 1e-9 && steps > 3.5 && steps < 8.5;
    if (!fits || std::abs(steps - 5) >= from_five) continue;
    best = nice * power;
    from_five = std::abs(steps - 5);
  }
  return is_whole(form) && best != std::round(best) ? 1 : best;
}

// Reads one argument, and reports where in it something is wrong.
class RangeReader {
 public:
  RangeReader(Variants& variants, const std::string& text, std::uint32_t argument)
      : variants_{variants}, reading_{variants.reading()}, text_{text}, argument_{argument} {}

  [[nodiscard]] std::optional<SweptRange> read() {
    const std::size_t equals = text_.find('=');
    if (equals == text_.npos || equals == 0) {
      refuse(
          0, text_.size(),
          {"E209", fmt::format("{} is not PATH=FROM..TO", in_quotes(text_)), fmt::format("write it like {}", example)});
      return std::nullopt;
    }
    const bool has_place = read_path(text_.substr(0, equals));
    const bool has_values = read_values(equals + 1);
    if (!has_place || !has_values) return std::nullopt;
    set_values();
    return std::move(range_);
  }

 private:
  // Characters, not bytes, from 1.
  [[nodiscard]] Span span(std::size_t from, std::size_t to) const {
    const std::string_view text = text_;
    const auto start = static_cast<std::uint32_t>(count_characters(text.substr(0, from)) + 1);
    const auto length = static_cast<std::uint32_t>(count_characters(text.substr(from, to - from)));
    return {argument_, 1, start, start + std::max(1U, length)};
  }
  void refuse(std::size_t from, std::size_t to, const Fault& fault) { reading_.refuse(span(from, to), fault); }

  bool read_path(const std::string& path) {
    range_.axis.path = path;
    range_.path_span = span(0, path.size());
    if (is_of_the_experiment(path)) {
      refuse(0, path.size(),
             {"E309", fmt::format("a sweep cannot change {}", in_quotes(path)),
              "all points share it; a sweep changes the organisation"});
      return false;
    }
    const std::vector<Concrete> places = places_of(reading_, variants_.root(), path, range_.path_span);
    if (places.empty()) return false;
    const Kind kind = kind_at(variants_.root(), places.front().names);
    if (kind.of != Kind::Of::value) {
      refuse(0, path.size(), {"E309", fmt::format("{} is no number", in_quotes(path)), "sweep one of its keys"});
      return false;
    }
    form_ = kind.key == nullptr ? Form::number : kind.key->form;
    range_.axis.says = kind.key == nullptr ? path : kind.key->says;
    range_.axis.today = today_at(places, kind);
    return true;
  }

  bool read_values(std::size_t from) {
    const std::size_t dots = text_.find("..", from);
    if (dots == text_.npos) {
      refuse(from, text_.size(),
             {"E209", fmt::format("{} is no range", in_quotes(text_.substr(from))),
              fmt::format("write FROM..TO or FROM..TO:STEP, as in {}", example)});
      return false;
    }
    const std::size_t colon = std::min(text_.find(':', dots), text_.size());
    ends_ = {from, dots, dots + 2, colon};
    const bool has_low = take(low_, from, dots);
    const bool has_high = take(high_, dots + 2, colon);
    const bool has_step = colon == text_.size() || take(step_, colon + 1, text_.size());
    if (!has_low || !has_high || !has_step) return false;
    has_step_ = colon < text_.size();
    return units_agree() && rises() && steps_fit();
  }

  bool take(End& end, std::size_t from, std::size_t to) {
    const std::string_view text = std::string_view{text_}.substr(from, to - from);
    const Value<End> read = trimmed(text).empty()
                                ? Fault{"E219", "nothing is written here", "write it like 1..5 or 10%..30%:5%"}
                                : read_end(text, form_);
    if (!good(read)) {
      refuse(from, to, fault(read));
      return false;
    }
    end = *good(read);
    return true;
  }

  // A unit given once holds for all.
  bool units_agree() {
    if (low_.sign != high_.sign) {
      refuse(ends_[0], ends_[3],
             {"E209", fmt::format("{} and {} do not go together", in_quotes(low_.text), in_quotes(high_.text)),
              "both are values, or both are changes in relation: -1..+2, x0.8..x1.2"});
      return false;
    }
    const End& first = !low_.unit.empty() ? low_ : !high_.unit.empty() ? high_ : step_;
    const std::string unit = high_.unit.empty() ? first.unit : high_.unit;
    if (unit == "%" && step_.unit == "points") step_.unit = "%";
    for (End* end : {&low_, &high_, &step_}) {
      const double own = seconds_of_unit(end->unit);
      const double wanted = seconds_of_unit(first.unit);
      const bool is_same = end->unit.empty() || end->unit == first.unit || (own != 0 && own == wanted);
      if (!is_same) {
        const std::string same = own == 0 || wanted == 0 ? ""
                                                         : fmt::format(": {} is {} {}", end->text,
                                                                       plain(end->number * own / wanted), first.unit);
        refuse(ends_[0], text_.size(),
               {"E209", fmt::format("{} and {} are in different units", in_quotes(first.text), in_quotes(end->text)),
                fmt::format("write all in one unit{}", same)});
        return false;
      }
    }
    for (End* end : {&low_, &high_, &step_}) end->unit = unit;
    return true;
  }

  bool rises() {
    if (low_.number < high_.number) return true;
    const std::string advice = low_.number == high_.number ? "for one value take --set, or a what-if"
                                                           : fmt::format("write {}..{}", high_.text, low_.text);
    refuse(ends_[0], ends_[3], {"E205", fmt::format("{}..{} does not rise", low_.text, high_.text), advice});
    return false;
  }

  bool steps_fit() {
    const double length = high_.number - low_.number;
    if (has_step_ && step_.number <= 0) {
      refuse(ends_[3] + 1, text_.size(),
             {"E205", fmt::format("a step of {} leads nowhere", step_.text), "write a step above 0"});
      return false;
    }
    if (!has_step_) step_.number = usual_step(length, form_);
    if (is_whole(form_) && low_.sign != "x" && low_.unit != "%" && step_.number != std::round(step_.number)) {
      refuse(ends_[3] + 1, text_.size(),
             {"E209", fmt::format("{} is no whole step", in_quotes(step_.text)), "these are whole numbers: write 1"});
      return false;
    }
    const double steps = length / step_.number;
    if (steps >= static_cast<double>(most_sweep_points)) {
      refuse(ends_[0], text_.size(),
             {"E211", fmt::format("{} points are too many", plain(std::floor(steps) + 1)),
              fmt::format("at most {}; write a larger step", most_sweep_points)});
      return false;
    }
    if (std::abs(steps - std::round(steps)) > 1e-6) {
      const double before = low_.number + std::floor(steps) * step_.number;
      const std::string less = std::floor(steps) > 0 ? fmt::format("{} or ", text_of(high_, before, form_)) : "";
      refuse(ends_[3] + 1, text_.size(),
             {"E205", fmt::format("steps of {} from {} do not meet {}", step_.text, low_.text, high_.text),
              fmt::format("they meet {}{}", less, text_of(high_, before + step_.number, form_))});
      return false;
    }
    count_ = static_cast<std::size_t>(std::round(steps)) + 1;
    return true;
  }

  void set_values() {
    range_.axis.unit = low_.unit;
    for (std::size_t i = 0; i < count_; ++i) {
      const bool is_last = i + 1 == count_;
      const double number = is_last ? high_.number : low_.number + static_cast<double>(i) * step_.number;
      const std::string text = text_of(low_, std::abs(number) < step_.number * 1e-9 ? 0 : number, form_);
      const bool counts_people = form_ == Form::people && low_.sign.empty() && low_.unit.empty();
      const std::string said = !counts_people ? text : number == 1 ? text + " person" : text + " people";
      range_.axis.values.push_back({number, text, said});
      range_.value_spans.push_back(i == 0    ? span(ends_[0], ends_[1])
                                   : is_last ? span(ends_[2], ends_[3])
                                             : span(ends_[0], text_.size()));
    }
    if (is_law(form_) && low_.sign.empty() && range_.axis.today.find('(') != std::string::npos) {
      range_.note = fmt::format(
          "{} varies today ({}); in this sweep every time is the same. To keep its spread, sweep "
          "in relation: \"{}=x0.8..x1.2\"",
          range_.axis.path, range_.axis.today, range_.axis.path);
    }
  }

  // What stands there; at several places that differ, the first and a sign that there is more.
  [[nodiscard]] std::string today_at(const std::vector<Concrete>& places, const Kind& kind) const {
    std::vector<std::string> texts;
    for (const Concrete& place : places) {
      const Node* written = find_written(variants_.root(), place.names);
      texts.push_back(written != nullptr ? in_one_line(*written)
                                         : text_of_default(variants_.root(), place.names, kind));
    }
    const bool are_same = std::all_of(texts.begin(), texts.end(), [&](const auto& text) { return text == texts[0]; });
    return are_same ? texts[0] : texts[0] + " and others";
  }

  static const Node* find_written(const Node& root, const std::vector<std::string>& names) {
    const Node* node = &root;
    for (const std::string& name : names) {
      node = node->find(name);
      if (node == nullptr) return nullptr;
    }
    return node;
  }

  Variants& variants_;
  Reading& reading_;
  const std::string& text_;
  std::uint32_t argument_;
  SweptRange range_;
  Form form_ = Form::number;
  End low_;
  End high_;
  End step_;
  bool has_step_ = false;
  std::size_t count_ = 0;
  std::array<std::size_t, 4> ends_{};  // bytes: begin and end of FROM, begin and end of TO
};

}  // namespace

std::optional<SweptRange> read_swept_range(Variants& variants, const std::string& text, std::uint32_t argument) {
  return RangeReader{variants, text, argument}.read();
}

}  // namespace servicechain::scenarios
