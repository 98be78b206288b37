// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

/// Where a test may end the process, by name: the complete list. A point stands on each side of whatever
/// makes state durable and at the stored edges of a payment; tests/faults/points.py sees to it that no source
/// that writes to the disk is without one, and tests/functional/test_crashes.py kills at each.
///
/// Only a build with the CMake option TACIT_FAULTS, which comes with the tests, can be told to. In every
/// other build, the packages' among them, `crash_at` is nothing.
// clang-format off
#define TACIT_CRASH_POINTS(point)                                                                             \
  /* a node: */                                                                                               \
  point(kInitKeys, "init-keys")                  /* `init` and `practice` wrote keys, no ledger yet */        \
  point(kLedgerMade, "ledger-made")              /* a new ledger is whole, under its temporary name */        \
  point(kFileWritten, "file-written")            /* a file of the data folder, under its temporary name */    \
  point(kFileRenamed, "file-renamed")            /* and in its place, the folder not synchronised */          \
  point(kFaucetAsked, "faucet-asked")            /* a request for test money is stored, nobody was told */    \
  point(kFaucetPlanned, "faucet-planned")        /* it is planned, and still among the stored requests */     \
  point(kAccept, "accept")                       /* a transaction was accepted, its sender not yet told */    \
  point(kBeforeBlock, "before-block")            /* a transaction waits or a block is due, none is begun */   \
  point(kBlockSigned, "block-signed")            /* a block is signed and in no file */                       \
  point(kInPlace, "in-place")                    /* it is in the record of signed ones, not synchronised */   \
  point(kBeforeCommit, "before-commit")          /* and synchronised, and not in the ledger */                \
  point(kInCommit, "in-commit")                  /* everything is written and nothing synchronised */         \
  point(kAfterCommit, "after-commit")            /* a block is durable and nobody was told */                 \
  point(kAnnounced, "announced")                 /* the block's listeners were told */                        \
  point(kDecodedWritten, "decoded-written")      /* decoded coins are durable, their checksum is not */       \
  point(kDecodedSummed, "decoded-summed")        /* and it is written */                                      \
  /* a wallet: */                                                                                             \
  point(kCopyWritten, "copy-written")            /* keys, accounts or a backup, under a temporary name */     \
  point(kCopyRenamed, "copy-renamed")            /* and in its place, the folder not synchronised */          \
  point(kRecordsWritten, "records-written")      /* records are in the database, not committed */             \
  point(kRecordsCommitted, "records-committed")  /* and committed, nobody was told */                         \
  point(kCoverWritten, "cover-written")          /* coins are in the cover file, their block is not stored */ \
  point(kAccountMade, "account-made")            /* an account's folder is there, without records */          \
  point(kSetAside, "set-aside")                  /* one file of a wallet that is restored over is aside */    \
  point(kPlanned, "planned")                     /* the plan of a payment is stored */                        \
  point(kProved, "proved")                       /* the transaction is made, and not stored */                \
  point(kBeforeHandingOver, "before-handing-over") /* stored as handed over, not a byte sent */               \
  point(kHandingOver, "handing-over")            /* given to the link */                                      \
  point(kHandedOver, "handed-over")              /* the node answered */                                      \
  point(kBlockSeen, "block-seen")                /* the deciding block was checked */                         \
  point(kBlockStored, "block-stored")            /* and its outcome stored */
// clang-format on

namespace tacit {

#define TACIT_CRASH_POINT_ENUM(name, text) name,
enum class CrashPoint : std::uint8_t { TACIT_CRASH_POINTS(TACIT_CRASH_POINT_ENUM) };
#undef TACIT_CRASH_POINT_ENUM

#ifdef TACIT_FAULTS
/// When the environment variable TACIT_CRASH_AT names this point, the process kills itself with SIGKILL,
/// after it has let TACIT_CRASH_AFTER (default 0) passes go by. A name that is in no list ends it with
/// status 86.
void crash_at(CrashPoint point);
#else
inline void crash_at(CrashPoint) {}
#endif

}  // namespace tacit
