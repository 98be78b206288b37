// SPDX-License-Identifier: MIT
#include "proof/equation_fold.h"

#include <algorithm>

#include "base/check.h"
#include "base/rule.h"
#include "crypto/scalar_vector.h"

namespace tacit {

namespace {

/// A smaller multiplication is not worth another thread.
constexpr std::size_t kLeastPointsPerTask = 2048;

void add_weighted(std::vector<Scalar>& to, std::span<const Scalar> scalars, const Scalar& weight) {
  to.resize(std::max(to.size(), scalars.size()));
  add_scaled(weight, scalars, to);
}

/// The part [from, to) of the runs' concatenation.
std::vector<MultiexpRun> slice(const std::vector<MultiexpRun>& runs, std::size_t from, std::size_t to) {
  std::vector<MultiexpRun> result;
  std::size_t start = 0;
  for (const MultiexpRun& run : runs) {
    const std::size_t end = start + run.scalars.size();
    const std::size_t begin = std::max(from, start), stop = std::min(to, end);
    if (begin < stop) {
      result.push_back(
          {run.scalars.subspan(begin - start, stop - begin), run.bases.subspan(begin - start, stop - begin)});
    }
    start = end;
  }
  return result;
}

Point sum_of(const std::vector<MultiexpRun>& runs, WorkerPool* pool) {
  std::size_t total = 0;
  for (const MultiexpRun& run : runs) {
    total += run.scalars.size();
  }
  const std::size_t tasks = pool == nullptr ? 1 : std::min(pool->width(), total / kLeastPointsPerTask);
  if (tasks < 2) {
    return multiexp_vartime(runs);
  }
  std::vector<Point> parts(tasks);
  pool->parallel_for(tasks, [&](std::size_t i) {
    parts[i] = multiexp_vartime(slice(runs, total * i / tasks, total * (i + 1) / tasks));
  });
  Point sum;
  for (const Point& part : parts) {
    sum = sum + part;
  }
  return sum;
}

}  // namespace

CoverFold& EquationFold::cover_fold(const std::shared_ptr<const CoverMembers>& members) {
  for (const std::unique_ptr<CoverFold>& cover : m_covers) {
    if (&cover->members() == members.get()) {
      return *cover;
    }
  }
  return *m_covers.emplace_back(std::make_unique<CoverFold>(members));
}

void EquationFold::add(const Equation& equation, std::span<const MultiexpBase> points, const Scalar& weight) {
  TACIT_CHECK(points.size() == equation.scalars.size());
  m_empty = false;
  add_weighted(m_fixed, equation.fixed, weight);
  add_weighted(m_Gv, equation.Gv, weight);
  add_weighted(m_Hv, equation.Hv, weight);
  m_scalars.resize(m_scalars.size() + points.size());
  scale(weight, equation.scalars, std::span(m_scalars).last(points.size()));
  if (!m_points.empty() && m_points.back().data() + m_points.back().size() == points.data()) {
    m_points.back() = {m_points.back().data(), m_points.back().size() + points.size()};
  } else {
    m_points.push_back(points);
  }
  if (equation.cover) {
    cover_fold(equation.cover->members).add(*equation.cover, weight);
  }
}

void EquationFold::append_term_runs(std::vector<MultiexpRun>& runs) const {
  std::size_t from = 0;
  for (const std::span<const MultiexpBase>& points : m_points) {
    runs.push_back({std::span(m_scalars).subspan(from, points.size()), points});
    from += points.size();
  }
}

EquationFold::Sum EquationFold::sum(WorkerPool* pool) {
  if (breaks(Rule::kEmptySum, m_empty)) {
    return Sum::kOther;
  }
  std::vector<MultiexpRun> runs = {{m_fixed, generators().bases},
                                   {m_Gv, vector_generators(m_Gv.size()).Gv_bases},
                                   {m_Hv, vector_generators(m_Hv.size()).Hv_bases}};
  append_term_runs(runs);
  for (const std::unique_ptr<CoverFold>& cover : m_covers) {
    cover->finish(pool);
    for (const MultiexpRun& run : cover->runs()) {
      runs.push_back(run);
    }
  }
  const Point total = sum_of(runs, pool);
  if (breaks(Rule::kMembersAreOnTheCurve, !total.is_on_curve())) {
    return Sum::kNoPoint;
  }
  return total.is_identity() ? Sum::kZero : Sum::kOther;
}

}  // namespace tacit
