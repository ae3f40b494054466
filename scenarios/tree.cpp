#include "scenarios/tree.h"

#include <fmt/format.h>
#include <yaml.h>
#include <algorithm>
#include <optional>
#include <utility>

#include "scenarios/characters.h"
#include "scenarios/raw_text.h"
#include "scenarios/value.h"

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
};

class Builder {
 public:
  explicit Builder(std::string file) : file_{std::move(file)} {}

  // false: no use in reading on.
  [[nodiscard]] bool take(const yaml_event_t& event);
  [[nodiscard]] Read<Node> result() && { return {std::move(root_), std::move(problems_)}; }
  void complain(Problem problem) { problems_.push_back(std::move(problem)); }
  [[nodiscard]] bool is_full() const { return problems_.size() >= most_problems_kept; }

 private:
  void complain(std::string code, const Span& span, std::string message, std::string advice);
  void refuse_marks(const yaml_char_t* anchor, const yaml_char_t* tag, const Span& span);
  [[nodiscard]] bool open(NodeKind kind, const Span& span);
  [[nodiscard]] bool close(const yaml_mark_t& end);
  [[nodiscard]] bool place(Node node);
  [[nodiscard]] bool scalar(const yaml_event_t& event);
  void refuse_repeated_keys(const Node& map);
  void refuse_decimal_commas(Node& map);

  std::string file_;
  std::vector<Open> open_;
  std::optional<Node> root_;
  std::vector<Problem> problems_;
  std::size_t nodes_ = 0;
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

bool Builder::open(NodeKind kind, const Span& span) {
  if (open_.size() >= most_depth) {
    complain("E108", span, fmt::format("brackets and lists go deeper than {} levels", most_depth), "too deep");
    return false;
  }
  Node node;
  node.kind = kind;
  node.span = span;
  open_.push_back({std::move(node), std::nullopt});
  return true;
}

bool Builder::close(const yaml_mark_t& end) {
  Node node = std::move(open_.back().node);
  open_.pop_back();
  if (end.line + 1 == node.span.line) node.span.end = static_cast<std::uint32_t>(end.column + 1);
  if (node.is_map()) {
    refuse_decimal_commas(node);
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
    complain("E202", span, fmt::format("{},{} has a decimal comma", number.text, behind.key),
             fmt::format("write {}.{}", number.text, behind.key));
    problems_.back().path.push_back(number.key);
    number.text += "." + behind.key;
    entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(i));
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
      return open(NodeKind::list, span);
    case YAML_MAPPING_START_EVENT:
      refuse_marks(event.data.mapping_start.anchor, event.data.mapping_start.tag, span);
      return open(NodeKind::map, span);
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
  Builder builder{file};
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
