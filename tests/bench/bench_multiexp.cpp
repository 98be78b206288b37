// SPDX-License-Identifier: MIT
#include <vector>

#include <benchmark/benchmark.h>
#include <sodium.h>
#include <time.h>

#include "base/secret.h"
#include "crypto/multiexp.h"

using namespace tacit;

namespace {

/// Thread CPU time, since a shared machine inflates the wall clock.
double cpu_seconds() {
  timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

template <class F>
void measure(benchmark::State& state, F&& work) {
  for (auto _ : state) {
    const double begin = cpu_seconds();
    benchmark::DoNotOptimize(work());
    state.SetIterationTime(cpu_seconds() - begin);
  }
}

Scalar scalar_number(std::uint64_t i) {
  return hash_to_scalar("tacit/1/bench/scalar", {i});
}

struct Terms {
  std::vector<Scalar> scalars;
  std::vector<Point> points;
  std::vector<MultiexpBase> bases;
};

Terms make_terms(std::size_t size) {
  Terms terms;
  const Point step = hash_to_point("tacit/1/bench/point", {std::uint64_t(0)});
  Point last = base_point();
  for (std::size_t i = 0; i < size; ++i) {
    terms.scalars.push_back(scalar_number(i));
    terms.points.push_back(last);
    last = last + step;
  }
  terms.bases = prepare(terms.points);
  return terms;
}

void multiexp_vartime_terms(benchmark::State& state) {
  const Terms terms = make_terms(static_cast<std::size_t>(state.range(0)));
  state.SetLabel(std::string(multiexp_backend()));
  measure(state, [&] { return multiexp_vartime(terms.scalars, terms.bases); });
}
BENCHMARK(multiexp_vartime_terms)
    ->Arg(64)
    ->Arg(256)
    ->Arg(512)
    ->Arg(4096)
    ->Arg(12288)
    ->Arg(49152)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);

void multiexp_constant_time(benchmark::State& state) {
  const Terms terms = make_terms(static_cast<std::size_t>(state.range(0)));
  measure(state, [&] { return multiexp(terms.scalars, terms.points); });
}
BENCHMARK(multiexp_constant_time)->Arg(2)->Arg(58)->Arg(257)->UseManualTime()->Unit(benchmark::kMillisecond);

void scalar_multiplication(benchmark::State& state) {
  Scalar a = scalar_number(1);
  const Scalar b = scalar_number(2);
  for (auto _ : state) {
    a *= b;
    benchmark::DoNotOptimize(a);
  }
}
BENCHMARK(scalar_multiplication);

void scalar_inversion(benchmark::State& state) {
  const Scalar a = scalar_number(1);
  for (auto _ : state) {
    benchmark::DoNotOptimize(a.invert());
  }
}
BENCHMARK(scalar_inversion);

void point_decode(benchmark::State& state) {
  const Bytes32 encoding = hash_to_point("tacit/1/bench/point", {std::uint64_t(1)}).encode();
  for (auto _ : state) {
    benchmark::DoNotOptimize(Point::decode(encoding));
  }
}
BENCHMARK(point_decode)->Unit(benchmark::kMicrosecond);

void point_encode(benchmark::State& state) {
  const Point p = hash_to_point("tacit/1/bench/point", {std::uint64_t(1)});
  for (auto _ : state) {
    benchmark::DoNotOptimize(p.encode());
  }
}
BENCHMARK(point_encode)->Unit(benchmark::kMicrosecond);

void point_times_scalar(benchmark::State& state) {
  const Point p = hash_to_point("tacit/1/bench/point", {std::uint64_t(1)});
  const Scalar s = scalar_number(1);
  for (auto _ : state) {
    benchmark::DoNotOptimize(s * p);
  }
}
BENCHMARK(point_times_scalar)->Unit(benchmark::kMicrosecond);

void base_times_scalar(benchmark::State& state) {
  const Scalar s = scalar_number(1);
  for (auto _ : state) {
    benchmark::DoNotOptimize(multiply_base(s));
  }
}
BENCHMARK(base_times_scalar)->Unit(benchmark::kMicrosecond);

void libsodium_point_times_scalar(benchmark::State& state) {
  ensure_sodium();
  const Bytes32 p = hash_to_point("tacit/1/bench/point", {std::uint64_t(1)}).encode();
  const Bytes32 s = scalar_number(1).encode();
  Bytes32 out;
  for (auto _ : state) {
    benchmark::DoNotOptimize(crypto_scalarmult_ristretto255(out.data(), s.data(), p.data()));
  }
}
BENCHMARK(libsodium_point_times_scalar)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
