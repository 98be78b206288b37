// SPDX-License-Identifier: MIT
#include "node/keys.h"

#include <filesystem>
#include <iostream>

#include "node/arguments.h"
#include "node/commands.h"
#include "node/texts.h"

namespace tacit::daemon {
namespace {

bool is_there(const std::string& path) {
  std::error_code unknown;
  // What can not be looked at is not lost: loading it says why.
  return std::filesystem::exists(path, unknown) || unknown;
}

bool has_ledger(const std::string& folder) {
  std::error_code none;
  return !std::filesystem::is_empty(ledger_folder(folder), none) && !none;
}

}  // namespace

std::optional<std::string> lost_key(const std::string& folder) {
  if (!has_ledger(folder)) {
    return std::nullopt;
  }
  if (!is_there(folder + "/operator.key")) {
    return "operator.key is not in " + folder +
           " any more. Nothing was changed and no money is lost, but nobody can go on with this ledger "
           "without "
           "it. Put back a copy of the file";
  }
  if (!is_there(folder + "/curve.key")) {
    return "curve.key is not in " + folder +
           " any more. Nothing was changed and no money is at risk. Wallets know this node by that key: put "
           "back "
           "a copy of the file. Without one, `tacitd new-link-key --data " +
           folder + "` makes another, and every wallet has to be given the node's new link";
  }
  return std::nullopt;
}

int new_link_key_command(std::span<const std::string> words) {
  std::string wrong;
  const auto arguments = Arguments::parse(words, {"data"}, {}, wrong);
  const auto folder = arguments ? arguments->text("data") : std::nullopt;
  if (!folder) {
    return complain("new-link-key: --data DIR is needed, and nothing else", kExitUsage);
  }
  const auto lock = DataFolderLock::take(*folder + "/lock");
  if (!lock) {
    return complain(describe(lock.error(), *folder),
                    lock.error() == FileError::kLocked ? kExitInUse : kExitFailed);
  }
  if (!has_ledger(*folder)) {
    return complain("there is no ledger in " + ledger_folder(*folder) + "; `tacitd init` makes one",
                    kExitFailed);
  }
  if (!is_there(*folder + "/operator.key")) {
    return complain(*lost_key(*folder), kExitFailed);
  }
  if (is_there(*folder + "/curve.key")) {
    return complain(
        "there is a curve.key in " + *folder +
            ", by which wallets know this node. Nothing was changed. If it is to be another, move the "
            "file away first",
        kExitFailed);
  }
  if (auto keys = make_node_keys(*folder); !keys) {
    return complain("keys: " + describe(keys.error(), *folder), kExitFailed);
  }
  std::cout << R"({"curve_key":"new"})" << "\n" << std::flush;
  return 0;
}

}  // namespace tacit::daemon
