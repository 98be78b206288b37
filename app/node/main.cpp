// SPDX-License-Identifier: MIT
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include <malloc.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/process_memory.h"
#include "base/secret.h"
#include "node/commands.h"
#include "node/texts.h"

namespace {

constexpr const char* kUsage =
    R"(Usage:
  tacitd init --network NAME --data DIR --coin ADDRESS=AMOUNT [--coin …]
              [--prefix tacittest] [--m 7] [--fee-unit 10000] [--block-bytes 1048576]
      makes the genesis, the operator's key and the ledger of a new network; amounts in TACIT
  tacitd run --data DIR [--listen HOST:PORT] [--advertise HOST] [--verifiers N]
      runs its node; prints one line of JSON with node_link when it is ready
  tacitd verify --data DIR [--verifiers N]
      while no node runs there: checks every block since the genesis anew, proofs included
  tacitd new-link-key --data DIR
      makes a curve.key in place of one that was lost; wallets then need the node's new link
  tacitd practice --data DIR [--listen HOST:PORT] [--m 7] [--coins 64] [--stop-when-idle 600]
      runs a practice network with a faucet; ends after so many seconds without a wallet (0: never)
)";

/// A ledger is mapped into memory: a page of it that is no longer there, or that the disk does not give back,
/// arrives as this signal. Everything in here may be called from its handler.
void end_with_a_sentence(int) {
  static constexpr std::string_view kText =
      "tacitd: the ledger's file was cut short while it was in use, or the disk can not read it. No block "
      "was "
      "changed by that. Look at the disk and start the node again: it says what is damaged\n";
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, kText.data(), kText.size());
  ::_exit(tacit::daemon::kExitFailed);
}

}  // namespace

int main(int count, char** words) {
  using namespace tacit::daemon;
  tacit::forbid_core_files();
  ::umask(077);
  // Replies of megabytes go back to the system when they are done, not into a heap with holes.
  ::mallopt(M_MMAP_THRESHOLD, 1 << 20);
  ::signal(SIGBUS, end_with_a_sentence);
  tacit::ensure_sodium();
  const std::vector<std::string> arguments(words + std::min(count, 2), words + count);
  const std::string command = count > 1 ? words[1] : "";
  if (command == "init") {
    return init_command(arguments);
  }
  if (command == "run") {
    return run_command(arguments);
  }
  if (command == "verify") {
    return verify_command(arguments);
  }
  if (command == "new-link-key") {
    return new_link_key_command(arguments);
  }
  if (command == "practice") {
    return practice_command(arguments);
  }
  if (command == "--help" || command == "help") {
    std::cout << kUsage;
    return 0;
  }
  std::cerr << kUsage;
  return kExitUsage;
}
