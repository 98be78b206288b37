// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "base/result.h"
#include "base/worker_pool.h"
#include "crypto/sign.h"
#include "ledger/block_rules.h"
#include "node/signed_blocks.h"

namespace tacit {

/// Why a folder can not go on signing.
struct SignerFailure {
  enum class Kind : std::uint8_t {
    kFile,      // the record of signed blocks can not be read or written: see `file`
    kNetwork,   // it is another network's
    kDamaged,   // nothing that it holds is whole
    kBehind,    // the ledger ends below what was signed: it was put back to an earlier day, or is damaged
    kDiverged,  // the ledger holds another block where one was signed, or one that was signed fits nowhere
    kLedger,    // the block that was signed last can not be stored: see `ledger`
  };
  Kind kind{};
  FileError file{};
  StorageFault ledger{};
  std::uint64_t signed_height = 0;
  std::uint64_t ledger_height = 0;
};

/// The only place that signs blocks, and never two at one height: two certified blocks of one height stop
/// every wallet that sees both, for good. Each block is in a record (`signed_blocks.h`) beside the ledger,
/// durably, before anything else has it; nothing is signed at or below the height of the record. Wherever a
/// power cut comes, the next start either finds the record without the block, which nobody has seen then, or
/// with it, and puts exactly that block into the ledger if it is missing there: after a crash between the
/// two, and when the ledger has lost its newest block. One thread.
class BlockSigner {
 public:
  /// Reads the record and settles it with the ledger: the block that was signed last is appended when just
  /// that one is missing. A folder without a record, a new one or an earlier program's, gets one from its
  /// ledger. `key` is the operator's of the ledger's genesis (checked).
  static Result<BlockSigner, SignerFailure> open(const std::string& path, SigningKeyPair key, Ledger& ledger,
                                                 WorkerPool* pool);

  /// A signed block that was checked like any other and is in the record; the caller stores it. Otherwise the
  /// signature has gone, unseen.
  struct SignedBefore {};
  using Fault = std::variant<BlockError, FileError, SignedBefore>;
  Result<AcceptedBlock, Fault> sign(const LedgerView& ledger, const BlockDraft& draft,
                                    const VerdictCache* verdicts, WorkerPool* pool);

 private:
  BlockSigner(SigningKeyPair key, SignedBlocks record) : m_key(std::move(key)), m_record(std::move(record)) {}
  Result<void, SignerFailure> settle(Ledger& ledger, WorkerPool* pool);

  SigningKeyPair m_key;
  SignedBlocks m_record;
};

}  // namespace tacit
