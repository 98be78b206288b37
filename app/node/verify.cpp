// SPDX-License-Identifier: MIT
#include <filesystem>
#include <iostream>
#include <thread>

#include "base/clock.h"
#include "base/log.h"
#include "ledger/store_verify.h"
#include "node/arguments.h"
#include "node/commands.h"
#include "node/files.h"
#include "node/network.h"
#include "node/texts.h"

namespace tacit::daemon {
namespace {

constexpr std::uint64_t kTellEveryMs = 5000;

/// Whoever could write here may have known the key of their checksums: they are made again from the ledger.
bool remove_decoded_coins(const std::string& ledger) {
  std::error_code error;
  for (std::filesystem::directory_iterator files(ledger, error), end; !error && files != end;
       files.increment(error)) {
    if (files->path().filename().string().starts_with("decoded-")) {
      std::filesystem::remove(files->path(), error);
    }
  }
  return !error;
}

std::string describe(const BadBlock& bad) {
  std::string text = "block " + std::to_string(bad.height) + " breaks a rule: ";
  text += fault_name(bad.error.fault);
  if (bad.error.fault == BlockFault::kTransaction) {
    text += " " + std::to_string(bad.error.transaction) + ", ";
    text += fault_name(bad.error.transaction_fault);
  }
  return text +
         ". Nothing was changed. Wallets may have been told that this block is final, so run no node on this "
         "folder, and find out who could write to it or use its operator.key. A network can not go back "
         "behind a "
         "block that wallets have seen: they would stop for good";
}

}  // namespace

int verify_command(std::span<const std::string> words) {
  std::string wrong;
  const auto arguments = Arguments::parse(words, {"data", "verifiers"}, {}, wrong);
  if (!arguments) {
    return complain("verify: what is " + wrong + "?", kExitUsage);
  }
  const auto folder = arguments->text("data");
  const auto verifiers =
      arguments->number("verifiers", std::max(1u, std::thread::hardware_concurrency()), 1, 256);
  if (!folder || !verifiers) {
    return complain("verify: --data DIR is needed; --verifiers 1–256", kExitUsage);
  }
  const auto lock = DataFolderLock::take(*folder + "/lock");
  if (!lock) {
    return complain(describe(lock.error(), *folder),
                    lock.error() == FileError::kLocked ? kExitInUse : kExitFailed);
  }
  const std::string ledger = ledger_folder(*folder);
  std::error_code ignored;
  if (std::filesystem::exists(ledger, ignored) && !remove_decoded_coins(ledger)) {
    return complain("can not remove the decoded coins in " + ledger, kExitFailed);
  }
  const auto store = Store::open(ledger, StoreCheck::everything());
  if (!store) {
    return complain(describe(store.error(), *folder), kExitFailed);
  }
  const std::uint64_t height = (*store)->tip().header.height;
  log(LogLevel::kInfo, "verify", "lists are whole; verifying " + std::to_string(height) + " blocks");
  WorkerPool pool(*verifiers);
  const SystemClock clock;
  std::uint64_t told = clock.steady_ms();
  const auto bad = verify_store(**store, &pool, [&](std::uint64_t at) {
    if (clock.steady_ms() - told >= kTellEveryMs) {
      told = clock.steady_ms();
      log(LogLevel::kInfo, "verify", "block " + std::to_string(at) + " of " + std::to_string(height));
    }
  });
  if (bad) {
    return complain(describe(*bad), kExitFailed);
  }
  std::cout << R"({"verified":true,"height":)" << height << R"(,"supplies":)"
            << supplies_json((*store)->supplies()) << "}\n"
            << std::flush;
  return 0;
}

}  // namespace tacit::daemon
