// SPDX-License-Identifier: MIT
#include <map>
#include <vector>

#include <sodium.h>

#include "base/secret.h"
#include "crypto/multiexp.h"

#include "bench/measure.h"

/// libsodium, msm and decode: points and scalars alone.
namespace tacit::bench {
namespace {

struct Terms {
  std::vector<Scalar> scalars;
  std::vector<Point> points;
  std::vector<MultiexpBase> bases;
};

Scalar scalar_number(std::uint64_t i) {
  return hash_to_scalar("tacit/1/bench/scalar", {i});
}

const Terms& terms(std::size_t size) {
  static std::map<std::size_t, Terms> made;
  Terms& these = made[size];
  if (these.points.empty()) {
    const Point step = hash_to_point("tacit/1/bench/point", {std::uint64_t(0)});
    Point last = base_point();
    for (std::size_t i = 0; i < size; ++i) {
      these.scalars.push_back(scalar_number(i));
      these.points.push_back(last);
      last = last + step;
    }
    these.bases = prepare(these.points);
  }
  return these;
}

void multiply(benchmark::State& state, std::size_t size, std::span<const Scalar> scalars) {
  measure(state, size, [&] { return multiexp_vartime(scalars, terms(size).bases); });
}

void register_msm(std::size_t size) {
  const auto name = std::to_string(size);
  register_case(
      "msm", name, [size](benchmark::State& state) { multiply(state, size, terms(size).scalars); },
      benchmark::kMillisecond);
}

/// Scalars that an attacker might choose to make one bucket heavy, or that make most windows empty.
void register_skewed_msm(std::size_t size) {
  const auto name = std::to_string(size);
  register_case(
      "msm", name + "/equal",
      [size](benchmark::State& state) { multiply(state, size, std::vector<Scalar>(size, scalar_number(1))); },
      benchmark::kMillisecond);
  register_case(
      "msm", name + "/tiny",
      [size](benchmark::State& state) {
        std::vector<Scalar> scalars;
        for (std::size_t i = 0; i < size; ++i) {
          scalars.push_back(Scalar(i % 16));
        }
        multiply(state, size, scalars);
      },
      benchmark::kMillisecond);
}

void register_decode(std::size_t size) {
  register_case(
      "decode", std::to_string(size),
      [size](benchmark::State& state) {
        std::vector<Bytes32> encodings;
        for (const Point& point : terms(size).points) {
          encodings.push_back(point.encode());
        }
        measure(state, size, [&] { return decode_points_vartime(encodings); });
      },
      benchmark::kMicrosecond);
}

void libsodium(benchmark::State& state) {
  ensure_sodium();
  const Bytes32 point = hash_to_point("tacit/1/bench/point", {std::uint64_t(1)}).encode();
  const Bytes32 scalar = scalar_number(1).encode();
  Bytes32 product;
  measure(state, 1,
          [&] { return crypto_scalarmult_ristretto255(product.data(), scalar.data(), point.data()); });
}

}  // namespace

void register_points(const Options& options) {
  benchmark::RegisterBenchmark("libsodium/scalarmult_ristretto255", libsodium)->Unit(benchmark::kMicrosecond);
  const std::vector<std::size_t> sizes = options.smoke
                                             ? std::vector<std::size_t>{64, 256}
                                             : std::vector<std::size_t>{64, 256, 1024, 4096, 12288, 49152};
  for (const std::size_t size : sizes) {
    register_msm(size);
  }
  register_skewed_msm(sizes.back());
  for (const std::size_t size : options.smoke ? sizes : std::vector<std::size_t>{68, 1024, 49152}) {
    register_decode(size);
  }
}

}  // namespace tacit::bench
