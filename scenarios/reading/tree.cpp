#include "scenarios/reading/tree.h"

#include <fmt/format.h>
#include <yaml.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "scenarios/messages/characters.h"
#include "scenarios/reading/keys.h"
#include "scenarios/reading/raw_text.h"
#include "scenarios/reading/scan.h"
#include "scenarios/values/value.h"

namespace servicechain::scenarios {
namespace {

Span span_between(const yaml_mark_t& start, const yaml_mark_t& end) {
  Span span;
  span.line = static_cast<std::uint32_t>(start.line + 1);
  span.column = static_cast<std::uint32_t>(start.column + 1);
  span.end = end.line == start.line ? static_cast<std::uint32_t>(end.column + 1) : span.column + 1;
  span.end = std::max(span.end, span.column + 1);
  return span;
}

// A list or a map that is still open.
struct Open {
  Node node;
  std::optional<Node> key;  // of a map: read, and its value not yet
  bool in_braces = false;   // a map in { }
};

constexpr std::size_t most_lines_looked_up = 20;  // finding a line in a large file costs

// A key of the table or a path: what its entry lacks is a colon.
bool starts_with_key(std::string_view text) {
  const std::string_view word = text.substr(0, text.find(' '));
  const bool is_path = word.starts_with("departments.") || word.starts_with("customers.") || word.starts_with("pools.");
  return is_path || place_with_key(word).has_value();
}

// Text that people write, which a comma or a colon may be part of.
bool is_prose(std::string_view key) { return key == "note" || key == "says" || key == "about" || key == "label"; }

class Builder {
 public:
  Builder(std::string_view text, std::string file) : text_{text}, file_{std::move(file)} {}

  // false: no use in reading on.
  [[nodiscard]] bool take(const yaml_event_t& event);
  [[nodiscard]] Read<Node> result() && { return {std::move(root_), std::move(problems_)}; }
  void complain(Problem problem) { problems_.push_back(std::move(problem)); }
  [[nodiscard]] bool is_full() const { return problems_.size() >= most_problems_kept; }

 private:
  void complain(std::string code, const Span& span, std::string message, std::string advice);
  void refuse_marks(const yaml_char_t* anchor, const yaml_char_t* tag, const Span& span);
  [[nodiscard]] bool open(Open level);
  [[nodiscard]] bool close(const yaml_mark_t& end);
  [[nodiscard]] bool place(Node node);
  [[nodiscard]] bool scalar(const yaml_event_t& event);
  void refuse_repeated_keys(const Node& map);
  void refuse_decimal_commas(Node& map);
  void refuse_torn_texts(Node& map);
  void refuse_keys_without_colon(Node& map);
  [[nodiscard]] bool has_no_colon(const Node& entry);

  std::string_view text_;
  std::string file_;
  std::vector<Open> open_;
  std::optional<Node> root_;
  std::vector<Problem> problems_;
  std::size_t nodes_ = 0;
  std::size_t lines_looked_up_ = 0;
};

void Builder::complain(std::string code, const Span& span, std::string message, std::string advice) {
  if (is_full()) return;
  Problem problem;
  problem.code = std::move(code);
  problem.spot = Spot{file_, span.line, span.column, span.end};
  problem.message = std::move(message);
  problem.caret = std::move(advice);
  for (const Open& level : open_) {
    if (level.key) problem.path.push_back(level.key->text);
  }
  problems_.push_back(std::move(problem));
}

void Builder::refuse_marks(const yaml_char_t* anchor, const yaml_char_t* tag, const Span& span) {
  if (tag != nullptr)
    complain("E105", span, "a tag (!…) is not used in scenario files", "leave the ! out, or use quotes");
  if (anchor != nullptr) complain("E106", span, "an anchor (&…) is not used in scenario files", "write the value out");
}

Open opened(NodeKind kind, const Span& span) {
  Open level;
  level.node.kind = kind;
  level.node.span = span;
  return level;
}

bool Builder::open(Open level) {
  if (open_.size() >= most_depth) {
    complain("E108", level.node.span, fmt::format("brackets and lists go deeper than {} levels", most_depth), "too deep");
    return false;
  }
  open_.push_back(std::move(level));
  return true;
}

bool Builder::close(const yaml_mark_t& end) {
  Node node = std::move(open_.back().node);
  const bool in_braces = open_.back().in_braces;
  open_.pop_back();
  if (end.line + 1 == node.span.line) node.span.end = static_cast<std::uint32_t>(end.column + 1);
  if (node.is_map()) {
    refuse_decimal_commas(node);
    if (in_braces) refuse_torn_texts(node);
    if (in_braces) refuse_keys_without_colon(node);
    refuse_repeated_keys(node);
  }
  return place(std::move(node));
}

bool Builder::place(Node node) {
  if (open_.empty()) {
    if (!root_) root_ = std::move(node);
    return true;
  }
  Open& parent = open_.back();
  if (parent.node.is_list()) {
    parent.node.children.push_back(std::move(node));
    return true;
  }
  if (!parent.key) {
    if (!node.is_scalar()) {
      complain("E109", node.span, "a key is a word or a name, not a list or entries in {…}", "write key: value");
      return false;
    }
    if (node.text == "<<" && !node.quoted)
      complain("E106", node.span, "<< is not used in scenario files", "write the values out");
    parent.key = std::move(node);
    return true;
  }
  node.key = std::move(parent.key->text);
  node.key_span = parent.key->span;
  parent.key.reset();
  parent.node.children.push_back(std::move(node));
  return true;
}

bool Builder::scalar(const yaml_event_t& event) {
  const auto& written = event.data.scalar;
  Node node;
  node.span = span_between(event.start_mark, event.end_mark);
  node.quoted = written.style != YAML_PLAIN_SCALAR_STYLE;
  node.text.assign(reinterpret_cast<const char*>(written.value), written.length);
  refuse_marks(written.anchor, written.tag, node.span);
  return place(std::move(node));
}

void Builder::refuse_repeated_keys(const Node& map) {
  std::vector<const Node*> by_name;
  by_name.reserve(map.children.size());
  for (const Node& child : map.children) by_name.push_back(&child);
  std::stable_sort(by_name.begin(), by_name.end(), [](const Node* a, const Node* b) { return a->key < b->key; });
  const Node* first = nullptr;  // of the same name
  for (const Node* node : by_name) {
    if (first == nullptr || node->key != first->key) {
      first = node;
      continue;
    }
    if (is_full()) return;
    complain("E104", node->key_span, fmt::format("{} is written twice", in_quotes(node->key)),
             fmt::format("it stands in line {} already", first->key_span.line));
    problems_.back().path.push_back(node->key);
  }
}

// {staff: 6,5} reads as two entries: staff: 6, and a key 5 without a value.
void Builder::refuse_decimal_commas(Node& map) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  std::vector<Node>& entries = map.children;
  for (std::size_t i = 1; i < entries.size(); ++i) {
    Node& number = entries[i - 1];
    const Node& behind = entries[i];
    const bool meets = behind.key_span.line == number.span.line && behind.key_span.column == number.span.end + 1;
    const bool is_number = number.is_scalar() && !number.text.empty() && is_digit(number.text.back()) && !number.quoted;
    if (is_full() || !meets || !is_number || !behind.is_nothing() || behind.key.empty() || !is_digit(behind.key.front())) continue;
    Span span = number.span;
    span.end = behind.key_span.end;
    const std::string text = fmt::format("{},{}", number.text, behind.key);
    const std::size_t start = number.text.find_last_not_of("0123456789.'") + 1;  // npos + 1 is 0
    const Value<double> read = Scanner{std::string_view{text}.substr(start)}.number();
    if (good(read)) continue;
    complain("E202", span, fault(read).message, fault(read).caret);
    problems_.back().path.push_back(number.key);
    number.text += "." + behind.key;
    entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

// {a, b: 1}: nothing stands behind a, not even a colon.
bool Builder::has_no_colon(const Node& entry) {
  if (!entry.is_nothing() || entry.text != "" || entry.key.empty()) return false;
  if (entry.span.line == entry.key_span.line && entry.span.column == entry.key_span.end) return true;
  if (++lines_looked_up_ > most_lines_looked_up) return false;
  const std::string_view line = line_of(text_, entry.key_span.line);
  const std::string_view behind = trimmed(line.substr(byte_of_character(line, entry.key_span.end - 1)));
  return !behind.starts_with(':');
}

// {default: lognormal(mean 12 min, sd 8 min)} reads as two entries: the comma ended the law. It is put together again.
void Builder::refuse_torn_texts(Node& map) {
  std::vector<Node>& entries = map.children;
  for (std::size_t i = 1; i < entries.size(); ++i) {
    Node& torn = entries[i - 1];
    if (is_full() || !torn.is_scalar() || torn.quoted || torn.text.empty() || !has_no_colon(entries[i])) continue;
    std::string whole = torn.text;
    const auto open_brackets = [&] { return std::count(whole.begin(), whole.end(), '(') - std::count(whole.begin(), whole.end(), ')'); };
    std::size_t end = i;
    bool goes_on = is_prose(torn.key) || open_brackets() > 0;
    for (; end < entries.size() && has_no_colon(entries[end]); ++end) {
      whole += ", " + entries[end].key;
      goes_on = goes_on || (entries[end].key.find(' ') != std::string::npos && !starts_with_key(entries[end].key));
      if (whole.find('(') != std::string::npos && open_brackets() == 0) {
        ++end;
        break;
      }
    }
    if (!goes_on) continue;
    Span span = torn.span;
    if (entries[end - 1].key_span.line == span.line) span.end = entries[end - 1].key_span.end;
    complain("E112", span, fmt::format("inside {{ }} the comma behind {} begins a new entry", in_quotes(torn.text)),
             fmt::format("put quotes around all of it: {}: \"{}\"", torn.key, whole));
    problems_.back().path.push_back(torn.key);
    problems_.back().suggestions = {fmt::format("\"{}\"", whole)};
    torn.text = std::move(whole);
    torn.span = span;
    entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(i), entries.begin() + static_cast<std::ptrdiff_t>(end));
  }
}

// {staff 6}: a key and its value without the colon.
void Builder::refuse_keys_without_colon(Node& map) {
  for (Node& entry : map.children) {
    const std::size_t blank = entry.key.find(' ');
    if (blank == std::string::npos || is_full() || !has_no_colon(entry)) continue;
    entry.text = trimmed(std::string_view{entry.key}.substr(blank));
    entry.key.resize(blank);
    entry.span = entry.key_span;
    complain("E100", entry.key_span, fmt::format("a colon is missing behind {}", in_quotes(entry.key)),
             fmt::format("write {}: {}", entry.key, entry.text));
    problems_.back().path.push_back(entry.key);
  }
}

bool Builder::take(const yaml_event_t& event) {
  const Span span = span_between(event.start_mark, event.end_mark);
  if (++nodes_ > 2 * most_nodes) {
    complain("E108", span, fmt::format("the file has more than {} entries", most_nodes), "too many");
    return false;
  }
  switch (event.type) {
    case YAML_ALIAS_EVENT:
      complain("E106", span, "an alias (*…) is not used in scenario files", "write the value out, or put * in quotes");
      return place(Node{});
    case YAML_SCALAR_EVENT: return scalar(event);
    case YAML_SEQUENCE_START_EVENT:
      refuse_marks(event.data.sequence_start.anchor, event.data.sequence_start.tag, span);
      return open(opened(NodeKind::list, span));
    case YAML_MAPPING_START_EVENT: {
      refuse_marks(event.data.mapping_start.anchor, event.data.mapping_start.tag, span);
      Open map = opened(NodeKind::map, span);
      map.in_braces = event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
      return open(std::move(map));
    }
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT: return close(event.end_mark);
    case YAML_DOCUMENT_START_EVENT:
      if (!root_) return true;
      complain("E107", span, "a second document starts here (---): a scenario file has one",
               "delete this line, or use two files");
      return false;
    default: return true;
  }
}

// libyaml's parser, released whatever happens.
class Parser {
 public:
  explicit Parser(std::string_view text) {
    if (yaml_parser_initialize(&parser_) == 0) throw std::bad_alloc{};
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
  }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
  ~Parser() { yaml_parser_delete(&parser_); }

  // What the parser could not read, if anything.
  [[nodiscard]] std::optional<Complaint> read_into(Builder& builder) {
    for (bool more = true; more;) {
      yaml_event_t event;
      if (yaml_parser_parse(&parser_, &event) == 0) return complaint();
      more = builder.take(event) && event.type != YAML_STREAM_END_EVENT;
      yaml_event_delete(&event);
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] Complaint complaint() const {
    const auto words = [](const char* text) { return std::string{text == nullptr ? "" : text}; };
    const bool has_context = parser_.context != nullptr;
    return {words(parser_.context), words(parser_.problem), has_context ? parser_.context_mark.line + 1 : 0,
            parser_.problem_mark.line + 1, parser_.problem_mark.column + 1};
  }

  yaml_parser_t parser_{};
};

}  // namespace

Read<Node> read_tree(std::string_view text, const std::string& file) {
  if (auto problem = find_unreadable(text, file)) return {std::nullopt, {*problem}};
  text = without_byte_order_mark(text);
  Builder builder{text, file};
  Parser parser{text};
  if (const auto complaint = parser.read_into(builder)) builder.complain(reworded(*complaint, text, file));
  Read<Node> read = std::move(builder).result();
  if (!read.value && read.problems.empty()) {
    Problem problem;
    problem.code = "E110";
    problem.spot = Spot{file, 1, 1, 1};
    problem.message = "the file is empty";
    problem.notes = {"the first line is: servicechain: 1"};
    read.problems.push_back(std::move(problem));
  }
  return read;
}

}  // namespace servicechain::scenarios
