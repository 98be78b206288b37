// SPDX-License-Identifier: MIT
#include "proof/equation_fold.h"

#include <algorithm>

#include "crypto/multiexp.h"

namespace tacit {

namespace {

/// A smaller multiplication is not worth another thread.
constexpr std::size_t kLeastPointsPerTask = 2048;

void add_weighted(std::vector<Scalar>& to, const std::vector<Scalar>& scalars, const Scalar& weight) {
  to.resize(std::max(to.size(), scalars.size()));
  for (std::size_t i = 0; i < scalars.size(); ++i) {
    to[i] += weight * scalars[i];
  }
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
  const std::size_t tasks = pool == nullptr ? 1 : std::min(pool->threads() + 1, total / kLeastPointsPerTask);
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

void EquationFold::add(const Equation& equation, const Scalar& weight) {
  m_empty = false;
  for (std::size_t i = 0; i < kFixedGenerators; ++i) {
    m_fixed[i] += weight * equation.fixed[i];
  }
  add_weighted(m_Gv, equation.Gv, weight);
  add_weighted(m_Hv, equation.Hv, weight);
  for (const auto& [scalar, point] : equation.terms) {
    m_scalars.push_back(weight * scalar);
    m_points.push_back(point);
  }
  if (equation.cover) {
    cover_fold(equation.cover->members).add(*equation.cover, weight);
  }
}

bool EquationFold::holds(WorkerPool* pool) {
  if (m_empty) {
    return false;
  }
  const std::vector<MultiexpBase> bases = prepare(m_points);
  std::vector<MultiexpRun> runs = {{m_fixed, generators().bases},
                                   {m_Gv, vector_generators(m_Gv.size()).Gv_bases},
                                   {m_Hv, vector_generators(m_Hv.size()).Hv_bases},
                                   {m_scalars, bases}};
  for (const std::unique_ptr<CoverFold>& cover : m_covers) {
    cover->finish(pool);
    for (const MultiexpRun& run : cover->runs()) {
      runs.push_back(run);
    }
  }
  return sum_of(runs, pool).is_identity();
}

}  // namespace tacit
