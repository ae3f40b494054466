// Nothing left to chance: every time is worked out by hand.
#include <fmt/format.h>

#include "tests/agreement/rows.h"

namespace servicechain::tests {
namespace {

const std::string desk = "departments.desk";

// A customer who comes once, `at` hours after the clock shows 100 h (Friday 04:00); "every 100 h" comes again at 200.
struct Comes {
  std::string name;
  int at;
  std::string rest;  // further keys, each with a comma before
};

// Watched for `hours` from 100 h on.
Row trace(std::string name, double hours, std::string_view departments, const std::vector<Comes>& customers,
          std::vector<Expected> expected) {
  std::string text;
  for (const Comes& one : customers) {
    text += fmt::format("  {}: {{enters: desk, arrive: {{every: {} h}}{}}}\n", one.name, 100 + one.at, one.rest);
  }
  return {"trace",
          std::move(name),
          "by hand",
          scenario({hours, 99.5, 1}, fmt::format("departments:\n{}\ncustomers:\n{}", departments, text)),
          std::move(expected),
          Exactly{}};
}

// TRC-01: every 5, work 21, who finds three inside leaves. 5 | 10, 15 wait | 20, 25 leave | 26 ends, 10 starts | 30
// waits | 35, 40, 45 leave | 47 ends, 15 starts | 50 waits.
Row balking_trace(double hours, double wait, double time, double lost) {
  return {"trace",
          fmt::format("TRC-01, until {}", hours),
          "Ciw tests/test_simulation.py::test_baulking",
          scenario({hours, 0, 1}, R"(
departments:
  desk: {staff: 1, work: 21 h}
customers:
  people: {enters: desk, balks-at: 2, arrive: {every: 5 h}}
)"),
          {{desk, "wait", wait}, {desk, "time", time}, {desk, "refused", lost}},
          Exactly{}};
}

// TRC-07: three at once, one person; three from the first hour, one from the second. 0–2 | 1–3, 1–3.
Row capacity_trace() {
  return {"trace",
          "TRC-07, one, three, one person",
          "r-simmer tests/testthat/test-simmer-resource-schedule.R",
          scenario({4, 24, 1}, R"(
departments:
  desk: {staff: {"00:00-01:00": 1, "01:00-02:00": 3, "02:00-24:00": 1}, work: 2 h}
customers:
  people: {enters: desk, arrive: {population: 3, returns-after: 24 h}}
)"),
          {{desk, "wait", 2.0 / 3}, {desk, "time", 8.0 / 3}, {desk, "throughput", 0.75}, {desk, "overtime", 42}},
          Exactly{}};
}

const std::vector<Comes> three{{"a", 0, ""}, {"b", 1, ""}, {"c", 2, ""}};

Expected time_of(std::string who, double hours) { return {"customers." + who, "time", hours}; }
Expected wait_of(std::string who, double hours) { return {"customers." + who, "wait", hours}; }

Rows order_traces() {
  const std::vector<Comes> urgent{{"a", 0, ""}, {"b", 1, ""}, {"c", 2, ", priority: 1"}};
  const auto works = [](double a, double b, double c, std::string_view rest) {
    return fmt::format("  desk: {{staff: 1, work: {{a: {} h, b: {} h, c: {} h}}{}}}", a, b, c, rest);
  };
  return {
      // a 0–5, b 5–7, c 7–8.
      trace("first come", 20, works(5, 2, 1, ""), three,
            {time_of("a", 5), time_of("b", 6), time_of("c", 6), wait_of("c", 5), {desk, "in-line", 9.0 / 20}}),
      // c goes before b: a 0–5, c 5–6, b 6–8.
      trace("priority", 20, works(5, 2, 1, ", order: priority"), urgent,
            {time_of("b", 7), time_of("c", 4), wait_of("b", 5)}),
      // c at once: a 0–2, c 2–3.5, a 3.5–6.5, b 6.5–8.5.
      trace("preempt: resume", 20, works(5, 2, 1.5, ", order: priority, preempt: resume"), urgent,
            {time_of("a", 6.5), time_of("b", 7.5), time_of("c", 1.5), wait_of("a", 1.5), wait_of("b", 5.5)}),
      // a begins again: 3.5–8.5, b 8.5–10.5.
      trace("preempt: restart", 20, works(5, 2, 1.5, ", order: priority, preempt: restart"), urgent,
            {time_of("a", 8.5), time_of("b", 9.5), wait_of("a", 1.5)}),
      // c 4–5, b 5–8.
      trace("shortest job", 20, works(4, 3, 1, ", order: shortest-job"), three,
            {time_of("a", 4), time_of("b", 7), time_of("c", 3)}),
      trace("last come", 20, works(4, 3, 1, ", order: last-come"), three,
            {time_of("a", 4), time_of("b", 7), time_of("c", 3)}),
      // b stops a at 1, c stops b at 2: c 2–3, b 3–5, a 5–8.
      trace("last come, preempt: resume", 20, works(4, 3, 1, ", order: last-come, preempt: resume"), three,
            {time_of("a", 8), time_of("b", 4), time_of("c", 1)}),
      // Promised at 9 (b: 1 + 8) and 5 (c: 2 + 3).
      trace("due date", 20, works(4, 3, 1, ", order: due-date"),
            {{"a", 0, ", due: 9 h"}, {"b", 1, ", due: 8 h"}, {"c", 2, ", due: 3 h"}},
            {time_of("b", 7), time_of("c", 3)}),
      // 0–1 a alone: 1 done. 1–2 a, b half speed: a 1.5, b 0.5. Three from 2 at one third: c (1 h) ends at 5, a 2.5,
      // b 1.5.
      // Two at half: a (3 h) ends at 6, b 2; b alone: 7.
      trace("shared", 20, works(3, 3, 1, ", order: shared"), three,
            {time_of("a", 6), time_of("b", 6), time_of("c", 3)}),
      // Two people: a, b alone until 2 (a 2, b 1 done). Three at 2/3: a ends at 3.5 (b 2, c 1). Then full speed: b 4.5,
      // c 5.5.
      trace("shared by two people", 20, "  desk: {staff: 2, order: shared, work: 3 h}", three,
            {time_of("a", 3.5), time_of("b", 3.5), time_of("c", 3.5)}),
      // One person, two jobs in hand, each at full speed: a 0–5, b 1–3, c 3–4.
      trace("two jobs at once", 20, works(5, 2, 1, ", at-once: 2"), three,
            {time_of("a", 5), time_of("b", 2), time_of("c", 2)}),
  };
}

Rows room_traces() {
  return {
      // b takes the only place, c is refused.
      trace("refused", 20, "  desk: {staff: 1, work: 5 h, in-tray: 1}", three,
            {time_of("b", 9), {"customers.c", "lost", 1}, {desk, "refused", 1.0 / 3}}),
      // c goes to the other: 2–6.
      trace("diverted", 20,
            "  desk: {staff: 1, work: 5 h, in-tray: 1, when-full: divert to other}\n  other: {staff: 1, work: 4 h}",
            three, {time_of("c", 4), {"departments.other", "arrivals", 0.05}}),
      // desk: a 0–1, b 1–2 and kept until 4, c (waits from 2) 4–5 and kept until 7; back: a 1–4, b 4–7, c 7–10.
      trace(
          "blocked", 20,
          "  desk: {staff: 1, work: 1 h, passes-to: back}\n  back: {staff: 1, work: 3 h, in-tray: 0, when-full: block}",
          three,
          {time_of("a", 4),
           time_of("b", 6),
           time_of("c", 8),
           {desk, "working", 3.0 / 20},
           {desk, "utilisation", 7.0 / 20},
           {desk, "blocked", 2.0 / 3}}),
      // b gives up after 1.5 h, c waits until 5.
      trace("gave up", 20, "  desk: {staff: 1, work: 5 h}",
            {{"a", 0, ""}, {"b", 1, ", patience: 1.5 h"}, {"c", 2, ", patience: 4 h"}},
            {time_of("c", 8), {"customers.b", "lost", 1}, wait_of("b", 1.5), {desk, "gave-up", 1.0 / 3}}),
      // Three in a group: 0–2, 2–4, 4–6.
      trace("group", 20, "  desk: {staff: 1, work: 2 h}", {{"a", 0, ", group: 3"}}, {time_of("a", 4), wait_of("a", 2)}),
  };
}

Rows asking_traces() {
  const std::string helpers = "\n  x: {staff: 1, work: 2 h}\n  y: {staff: 1, work: 3 h}";
  const std::vector<Comes> one{{"a", 0, ""}};
  const std::vector<Comes> two{{"a", 0, ""}, {"b", 1, ""}};
  const auto asks = [&](std::string_view rest, std::string_view needs) {
    return fmt::format("  desk: {{staff: 1, work: 1 h{}, needs: {{{}}}}}{}", rest, needs, helpers);
  };
  return {
      // a asks 0–2, works 2–3; b asks 3–5, works 5–6.
      trace("wait: yes", 20, asks("", "x: {for: 1 per job}"), two,
            {time_of("a", 3), time_of("b", 5), wait_of("b", 2), {desk, "held", 2}, {desk, "utilisation", 0.3}}),
      // a works 0–1, asks 1–3; b works 3–4, asks 4–6.
      trace("wait: yes, when: after", 20, asks("", "x: {for: 1 per job, when: after}"), two,
            {time_of("a", 3), time_of("b", 5)}),
      // a works 0–1, parked until 3; b works 1–2, x is free at 3, b parked until 5.
      trace("wait: park, when: after", 20, asks("", "x: {for: 1 per job, when: after, wait: park}"), two,
            {time_of("a", 3), time_of("b", 4), wait_of("b", 0), {"departments.desk.needs.x", "time", 2.5}}),
      // a parked 0–2, works 2–3; b asks at 1, answered at 4, works 4–5.
      trace("wait: park", 20, asks("", "x: {for: 1 per job, wait: park}"), two,
            {time_of("a", 3), time_of("b", 4), {desk, "utilisation", 0.1}}),
      // a held 0–1.5, works until 2.5.
      trace("wait: at most", 20, asks("", "x: {for: 1 per job, wait: at most 1.5 h}"), one,
            {time_of("a", 2.5), {desk, "held", 1.5}, {"departments.x", "time", 2}}),
      trace("together, all", 20, asks("", "x: {for: 1 per job}, y: {for: 1 per job}"), one,
            {time_of("a", 4), {desk, "held", 3}}),
      trace("together, any", 20, asks(", needs-join: any", "x: {for: 1 per job}, y: {for: 1 per job}"), one,
            {time_of("a", 3), {desk, "held", 2}}),
      trace("one by one", 20, asks(", needs-order: one-by-one", "y: {for: 1 per job}, x: {for: 1 per job}"), one,
            {time_of("a", 6), {desk, "held", 5}}),
      // Twice of x, one after the other at x: 0–2, 2–4.
      trace("twice per job", 20, asks("", "x: {for: 2 per job}"), one, {time_of("a", 5), {desk, "held", 4}}),
      trace("wait: no", 20, asks("", "x: {for: 1 per job, wait: no}"), two,
            {time_of("a", 1), time_of("b", 1), {"departments.x", "time", 2.5}}),
  };
}

// Comes at 104 h (08:00 on Friday) or later; Friday ends at 120 h.
Rows absence_traces() {
  const std::vector<Comes> morning{{"a", 4, ""}, {"b", 5, ""}};
  const auto open = [](std::string_view closing) {
    return fmt::format("  desk: {{staff: 1, open: \"08:00-10:30\", work: 3 h, at-closing: {}}}", closing);
  };
  return {
      // a 8–11, half an hour after closing; b on Saturday 8–11.
      trace("closing: finish", 48, open("finish"), morning,
            {time_of("a", 3), time_of("b", 26), {desk, "overtime", 3.5}}),
      // a 8–10:30, Saturday 8–8:30; b Saturday 8:30–10:30, Sunday 8–9 (until 153 h).
      trace(
          "closing: hand-over", 60, open("hand-over"), morning,
          {time_of("a", 24.5), time_of("b", 48), wait_of("a", 21.5), wait_of("b", 23.5 + 21.5), {desk, "overtime", 0}}),
      // The same times; a does not wait in line, b waits until Saturday 8:30.
      trace("closing: stop", 60, open("stop"), morning,
            {time_of("a", 24.5), time_of("b", 48), wait_of("a", 0), wait_of("b", 23.5)}),
      // Work that would end on the stroke of closing: the change of people comes first, so it ends on Saturday at 8.
      trace("closing: hand-over on the stroke", 60,
            "  desk: {staff: 1, open: \"08:00-10:00\", work: 2 h, at-closing: hand-over}", {{"a", 4, ""}},
            {time_of("a", 24)}),
      // Away from 102 to 104 h: a (5 h) ends at 107, b waits for it.
      trace("dated absence", 20,
            "  desk: {staff: 1, work: 5 h, absence: [{from: 2026-01-09 06:00, lasts: 2 h, says: power cut}]}",
            {{"a", 0, ""}, {"b", 1, ""}}, {time_of("a", 7), time_of("b", 11), wait_of("b", 6)}),
      // Every 3 h of work away for 1 h: a (5 h) works 3, is alone 1, works 2; b works 1, is alone 1, works 3, is alone
      // 1, works 1.
      trace("absence at work", 20, "  desk: {staff: 1, work: 5 h, absence: {every: 3 h, lasts: 1 h, counts: working}}",
            {{"a", 0, ""}, {"b", 1, ""}}, {time_of("a", 6), time_of("b", 12), wait_of("b", 5)}),
      // A vacation of 3 h whenever idle: 0–3, 3–6, …, 99–102; a waits for it, works 102–103, b is next; then away
      // again.
      trace("vacations", 20, "  desk: {staff: 1, work: 1 h, absence: {every: 0 h, lasts: 3 h, starts: when-idle}}",
            {{"a", 0, ""}, {"b", 1, ""}}, {time_of("a", 3), time_of("b", 3), wait_of("a", 2)}),
      // A pool serves the desk first: a 0–2 at the desk, c before b.
      trace("pool", 20,
            "  desk: {work: 2 h}\n  other: {staff: 0, work: 2 h, passes-to: desk}\npools:\n  people: {staff: 1, "
            "serves: [other, desk]}",
            {{"a", 0, ""}, {"b", 1, ""}}, {time_of("a", 2), time_of("b", 3), {"pools.people", "utilisation", 0.2}}),
  };
}

}  // namespace

Rows trace_rows() {
  Rows rows{balking_trace(51, 16, 29, 0.5), balking_trace(30, 8, 21, 0.4), capacity_trace()};
  for (const Rows& more : {order_traces(), room_traces(), asking_traces(), absence_traces()})
    rows.insert(rows.end(), more.begin(), more.end());
  return rows;
}

}  // namespace servicechain::tests
