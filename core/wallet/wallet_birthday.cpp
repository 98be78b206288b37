// SPDX-License-Identifier: MIT
#include <algorithm>

#include "protocol/chain_heads.h"
#include "wallet/wallet_impl.h"

/// Where a wallet begins: at the genesis, at the newest block, or at one that is looked for by its time. What
/// comes before a block is taken from the coin chain, whose certified head it has to give.
namespace tacit {

void Wallet::Impl::start_from_genesis() {
  if (!m_genesis) {
    ask_genesis();  // the program ended between the genesis and its coins
    return;
  }
  CheckedBlock block;
  block.header = m_genesis->header();
  block.id = block.header.id(m_network.genesis);
  std::vector<ScannedCoin> scanned;
  Bytes records;
  records.reserve(m_genesis->coins.size() * CoverFile::kRecordSize);
  Bytes32 head = first_coin_head(m_network.genesis);
  const std::uint64_t half = m_network.set_size() / 2;
  m_heads[0] = head;
  m_dirty_heads.insert(0);
  for (std::size_t i = 0; i < m_genesis->coins.size(); ++i) {
    const Coin& coin = m_genesis->coins[i].coin;
    const Origin origin = Origin::of_public_coin(static_cast<std::uint32_t>(i));
    scanned.push_back({&coin, origin});
    append_cover_record(records, coin.S, coin.V, coin.A);
    head = next_coin_head(head, origin, coin);
    if ((i + 1) % half == 0) {
      m_heads[i + 1] = head;
      m_dirty_heads.insert(i + 1);
    }
  }
  const auto found = scan(scanned);
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (found[i]) {
      add_coin(*found[i], *scanned[i].coin, scanned[i].origin, i, Bytes32{}, 0, block.header.time, false);
    }
  }
  m_chain.cover_digest = Bytes32{};
  if (!append_cover(records, 0, m_chain.cover_digest)) {
    return;
  }
  m_chain.started = true;
  m_chain.tip = block.header;
  m_chain.tip_id = block.id;
  m_chain.certificate = Certificate{};
  m_chain.birthday = 0;
  m_chain.verified_at = now();
  m_dirty_chain = true;
  m_genesis.reset();
  if (save()) {
    m_ledger_health = LedgerHealth::kScanning;
    ask_blocks(1);
  }
}

void Wallet::Impl::on_node_status(const StatusReply& reply) {
  m_practice = reply.faucet;
  m_node_height = std::max(m_node_height, reply.height);
  // A node that names an earlier tip than it has makes the wallet begin earlier, which loses nothing.
  const std::uint64_t newest =
      m_chain.since_height != 0 ? std::min(m_chain.since_height, reply.height) : reply.height;
  if (newest == 0) {
    start_from_genesis();
  } else if (m_chain.since != 0) {
    m_search = BirthdaySearch{0, newest + 1, newest, {}, {}};
    m_ledger_health = LedgerHealth::kScanning;
    ask(Stage::kSearch, BlocksRequest{newest, 1});
  } else {
    ask(Stage::kBirthday, BlocksRequest{newest, 1});
  }
}

std::optional<Wallet::Impl::CertifiedHeader> Wallet::Impl::certified_header(const BlocksReply& reply,
                                                                            std::uint64_t height) const {
  const auto header =
      reply.blocks.size() == 1 ? Header::parse(reply.blocks.front().header) : std::optional<Header>();
  const auto certificate =
      header ? Certificate::parse(reply.blocks.front().certificate) : std::optional<Certificate>();
  if (!certificate || header->height != height ||
      !verify_certificate(m_network, header->id(m_network.genesis), *certificate)) {
    return std::nullopt;
  }
  return CertifiedHeader{*header, *certificate};
}

void Wallet::Impl::on_birthday(const BlocksReply& reply) {
  const auto block = certified_header(reply, reply.from);
  if (!block) {
    fail_sync(reply.blocks.empty() ? LedgerHealth::kBadBlock : health_by(reply.blocks.front()));
    return;
  }
  begin_coins(block->header, block->certificate);
}

/// The newest block that is not after `since`, by halving: the tip first, then between `early`, which is not
/// after it, and `late`, which is. Certified blocks are in order of time, so blocks that are not were made to
/// hide something, and the search ends.
void Wallet::Impl::on_search(const BlocksReply& reply) {
  BirthdaySearch& search = m_search;
  const auto block = certified_header(reply, search.asked);
  const auto after = [](const CertifiedHeader& first, const CertifiedHeader& second) {
    return first.header.time > second.header.time || first.header.coin_count > second.header.coin_count;
  };
  if (!block && !reply.blocks.empty()) {
    fail_sync(health_by(reply.blocks.front()));
    return;
  }
  if (!block || (search.early_block && after(*search.early_block, *block)) ||
      (search.late_block && after(*block, *search.late_block))) {
    fail_sync(LedgerHealth::kBadBlock);
    return;
  }
  if (block->header.time <= m_chain.since) {
    search.early = search.asked;
    search.early_block = *block;
  } else {
    search.late = search.asked;
    search.late_block = *block;
  }
  if (search.late - search.early > 1) {
    search.asked = search.early + (search.late - search.early) / 2;
    ask(Stage::kSearch, BlocksRequest{search.asked, 1});
  } else if (search.early_block) {
    begin_coins(search.early_block->header, search.early_block->certificate);
  } else {
    start_from_genesis();
  }
}

void Wallet::Impl::begin_coins(const Header& target, const Certificate& certificate) {
  m_download = CoinsDownload{target, certificate, 0, first_coin_head(m_network.genesis), {}, {}};
  m_download.heads[0] = m_download.head;
  ask_coins(0);
}

void Wallet::Impl::ask_coins(std::uint64_t first) {
  const std::uint64_t left = m_download.target.coin_count - first;
  ask(Stage::kCoins, CoinsRequest{first, static_cast<std::uint32_t>(
                                             std::clamp<std::uint64_t>(left, 1, kMaxCoinsPerRequest))});
}

void Wallet::Impl::on_coins(const CoinsReply& reply) {
  const std::uint64_t wanted =
      std::min<std::uint64_t>(kMaxCoinsPerRequest, m_download.target.coin_count - m_download.done);
  if (reply.first != m_download.done || reply.coins.size() != wanted || wanted == 0) {
    fail_sync(LedgerHealth::kBadCoins);
    return;
  }
  const bool last = m_download.done + wanted == m_download.target.coin_count;
  if (!last) {
    ask_coins(m_download.done + wanted);  // they travel while these are looked at
  }
  Bytes records;
  records.reserve(reply.coins.size() * CoverFile::kRecordSize);
  const std::uint64_t half = m_network.set_size() / 2;
  std::uint64_t number = m_download.done;
  for (const CoinRecord& coin : reply.coins) {
    m_download.head =
        next_coin_head(m_download.head, Origin(coin.origin), coin.K, coin.S, coin.V, coin.A, coin.rest);
    if (++number % half == 0) {
      m_download.heads[number] = m_download.head;
    }
    append_cover_record(records, coin.S, coin.V, coin.A);
  }
  if (!append_cover(records, m_download.done, m_download.digest)) {
    return;
  }
  m_download.done = number;
  if (last) {
    finish_coins();
  }
}

void Wallet::Impl::finish_coins() {
  if (m_download.head != m_download.target.coin_head) {
    fail_sync(LedgerHealth::kBadCoins);
    return;
  }
  for (const auto& [number, head] : m_download.heads) {
    m_heads[number] = head;
    m_dirty_heads.insert(number);
  }
  if (!m_chain.started) {
    m_chain.started = true;
    m_chain.tip = m_download.target;
    m_chain.tip_id = m_download.target.id(m_network.genesis);
    m_chain.certificate = m_download.certificate;
    m_chain.birthday = m_download.target.height;
    m_genesis.reset();
  }
  m_chain.cover_digest = m_download.digest;
  m_chain.verified_at = now();
  m_dirty_chain = true;
  m_cover_good = true;
  if (m_cover.sync() && save()) {
    m_ledger_health = LedgerHealth::kScanning;
    ask_blocks(std::max<std::uint64_t>(1, m_chain.tip.height));
  }
}

}  // namespace tacit
