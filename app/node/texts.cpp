// SPDX-License-Identifier: MIT
#include "node/texts.h"

#include <iostream>
#include <string_view>

namespace tacit::daemon {

std::string describe(const StoreFailure& failure, const std::string& folder) {
  const std::string ledger = ledger_folder(folder);
  switch (failure.error) {
    case StoreError::kAbsent:
      return "there is no ledger in " + ledger + "; `tacitd init` makes one";
    case StoreError::kExists:
      return "there is a ledger in " + ledger + " already";
    case StoreError::kLocked:
      return "another process uses " + ledger;
    case StoreError::kVersion:
      return ledger + " was written by another version of tacitd";
    case StoreError::kGenesis:
      return "no genesis: " + failure.place;
    case StoreError::kDamaged:
      return "the ledger in " + ledger + " is damaged (" + failure.place +
             "). Nothing was changed. Do not run a node on what is there, look at the disk, and put back a "
             "copy of "
             "the whole folder " +
             folder +
             " that was made after the node was stopped for the last time. With an older one the node would "
             "sign "
             "other blocks in place of those that wallets have seen, and they would stop for good";
    case StoreError::kFull:
      return "the disk is full; free some space and start again, nothing is lost";
    case StoreError::kIo:
      break;
  }
  return "can not read or write " + ledger +
         ": no permission, or the disk fails. Nothing was changed and nothing is lost; mend that and start "
         "again";
}

namespace {

StoreError store_error_of(StorageFault fault) {
  switch (fault) {
    case StorageFault::kFull:
      return StoreError::kFull;
    case StorageFault::kUnreadable:
      return StoreError::kDamaged;
    case StorageFault::kIo:
      break;
  }
  return StoreError::kIo;
}

/// What is left to an operator whose ledger is not the one that was signed.
constexpr std::string_view kPutBack =
    ". Nothing was changed and no money is lost, but another block in place of one that wallets have seen "
    "would stop them for good, so the node does not start. Put back the copy of the whole folder that was "
    "made "
    "after the node was stopped for the last time; without one this network can not go on";

std::string describe_signer(const SignerFailure& failure, const std::string& folder) {
  const std::string record = signed_blocks_path(folder);
  const std::string height = std::to_string(failure.signed_height);
  switch (failure.kind) {
    case SignerFailure::Kind::kBehind:
      return "the ledger in " + ledger_folder(folder) + " is an old one: it ends at block " +
             std::to_string(failure.ledger_height) + ", and block " + height + " was signed here" +
             std::string(kPutBack);
    case SignerFailure::Kind::kDiverged:
      return "the ledger in " + ledger_folder(folder) + " does not fit block " + height +
             ", which was signed here" + std::string(kPutBack);
    case SignerFailure::Kind::kNetwork:
      return record +
             " tells what was signed for another network than the ledger's. Nothing was changed. Put the "
             "ledger "
             "and this file together that belong together; if this is a new network, move the file away";
    case SignerFailure::Kind::kDamaged:
      return record +
             " is damaged: it does not say which block was signed last. Nothing was changed and no money is "
             "lost. If the ledger beside it is as the node left it, move the file away and start again: it "
             "is made "
             "anew. If the ledger was put back from a copy, do not: the node might sign other blocks in "
             "place of "
             "those that wallets have seen, and they would stop for good";
    case SignerFailure::Kind::kLedger:
      return describe(StoreFailure{store_error_of(failure.ledger), "newest blocks"}, folder);
    case SignerFailure::Kind::kFile:
      break;
  }
  return describe(failure.file, record);
}

}  // namespace

std::string describe(const NodeFailure& failure, const std::string& folder) {
  switch (failure.kind) {
    case NodeFailure::Kind::kStore:
      return describe(failure.store, folder);
    case NodeFailure::Kind::kOperatorKey:
      return folder + "/operator.key is not the key that the genesis names";
    case NodeFailure::Kind::kSigner:
      return describe_signer(failure.signer, folder);
    case NodeFailure::Kind::kLink:
      break;
  }
  switch (failure.link) {
    case LinkServerError::kAddress:
      return "this computer does not have the address to listen on";
    case LinkServerError::kPortInUse:
      return "the port is in use";
    case LinkServerError::kPermission:
      return "no permission to listen on that port";
    case LinkServerError::kSystem:
      break;
  }
  return "the system gives no socket to listen on";
}

std::string describe(FileError error, const std::string& path) {
  switch (error) {
    case FileError::kAbsent:
      return path + " is not there";
    case FileError::kExists:
      return path + " is there already";
    case FileError::kPermission:
      return path + " can not be used: no permission, or others may read it (chmod 600)";
    case FileError::kTooLarge:
      return path + " is not what it should be";
    case FileError::kLocked:
      return "another process uses " + path;
    case FileError::kFull:
      return "the disk is full; free some space and start again, nothing is lost";
    case FileError::kDamaged:
      return "operator.key or curve.key in " + path +
             " is damaged: no key is in it. Nothing was changed. Put back a copy of the file; without "
             "operator.key nobody can go on with this ledger. An operator.key that is there must never be in "
             "use "
             "twice";
    case FileError::kIo:
      break;
  }
  return "can not read or write " + path +
         ": no permission, or the disk fails. Nothing is lost; mend that and start again";
}

int complain(const std::string& text, int code) {
  std::cerr << "tacitd: " + text + "\n" << std::flush;
  return code;
}

}  // namespace tacit::daemon
