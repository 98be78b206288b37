// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>

#include "base/bytes.h"
#include "ledger/block_rules.h"

/// Who orders blocks. The ledger, the API and the wallets do not know which engine runs; they see
/// transactions go in and final blocks come out (protocol §10).
namespace tacit {

enum class SubmitStatus : std::uint8_t {
  kAccepted = 1,  // verified, and waiting for a block; the same again for a transaction that waits already
  kFinal,         // it is in a block
  kRefused,       // breaks a rule: see `fault`
  kConflict,      // a transaction that waits already spends one of its tags
  kBusy,          // too much is waiting; the same bytes may be sent again later
  kStopping,      // the engine ends, or could not store a block; nothing is known
};

struct SubmitOutcome {
  SubmitStatus status{};
  TransactionFault fault{};  // for kRefused
  std::uint64_t height = 0;  // for kFinal
  bool first = false;        // for kAccepted: it was not known, and this answer is for whoever brought it
};

/// Whether it takes the verification of a proof to find: milliseconds, where other faults take microseconds.
inline bool is_costly(TransactionFault fault) {
  return fault == TransactionFault::kMembershipProof || fault == TransactionFault::kBalanceProof ||
         fault == TransactionFault::kAuthorisation;
}

/// What an engine announces: a block that is durable and final.
struct FinalBlock {
  Header header;
  Bytes32 id{};
  std::shared_ptr<const Bytes> bytes;  // header, certificate and transactions, as protocol §10 encodes them
};

/// What makes a block final; the number that the genesis carries.
enum class Finality : std::uint8_t { kOperatorSignature = 1, kValidators = 2 };

/// What is known of who hands a transaction in.
enum class Standing : std::uint8_t {
  kProven,     // this connection brought payments that were accepted, and nothing that no honest wallet sends
  kStranger,   // nothing
  kSuspected,  // an invalid proof came from its address lately
};
inline constexpr std::size_t kStandings = 3;

/// Who hands a transaction in. What is verified next goes by turns of addresses and connections
/// (verification_turns.h).
struct Submitter {
  std::uint64_t connection = 0;
  Bytes address{};  // empty for this machine, whose connections count like addresses
  Standing standing = Standing::kStranger;
};

class Engine {
 public:
  virtual ~Engine() = default;

  /// Takes the bytes of a transaction; may be called from any thread and returns at once. `answer` is called
  /// exactly once, on a thread of the engine or, when nothing has to be waited for, inside this call. It must
  /// not block.
  using Answer = std::function<void(SubmitOutcome)>;
  virtual void submit(Bytes transaction, Answer answer, const Submitter& from = {}) = 0;

  /// The connection has ended or is cut: what it has waiting and nobody else sent is dropped unverified and
  /// answered kBusy, on this thread.
  virtual void withdraw(std::uint64_t connection) = 0;

  /// Sets the listener for final blocks: called in order of height, each block once in a run of the program,
  /// on a thread of the engine, after the block is durable. Set before the engine starts.
  virtual void on_block(std::function<void(const FinalBlock&)> listener) = 0;

  virtual Finality finality() const = 0;

  /// Transactions that are accepted and in no block yet. Any thread.
  virtual std::size_t waiting() const = 0;
};

}  // namespace tacit
