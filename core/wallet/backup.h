// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "wallet/types.h"

/// What is told about backup files; Wallet makes and reads them.
namespace tacit {

enum class BackupError : std::uint8_t {
  kMissing,        // no file there, or it can not be read
  kNotBackup,      // the file is something else; nothing of it was overwritten
  kDamaged,        // cut short, changed or put together of several
  kNewerVersion,   // written by a later program
  kWrongPassword,  // the backup's own password is meant
  kTooLarge,       // of more than 512 MiB
  kNoMemory,       // for the password's key
  kStorage,        // the file or the wallet folder can not be written
  kExists,         // restore into a folder that holds a wallet
  kInUse,          // another program has the folder
  kBadNode,        // not a node link, or one of another network than the backup's
  kBadProxy,       // not HOST:PORT of an IP address or `localhost`
};

struct BackupSummary {
  std::uint64_t made = 0;    // ms since 1970
  std::string network_name;  // empty when the wallet had never seen one
  WatchKind watch = WatchKind::kNone;
  std::size_t accounts = 0, payments = 0, requests = 0, contacts = 0;
};

/// A backup held against the wallet that is open.
struct BackupRehearsal {
  BackupSummary summary;
  bool same_wallet = false;  // its words, or its view key, are those of the open wallet
  // What the open wallet has, over all accounts, and the backup has not.
  std::size_t missing_accounts = 0, missing_payments = 0, missing_requests = 0, missing_contacts = 0;

  bool complete() const {
    return same_wallet && missing_accounts + missing_payments + missing_requests + missing_contacts == 0;
  }
};

}  // namespace tacit
