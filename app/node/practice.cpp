// SPDX-License-Identifier: MIT
#include <algorithm>
#include <charconv>
#include <iostream>
#include <thread>

#include <signal.h>

#include "base/crash_point.h"
#include "base/log.h"
#include "node/arguments.h"
#include "node/commands.h"
#include "node/faucet_wallet.h"
#include "node/keys.h"
#include "node/network.h"
#include "node/stop_signal.h"
#include "node/texts.h"

namespace tacit::daemon {
namespace {

constexpr std::uint64_t kPracticeCoin = 1'000'000 * 100'000'000ull;  // a million TACIT
constexpr const char* kPrefix = "tacittest";
constexpr std::int64_t kIdleLook = 1000;  // ms
// Of more coins than these the others are lost ones to hide among: a wallet that owned them all would have
// to find and keep every one.
constexpr std::uint64_t kMostFaucetCoins = 256;

struct Settings {
  std::string folder;
  HostPort listen;
  bool listen_given = false;
  std::uint64_t m = 7;
  std::uint64_t coins = 64;
  std::uint64_t idle_s = 600;
};

std::optional<Settings> parse_settings(std::span<const std::string> words, std::string& wrong) {
  const auto arguments =
      Arguments::parse(words, {"data", "listen", "m", "coins", "stop-when-idle"}, {}, wrong);
  if (!arguments) {
    return std::nullopt;
  }
  Settings settings;
  const auto listen = parse_host_port(arguments->text("listen", "127.0.0.1:0"));
  const auto m = arguments->number("m", settings.m, 2, 8);
  const auto coins = arguments->number("coins", settings.coins, 2, 65'536);
  const auto idle = arguments->number("stop-when-idle", settings.idle_s, 0, 1'000'000);
  settings.folder = arguments->text("data", "");
  wrong = settings.folder.empty() ? "--data"
          : !listen               ? "--listen"
          : !m                    ? "--m"
          : !coins                ? "--coins"
          : !idle                 ? "--stop-when-idle"
                                  : "";
  if (!wrong.empty()) {
    return std::nullopt;
  }
  settings.listen = *listen;
  settings.listen_given = arguments->text("listen").has_value();
  settings.m = *m;
  settings.coins = *coins;
  settings.idle_s = *idle;
  return settings;
}

/// The port of the first run, so that links to this network stay good.
std::uint16_t stored_port(const std::string& folder) {
  const auto content = read_file(folder + "/port", 8);
  std::uint16_t port = 0;
  if (content) {
    const char* text = reinterpret_cast<const char*>(content->data());
    std::from_chars(text, text + content->size(), port);
  }
  return port;
}

/// Makes genesis and ledger unless they are there. 0, or an exit status.
int ensure_ledger(const Settings& settings, const NodeKeys& keys, const FaucetWallet& faucet,
                  WorkerPool& pool) {
  auto there = Store::open(ledger_folder(settings.folder), StoreCheck{1, 0});
  if (there) {
    return 0;
  }
  if (there.error().error != StoreError::kAbsent) {
    return complain(describe(there.error(), settings.folder), kExitFailed);
  }
  const auto text = faucet.address();
  const auto address = text ? parse_address(*text, kPrefix) : std::unexpected(AddressError::kNotAnAddress);
  if (!address) {
    return complain("the faucet's wallet has no address", kExitFailed);
  }
  Genesis base;
  base.name = "Practice";
  base.prefix = kPrefix;
  base.time = now_ms();
  base.m = static_cast<std::uint8_t>(settings.m);
  // The faucet's coins are the newest, in a part of the ledger that is not settled: a wallet proves settled
  // coins beforehand, and these are many.
  const std::uint64_t own = std::min(settings.coins, kMostFaucetCoins);
  base.coins = make_lost_coins(settings.coins - own, pool);
  const std::vector<std::pair<Address, Amount>> coins(own, {*address, Amount::from_units(kPracticeCoin)});
  const auto genesis = make_genesis(std::move(base), keys.operator_key.public_key, coins, pool);
  if (!genesis) {
    return complain("can not make a genesis", kExitFailed);
  }
  auto made = Store::create(ledger_folder(settings.folder), genesis->encode());
  return made ? 0 : complain(describe(made.error(), settings.folder), kExitFailed);
}

/// Waits until the program has to end, or no wallet but the faucet's has been there for long.
void wait_until_unused(const Settings& settings, const Node& node, const StopSignal& stop) {
  const SystemClock clock;
  std::uint64_t last_used = clock.steady_ms();
  while (!stop.wait(settings.idle_s == 0 ? -1 : kIdleLook)) {
    const std::uint64_t now = clock.steady_ms();
    if (node.connection_count() > 1) {
      last_used = now;
    }
    if (now - last_used >= settings.idle_s * 1000) {
      log(LogLevel::kInfo, "practice", "no wallet for a while: ending");
      return;
    }
  }
}

Result<std::unique_ptr<Node>, NodeFailure> start_node(const Settings& settings, const NodeOptions& options,
                                                      const Clock& clock, FaucetWallet& faucet,
                                                      StopSignal& stop) {
  auto keys = load_node_keys(settings.folder);
  TACIT_CHECK(keys.has_value());  // they were loaded a moment ago
  return Node::start(options, *std::move(keys), clock, &faucet, [&stop] { stop.fail(); });
}

int serve(const Settings& settings, FaucetWallet& faucet, const Clock& clock, StopSignal& stop) {
  NodeOptions options;
  options.folder = settings.folder;
  options.host = settings.listen.host;
  options.port = settings.listen_given && settings.listen.port != 0 ? settings.listen.port
                                                                    : stored_port(settings.folder);
  options.verifiers = std::max(1u, std::thread::hardware_concurrency());
  auto node = start_node(settings, options, clock, faucet, stop);
  if (!node && node.error().kind == NodeFailure::Kind::kLink &&
      node.error().link == LinkServerError::kPortInUse && !settings.listen_given) {
    // Something else has the port now. Whoever starts windows reads the new link in node.json.
    log(LogLevel::kWarning, "practice", "the port is in use; taking another");
    options.port = 0;
    node = start_node(settings, options, clock, faucet, stop);
  }
  if (!node) {
    return complain(describe(node.error(), settings.folder), kExitFailed);
  }
  const std::string link = format_node_link((*node)->link());
  const std::string line = ready_line(**node);
  if (!faucet.start(link) ||
      !write_file(settings.folder + "/port", as_bytes(std::to_string((*node)->link().port)), 0600) ||
      !write_file(settings.folder + "/node.json", as_bytes(line), 0600)) {
    return complain("can not write to " + settings.folder, kExitFailed);
  }
  std::cout << line << std::flush;
  wait_until_unused(settings, **node, stop);
  return stop.failed() ? kExitFailed : 0;
}

}  // namespace

int practice_command(std::span<const std::string> words) {
  std::string wrong;
  const auto settings = parse_settings(words, wrong);
  if (!settings) {
    return complain("practice: what is " + wrong + "?", kExitUsage);
  }
  StopSignal stop;
  ::signal(SIGHUP, SIG_IGN);  // it outlives the window that started it
  if (auto made = make_folder(settings->folder); !made) {
    return complain(describe(made.error(), settings->folder), kExitFailed);
  }
  auto lock = DataFolderLock::take(settings->folder + "/lock");
  if (!lock) {
    return complain(describe(lock.error(), settings->folder),
                    lock.error() == FileError::kLocked ? kExitInUse : kExitFailed);
  }
  if (const auto lost = lost_key(settings->folder)) {
    return complain(*lost, kExitFailed);
  }
  auto keys = make_node_keys(settings->folder);
  if (!keys) {
    return complain("keys: " + describe(keys.error(), settings->folder), kExitFailed);
  }
  crash_at(CrashPoint::kInitKeys);
  const SystemClock clock;
  WorkerPool pool(std::max(1u, std::thread::hardware_concurrency()));
  auto faucet = FaucetWallet::open(
      {settings->folder + "/faucet", settings->folder + "/faucet.key", settings->folder + "/faucet.requests"},
      kPrefix, clock, pool);
  if (!faucet) {
    return complain("the faucet's wallet in " + settings->folder + "/faucet can not be used", kExitFailed);
  }
  if (const int status = ensure_ledger(*settings, *keys, **faucet, pool); status != 0) {
    return status;
  }
  return serve(*settings, **faucet, clock, stop);
}

}  // namespace tacit::daemon
