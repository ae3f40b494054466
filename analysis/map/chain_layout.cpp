#include "analysis/map/chain_layout.h"

#include <fmt/format.h>
#include <graphviz/gvc.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>

#include "analysis/markup.h"

namespace servicechain::analysis {
namespace {

constexpr double pt_per_inch = 72;
constexpr double padding_px = 12;
constexpr double least_node_width_px = 100;
constexpr double thinnest_px = 1.6;
constexpr double thickest_px = 8;
constexpr double most_stretch = 1.67;

struct CloseContext {
  void operator()(GVC_t* context) const { gvFreeContext(context); }
};
struct CloseGraph {
  void operator()(Agraph_t* graph) const { agclose(graph); }
};
using Context = std::unique_ptr<GVC_t, CloseContext>;
using Graph = std::unique_ptr<Agraph_t, CloseGraph>;

// Graphviz takes char* where it only reads.
void set(void* object, const char* name, const std::string& value) {
  agsafeset(object, const_cast<char*>(name), const_cast<char*>(value.c_str()), const_cast<char*>(""));
}

void set_default(Agraph_t* graph, int kind, const char* name, const char* value) {
  agattr(graph, kind, const_cast<char*>(name), const_cast<char*>(value));
}

NodePlace size_of(const MapNode& node) {
  double width = 0;
  for (const std::string& line : node.title) width = std::max(width, width_em(line) * title_size_px * 1.06);
  for (const std::string& line : node.numbers) width = std::max(width, width_em(line) * number_size_px);
  const double lines = static_cast<double>(node.title.size()) * title_line_px +
                       static_cast<double>(node.numbers.size()) * number_line_px;
  const double ring = node.mood ? ring_room_px : 0;
  const double least_height = node.mood ? ring_room_px + 8 : 0;
  return {{}, std::max(least_node_width_px, std::ceil(width + ring + 2 * padding_px)), std::max(least_height, lines + 18)};
}

// Room for a label: an empty table of a fixed size, so that no font is measured.
void reserve_label(Agraph_t* graph, Agedge_t* edge, const MapArc& arc) {
  const double width = std::ceil(width_em(arc.label) * number_size_px) + 6;
  const std::string table = fmt::format(
      R"(<table border="0" cellborder="0" cellpadding="0" cellspacing="0" fixedsize="true" width="{}" height="19">)"
      R"(<tr><td></td></tr></table>)",
      width);
  char* label = agstrdup_html(graph, const_cast<char*>(table.c_str()));
  agsafeset(edge, const_cast<char*>("label"), label, const_cast<char*>(""));
  agstrfree(graph, label);
}

class Drawing {
 public:
  Drawing(const ChainPicture& picture, Direction direction, std::optional<Room> filled)
      : picture_{picture}, context_{gvContext()}, graph_{agopen(const_cast<char*>("chain"), Agdirected, nullptr)} {
    if (!context_ || !graph_) throw std::runtime_error{"the drawing library could not be started"};
    agseterr(AGMAX);
    set_attributes(direction);
    if (filled) fill(*filled);
    for (const MapNode& node : picture.nodes) add(node);
    for (const MapArc& arc : picture.arcs) add(arc);
  }
  Drawing(const Drawing&) = delete;
  Drawing& operator=(const Drawing&) = delete;
  ~Drawing() {
    if (is_laid_out_) gvFreeLayout(context_.get(), graph_.get());
  }

  ChainLayout lay_out() {
    if (gvLayout(context_.get(), graph_.get(), "dot") != 0) {
      throw std::runtime_error{"the chain map could not be laid out"};
    }
    is_laid_out_ = true;
    ChainLayout layout;
    const boxf box = GD_bb(graph_.get());
    layout.width = box.UR.x;
    layout.height = box.UR.y;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      NodePlace place = size_of(picture_.nodes[i]);
      place.centre = upright(ND_coord(nodes_[i]), layout.height);
      layout.nodes.push_back(place);
    }
    for (std::size_t i = 0; i < edges_.size(); ++i) layout.arcs.push_back(arc_place(edges_[i], layout));
    return layout;
  }

 private:
  static Point upright(pointf point, double height) { return {point.x, height - point.y}; }

  void set_attributes(Direction direction) {
    Agraph_t* graph = graph_.get();
    for (const auto& [name, value] : {std::pair{"rankdir", direction == Direction::right ? "LR" : "BT"},
                                      {"nodesep", "0.3"},
                                      {"ranksep", "0.45"},
                                      {"splines", "spline"},
                                      {"nslimit", "20"},
                                      {"mclimit", "4"}}) {
      set_default(graph, AGRAPH, name, value);
    }
    for (const auto& [name, value] :
         {std::pair{"shape", "box"}, {"fixedsize", "true"}, {"label", ""}, {"width", "1"}, {"height", "1"}}) {
      set_default(graph, AGNODE, name, value);
    }
    for (const auto& [name, value] :
         {std::pair{"label", ""}, {"penwidth", "1"}, {"arrowsize", "1"}, {"dir", "forward"}, {"weight", "1"}}) {
      set_default(graph, AGEDGE, name, value);
    }
    customers_ = agsubg(graph, const_cast<char*>("customers"), 1);
    set(customers_, "rank", "sink");
  }

  // Everything apart as far as the room allows; Graphviz stretches before it draws the arrows.
  void fill(Room room) {
    set_default(graph_.get(), AGRAPH, "ratio", "fill");
    set_default(graph_.get(), AGRAPH, "size",
                fmt::format("{:.4f},{:.4f}!", room.width / pt_per_inch, room.height / pt_per_inch).c_str());
  }

  void add(const MapNode& node) {
    Agraph_t* home = node.kind == MapNode::Kind::customers ? customers_ : graph_.get();
    Agnode_t* drawn = agnode(home, const_cast<char*>(node.id.c_str()), 1);
    const NodePlace size = size_of(node);
    set(drawn, "width", fmt::format("{:.4f}", size.width / pt_per_inch));
    set(drawn, "height", fmt::format("{:.4f}", size.height / pt_per_inch));
    nodes_.push_back(drawn);
  }

  void add(const MapArc& arc) {
    Agedge_t* edge = agedge(graph_.get(), nodes_[arc.from], nodes_[arc.to], const_cast<char*>(arc.id.c_str()), 1);
    const double thickness = thickness_of(arc, most_per_week(picture_));
    set(edge, "arrowsize", fmt::format("{:.3f}", arrow_length(thickness) / 10));
    set(edge, "weight", arc.kind == MapArc::Kind::visit ? "3" : "1");
    if (!arc.label.empty()) reserve_label(graph_.get(), edge, arc);
    edges_.push_back(edge);
  }

  ArcPlace arc_place(Agedge_t* edge, const ChainLayout& layout) const {
    ArcPlace place;
    if (ED_spl(edge) == nullptr || ED_spl(edge)->size == 0) return place;
    const bezier& curve = ED_spl(edge)->list[0];
    for (int i = 0; i < curve.size; ++i) place.curve.push_back(upright(curve.list[i], layout.height));
    place.head = curve.eflag != 0 ? upright(curve.ep, layout.height) : place.curve.back();
    place.label =
        ED_label(edge) != nullptr ? upright(ED_label(edge)->pos, layout.height) : place.curve[place.curve.size() / 2];
    return place;
  }

  const ChainPicture& picture_;
  Context context_;
  Graph graph_;
  Agraph_t* customers_ = nullptr;
  std::vector<Agnode_t*> nodes_;
  std::vector<Agedge_t*> edges_;
  bool is_laid_out_ = false;
};

std::mutex& one_at_a_time() {
  static std::mutex mutex;
  return mutex;
}

}  // namespace

double most_per_week(const ChainPicture& picture) {
  double most = 0;
  for (const MapArc& arc : picture.arcs) most = std::max(most, arc.per_week.value_or(0));
  return most;
}

double thickness_of(const MapArc& arc, double most_per_week) {
  if (!arc.per_week || *arc.per_week <= 0 || most_per_week <= 0) return thinnest_px;
  return thinnest_px + (thickest_px - thinnest_px) * std::sqrt(std::min(1.0, *arc.per_week / most_per_week));
}

double arrow_length(double thickness) { return 6 + 1.6 * thickness; }

double scale_in(Room room, const ChainLayout& layout) {
  if (layout.width <= 0 || layout.height <= 0) return 1;
  return std::min({1.0, room.width / layout.width, room.height / layout.height});
}

ChainLayout lay_out(const ChainPicture& picture, Direction direction, Room room) {
  const std::scoped_lock lock{one_at_a_time()};  // Graphviz keeps state of its own and is not made for threads
  if (picture.nodes.empty()) return {};
  ChainLayout tight = Drawing{picture, direction, std::nullopt}.lay_out();
  const double wanted_width = std::clamp(room.width, tight.width, tight.width * most_stretch);
  const double wanted_height = std::clamp(room.height, tight.height, tight.height * most_stretch);
  if (wanted_width <= tight.width && wanted_height <= tight.height) return tight;
  // Arrows swing out beyond what was asked for.
  ChainLayout filled = Drawing{picture, direction, Room{wanted_width, wanted_height}}.lay_out();
  return scale_in(room, filled) < 0.97 * scale_in(room, tight) ? tight : filled;
}

}  // namespace servicechain::analysis
