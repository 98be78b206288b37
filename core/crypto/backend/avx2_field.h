// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>

#include <immintrin.h>

#include "crypto/backend/field51.h"
#include "crypto/backend/field51_arithmetic.h"
#include "crypto/backend/unroll.h"

/// GF(2^255 − 19) in four lanes with AVX2: ten limbs of alternately 26 and 25 bits, limb i of all lanes in
/// one register of 64-bit words. For sources compiled for that instruction set; everything here has internal
/// linkage and is constant time.
///
/// The processor multiplies the low 32 bits of each operand. Bounds for even limbs, odd ones have half of
/// them: *tight*, below 2^26 + 2^18, is what products return; *wide*, below 2^28.1, is what sums and
/// differences give. A product takes a wide left operand; its right one, which is multiplied by 19 inside,
/// stays below 2^27.7 (one difference or sum of tight elements).
namespace tacit {
namespace {

struct Avx2 {
  static constexpr std::size_t kLanes = 4;
  static constexpr std::size_t kLimbs = 10;
  using Word = __m256i;
  /// All ones or zeros in each lane.
  struct Mask {
    Word word;
  };

  struct Fe {
    Word limb[kLimbs];
  };
  using Wide = Fe;

  /// As it is: this set has no loads that a mask may stop.
  TACIT_INLINE static const Fe& read(const Fe& from) { return from; }

  TACIT_INLINE static Word splat(std::uint64_t value) {
    return _mm256_set1_epi64x(static_cast<long long>(value));
  }

  TACIT_INLINE static Fe splat(const Fe51& a) {
    Word half[5];
    TACIT_UNROLL
    for (std::size_t i = 0; i < 5; ++i) {
      half[i] = splat(a.limb[i]);
    }
    return split(half);
  }

  TACIT_INLINE static Wide widen(const Fe& a) { return a; }

  TACIT_INLINE static Wide add(const Wide& a, const Wide& b) {
    Wide r;
    TACIT_UNROLL
    for (std::size_t i = 0; i < kLimbs; ++i) {
      r.limb[i] = _mm256_add_epi64(a.limb[i], b.limb[i]);
    }
    return r;
  }

  /// a − b + 2p: the sum of a's bound and 2^27, for tight b.
  TACIT_INLINE static Wide sub(const Wide& a, const Wide& b) {
    Wide r;
    TACIT_UNROLL
    for (std::size_t i = 0; i < kLimbs; ++i) {
      r.limb[i] = _mm256_sub_epi64(_mm256_add_epi64(a.limb[i], splat(bias(i))), b.limb[i]);
    }
    return r;
  }

  /// −a + 2p in the lanes of the mask, for tight a; below 2^27.
  TACIT_INLINE static Fe negate_if(const Mask& mask, const Fe& a) {
    Fe r;
    TACIT_UNROLL
    for (std::size_t i = 0; i < kLimbs; ++i) {
      r.limb[i] = _mm256_blendv_epi8(a.limb[i], _mm256_sub_epi64(splat(bias(i)), a.limb[i]), mask.word);
    }
    return r;
  }

  /// Sums and differences go into the next product as they are.
  TACIT_INLINE static Fe carry(const Wide& a) { return a; }

  /// Brings limbs below 2^63 to tight ones: two chains side by side, so that each waits less for the other.
  TACIT_INLINE static Fe reduce(const Wide& a) {
    Fe r = a;
    const auto step = [&r](std::size_t from) __attribute__((always_inline)) {
      const int bits = from % 2 == 0 ? 26 : 25;
      const Word c = _mm256_srli_epi64(r.limb[from], bits);
      r.limb[from] = _mm256_and_si256(r.limb[from], splat((std::uint64_t{1} << bits) - 1));
      if (from + 1 < kLimbs) {
        r.limb[from + 1] = _mm256_add_epi64(r.limb[from + 1], c);
      } else {
        r.limb[0] = _mm256_add_epi64(
            r.limb[0],
            _mm256_add_epi64(c, _mm256_add_epi64(_mm256_slli_epi64(c, 1), _mm256_slli_epi64(c, 4))));
      }
    };
    step(0);
    step(4);
    step(1);
    step(5);
    step(2);
    step(6);
    step(3);
    step(7);
    step(4);
    step(8);
    step(9);
    step(0);
    return r;
  }

  /// A column is at most 247·2^54.7 < 2^62.7: thirteen products of 2^28.1 / 2 by 2^27.7 / 2, doubled,
  /// times 19.
  TACIT_INLINE static Fe mul(const Fe& x, const Fe& y) {
    const Word nineteen = splat(19);
    Word y19[kLimbs], x2[kLimbs];
    TACIT_UNROLL
    for (std::size_t i = 1; i < kLimbs; ++i) {
      y19[i] = _mm256_mul_epu32(y.limb[i], nineteen);
    }
    TACIT_UNROLL
    for (std::size_t i = 1; i < kLimbs; i += 2) {
      x2[i] = _mm256_add_epi64(x.limb[i], x.limb[i]);
    }
    Wide r;
    TACIT_UNROLL
    for (std::size_t k = 0; k < kLimbs; ++k) {
      Word sum = _mm256_setzero_si256();
      TACIT_UNROLL
      for (std::size_t i = 0; i < kLimbs; ++i) {
        const std::size_t j = (k + kLimbs - i) % kLimbs;
        const Word left = i % 2 == 1 && j % 2 == 1 ? x2[i] : x.limb[i];
        const Word right = i <= k ? y.limb[j] : y19[j];
        sum = _mm256_add_epi64(sum, _mm256_mul_epu32(left, right));
      }
      r.limb[k] = sum;
    }
    return reduce(r);
  }
  TACIT_INLINE static Fe mul_wide(const Fe& x, const Fe& y) { return mul(x, y); }

  /// For x below 2^27.7.
  TACIT_INLINE static Fe square(const Fe& x) {
    const Word nineteen = splat(19);
    Word x19[kLimbs], x2[kLimbs];
    TACIT_UNROLL
    for (std::size_t i = 0; i < kLimbs; ++i) {
      x2[i] = _mm256_add_epi64(x.limb[i], x.limb[i]);
      x19[i] = i < 5 ? x.limb[i] : _mm256_mul_epu32(x.limb[i], nineteen);
    }
    Wide r;
    TACIT_UNROLL
    for (std::size_t k = 0; k < kLimbs; ++k) {
      Word sum = _mm256_setzero_si256();
      TACIT_UNROLL
      for (std::size_t i = 0; i < kLimbs; ++i) {
        const std::size_t j = (k + kLimbs - i) % kLimbs;
        if (j < i) {
          continue;
        }
        const bool wraps = i + j >= kLimbs;
        const Word right = wraps ? x19[j] : x.limb[j];
        Word left = i == j ? x.limb[i] : x2[i];
        if (i % 2 == 1 && j % 2 == 1) {
          left = i == j ? x2[i] : _mm256_add_epi64(x2[i], x2[i]);
        }
        sum = _mm256_add_epi64(sum, _mm256_mul_epu32(left, right));
      }
      r.limb[k] = sum;
    }
    return reduce(r);
  }
  TACIT_INLINE static Fe square_wide(const Fe& x) { return square(x); }

  /// The representatives in [0, p); for tight a.
  TACIT_INLINE static Fe canonical(const Fe& a) {
    Fe r = reduce(a);
    Word q = _mm256_srli_epi64(_mm256_add_epi64(r.limb[0], splat(19)), 26);
    TACIT_UNROLL
    for (std::size_t i = 1; i < kLimbs; ++i) {
      q = _mm256_srli_epi64(_mm256_add_epi64(r.limb[i], q), i % 2 == 0 ? 26 : 25);
    }
    r.limb[0] = _mm256_add_epi64(r.limb[0], _mm256_mul_epu32(q, splat(19)));
    TACIT_UNROLL
    for (std::size_t i = 0; i < kLimbs; ++i) {
      const int bits = i % 2 == 0 ? 26 : 25;
      if (i + 1 < kLimbs) {
        r.limb[i + 1] = _mm256_add_epi64(r.limb[i + 1], _mm256_srli_epi64(r.limb[i], bits));
      }
      r.limb[i] = _mm256_and_si256(r.limb[i], splat((std::uint64_t{1} << bits) - 1));
    }
    return r;
  }

  TACIT_INLINE static Mask same(const Fe& a, const Fe& b) {
    Word difference = _mm256_xor_si256(a.limb[0], b.limb[0]);
    TACIT_UNROLL
    for (std::size_t i = 1; i < kLimbs; ++i) {
      difference = _mm256_or_si256(difference, _mm256_xor_si256(a.limb[i], b.limb[i]));
    }
    return {_mm256_cmpeq_epi64(difference, _mm256_setzero_si256())};
  }
  TACIT_INLINE static Mask odd(const Fe& a) {
    const Word one = splat(1);
    return {_mm256_cmpeq_epi64(_mm256_and_si256(a.limb[0], one), one)};
  }

  TACIT_INLINE static Word load_digits(const std::int8_t* digits) {
    int four = 0;
    __builtin_memcpy(&four, digits, sizeof four);
    return _mm256_cvtepi8_epi64(_mm_cvtsi32_si128(four));
  }
  TACIT_INLINE static Word absolute(Word a) {
    const Word sign = negative(a).word;
    return _mm256_sub_epi64(_mm256_xor_si256(a, sign), sign);
  }
  TACIT_INLINE static Mask negative(Word a) { return {_mm256_cmpgt_epi64(_mm256_setzero_si256(), a)}; }
  TACIT_INLINE static Mask equal(Word a, Word b) { return {_mm256_cmpeq_epi64(a, b)}; }

  TACIT_INLINE static Fe select(const Mask& mask, const Fe& a, const Fe& b) {
    Fe r;
    TACIT_UNROLL
    for (std::size_t i = 0; i < kLimbs; ++i) {
      r.limb[i] = _mm256_blendv_epi8(b.limb[i], a.limb[i], mask.word);
    }
    return r;
  }
  TACIT_INLINE static Mask mask_and(const Mask& a, const Mask& b) {
    return {_mm256_and_si256(a.word, b.word)};
  }
  TACIT_INLINE static Mask mask_or(const Mask& a, const Mask& b) { return {_mm256_or_si256(a.word, b.word)}; }
  TACIT_INLINE static Mask mask_from_bits(unsigned bits) {
    const Word lane = _mm256_setr_epi64x(1, 2, 4, 8);
    return {_mm256_cmpeq_epi64(_mm256_and_si256(splat(bits), lane), lane)};
  }
  TACIT_INLINE static unsigned bits_of(const Mask& mask) {
    return static_cast<unsigned>(_mm256_movemask_pd(_mm256_castsi256_pd(mask.word)));
  }

  TACIT_INLINE static Fe load(const Fe51* const* address) {
    Word half[5];
    alignas(32) std::uint64_t words[5][kLanes];
    TACIT_UNROLL
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      TACIT_UNROLL
      for (std::size_t i = 0; i < 5; ++i) {
        words[i][lane] = address[lane]->limb[i];
      }
    }
    TACIT_UNROLL
    for (std::size_t i = 0; i < 5; ++i) {
      half[i] = _mm256_load_si256(reinterpret_cast<const Word*>(words[i]));
    }
    return split(half);
  }

  /// Lane l's element, tight or wide, goes to address[l], tight as field51_arithmetic.h has it.
  TACIT_INLINE static void store(const Fe& a, Fe51* const* address) {
    alignas(32) std::uint64_t words[5][kLanes];
    TACIT_UNROLL
    for (std::size_t i = 0; i < 5; ++i) {
      _mm256_store_si256(reinterpret_cast<Word*>(words[i]),
                         _mm256_add_epi64(a.limb[2 * i], _mm256_slli_epi64(a.limb[2 * i + 1], 26)));
    }
    TACIT_UNROLL
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      TACIT_UNROLL
      for (std::size_t i = 0; i < 5; ++i) {
        address[lane]->limb[i] = words[i][lane];
      }
      *address[lane] = fe::carry(*address[lane]);
    }
  }

  /// The three elements that begin at each address, as in MultiexpBase: fifteen words.
  TACIT_INLINE static void load_three(const Fe51* const* address, Fe& first, Fe& second, Fe& third) {
    Word column[16];
    TACIT_UNROLL
    for (std::size_t group = 0; group < 4; ++group) {
      // The last four words begin one early, so as to end with the fifteenth.
      const std::size_t offset = group == 3 ? 11 : 4 * group;
      Word rows[kLanes];
      TACIT_UNROLL
      for (std::size_t lane = 0; lane < kLanes; ++lane) {
        rows[lane] = _mm256_loadu_si256(reinterpret_cast<const Word*>(address[lane]->limb + offset));
      }
      const Word even01 = _mm256_unpacklo_epi64(rows[0], rows[1]),
                 odd01 = _mm256_unpackhi_epi64(rows[0], rows[1]);
      const Word even23 = _mm256_unpacklo_epi64(rows[2], rows[3]),
                 odd23 = _mm256_unpackhi_epi64(rows[2], rows[3]);
      column[offset] = _mm256_permute2x128_si256(even01, even23, 0x20);
      column[offset + 1] = _mm256_permute2x128_si256(odd01, odd23, 0x20);
      column[offset + 2] = _mm256_permute2x128_si256(even01, even23, 0x31);
      column[offset + 3] = _mm256_permute2x128_si256(odd01, odd23, 0x31);
    }
    first = split(column);
    second = split(column + 5);
    third = split(column + 10);
  }

 private:
  /// Limbs of 2p.
  static constexpr std::uint64_t bias(std::size_t i) {
    return i == 0 ? (std::uint64_t{1} << 27) - 38 : (std::uint64_t{1} << (i % 2 == 0 ? 27 : 26)) - 2;
  }

  /// From limbs of 51 bits, tight (field51_arithmetic.h): 26 low bits each and the rest.
  TACIT_INLINE static Fe split(const Word* half) {
    Fe r;
    TACIT_UNROLL
    for (std::size_t i = 0; i < 5; ++i) {
      r.limb[2 * i] = _mm256_and_si256(half[i], splat((std::uint64_t{1} << 26) - 1));
      r.limb[2 * i + 1] = _mm256_srli_epi64(half[i], 26);
    }
    return r;
  }
};

}  // namespace
}  // namespace tacit
