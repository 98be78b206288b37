// SPDX-License-Identifier: MIT
#include "proof/cover_fold.h"

#include <algorithm>
#include <span>

namespace tacit {

namespace {

__extension__ using Uint128 = unsigned __int128;

/// Σ aᵢ·bᵢ of canonical scalars as a 512-bit integer, reduced once. Scalars are below 2^253, so 32 products
/// stay below 2^511.
class WideSum {
 public:
  void add_product(const Scalar& a, const Scalar& b) {
    const std::uint64_t* x = a.limbs();
    const std::uint64_t* y = b.limbs();
    std::uint64_t carry_out = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      Uint128 carry = 0;
      for (std::size_t j = 0; j < 4; ++j) {
        carry += Uint128{x[i]} * y[j] + m_limbs[i + j];
        m_limbs[i + j] = static_cast<std::uint64_t>(carry);
        carry >>= 64;
      }
      carry += Uint128{m_limbs[i + 4]} + carry_out;
      m_limbs[i + 4] = static_cast<std::uint64_t>(carry);
      carry_out = static_cast<std::uint64_t>(carry >> 64);
    }
    if (++m_count == kMostProducts) {
      reduce();
    }
  }

  Scalar take() {
    if (m_count > 0) {
      reduce();
    }
    return m_reduced;
  }

 private:
  static constexpr unsigned kMostProducts = 32;

  void reduce() {
    Bytes64 bytes;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      bytes[i] = static_cast<std::uint8_t>(m_limbs[i / 8] >> (8 * (i % 8)));
    }
    m_reduced += Scalar::from_wide(bytes);
    std::ranges::fill(m_limbs, 0);
    m_count = 0;
  }

  std::uint64_t m_limbs[8] = {};
  unsigned m_count = 0;
  Scalar m_reduced;
};

/// Π_j rows[j][k_j] for all k, times `start`; the first row belongs to the least significant digit.
std::vector<Scalar> products(std::span<const std::vector<Scalar>> rows, const Scalar& start) {
  std::vector<Scalar> result = {start};
  for (const std::vector<Scalar>& row : rows) {
    std::vector<Scalar> longer;
    longer.reserve(result.size() * row.size());
    for (const Scalar& value : row) {
      for (const Scalar& product : result) {
        longer.push_back(value * product);
      }
    }
    result = std::move(longer);
  }
  return result;
}

/// f_k as an outer product: the low half of k's digits and the high half, the latter with the weight and the
/// power of χ of each list.
struct Halves {
  explicit Halves(const CoverSum& sum, const Scalar& weight) {
    const std::span<const std::vector<Scalar>> rows(sum.digits);
    const std::size_t half = rows.size() / 2;
    low = products(rows.first(half), Scalar::one());
    Scalar start = weight;
    for (std::vector<Scalar>& list : high) {
      list = products(rows.subspan(half), start);
      start *= sum.chi;
    }
  }

  std::vector<Scalar> low;
  std::vector<Scalar> high[3];
};

}  // namespace

/// Every sum costs one multiplication without reduction for each coin and list.
void CoverFold::add_alike(std::span<const Weighted> alike, WorkerPool* pool) {
  std::vector<Halves> halves;
  halves.reserve(alike.size());
  for (const Weighted& weighted : alike) {
    halves.emplace_back(*weighted.sum, weighted.weight);
  }
  const std::size_t width = halves.front().low.size(), height = halves.front().high[0].size();
  std::vector<Scalar> all[3];
  for (std::vector<Scalar>& list : all) {
    list.resize(width * height);
  }
  const auto fill_row = [&](std::size_t row) {
    for (std::size_t column = 0; column < width; ++column) {
      for (std::size_t list = 0; list < 3; ++list) {
        WideSum sum;
        for (const Halves& half : halves) {
          sum.add_product(half.low[column], half.high[list][row]);
        }
        all[list][row * width + column] = sum.take();
      }
    }
  };
  if (pool != nullptr) {
    pool->parallel_for(height, fill_row);
  } else {
    for (std::size_t row = 0; row < height; ++row) {
      fill_row(row);
    }
  }
  // Position k is coin k mod count (protocol §5).
  const std::size_t count = m_members->S.size();
  for (std::size_t list = 0; list < 3; ++list) {
    for (std::size_t k = 0; k < all[list].size(); ++k) {
      m_scalars[list][k % count] += all[list][k];
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
