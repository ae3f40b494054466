#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>

#include "analysis/measures/measure_finder.h"
#include "analysis/report/document.h"
#include "analysis/report/review_questions.h"
#include "analysis/words.h"

// A management review in the order of its inputs. Source: ISO 9001:2015, 9.3.2 (inputs) and 9.3.3 (outputs).
namespace servicechain::analysis::report {
namespace {

using enum Text::Role;
using enum Blank::Place;

// Figures by name, each shown once.
class Pictures {
 public:
  explicit Pictures(std::vector<Figure> figures) : figures_{std::move(figures)} {}

  // Returns: its answer; "" where there is no such chart.
  std::string add(std::string_view name, std::vector<Block>& blocks) {
    const auto found = std::ranges::find(figures_, name, &Figure::name);
    if (found == figures_.end()) return "";
    std::string answer = found->answer;
    blocks.push_back(std::move(*found));
    figures_.erase(found);
    return answer;
  }

  // Where several folders brought one, "sweep", "sweep-2", or there are several own histories, "fan", "fan-wait".
  void add_all(const std::string& name, std::vector<Block>& blocks) {
    std::vector<std::string> names;
    for (const Figure& figure : figures_) names.push_back(figure.name);
    for (const std::string& one : names) {
      if (one == name || one.starts_with(name + "-")) add(one, blocks);
    }
  }

 private:
  std::vector<Figure> figures_;
};

Section page(std::string_view clause, std::string_view title, std::vector<Block> blocks) {
  std::string id{"review-"};
  for (const char letter : clause) id += letter == ' ' || letter == '.' ? '-' : letter;
  return {Section::Kind::sheet, std::move(id), fmt::format("{} · {}", clause, title), std::string{title}, std::move(blocks)};
}

Blank notes() { return {if_left, "What was said about it. To fill in:", 2}; }

void add_table(std::vector<Block>& blocks, Table table) {
  if (!table.rows.empty()) blocks.push_back(std::move(table));
}

Section earlier_actions() {
  return page("9.3.2 a", "Earlier actions",
              {Text{plain, "No simulation knows what was decided last time. To fill in:"},
               Blank{always, "Action, who, by when, and how far it is", 8},
               Decision{"which of these actions are closed, which go on with a date, and which are given up?"}});
}

Section changes(const Study& study, std::string_view about, Pictures& pictures) {
  std::vector<Block> blocks;
  if (!about.empty()) blocks.push_back(Text{plain, std::string{about}});
  blocks.push_back(Text{plain, "All numbers here stand on this description, as it was written into the scenario file."});
  std::ranges::move(warnings(study), std::back_inserter(blocks));
  std::ranges::move(remarks(study), std::back_inserter(blocks));
  if (!study.own.empty()) pictures.add_all("fan", blocks);
  blocks.push_back(Blank{always, "What has changed since, outside and inside, that the description does not say. To fill in:", 6});
  blocks.push_back(Decision{"does the description still hold, or is it changed and run again before anything is decided on it?"});
  return page("9.3.2 b", "Changes in context", std::move(blocks));
}

Section customers(const Study& study, Pictures& pictures) {
  std::vector<Block> blocks;
  pictures.add("expected-received", blocks);
  pictures.add_all("story", blocks);
  add_table(blocks, customers_table(study, "base"));
  pictures.add("sides", blocks);
  blocks.push_back(Blank{always, "What customers say themselves (survey, letters). A simulated score is no survey. To fill in:", 2});
  blocks.push_back(Decision{about_satisfaction(study)});
  return page("9.3.2 c 1", "Customer satisfaction", std::move(blocks));
}

Section objectives(const Study& study, Pictures& pictures) {
  Table table{"Objectives", {{"objective"}, {"today", Alignment::right}, {"target (fill in)"}, {"met? (fill in)"}}, {}, ""};
  const MeasureFinder base{study, "base"};
  for (const char* name : {"satisfaction", "on-time", "wait", "wait.p95", "lost", "complaints", "quality", "would-return"}) {
    const MeasureRow* row = base.find("customers", name);
    if (row == nullptr || !row->estimate.mean) continue;
    table.rows.push_back({name_of(row->measure, study.vocabulary), in_a_table(row->measure, row->estimate, Saying::value),
                          "____________", "____________"});
  }
  std::vector<Block> blocks;
  pictures.add("kpis", blocks);
  blocks.push_back(Text{plain, "What all customers get today. The scenario file holds promises and expectations, not the targets "
                               "of your quality policy; these are for you to fill in."});
  blocks.push_back(std::move(table));
  blocks.push_back(notes());
  blocks.push_back(Decision{"which targets stand, which are changed, and who answers for each that is not met?"});
  return page("9.3.2 c 2", "Objectives", std::move(blocks));
}

Section processes(const Study& study, Pictures& pictures) {
  std::vector<Block> blocks;
  pictures.add("chain-map", blocks);
  add_table(blocks, departments_table(study, "base"));
  const std::size_t before = blocks.size();
  pictures.add_all("where-to-act", blocks);
  const bool is_told_where = blocks.size() > before;
  pictures.add_all("influence", blocks);
  blocks.push_back(notes());
  blocks.push_back(Decision{about_waits(study) + (is_told_where ? " And where to act first: who answers for it, and until when?" : "")});
  return page("9.3.2 c 3", "Process performance", std::move(blocks));
}

Section nonconformities(const Study& study, Pictures& pictures) {
  std::vector<Block> blocks;
  pictures.add("troubles", blocks);
  if (blocks.empty()) add_table(blocks, troubles_table(study));
  pictures.add_all("gap", blocks);
  if (blocks.empty()) blocks.push_back(Text{plain, "These results do not count what goes wrong, case by case."});
  blocks.push_back(Blank{always, "Nonconformities on record, and the corrective actions taken. To fill in:", 5});
  blocks.push_back(Decision{about_troubles(study)});
  return page("9.3.2 c 4", "Nonconformities and corrective actions", std::move(blocks));
}

Section monitoring(const Study& study, Pictures& pictures) {
  std::vector<Block> blocks;
  if (study.own.empty()) pictures.add("xmr", blocks);
  pictures.add("shares", blocks);
  pictures.add("precision", blocks);
  pictures.add_all("tornado", blocks);
  blocks.push_back(Blank{always, "Results of internal and external audits, which no simulation knows. To fill in:", 4});
  blocks.push_back(Decision{about_certainty(study)});
  return page("9.3.2 c 5 6", "Monitoring results and audits", std::move(blocks));
}

Section suppliers(const Study& study, Pictures& pictures) {
  std::vector<Block> blocks;
  const std::string answer = pictures.add("promises", blocks);
  if (answer.empty()) add_table(blocks, links_table(study, "base"));
  blocks.push_back(Blank{always, "Suppliers from outside, who are not in this chain. To fill in:", 3});
  const std::string asked = answer.empty()
                                ? "which departments that serve others shall promise a time, so that it can be kept?"
                                : "for each promise that is not kept: more means, or another promise? " + answer;
  blocks.push_back(Decision{asked});
  return page("9.3.2 c 7", "Suppliers, inside the house", std::move(blocks));
}

Section resources(const Study& study, Pictures& pictures) {
  std::vector<Block> blocks;
  pictures.add("staff", blocks);
  add_table(blocks, people_at_work_table(study));
  add_table(blocks, people_table(study, "base"));
  pictures.add_all("sweep", blocks);
  blocks.push_back(Blank{always, "Rooms, machines, programs and knowledge that are missing. To fill in:", 3});
  blocks.push_back(Decision{about_people(study)});
  return page("9.3.2 d", "Resources", std::move(blocks));
}

Section actions_taken(const Study& study, Pictures& pictures) {
  std::vector<Block> blocks;
  const bool has_own = !study.own.empty();
  if (has_own) pictures.add_all("xmr", blocks);
  blocks.push_back(Text{plain, has_own ? "A simulation says what an action should bring; whether it did, only your own numbers say. Mark the "
                                         "dates of your actions on the chart. To fill in:"
                                       : "A simulation says what an action should bring; whether it did, only your own numbers say. Draw "
                                         "them as a control chart from before the action on (`servicechain report --history FILE.csv`), and mark its "
                                         "date. To fill in:"});
  blocks.push_back(Blank{always, "Action on a risk or an opportunity, its date, what was expected, what the numbers show", has_own ? 4 : 8});
  blocks.push_back(Decision{"which actions worked and are kept, and which are changed or stopped?"});
  return page("9.3.2 e", "Effectiveness of actions taken", std::move(blocks));
}

Section opportunities(const Study& study, Pictures& pictures) {
  std::vector<Block> blocks = answers(study);
  if (!blocks.empty() && std::holds_alternative<KeyNumbers>(blocks.back())) blocks.pop_back();
  pictures.add("what-ifs", blocks);
  pictures.add("who-gains", blocks);
  pictures.add_all("frontier", blocks);
  if (!study.own.empty()) pictures.add_all("when-noticed", blocks);
  for (const WhatIfAnswer& answer : study.answers) {
    if (answer.further.empty()) continue;
    blocks.push_back(Text{plain, title_of(answer) + ":"});
    blocks.push_back(List{answer.further});
  }
  blocks.push_back(notes());
  blocks.push_back(Decision{about_ideas(study)});
  return page("9.3.2 f", "Opportunities for improvement", std::move(blocks));
}

Section outputs(const Study& study) {
  std::vector<Block> blocks;
  Table table{"Decisions on the ideas", {{"idea"}, {"what it comes to"}, {"decision"}, {"who, by when (fill in)"}}, {}, ""};
  for (const WhatIfAnswer& answer : study.answers) {
    table.rows.push_back({title_of(answer), proposal_for(answer), "yes __  no __  later __", "________________"});
  }
  add_table(blocks, std::move(table));
  blocks.push_back(Blank{always, "Further decisions: improvement, changes to the system, resources. Who, by when:", 8});
  blocks.push_back(Decision{"are these the decisions, each with a name and a date, and when are they looked at again?"});
  return page("9.3.3", "Decisions", std::move(blocks));
}

}  // namespace

Document management_review(const Study& study, std::string_view about, std::vector<Figure> figures) {
  Document document{Layout::review, study.scenario, {Text{question, "Management review, in the order of ISO 9001:2015, 9.3"}},
                    {}, small_print(study), study.source_line};
  document.head.push_back(Text{source, study.source_line});
  document.head.push_back(Text{plain, "Each page ends with the decision that is asked. What a simulation cannot know is left as ruled "
                                      "lines to fill in by hand."});
  Pictures pictures{std::move(figures)};
  document.sections.push_back({Section::Kind::chapter, "answer", "In short", "In short", answers(study)});
  document.sections.back().blocks.push_back(Blank{always, "Date, who took part, and what else was discussed. To fill in:", 4});
  document.sections.push_back(earlier_actions());
  document.sections.push_back(changes(study, about, pictures));
  document.sections.push_back(customers(study, pictures));
  document.sections.push_back(objectives(study, pictures));
  document.sections.push_back(processes(study, pictures));
  document.sections.push_back(nonconformities(study, pictures));
  document.sections.push_back(monitoring(study, pictures));
  document.sections.push_back(suppliers(study, pictures));
  document.sections.push_back(resources(study, pictures));
  document.sections.push_back(actions_taken(study, pictures));
  document.sections.push_back(opportunities(study, pictures));
  document.sections.push_back(outputs(study));
  return document;
}

}  // namespace servicechain::analysis::report
