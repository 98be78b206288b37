// SPDX-License-Identifier: MIT
#include "node/block_signer.h"

#include <utility>

#include "base/check.h"
#include "base/crash_point.h"
#include "base/log.h"

namespace tacit {
namespace {

using Kind = SignerFailure::Kind;

SignerFailure failure_of(FileError error) {
  switch (error) {
    case FileError::kExists:
      return {.kind = Kind::kNetwork};
    case FileError::kDamaged:
      return {.kind = Kind::kDamaged};
    default:
      return {.kind = Kind::kFile, .file = error};
  }
}

}  // namespace

Result<BlockSigner, SignerFailure> BlockSigner::open(const std::string& path, SigningKeyPair key,
                                                     Ledger& ledger, WorkerPool* pool) {
  const NetworkParameters& network = ledger.network();
  TACIT_CHECK(key.public_key == network.operator_key);
  const Tip tip = ledger.tip();
  auto record = SignedBlocks::open(path, network.genesis, network.max_block_bytes);
  if (!record && record.error() == FileError::kAbsent) {
    record =
        SignedBlocks::make(path, network.genesis, network.max_block_bytes, {tip.header.height, tip.id, {}});
  }
  if (!record) {
    return std::unexpected(failure_of(record.error()));
  }
  BlockSigner signer(std::move(key), *std::move(record));
  TACIT_TRY_VOID(signer.settle(ledger, pool));
  return signer;
}

Result<void, SignerFailure> BlockSigner::settle(Ledger& ledger, WorkerPool* pool) {
  const Tip tip = ledger.tip();
  const SignedBlocks::Newest& newest = m_record.newest();
  const auto refuse = [&](Kind kind) {
    return std::unexpected(
        SignerFailure{.kind = kind, .signed_height = newest.height, .ledger_height = tip.header.height});
  };
  if (newest.height < tip.header.height) {
    // Its newest slot was damaged, or an earlier program went on without it: these blocks are out.
    auto written = m_record.write(tip.header.height, tip.id, {});
    return written ? Result<void, SignerFailure>() : std::unexpected(failure_of(written.error()));
  }
  if (newest.height == tip.header.height) {
    return newest.id == tip.id ? Result<void, SignerFailure>() : refuse(Kind::kDiverged);
  }
  if (newest.height > tip.header.height + 1 || newest.block.empty()) {
    return refuse(Kind::kBehind);
  }
  auto block = check_block(ledger, newest.block, nullptr, pool);
  if (!block && block.error().fault == BlockFault::kLedgerUnreadable) {
    return std::unexpected(SignerFailure{.kind = Kind::kLedger, .ledger = StorageFault::kUnreadable});
  }
  if (!block || block->id() != newest.id) {
    return refuse(Kind::kDiverged);
  }
  if (auto stored = ledger.append(*block); !stored) {
    return std::unexpected(SignerFailure{.kind = Kind::kLedger, .ledger = stored.error()});
  }
  log(LogLevel::kInfo, "signer",
      "block " + std::to_string(newest.height) + " was signed and not in the ledger; it is now");
  return {};
}

Result<AcceptedBlock, BlockSigner::Fault> BlockSigner::sign(const LedgerView& ledger, const BlockDraft& draft,
                                                            const VerdictCache* verdicts, WorkerPool* pool) {
  if (draft.header.height <= m_record.newest().height) {
    return std::unexpected(Fault(SignedBefore{}));
  }
  const Certificate certificate = sign_certificate(m_key, ledger.network().genesis, draft.id);
  auto block = check_block(ledger, seal_block(draft, certificate), verdicts, pool);
  if (!block) {
    return std::unexpected(Fault(block.error()));
  }
  crash_at(CrashPoint::kBlockSigned);
  if (auto written = m_record.write(draft.header.height, draft.id, block->bytes()); !written) {
    return std::unexpected(Fault(written.error()));
  }
  return *std::move(block);
}

}  // namespace tacit
