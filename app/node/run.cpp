// SPDX-License-Identifier: MIT
#include <iostream>
#include <thread>

#include "base/log.h"
#include "node/arguments.h"
#include "node/commands.h"
#include "node/keys.h"
#include "node/network.h"
#include "node/stop_signal.h"
#include "node/texts.h"

namespace tacit::daemon {

int run_command(std::span<const std::string> words) {
  std::string wrong;
  const auto arguments = Arguments::parse(words, {"data", "listen", "advertise", "verifiers"}, {}, wrong);
  if (!arguments) {
    return complain("run: what is " + wrong + "?", kExitUsage);
  }
  const auto folder = arguments->text("data");
  const auto listen = parse_host_port(arguments->text("listen", "127.0.0.1:7700"));
  const auto verifiers =
      arguments->number("verifiers", std::max(1u, std::thread::hardware_concurrency()), 1, 256);
  const std::string advertise = arguments->text("advertise", "");
  if (!folder || !listen || !verifiers || (!advertise.empty() && !is_link_host(advertise))) {
    return complain("run: --data DIR is needed; --listen HOST:PORT, --advertise HOST, --verifiers 1–256",
                    kExitUsage);
  }
  StopSignal stop;
  auto lock = DataFolderLock::take(*folder + "/lock");
  if (!lock) {
    return complain(describe(lock.error(), *folder),
                    lock.error() == FileError::kLocked ? kExitInUse : kExitFailed);
  }
  if (const auto lost = lost_key(*folder)) {
    return complain(*lost, kExitFailed);
  }
  auto keys = load_node_keys(*folder);
  if (!keys) {
    return complain("keys: " + describe(keys.error(), *folder), kExitFailed);
  }
  NodeOptions options;
  options.folder = *folder;
  options.host = listen->host;
  options.port = listen->port;
  options.public_host = advertise;
  options.verifiers = *verifiers;
  const SystemClock clock;
  auto node = Node::start(options, *std::move(keys), clock, nullptr, [&stop] { stop.fail(); });
  if (!node) {
    return complain(describe(node.error(), *folder), kExitFailed);
  }
  std::cout << ready_line(**node) << std::flush;
  log(LogLevel::kInfo, "node", "ready, height " + std::to_string((*node)->tip().header.height));
  stop.wait(-1);
  node->reset();
  log(LogLevel::kInfo, "node", "stopped");
  return stop.failed() ? kExitFailed : 0;
}

}  // namespace tacit::daemon
