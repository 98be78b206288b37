// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <deque>
#include <memory>
#include <string>

#include <benchmark/benchmark.h>
#include <sodium.h>

#include "base/secret.h"
#include "crypto/random.h"
#include "proof/batch_verifier.h"
#include "proof/generators.h"

/// Proving and verifying at the size of a network (N = 16384; --smoke: 16). Every result also tells its
/// processor time in scalar multiplications of libsodium, measured in the same run.
namespace {

using namespace tacit;

unsigned g_m = 7;
double g_scalarmult_seconds = 1;

double cpu_seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

void measure_libsodium() {
  std::uint8_t scalar[32], point[32], result[32];
  crypto_core_ristretto255_scalar_random(scalar);
  crypto_core_ristretto255_random(point);
  const int count = g_m == 7 ? 2000 : 20;
  const double before = cpu_seconds();
  for (int i = 0; i < count; ++i) {
    if (crypto_scalarmult_ristretto255(result, scalar, point) != 0) {
      std::abort();
    }
    std::memcpy(point, result, sizeof point);
  }
  g_scalarmult_seconds = (cpu_seconds() - before) / count;
}

/// Sets the counter when the benchmark's loop is over.
class Ratio {
 public:
  explicit Ratio(benchmark::State& state) : m_state(state), m_before(cpu_seconds()) {}
  ~Ratio() {
    const double each = (cpu_seconds() - m_before) / static_cast<double>(m_state.iterations());
    m_state.counters["scalarmults"] = each / g_scalarmult_seconds;
  }

 private:
  benchmark::State& m_state;
  double m_before;
};

VectorRandom& fixed_random() {
  static VectorRandom random(as_bytes("benchmark"));
  return random;
}

/// A full cover set of made-up coins.
struct World {
  World() {
    MembershipParameters parameters{{}, 4, static_cast<std::uint8_t>(g_m)};
    std::vector<MultiexpBase> bases[3];
    const char* const labels[] = {"tacit/1/vector/S", "tacit/1/vector/V", "tacit/1/vector/A"};
    for (int list = 0; list < 3; ++list) {
      for (std::uint64_t i = 0; i < parameters.set_size(); ++i) {
        points[list].push_back(hash_to_point(labels[list], {i}));
      }
      bases[list] = prepare(points[list]);
    }
    statement.parameters = parameters;
    statement.set = {0,
                     static_cast<std::uint32_t>(parameters.set_size()),
                     {},
                     make_cover_members(std::move(bases[0]), std::move(bases[1]), std::move(bases[2]))};
  }

  static const World& get() {
    static const World world;
    return world;
  }

  std::vector<Point> points[3];
  MembershipStatement statement;
};

struct MembershipCase {
  MembershipStatement statement;
  MembershipWitness witness;

  static MembershipCase make(std::uint64_t position) {
    const World& world = World::get();
    ProverRandom& random = fixed_random();
    MembershipCase c{world.statement, {position, random.scalar(), random.scalar(), random.scalar()}};
    const Point& H = generators().H;
    c.statement.offset = {(world.points[0][position] - c.witness.y * H).encode(),
                          (world.points[1][position] - c.witness.g * H).encode(),
                          (world.points[2][position] - c.witness.alpha * H).encode()};
    return c;
  }
};

struct BalanceCase {
  std::vector<CommitmentOpening> openings;
  BalanceStatement statement;

  /// Two inputs and the same two as outputs.
  static BalanceCase make() {
    BalanceCase c;
    ProverRandom& random = fixed_random();
    for (std::uint64_t v = 1; v <= 2; ++v) {
      c.openings.push_back({v, Scalar(7), random.scalar(), random.scalar()});
      const CommitmentOpening& o = c.openings.back();
      c.statement.inputs.push_back({pedersen_commit(Scalar(v), o.value_blinding).encode(),
                                    pedersen_commit(o.a, o.asset_blinding).encode()});
    }
    c.statement.outputs = c.statement.inputs;
    return c;
  }
  Bytes prove() const {
    return balance_prove(statement.core, openings, openings, statement.flows, fixed_random()).value();
  }
};

struct AuthorisationCase {
  AuthorisationStatement statement;
  AuthorisationWitness witness;

  static AuthorisationCase make(std::uint64_t input) {
    const FixedGenerators& g = generators();
    ProverRandom& random = fixed_random();
    AuthorisationCase c{{}, {random.scalar(), random.scalar(), random.scalar()}};
    const auto& [s, r, y] = c.witness;
    c.statement = {
        {}, input, (s * g.F + r * g.G - y * g.H).encode(), (s.invert() * (g.U - r * g.G)).encode()};
    return c;
  }
};

/// The proofs of a transaction of two inputs and two outputs.
struct Transaction {
  ProofItem item;
  std::deque<Bytes> proofs;

  Transaction() {
    for (std::uint64_t input = 0; input < 2; ++input) {
      const std::uint64_t position = fixed_random().bytes<1>()[0] % World::get().points[0].size();
      const MembershipCase m = MembershipCase::make(position);
      item.memberships.push_back({m.statement, keep(membership_prove(m.statement, m.witness).value())});
      const AuthorisationCase a = AuthorisationCase::make(input);
      item.authorisations.push_back({a.statement, keep(authorise(a.statement, a.witness).value())});
    }
    const BalanceCase b = BalanceCase::make();
    item.balances.push_back({b.statement, keep(b.prove())});
  }

 private:
  ByteView keep(Bytes proof) { return proofs.emplace_back(std::move(proof)); }
};

void prove_membership(benchmark::State& state) {
  const auto threads = static_cast<std::size_t>(state.range(0));
  const MembershipCase c = MembershipCase::make(World::get().points[0].size() / 3);
  WorkerPool pool(threads);
  Ratio ratio(state);
  for (auto _ : state) {
    const ProverControl control{threads > 1 ? &pool : nullptr, {}};
    benchmark::DoNotOptimize(membership_prove(c.statement, c.witness, fixed_random(), control));
  }
}
BENCHMARK(prove_membership)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

void prove_balance(benchmark::State& state) {
  const BalanceCase c = BalanceCase::make();
  Ratio ratio(state);
  for (auto _ : state) {
    benchmark::DoNotOptimize(c.prove());
  }
}
BENCHMARK(prove_balance)->Unit(benchmark::kMillisecond);

void prove_authorisation(benchmark::State& state) {
  const AuthorisationCase c = AuthorisationCase::make(0);
  Ratio ratio(state);
  for (auto _ : state) {
    benchmark::DoNotOptimize(authorise(c.statement, c.witness, fixed_random()));
  }
}
BENCHMARK(prove_authorisation)->Unit(benchmark::kMicrosecond);

void verify(benchmark::State& state, std::span<const ProofItem> items, WorkerPool* pool) {
  Ratio ratio(state);
  for (auto _ : state) {
    for (const ProofVerdict& verdict : verify_proofs(items, pool)) {
      if (!verdict) {
        state.SkipWithError("a valid proof was refused");
      }
    }
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * items.size()));
}

void verify_transaction(benchmark::State& state) {
  static const Transaction transaction;
  WorkerPool pool(2);
  verify(state, {&transaction.item, 1}, state.range(0) > 1 ? &pool : nullptr);
}
BENCHMARK(verify_transaction)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

void verify_batch_of_64(benchmark::State& state) {
  static const std::vector<Transaction> transactions(g_m == 7 ? 64 : 2);
  static const std::vector<ProofItem> items = [] {
    std::vector<ProofItem> result;
    for (const Transaction& transaction : transactions) {
      result.push_back(transaction.item);
    }
    return result;
  }();
  WorkerPool pool(2);
  verify(state, items, state.range(0) > 1 ? &pool : nullptr);
}
BENCHMARK(verify_batch_of_64)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

int main(int count, char** arguments) {
  for (int i = 1; i < count; ++i) {
    if (std::strcmp(arguments[i], "--smoke") == 0) {
      g_m = 2;
      std::copy(arguments + i + 1, arguments + count, arguments + i);
      --count;
      break;
    }
  }
  tacit::ensure_sodium();
  measure_libsodium();
  benchmark::AddCustomContext("backend", std::string(tacit::multiexp_backend()));
  benchmark::AddCustomContext("libsodium scalarmult", std::to_string(g_scalarmult_seconds * 1e6) + " us");
  benchmark::Initialize(&count, arguments);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
