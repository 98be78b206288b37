// SPDX-License-Identifier: MIT
#include "proof/cover_fold.h"

#include <algorithm>
#include <span>

#include "crypto/scalar_vector.h"
#include "proof/digit_products.h"

namespace tacit {

namespace {

/// Sums folded at a time, which bounds the memory for their halves (7 MB at n = 4, m = 7).
constexpr std::size_t kSumsAtOnce = 256;
constexpr std::size_t kSumsPerTask = 8;
constexpr std::size_t kRowsPerTask = 96;

std::size_t count_products(std::span<const std::vector<Scalar>> rows) {
  std::size_t count = 1;
  for (const std::vector<Scalar>& row : rows) {
    count *= row.size();
  }
  return count;
}

/// Runs `body(from, to)` for the parts of [0, count) of `step` each.
template <class Body>
void parallel_parts(WorkerPool* pool, std::size_t count, std::size_t step, const Body& body) {
  parallel_for(pool, (count + step - 1) / step,
               [&](std::size_t i) { body(i * step, std::min(count, (i + 1) * step)); });
}

}  // namespace

/// f_k is an outer product: of the low half of k's digits and the high half, the latter with the weight and
/// the power of χ of each list. A sum of many costs one multiplication without reduction for each equation,
/// coin and list.
void CoverFold::add_alike(std::span<const Weighted> alike, WorkerPool* pool) {
  const std::size_t half = alike.front().sum->digits.size() / 2;
  const std::span<const std::vector<Scalar>> shape(alike.front().sum->digits);
  const std::size_t width = count_products(shape.first(half)), height = count_products(shape.subspan(half));
  std::vector<Scalar> low(std::min(kSumsAtOnce, alike.size()) * width);
  std::vector<Scalar> high(std::min(kSumsAtOnce, alike.size()) * 3 * height);
  std::vector<Scalar> all(3 * height * width);
  for (std::size_t first = 0; first < alike.size(); first += kSumsAtOnce) {
    const std::span<const Weighted> some = alike.subspan(first, std::min(kSumsAtOnce, alike.size() - first));
    parallel_parts(pool, some.size(), kSumsPerTask, [&](std::size_t from, std::size_t to) {
      for (std::size_t t = from; t < to; ++t) {
        const std::span<const std::vector<Scalar>> digits(some[t].sum->digits);
        const std::span<Scalar> lists = std::span(high).subspan(t * 3 * height, 3 * height);
        digit_products(digits.first(half), Scalar::one(), std::span(low).subspan(t * width, width));
        digit_products(digits.subspan(half), some[t].weight, lists.first(height));
        scale(some[t].sum->chi, lists.first(height), lists.subspan(height, height));
        scale(some[t].sum->chi, lists.subspan(height, height), lists.last(height));
      }
    });
    const OuterProducts sum{std::span(high).first(some.size() * 3 * height),
                            std::span(low).first(some.size() * width), some.size(), 3 * height, width};
    parallel_parts(pool, 3 * height, kRowsPerTask, [&](std::size_t from, std::size_t to) {
      add_outer_products(sum, from, to - from, std::span(all).subspan(from * width, (to - from) * width));
    });
  }
  add_positions(all);
}

/// Position k is coin k mod count (protocol §5).
void CoverFold::add_positions(std::span<const Scalar> all) {
  const std::size_t size = all.size() / 3;
  for (std::size_t list = 0; list < 3; ++list) {
    std::vector<Scalar>& coins = m_scalars[list];
    for (std::size_t from = 0; from < size; from += coins.size()) {
      const std::size_t count = std::min(coins.size(), size - from);
      for (std::size_t i = 0; i < count; ++i) {
        coins[i] += all[list * size + from + i];
      }
    }
  }
}

void CoverFold::finish(WorkerPool* pool) {
  for (std::vector<Scalar>& list : m_scalars) {
    list.assign(m_members->S.size(), Scalar());
  }
  // Sums of one shape are folded together; on one network all are alike.
  const auto shape = [](const Weighted& w) {
    return std::pair(w.sum->digits.size(), w.sum->digits.front().size());
  };
  std::ranges::stable_sort(m_sums, {}, shape);
  for (auto from = m_sums.begin(); from != m_sums.end();) {
    const auto to =
        std::find_if(from, m_sums.end(), [&](const Weighted& w) { return shape(w) != shape(*from); });
    add_alike(std::span(from, to), pool);
    from = to;
  }
}

std::vector<MultiexpRun> CoverFold::runs() const {
  return {{m_scalars[0], m_members->S}, {m_scalars[1], m_members->V}, {m_scalars[2], m_members->A}};
}

}  // namespace tacit
