#pragma once

#include <string_view>

namespace servicechain::tests {

// R4: four that serve each other, of constant quality. λ .3 .4 .5 .6, c .90 .80 .85 .95 for hr, it, back, front; rows of M:
// hr [0 1 0 0], it [.5 0 .5 0], back [.2 .8 0 0], front [.1 .3 .6 0]. People without limit, and nobody waits for an answer.
inline constexpr std::string_view four_departments = R"(departments:
  hr:    {staff: unlimited, work: 3 min, right-first-time: 90%, depends-on-suppliers: 30%, needs: {it: {for: 20% of jobs, wait: no}}}
  it:    {staff: unlimited, work: 3 min, right-first-time: 80%, depends-on-suppliers: 40%,
          needs: {hr: {for: 10% of jobs, wait: no, matters: 0.5}, back: {for: 10% of jobs, wait: no, matters: 0.5}}}
  back:  {staff: unlimited, work: 3 min, right-first-time: 85%, depends-on-suppliers: 50%,
          needs: {hr: {for: 5% of jobs, wait: no, matters: 0.2}, it: {for: 30% of jobs, wait: no, matters: 0.8}}}
  front: {staff: unlimited, work: 3 min, right-first-time: 95%, depends-on-suppliers: 60%,
          needs: {hr: {for: 2% of jobs, wait: no, matters: 0.1}, it: {for: 50% of jobs, wait: no, matters: 0.3},
                  back: {for: 80% of jobs, wait: no, matters: 0.6}}}
)";

}  // namespace servicechain::tests
