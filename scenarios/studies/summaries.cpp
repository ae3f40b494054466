#include "scenarios/studies/summaries.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <iterator>
#include <mutex>
#include <thread>
#include <utility>
#include <variant>

namespace servicechain::scenarios {
namespace {

using Summary = std::vector<analysis::MeasureSpread>;

// Measures [first, end) of a chain.
struct Piece {
  std::size_t chain;
  const analysis::Evidence* evidence;
  std::size_t first;
  std::size_t end;
  Summary summary;
};

constexpr std::size_t measures_in_piece = 32;

bool is_percentile(const analysis::CatalogueEntry& entry) {
  return std::holds_alternative<analysis::PercentileOf>(entry.how);
}

// Percentiles that follow each other stay together: they may be of one sample.
void add_pieces(std::vector<Piece>& pieces, std::size_t chain, const analysis::Evidence& evidence) {
  const std::vector<analysis::CatalogueEntry>& entries = evidence.catalogue().entries;
  for (std::size_t first = 0; first < entries.size();) {
    std::size_t end = std::min(first + measures_in_piece, entries.size());
    while (end < entries.size() && is_percentile(entries[end - 1]) && is_percentile(entries[end])) ++end;
    pieces.push_back({chain, &evidence, first, end, {}});
    first = end;
  }
}

void summarise(std::vector<Piece>& pieces, std::uint32_t threads) {
  std::atomic<std::size_t> next = 0;
  std::mutex mutex;
  std::exception_ptr failure;
  const auto work = [&] {
    try {
      for (std::size_t p = next++; p < pieces.size(); p = next++) {
        pieces[p].summary = analysis::summarise(*pieces[p].evidence, pieces[p].first, pieces[p].end);
      }
    } catch (...) {
      const std::lock_guard lock{mutex};
      failure = std::current_exception();
      next = pieces.size();
    }
  };
  {
    std::vector<std::jthread> helpers;
    const std::size_t at_once = std::min<std::size_t>(std::max(1U, threads), pieces.size());
    for (std::size_t t = 1; t < at_once; ++t) helpers.emplace_back(work);
    work();
  }
  if (failure) std::rethrow_exception(failure);
}

}  // namespace

std::vector<Summary> summaries_of(const Replications& runs, std::uint32_t threads) {
  std::vector<Piece> pieces;
  for (std::size_t chain = 0; chain < runs.size(); ++chain) add_pieces(pieces, chain, runs[chain].evidence);
  summarise(pieces, threads);
  std::vector<Summary> summaries(runs.size());
  for (Piece& piece : pieces) std::ranges::move(piece.summary, std::back_inserter(summaries[piece.chain]));
  return summaries;
}

Summary summary_of(const Runs& runs, std::uint32_t threads) {
  std::vector<Piece> pieces;
  add_pieces(pieces, 0, runs.evidence);
  summarise(pieces, threads);
  Summary summary;
  for (Piece& piece : pieces) std::ranges::move(piece.summary, std::back_inserter(summary));
  return summary;
}

}  // namespace servicechain::scenarios
