// SPDX-License-Identifier: MIT
#include <algorithm>

#include "crypto/random.h"
#include "proof/batch_verifier.h"
#include "proof/payment_proof.h"
#include "protocol/receipt.h"
#include "wallet/wallet_impl.h"

/// Proofs of payment (protocol §12): made for what was sent, checked for anybody's.
namespace tacit {

std::optional<ReceiptFile> Wallet::Impl::make_receipt(PaymentId id, std::uint8_t output,
                                                      std::string_view verifier) const {
  const StoredPayment* payment = find_payment(id);
  if (!payment || payment->record.incoming || payment->record.state != PaymentState::kFinal ||
      !payment->record.transaction || !m_key) {
    return std::nullopt;
  }
  const auto part =
      std::ranges::find_if(payment->record.parts, [&](const PaymentPart& p) { return p.output == output; });
  if (part == payment->record.parts.end()) {
    return std::nullopt;
  }
  const auto address = parse_address(part->address, m_network.prefix);
  if (!address) {
    return std::nullopt;
  }
  const Receipt receipt{*payment->record.transaction, output, *address,
                        coin_nonce(m_key->outgoing_key(), payment->salt, output)};
  const auto bytes = receipt.encode();
  ReceiptFile file;
  file.receipt.assign(bytes.begin(), bytes.end());
  if (verifier.empty()) {
    return file;
  }
  if (m_folder->watch() != WatchKind::kNone) {
    return std::nullopt;  // the payer's proof takes the spend key
  }
  const auto message = payer_message(verifier, random_array<32>());
  if (!message || !is_utf8(verifier)) {
    return std::nullopt;
  }
  // The first input is the one whose tag comes first among those of this transaction.
  const auto first = std::ranges::min_element(payment->inputs, {},
                                              [this](std::uint64_t row) { return m_coins.at(row).tag; });
  const OwnedCoin& coin = m_coins.at(*first);
  const auto recovered = recover(*m_key, coin.coin, coin.note, coin.origin);
  const SpendKey key = m_folder->spend_key(m_account);
  if (!recovered) {
    return std::nullopt;
  }
  PayerWitness witness{recovered->s.expose(), key.r()};
  const WipeGuard guard(witness);
  auto proof = payer_prove(
      PayerStatement{m_network.genesis, receipt.transaction, *message, coin.tag.encoding()}, witness);
  if (!proof) {
    return std::nullopt;
  }
  file.message = *message;
  file.payer_proof = std::move(*proof);
  return file;
}

std::uint64_t Wallet::Impl::verify_receipt(const ReceiptFile& file) {
  const std::uint64_t ticket = m_next_receipt++;
  const auto receipt = Receipt::parse(file.receipt);
  if (!receipt || !m_network_known || file.payer_proof.empty() != file.message.empty()) {
    observer().on_receipt_checked(ticket, std::unexpected(ReceiptCheckError::kMalformed));
  } else if (!m_link) {
    observer().on_receipt_checked(ticket, std::unexpected(ReceiptCheckError::kNetwork));
  } else {
    // Whose wallet it is that asks for this one transaction is not to be read off what else it does.
    ReceiptQuery query{ticket, file, make_link(), std::nullopt};
    query.link->request(TransactionRequest{receipt->transaction});
    m_receipts.push_back(std::move(query));
  }
  return ticket;
}

void Wallet::Impl::poll_receipts() {
  std::vector<std::pair<std::uint64_t, ReceiptVerdict>> told;
  std::erase_if(m_receipts, [&](ReceiptQuery& query) {
    for (const LinkEvent& event : query.link->poll(std::chrono::milliseconds(0))) {
      if (auto verdict = on_receipt_event(query, event)) {
        told.emplace_back(query.ticket, std::move(*verdict));
        return true;
      }
    }
    return false;
  });
  for (const auto& [ticket, verdict] : told) {
    observer().on_receipt_checked(ticket, verdict);
  }
}

void Wallet::Impl::drop_receipts() {
  for (const ReceiptQuery& query : std::exchange(m_receipts, {})) {
    observer().on_receipt_checked(query.ticket, std::unexpected(ReceiptCheckError::kNetwork));
  }
}

std::optional<Wallet::Impl::ReceiptVerdict> Wallet::Impl::on_receipt_event(ReceiptQuery& query,
                                                                           const LinkEvent& event) const {
  if (const auto* state = std::get_if<LinkStateEvent>(&event)) {
    const bool hopeless = state->state == LinkState::kRefused || state->state == LinkState::kWrongKey ||
                          state->state == LinkState::kWrongGenesis;
    return hopeless ? std::optional(ReceiptVerdict(std::unexpected(ReceiptCheckError::kNetwork)))
                    : std::nullopt;
  }
  const auto* answer = std::get_if<LinkReplyEvent>(&event);
  if (!answer) {
    return std::nullopt;  // a new tip
  }
  if (!answer->reply) {
    const RequestFailure& failure = answer->reply.error();
    const bool unknown =
        failure.kind == RequestFailure::Kind::kNode && failure.code == LinkErrorCode::kNotFound;
    return std::unexpected(unknown ? ReceiptCheckError::kNotFinal : ReceiptCheckError::kNetwork);
  }
  if (const auto* transaction = std::get_if<TransactionReply>(&*answer->reply)) {
    if (transaction->height == 0) {
      return std::unexpected(ReceiptCheckError::kNotFinal);
    }
    query.reply = *transaction;
    query.link->request(BlocksRequest{transaction->height, 1});
    return std::nullopt;
  }
  const auto* blocks = std::get_if<BlocksReply>(&*answer->reply);
  return blocks && query.reply ? check_receipt(query, *blocks)
                               : ReceiptVerdict(std::unexpected(ReceiptCheckError::kNetwork));
}

Wallet::Impl::ReceiptVerdict Wallet::Impl::check_receipt(const ReceiptQuery& query,
                                                         const BlocksReply& blocks) const {
  const auto receipt = Receipt::parse(query.file.receipt);
  const auto transaction = Transaction::parse(m_network, query.reply->transaction);
  const auto header = blocks.blocks.size() == 1 ? Header::parse(blocks.blocks.front().header) : std::nullopt;
  const auto certificate =
      header ? Certificate::parse(blocks.blocks.front().certificate) : std::optional<Certificate>();
  if (!receipt || !transaction || !certificate ||
      !verify_certificate(m_network, header->id(m_network.genesis), *certificate)) {
    return std::unexpected(ReceiptCheckError::kDoesNotPay);
  }
  std::vector<Bytes32> ids;
  for (const TransactionRecord& record : blocks.blocks.front().transactions) {
    ids.push_back(record.id);
  }
  if (transactions_digest(ids) != header->transactions ||
      std::ranges::find(ids, receipt->transaction) == ids.end()) {
    return std::unexpected(ReceiptCheckError::kNotFinal);
  }
  const auto note = tacit::verify_receipt(m_network.genesis, *transaction, *receipt);
  if (!note) {
    return std::unexpected(ReceiptCheckError::kDoesNotPay);
  }
  ReceiptCheck check;
  check.transaction = receipt->transaction;
  check.output = receipt->number;
  check.address = format_address(receipt->address, m_network.prefix);
  check.amount = note->v;
  check.asset = note->asset;
  check.memo.assign(note->memo.begin(), note->memo.end());
  while (!check.memo.empty() && check.memo.back() == 0) {
    check.memo.pop_back();
  }
  check.height = header->height;
  check.time = header->time;
  if (!query.file.payer_proof.empty()) {
    ProofItem item;
    item.payments.push_back({PayerStatement{m_network.genesis, receipt->transaction, query.file.message,
                                            transaction->inputs.front().tag.encoding()},
                             query.file.payer_proof});
    if (!verify_proof(item)) {
      return std::unexpected(ReceiptCheckError::kPayerProof);
    }
    check.payer_proved = true;
    check.message = query.file.message;
  }
  return check;
}

std::optional<ReceiptFile> Wallet::make_receipt(PaymentId id, std::uint8_t output,
                                                std::string_view verifier) const {
  return m_impl->make_receipt(id, output, verifier);
}
std::uint64_t Wallet::verify_receipt(const ReceiptFile& file) {
  return m_impl->verify_receipt(file);
}

}  // namespace tacit
