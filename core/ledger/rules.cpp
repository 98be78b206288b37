// SPDX-License-Identifier: MIT
#include "ledger/rules.h"

#include <algorithm>
#include <functional>
#include <set>

#include "base/rule.h"

namespace tacit {
namespace {

TransactionFault fault_of(const ProofError& error) {
  if (error.fault == ProofFault::kMembers) {
    return TransactionFault::kLedgerUnreadable;
  }
  switch (error.part) {
    case ProofPart::kMembership:
      return TransactionFault::kMembershipProof;
    case ProofPart::kBalance:
      return TransactionFault::kBalanceProof;
    case ProofPart::kAuthorisation:
    case ProofPart::kPayment:  // no claim of a transaction
      break;
  }
  return TransactionFault::kAuthorisation;
}

BalanceStatement balance_statement(const Transaction& transaction, const Bytes32& genesis) {
  BalanceStatement statement;
  statement.core = transaction.core_digest(genesis);
  for (const TransactionInput& input : transaction.inputs) {
    statement.inputs.push_back({input.offset.V, input.offset.A});
  }
  for (const Coin& coin : transaction.outputs) {
    statement.outputs.push_back({coin.V, coin.A});
  }
  statement.flows.push_back(PublicFlow::fee(transaction.fee.units(), asset_scalar(kTacit)));
  return statement;
}

/// Adds the cover sets of the transaction that are not there yet.
bool load_sets(const LedgerView& view, const Transaction& transaction, std::map<CoverRange, CoverSet>& sets) {
  for (const TransactionInput& input : transaction.inputs) {
    if (sets.contains(input.set)) {
      continue;
    }
    auto loaded = view.cover_set(input.set.first, input.set.count);
    if (!loaded) {
      return false;
    }
    sets.emplace(input.set, *std::move(loaded));
  }
  return true;
}

void for_each_index(WorkerPool* pool, std::size_t count, const std::function<void(std::size_t)>& body) {
  if (pool) {
    pool->parallel_for(count, body);
    return;
  }
  for (std::size_t i = 0; i < count; ++i) {
    body(i);
  }
}

}  // namespace

std::string_view fault_name(TransactionFault fault) {
  switch (fault) {
    case TransactionFault::kTooLarge:
      return "too-large";
    case TransactionFault::kVersion:
      return "version";
    case TransactionFault::kMalformed:
      return "malformed";
    case TransactionFault::kTooManyCoverSets:
      return "too-many-cover-sets";
    case TransactionFault::kFeeTooLow:
      return "fee-too-low";
    case TransactionFault::kExpired:
      return "expired";
    case TransactionFault::kTagRepeated:
      return "tag-repeated";
    case TransactionFault::kTagSpent:
      return "tag-spent";
    case TransactionFault::kCoverSetIllegal:
      return "cover-set-illegal";
    case TransactionFault::kMembershipProof:
      return "membership-proof";
    case TransactionFault::kBalanceProof:
      return "balance-proof";
    case TransactionFault::kAuthorisation:
      return "authorisation";
    case TransactionFault::kLedgerUnreadable:
      return "ledger-unreadable";
  }
  return "unknown";
}

std::string_view fault_name(StorageFault fault) {
  switch (fault) {
    case StorageFault::kUnreadable:
      return "unreadable";
    case StorageFault::kFull:
      return "full";
    case StorageFault::kIo:
      return "io";
  }
  return "unknown";
}

Result<bool, StorageFault> VerifiedTransaction::holds_for(const LedgerView& view, ByteView bytes) const {
  if (breaks(Rule::kVerdictGenesis, m_verdict->genesis != view.network().genesis) ||
      breaks(Rule::kVerdictBytes, !equal_vartime(m_verdict->decoded.bytes, bytes))) {
    return false;
  }
  const std::uint64_t final = view.tip().header.coin_count;
  for (std::size_t i = 0; i < transaction().inputs.size(); ++i) {
    const CoverRange& set = transaction().inputs[i].set;
    if (breaks(Rule::kVerdictSetExists, set.first > final || set.count > final - set.first)) {
      return false;
    }
    TACIT_TRY(const Bytes32 head, view.coin_head(set.first + set.count));
    if (breaks(Rule::kVerdictHead, head != m_verdict->cover_heads[i])) {
      return false;
    }
  }
  return true;
}

ProofItem TransactionVerifier::proof_item(const NetworkParameters& network, Verdict& verdict,
                                          const std::map<CoverRange, CoverSet>& sets) {
  const Transaction& transaction = verdict.decoded.transaction;
  const Bytes32 message = transaction.signing_digest(network.genesis);
  ProofItem item;
  for (std::size_t i = 0; i < transaction.inputs.size(); ++i) {
    const TransactionInput& input = transaction.inputs[i];
    const CoverSet& set = sets.at(input.set);
    verdict.cover_heads.push_back(set.head);
    item.memberships.push_back({{network.membership(), set, input.offset}, transaction.memberships[i]});
    item.authorisations.push_back(
        {{message, i, input.offset.S, input.tag.encoding()}, transaction.authorisations[i]});
  }
  item.balances.push_back({balance_statement(transaction, network.genesis), transaction.balance});
  return item;
}

std::vector<Result<VerifiedTransaction, TransactionFault>> TransactionVerifier::verify(
    const LedgerView& view, std::vector<DecodedTransaction> transactions, WorkerPool* pool, Naming naming) {
  std::vector<Result<VerifiedTransaction, TransactionFault>> results;
  const std::span<DecodedTransaction> all(transactions);
  for (std::size_t first = 0; first < all.size();) {
    std::set<CoverRange> sets;
    std::size_t end = first;
    for (; end < all.size(); ++end) {
      const std::vector<CoverRange> more = all[end].transaction.cover_sets();
      sets.insert(more.begin(), more.end());
      if (end > first && sets.size() > kMostSetsTogether) {
        break;
      }
    }
    verify_group(view, all.subspan(first, end - first), pool, naming, results);
    first = end;
  }
  return results;
}

void TransactionVerifier::verify_group(const LedgerView& view, std::span<DecodedTransaction> transactions,
                                       WorkerPool* pool, Naming naming,
                                       std::vector<Result<VerifiedTransaction, TransactionFault>>& results) {
  std::map<CoverRange, CoverSet> sets;
  std::vector<std::shared_ptr<Verdict>> verdicts;
  std::vector<bool> readable;
  for (DecodedTransaction& decoded : transactions) {
    readable.push_back(load_sets(view, decoded.transaction, sets));
    verdicts.push_back(std::make_shared<Verdict>());
    verdicts.back()->decoded = std::move(decoded);
    verdicts.back()->genesis = view.network().genesis;
  }
  std::vector<ProofItem> items(verdicts.size());
  for_each_index(pool, items.size(), [&](std::size_t i) {
    if (readable[i]) {  // else the item stays empty, which the batch refuses
      items[i] = proof_item(view.network(), *verdicts[i], sets);
    }
  });

  const std::vector<ProofVerdict> proofs = verify_proofs(items, pool, naming);
  TACIT_CHECK(proofs.size() == verdicts.size());
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    if (breaks(Rule::kSetsReadable, !readable[i])) {
      results.push_back(std::unexpected(TransactionFault::kLedgerUnreadable));
    } else if (breaks(Rule::kProofsHold, !proofs[i])) {
      results.push_back(std::unexpected(fault_of(proofs[i].error())));
    } else {
      results.push_back(VerifiedTransaction(std::move(verdicts[i])));
    }
  }
}

Result<DecodedTransaction, TransactionFault> decode_transaction(const NetworkParameters& network,
                                                                ReceivedTransaction received) {
  if (breaks(Rule::kTransactionSize,
             received.bytes().size() + 4 + kEmptyBlockSize > network.max_block_bytes)) {
    return std::unexpected(TransactionFault::kTooLarge);
  }
  auto transaction = Transaction::parse(network, received.bytes());
  if (!transaction) {
    return std::unexpected(transaction.error() == TransactionError::kVersion ? TransactionFault::kVersion
                                                                             : TransactionFault::kMalformed);
  }
  return DecodedTransaction(*std::move(transaction), std::move(received));
}

Result<DecodedTransaction, TransactionFault> decode_transaction(const NetworkParameters& network,
                                                                ByteView bytes) {
  return decode_transaction(network, ReceivedTransaction(network.genesis, Bytes(bytes.begin(), bytes.end())));
}

Result<void, TransactionFault> check_conditions(const LedgerView& view, std::uint64_t block_time,
                                                const Transaction& transaction) {
  const NetworkParameters& network = view.network();
  const std::vector<CoverRange> sets = transaction.cover_sets();
  if (breaks(Rule::kCoverSetCount, sets.size() > kMostCoverSets)) {
    return std::unexpected(TransactionFault::kTooManyCoverSets);
  }
  if (breaks(Rule::kFee, transaction.fee < transaction.least_fee(network))) {
    return std::unexpected(TransactionFault::kFeeTooLow);
  }
  if (breaks(Rule::kExpiry, is_expired(transaction.expiry, block_time))) {
    return std::unexpected(TransactionFault::kExpired);
  }
  std::set<Tag> tags;
  for (const TransactionInput& input : transaction.inputs) {
    if (breaks(Rule::kTagsDiffer, !tags.insert(input.tag).second)) {
      return std::unexpected(TransactionFault::kTagRepeated);
    }
  }
  for (const Tag& tag : tags) {
    auto spent = view.tag_spent(tag);
    if (!spent) {
      return std::unexpected(TransactionFault::kLedgerUnreadable);
    }
    if (breaks(Rule::kTagUnspent, *spent)) {
      return std::unexpected(TransactionFault::kTagSpent);
    }
  }
  const std::uint64_t final = view.tip().header.coin_count;
  const bool legal = std::all_of(sets.begin(), sets.end(), [&](const CoverRange& set) {
    return cover_set_allowed(network.set_size(), set, final);
  });
  if (!legal) {
    return std::unexpected(TransactionFault::kCoverSetIllegal);
  }
  return {};
}

Result<VerifiedTransaction, TransactionFault> check_transaction(const LedgerView& view,
                                                                std::uint64_t block_time, ByteView bytes) {
  return check_transactions(view, block_time, std::span(&bytes, 1)).front();
}

std::vector<Result<VerifiedTransaction, TransactionFault>> check_transactions(
    const LedgerView& view, std::uint64_t block_time, std::span<const ByteView> transactions,
    WorkerPool* pool) {
  std::vector<ReceivedTransaction> received;
  received.reserve(transactions.size());
  for (const ByteView bytes : transactions) {
    received.emplace_back(view.network().genesis, Bytes(bytes.begin(), bytes.end()));
  }
  return check_received(view, block_time, std::move(received), pool);
}

std::vector<Result<VerifiedTransaction, TransactionFault>> check_received(
    const LedgerView& view, std::uint64_t block_time, std::vector<ReceivedTransaction> transactions,
    WorkerPool* pool, Naming naming) {
  using Verified = Result<VerifiedTransaction, TransactionFault>;
  using Decoded = Result<DecodedTransaction, TransactionFault>;
  std::vector<Decoded> all(transactions.size(), std::unexpected(TransactionFault::kMalformed));
  for_each_index(pool, all.size(), [&](std::size_t i) {
    all[i] = decode_transaction(view.network(), std::move(transactions[i]));
    if (all[i]) {
      if (auto conditions = check_conditions(view, block_time, all[i]->transaction); !conditions) {
        all[i] = std::unexpected(conditions.error());
      }
    }
  });
  // What has not been replaced by a verdict at the end stays refused.
  std::vector<Verified> results(all.size(), std::unexpected(TransactionFault::kMalformed));
  std::vector<DecodedTransaction> decoded;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!all[i]) {
      results[i] = std::unexpected(all[i].error());
      continue;
    }
    decoded.push_back(*std::move(all[i]));
    places.push_back(i);
  }
  std::vector<Verified> verified = TransactionVerifier::verify(view, std::move(decoded), pool, naming);
  TACIT_CHECK(verified.size() == places.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    results[places[i]] = std::move(verified[i]);
  }
  return results;
}

}  // namespace tacit
