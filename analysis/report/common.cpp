#include <fmt/format.h>

#include <algorithm>

#include "analysis/measures/measure_finder.h"
#include "analysis/report/document.h"
#include "analysis/tables/tables.h"
#include "analysis/words.h"

namespace servicechain::analysis::report {
namespace {

KeyNumbers key_numbers(const Study& study) {
  const MeasureFinder base{study, "base"};
  KeyNumbers block{"All customers, as things are today", {}};
  for (const std::string_view name : {"satisfaction", "wait", "wait.p95", "on-time", "lost"}) {
    const MeasureRow* row = base.find("customers", name);
    if (row == nullptr || !row->estimate.mean) continue;
    block.numbers.push_back({name_for_customers(row->measure, study.vocabulary),
                             with_range(row->measure, row->estimate, Saying::value, study.vocabulary)});
  }
  return block;
}

}  // namespace

const charts::PictureSize& size_on_screen(Layout layout) {
  return layout == Layout::slides ? charts::slide : charts::in_page;
}
const charts::PictureSize& size_on_paper(Layout layout) {
  return layout == Layout::slides ? charts::slide : charts::in_print;
}

std::string title_of(const WhatIfAnswer& answer) { return answer.says.empty() ? answer.name : answer.says; }

std::vector<Block> warnings(const Study& study) {
  std::vector<Block> blocks;
  for (const std::string& warning : warnings_of(study)) blocks.push_back(Notice{Notice::Weight::warning, "Read with care.", warning, {}});
  return blocks;
}

std::vector<Block> remarks(const Study& study) {
  std::vector<Block> blocks;
  if (!study.problems.empty()) blocks.push_back(Notice{Notice::Weight::remark, "What to know about this scenario", "", study.problems});
  if (std::vector<std::string> sentences = sentences_of(study.rests_on); !sentences.empty()) {
    blocks.push_back(Notice{Notice::Weight::remark, "What this rests on", "", std::move(sentences)});
  }
  return blocks;
}

std::vector<Block> answers(const Study& study) {
  Answers said;
  for (const WhatIfAnswer& answer : study.answers) {
    said.answers.push_back({title_of(answer), std::string{sign_of(answer.verdict)}, answer.sentence});
  }
  if (study.answers.empty()) said.answers.push_back({"", "", answer_of_run(study)});
  std::vector<Block> blocks{std::move(said)};
  KeyNumbers numbers = key_numbers(study);
  if (!numbers.numbers.empty()) blocks.push_back(std::move(numbers));
  return blocks;
}

std::vector<Block> small_print(const Study& study) {
  using enum Text::Role;
  const std::string how_sure = fmt::format("Ranges hold with {}% confidence.", rounded(study.confidence * 100, 3));
  return {Text{source, study.source_line},
          Text{source, warm_up_of(study) + " " + how_sure +
                           (study.stopping_words.empty() ? "" : " " + study.stopping_words) +
                           (study.ended.empty() ? "" : " How the runs ended: " + study.ended + ".")},
          Text{source, "Simulated numbers describe the scenario that was written down, not the organisation itself."}};
}

}  // namespace servicechain::analysis::report
