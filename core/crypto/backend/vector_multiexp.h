// SPDX-License-Identifier: MIT
#pragma once

#include <span>

#include "crypto/backend/buffer.h"
#include "crypto/backend/multiexp_backend.h"
#include "crypto/backend/multiexp_plan.h"
#include "crypto/backend/vector_point.h"
#include "crypto/multiexp.h"

/// Pippenger's bucket method in the lanes of a vector field V. For each window the terms are sorted by digit,
/// so that each lane adds up one bucket at a time in registers, and buckets of like size go together; windows
/// are then reduced with a lane each. Variable time. Internal linkage, and no standard containers: a template
/// that this instruction set compiled must not reach other sources through the linker.
namespace tacit {
namespace {

/// A term in a bucket's list: the address of its base, which is a multiple of 8, and in bit 0 whether the
/// base is subtracted.
using Entry = std::uint64_t;

/// Part of one bucket's list, small enough that lanes do not wait for each other long.
struct Job {
  std::uint32_t begin, length;
  std::uint32_t bucket;
  std::uint32_t part;  // 0 is stored as the bucket, others are added to it
};

template <class V>
class VectorMultiexp {
 public:
  VectorMultiexp(std::span<const MultiexpRun> runs, std::size_t terms, const MultiexpPlan& plan, bool wiped)
      : m_runs(runs),
        m_terms(terms),
        m_plan(plan),
        m_buckets(std::size_t{1} << (plan.width - 1)),
        m_most(2 * (terms / m_buckets) + 16),
        m_words(5 * padded(terms), wiped),
        m_digits(padded(terms), wiped),
        m_entries(terms + kLookAhead, wiped),
        m_counts(m_buckets + 1, wiped),
        m_jobs(m_buckets + terms / m_most + 1, wiped),
        m_order(m_buckets + terms / m_most + 1, wiped),
        m_lengths(m_most + 2, wiped),
        m_extra(terms / m_most + 1, wiped),
        m_sums((m_buckets + 1) * kPointWords * V::kLanes, wiped) {
    for (std::size_t i = 0; i < kLookAhead; ++i) {
      m_entries[terms + i] = identity_entry();
    }
    recode();
  }

  edwards::Extended run() {
    edwards::Extended windows[256];
    for (int first = 0; first < m_plan.windows; first += static_cast<int>(V::kLanes)) {
      clear_sums();
      for (std::size_t lane = 0; lane < V::kLanes && first + static_cast<int>(lane) < m_plan.windows;
           ++lane) {
        fill_window(first + static_cast<int>(lane), lane);
      }
      reduce(windows + first);
    }
    edwards::Extended sum = windows[m_plan.windows - 1];
    for (int w = m_plan.windows - 2; w >= 0; --w) {
      sum = edwards::add(edwards::double_times(sum, m_plan.width), windows[w]);
    }
    return sum;
  }

 private:
  using Word = typename V::Word;
  static constexpr std::size_t kPointWords = 4 * V::kLimbs;
  static constexpr std::size_t kLookAhead = 4;

  static std::size_t padded(std::size_t terms) { return (terms + 63) / 64 * 64; }

  static Entry identity_entry() { return reinterpret_cast<std::uintptr_t>(&kIdentityBase); }

  /// Scalars with the bias, limb by limb, so that the compiler vectorises the extraction of digits.
  void recode() {
    const std::size_t stride = padded(m_terms);
    std::size_t at = 0;
    for (std::size_t r = 0; r < m_runs.size(); ++r) {
      const Scalar* scalars = m_runs.data()[r].scalars.data();
      const std::size_t count = m_runs.data()[r].scalars.size();
      for (std::size_t i = 0; i < count; ++i, ++at) {
        const Biased biased = add_bias(scalars[i].limbs(), m_plan.bias);
        for (std::size_t limb = 0; limb < 5; ++limb) {
          m_words[limb * stride + at] = biased.limb[limb];
        }
      }
    }
  }

  /// |digit|·2 + sign of every term.
  void extract(int window) {
    const int position = window * m_plan.width, shift = position % 64;
    const std::uint64_t* low = &m_words[static_cast<std::size_t>(position / 64) * padded(m_terms)];
    const std::uint64_t* high = low + padded(m_terms);
    const std::uint64_t mask = (std::uint64_t{1} << m_plan.width) - 1;
    const std::int64_t bias = window + 1 < m_plan.windows ? std::int64_t{1} << (m_plan.width - 1) : 0;
    std::uint16_t* digits = m_digits.data();
    for (std::size_t i = 0; i < m_terms; ++i) {
      const std::uint64_t bits = (low[i] >> shift | high[i] << 1 << (63 - shift)) & mask;
      const std::int64_t digit = static_cast<std::int64_t>(bits) - bias;
      const std::int64_t sign = digit >> 63;
      digits[i] = static_cast<std::uint16_t>(((digit ^ sign) - sign) * 2 - sign);
    }
  }

  /// Sorts the terms by bucket, zeros first, and cuts the lists into jobs; returns their number.
  std::size_t sort() {
    for (std::size_t b = 0; b <= m_buckets; ++b) {
      m_counts[b] = 0;
    }
    for (std::size_t i = 0; i < m_terms; ++i) {
      ++m_counts[m_digits[i] >> 1];
    }
    std::size_t jobs = 0;
    m_extra_count = 0;
    std::uint32_t begin = m_counts[0];
    m_counts[0] = 0;
    for (std::size_t b = 1; b <= m_buckets; ++b) {
      std::uint32_t left = m_counts[b];
      m_counts[b] = begin;  // from here on where the bucket's next term goes
      for (bool whole = true; left > 0; whole = false) {
        const std::uint32_t length = left < m_most ? left : static_cast<std::uint32_t>(m_most);
        m_jobs[jobs++] = {begin, length, static_cast<std::uint32_t>(b), whole ? 0 : ++m_extra_count};
        begin += length;
        left -= length;
      }
    }
    std::size_t at = 0;
    for (std::size_t r = 0; r < m_runs.size(); ++r) {
      const MultiexpBase* bases = m_runs.data()[r].bases.data();
      const std::size_t count = m_runs.data()[r].bases.size();
      for (std::size_t i = 0; i < count; ++i, ++at) {
        const std::uint32_t digit = m_digits[at];
        m_entries[m_counts[digit >> 1]++] = reinterpret_cast<std::uintptr_t>(bases + i) | (digit & 1);
      }
    }
    return jobs;
  }

  /// Longest first.
  void order(std::size_t jobs) {
    for (std::size_t i = 0; i < m_most + 2; ++i) {
      m_lengths[i] = 0;
    }
    for (std::size_t i = 0; i < jobs; ++i) {
      ++m_lengths[m_most - m_jobs[i].length + 1];
    }
    for (std::size_t i = 1; i < m_most + 2; ++i) {
      m_lengths[i] += m_lengths[i - 1];
    }
    for (std::size_t i = 0; i < jobs; ++i) {
      m_order[m_lengths[m_most - m_jobs[i].length]++] = m_jobs[i];
    }
  }

  void fill_window(int window, std::size_t lane) {
    extract(window);
    const std::size_t jobs = sort();
    order(jobs);
    for (std::size_t i = 0; i < jobs; i += V::kLanes) {
      run_jobs(&m_order[i], jobs - i < V::kLanes ? jobs - i : V::kLanes, lane);
    }
    for (std::size_t i = 0; i < m_extra_count; ++i) {
      add_extra(m_extra[i], lane);
    }
  }

  static VectorNiels<V> load(const Entry* entries) {
    const Fe51* address[V::kLanes];
    unsigned negative = 0;
    for (std::size_t lane = 0; lane < V::kLanes; ++lane) {
      address[lane] = reinterpret_cast<const Fe51*>(entries[lane] & ~Entry{1});
      negative |= static_cast<unsigned>(entries[lane] & 1) << lane;
    }
    const typename V::Mask mask = V::mask_from_bits(negative);
    typename V::Fe plus, minus, xy2d;
    V::load_three(address, plus, minus, xy2d);
    return {V::select(mask, minus, plus), V::select(mask, plus, minus), V::negate_if(mask, xy2d)};
  }

  /// One bucket or part of one in each lane; jobs[0] is the longest.
  void run_jobs(const Job* jobs, std::size_t count, std::size_t window_lane) {
    const Entry* list[V::kLanes];
    std::uint32_t length[V::kLanes];
    for (std::size_t lane = 0; lane < V::kLanes; ++lane) {
      list[lane] = &m_entries[lane < count ? jobs[lane].begin : m_terms];
      length[lane] = lane < count ? jobs[lane].length : 0;
    }
    const std::uint32_t longest = length[0];
    Entry entries[V::kLanes];
    const auto next = [&](std::uint32_t step) {
      for (std::size_t lane = 0; lane < V::kLanes; ++lane) {
        const Entry* ahead = reinterpret_cast<const Entry*>(list[lane][2] & ~Entry{1});
        __builtin_prefetch(ahead);
        __builtin_prefetch(ahead + 8);
        const bool there = step < length[lane];
        entries[lane] = there ? list[lane][0] : identity_entry();
        list[lane] += there ? 1 : 0;
      }
    };
    next(0);
    VectorPoint<V> sum = from_niels<V>(load(entries));
    for (std::uint32_t step = 1; step < longest; ++step) {
      next(step);
      sum = add<V>(sum, load(entries));
    }
    store_sums(sum, jobs, count, window_lane);
  }

  /// From bucket lanes to window lanes.
  void store_sums(const VectorPoint<V>& sum, const Job* jobs, std::size_t count, std::size_t window_lane) {
    alignas(64) std::uint64_t words[kPointWords][V::kLanes];
    const typename V::Fe* coordinates[4] = {&sum.y_minus_x, &sum.y_plus_x, &sum.Z, &sum.T};
    for (std::size_t c = 0; c < 4; ++c) {
      for (std::size_t i = 0; i < V::kLimbs; ++i) {
        *reinterpret_cast<Word*>(words[c * V::kLimbs + i]) = coordinates[c]->limb[i];
      }
    }
    edwards::Extended points[V::kLanes];
    bool converted = false;
    for (std::size_t job = 0; job < count; ++job) {
      if (jobs[job].part == 0) {
        std::uint64_t* to = &m_sums[jobs[job].bucket * kPointWords * V::kLanes + window_lane];
        for (std::size_t i = 0; i < kPointWords; ++i) {
          to[i * V::kLanes] = words[i][job];
        }
        continue;
      }
      if (!converted) {
        to_extended<V>(sum, points);
        converted = true;
      }
      m_extra[jobs[job].part - 1] = {points[job], jobs[job].bucket};
    }
  }

  struct Extra {
    edwards::Extended point;
    std::uint32_t bucket;
  };

  VectorPoint<V> load_sum(std::size_t bucket) const {
    const std::uint64_t* from = &m_sums[bucket * kPointWords * V::kLanes];
    VectorPoint<V> p;
    typename V::Fe* coordinates[4] = {&p.y_minus_x, &p.y_plus_x, &p.Z, &p.T};
    for (std::size_t c = 0; c < 4; ++c) {
      for (std::size_t i = 0; i < V::kLimbs; ++i) {
        coordinates[c]->limb[i] = *reinterpret_cast<const Word*>(from + (c * V::kLimbs + i) * V::kLanes);
      }
    }
    return p;
  }

  void store_sum(std::size_t bucket, const VectorPoint<V>& p) {
    std::uint64_t* to = &m_sums[bucket * kPointWords * V::kLanes];
    const typename V::Fe* coordinates[4] = {&p.y_minus_x, &p.y_plus_x, &p.Z, &p.T};
    for (std::size_t c = 0; c < 4; ++c) {
      for (std::size_t i = 0; i < V::kLimbs; ++i) {
        *reinterpret_cast<Word*>(to + (c * V::kLimbs + i) * V::kLanes) = coordinates[c]->limb[i];
      }
    }
  }

  /// Adds a part to its bucket: the part's point in one lane and the identity in the others.
  void add_extra(const Extra& extra, std::size_t window_lane) {
    Fe51 minus[V::kLanes], plus[V::kLanes], Z[V::kLanes], T[V::kLanes];
    const Fe51 *minus_at[V::kLanes], *plus_at[V::kLanes], *Z_at[V::kLanes], *T_at[V::kLanes];
    for (std::size_t lane = 0; lane < V::kLanes; ++lane) {
      const bool here = lane == window_lane;
      minus[lane] = here ? fe::sub_tight(extra.point.Y, extra.point.X) : fe::kOne;
      plus[lane] = here ? fe::carry(fe::add(extra.point.Y, extra.point.X)) : fe::kOne;
      Z[lane] = here ? extra.point.Z : fe::kOne;
      T[lane] = here ? extra.point.T : fe::kZero;
      minus_at[lane] = &minus[lane];
      plus_at[lane] = &plus[lane];
      Z_at[lane] = &Z[lane];
      T_at[lane] = &T[lane];
    }
    const VectorPoint<V> part{V::load(minus_at), V::load(plus_at), V::load(Z_at), V::load(T_at)};
    store_sum(extra.bucket, add<V>(load_sum(extra.bucket), part));
  }

  void clear_sums() {
    const VectorPoint<V> identity = vector_identity<V>();
    for (std::size_t b = 1; b <= m_buckets; ++b) {
      store_sum(b, identity);
    }
  }

  /// Σ b·bucket b of each window's lane.
  void reduce(edwards::Extended* windows) {
    VectorPoint<V> running = load_sum(m_buckets), total = running;
    for (std::size_t b = m_buckets - 1; b > 0; --b) {
      running = add<V>(running, load_sum(b));
      total = add<V>(total, running);
    }
    to_extended<V>(total, windows);
  }

  static constexpr MultiexpBase kIdentityBase{fe::kOne, fe::kOne, fe::kZero};

  const std::span<const MultiexpRun> m_runs;
  const std::size_t m_terms;
  const MultiexpPlan m_plan;
  const std::size_t m_buckets;
  const std::size_t m_most;  // terms a job
  Buffer<std::uint64_t> m_words;
  Buffer<std::uint16_t> m_digits;
  Buffer<Entry> m_entries;
  Buffer<std::uint32_t> m_counts;
  Buffer<Job> m_jobs, m_order;
  Buffer<std::uint32_t> m_lengths;
  Buffer<Extra> m_extra;
  std::uint32_t m_extra_count = 0;
  Buffer<std::uint64_t> m_sums;  // [bucket][coordinate, limb][window]
};

/// Bits a digit. Measured: docs/benchmarks.md.
inline int window_width(std::size_t terms) {
  return terms < 96      ? 5
         : terms < 384   ? 6
         : terms < 1024  ? 7
         : terms < 3072  ? 8
         : terms < 8192  ? 9
         : terms < 24576 ? 10
                         : 11;
}

/// Fewer than `fewest` terms, at least 1, leave too many lanes empty and go to the portable backend.
template <class V, std::size_t fewest>
Point vector_multiexp(std::span<const MultiexpRun> runs, bool wipe_scratch) {
  const Scalar zero;
  const std::uint64_t* greatest = zero.limbs();
  std::size_t terms = 0;
  for (std::size_t r = 0; r < runs.size(); ++r) {
    const Scalar* scalars = runs.data()[r].scalars.data();
    const std::size_t count = runs.data()[r].scalars.size();
    terms += count;
    for (std::size_t i = 0; i < count; ++i) {
      greatest = less(greatest, scalars[i].limbs()) ? scalars[i].limbs() : greatest;
    }
  }
  if (terms < fewest) {
    return kPortableBackend.multiexp(runs, wipe_scratch);
  }
  TACIT_CHECK(terms < std::size_t{1} << 31);  // positions in lists have 32 bits
  const MultiexpPlan plan = make_plan(window_width(terms), greatest);
  if (plan.windows == 0) {
    return edwards::to_point(edwards::kIdentity);
  }
  return edwards::to_point(VectorMultiexp<V>(runs, terms, plan, wipe_scratch).run());
}

}  // namespace
}  // namespace tacit
