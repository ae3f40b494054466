#include "analysis/store/kept_store.h"

#include <cmath>
#include <optional>
#include <utility>

#include "analysis/store/packing.h"
#include "analysis/store/store_trouble.h"

namespace servicechain::analysis {
namespace {

// -- One replication's parts -------------------------------------------------------------------------------------

class PackEnding {
 public:
  explicit PackEnding(Packer& packer) : packer_{packer} {}
  void operator()(const models::ReachedTheEnd&) {}
  void operator()(const models::StoodStill&) {}
  void operator()(const models::Stopped&) {}
  void operator()(const models::Deadlocked& deadlock) {
    packer_.whole(deadlock.jobs_held);
    packer_.whole(static_cast<std::uint64_t>((deadlock.since - sim::start_of_run).count()));
    packer_.whole(deadlock.ring.size());
    for (const models::DepartmentId department : deadlock.ring) packer_.whole(department.index);
  }
  void operator()(const models::GrewWithoutLimit& growth) {
    packer_.whole(growth.line.index);
    packer_.whole(growth.waiting);
  }

 private:
  Packer& packer_;
};

std::string packed(const models::RunEnd& end) {
  Packer packer;
  packer.whole(end.why.index());
  packer.whole(static_cast<std::uint64_t>((end.at - sim::start_of_run).count()));
  packer.whole(end.events);
  packer.whole(end.deadlocks_resolved);
  packer.whole(end.defects_let_pass);
  std::visit(PackEnding{packer}, end.why);
  return packer.bytes();
}

sim::Time time_from(Unpacker& from) {
  return sim::start_of_run + sim::Duration{static_cast<std::int64_t>(from.whole())};
}

models::DepartmentId department_from(Unpacker& from, std::size_t departments) {
  const std::uint64_t index = from.whole();
  if (index >= departments) from.refuse();
  return {static_cast<std::uint32_t>(index)};
}

models::WhyEnded why_from(Unpacker& from, std::uint64_t kind, std::size_t departments) {
  if (kind == models::WhyEnded{models::ReachedTheEnd{}}.index()) return models::ReachedTheEnd{};
  if (kind == models::WhyEnded{models::StoodStill{}}.index()) return models::StoodStill{};
  if (kind == models::WhyEnded{models::GrewWithoutLimit{}}.index()) {
    const models::DepartmentId line = department_from(from, departments);
    return models::GrewWithoutLimit{line, from.whole()};
  }
  if (kind != models::WhyEnded{models::Deadlocked{}}.index()) from.refuse();
  models::Deadlocked deadlock{};
  deadlock.jobs_held = from.whole();
  deadlock.since = time_from(from);
  const std::size_t length = from.count();
  for (std::size_t i = 0; i < length; ++i) deadlock.ring.push_back(department_from(from, departments));
  return deadlock;
}

std::optional<models::RunEnd> end_from(std::string_view bytes, std::size_t departments) {
  Unpacker from{bytes};
  const std::uint64_t kind = from.whole();
  models::RunEnd end{};
  end.at = time_from(from);
  end.events = from.whole();
  end.deadlocks_resolved = from.whole();
  end.defects_let_pass = from.whole();
  end.why = why_from(from, kind, departments);
  if (!from.is_at_end()) return std::nullopt;
  return end;
}

std::string packed(const Path& path) {
  Packer packer;
  packer.whole(path.satisfaction.size());
  for (const Pair& pair : path.satisfaction) {
    packer.real(pair.total);
    packer.real(pair.weight);
  }
  for (const std::vector<double>& department : path.inside) {
    for (const double jobs : department) packer.real(jobs);
  }
  return packer.bytes();
}

std::optional<Path> path_from(std::string_view bytes, std::size_t departments) {
  Unpacker from{bytes};
  const std::size_t steps = from.count();
  Path path;
  for (std::size_t s = 0; s < steps; ++s) {
    const double total = from.real();
    path.satisfaction.push_back({total, from.real()});
  }
  path.inside.resize(departments);
  for (std::vector<double>& department : path.inside) {
    for (std::size_t s = 0; s < steps; ++s) department.push_back(from.real());
  }
  if (!from.is_at_end()) return std::nullopt;
  return path;
}

// -- All of them -------------------------------------------------------------------------------------------------

void write_chain(SqliteFile& file, std::int64_t place, const ChainRuns& runs) {
  SqliteStatement replications{file, "INSERT INTO kept_replications VALUES (?, ?, ?, ?, ?, ?)"};
  auto end = runs.ends.begin();
  for (std::uint32_t r = 0; end != runs.ends.end(); ++r) {
    if (!runs.evidence.has(r)) continue;
    const bool has_path = r < runs.paths.size() && runs.paths[r];
    replications.bind(place).bind(std::int64_t{r}).bind_bytes(packed(*end++));
    replications.bind_bytes(runs.evidence.packed_replication(r));
    const bool has_history = r < runs.histories.size() && runs.histories[r];
    replications.bind_bytes(has_path ? packed(*runs.paths[r]) : "");
    replications.bind_bytes(has_history ? packed(*runs.histories[r]) : "").run();
  }
  SqliteStatement sections{file, "INSERT INTO kept_sections VALUES (?, ?, ?)"};
  for (std::size_t s = 0; s < most_sections; ++s) {
    sections.bind(place).bind(static_cast<std::int64_t>(s)).bind_bytes(runs.evidence.packed_section(s)).run();
  }
}

class Reader {
 public:
  explicit Reader(SqliteFile& file) : file_{file} {}

  ChainRuns chain(std::int64_t place, const models::ServiceChain& chain) {
    ChainRuns runs{Evidence{catalogue_of(chain)}, {}, {}};
    const std::size_t departments = chain.departments.size();
    SqliteStatement replications{
        file_, "SELECT replication, ending, pairs, path, history FROM kept_replications WHERE chain = ? "
               "ORDER BY replication"};
    replications.bind(place);
    while (replications.next()) {
      const std::int64_t number = replications.integer(0);
      auto end = end_from(replications.bytes(1), departments);
      if (number < 0 || number >= most_replications || !end) refuse();
      const auto replication = static_cast<std::uint32_t>(number);
      if (!runs.evidence.add_packed_replication(replication, replications.bytes(2))) refuse();
      runs.ends.push_back(std::move(*end));
      add_path(runs, replication, replications.bytes(3), departments);
      add_history(runs, replication, replications.bytes(4), chain);
    }
    SqliteStatement sections{file_, "SELECT section, durations FROM kept_sections WHERE chain = ? ORDER BY section"};
    sections.bind(place);
    std::size_t count = 0;
    for (; sections.next(); ++count) {
      const bool fits = sections.integer(0) == static_cast<std::int64_t>(count) &&
                        runs.evidence.add_packed_section(count, sections.bytes(1));
      if (!fits) refuse();
    }
    if (count != most_sections || runs.ends.empty()) refuse();
    return runs;
  }

  [[noreturn]] void refuse() const {
    analysis::refuse(file_, StoreTrouble::damaged);
  }

 private:
  static constexpr std::int64_t most_replications = 100'000'000;

  void add_path(ChainRuns& runs, std::uint32_t replication, const std::string& bytes, std::size_t departments) {
    if (replication >= most_paths) return;
    runs.paths.resize(replication + 1);
    if (bytes.empty()) return;
    runs.paths[replication] = path_from(bytes, departments);
    if (!runs.paths[replication]) refuse();
  }

  // The runs of a study begin with those that have one: whoever adds to them makes the same room.
  void add_history(ChainRuns& runs, std::uint32_t replication, const std::string& bytes,
                   const models::ServiceChain& chain) {
    if (bytes.empty()) return;
    std::optional<History> history = history_from(bytes);
    if (!history || !fits(*history, chain)) refuse();
    runs.histories.resize(replication + 1);
    runs.histories[replication] = std::move(history);
  }

  SqliteFile& file_;
};

std::vector<std::string> words_in(SqliteFile& file, const std::string& sql) {
  SqliteStatement rows{file, sql};
  std::vector<std::string> words;
  while (rows.next()) words.push_back(rows.text(0));
  return words;
}

}  // namespace

void write_kept_runs(SqliteFile& file, const KeptRuns& kept) {
  SqliteStatement fact{file, "INSERT INTO run VALUES (?, ?)"};
  fact.bind("warm_up_ns").bind(std::int64_t{kept.warm_up.count()}).run();
  SqliteStatement note{file, "INSERT INTO kept_notes (words) VALUES (?)"};
  for (const std::string& words : kept.warm_up_notes) note.bind(std::string_view{words}).run();
  SqliteStatement chain{file, "INSERT INTO kept_chains VALUES (?, ?)"};
  for (std::size_t c = 0; c < kept.chains.size(); ++c) {
    const auto place = static_cast<std::int64_t>(c);
    chain.bind(place).bind(std::string_view{kept.names[c]}).run();
    write_chain(file, place, kept.chains[c]);
  }
}

std::vector<std::string> read_kept_names(SqliteFile& file) {
  return words_in(file, "SELECT what_if FROM kept_chains ORDER BY place");
}

KeptRuns read_kept_runs(SqliteFile& file, std::span<const models::ServiceChain* const> chains) {
  Reader reader{file};
  KeptRuns kept;
  kept.names = read_kept_names(file);
  if (kept.names.size() != chains.size()) reader.refuse();
  kept.warm_up = sim::Duration{file.number_of("SELECT value FROM run WHERE key = 'warm_up_ns'")};
  kept.warm_up_words = file.text_of("SELECT value FROM run WHERE key = 'warm_up_words'");
  kept.warm_up_notes = words_in(file, "SELECT words FROM kept_notes ORDER BY place");
  for (std::size_t c = 0; c < chains.size(); ++c) {
    kept.chains.push_back(reader.chain(static_cast<std::int64_t>(c), *chains[c]));
  }
  return kept;
}

}  // namespace servicechain::analysis
