// SPDX-License-Identifier: MIT
#include <algorithm>

#include "protocol/chain_heads.h"
#include "protocol/later_version.h"
#include "wallet/wallet_impl.h"

namespace tacit {

namespace {

constexpr std::uint64_t kRetryMs = 2'000;
constexpr std::size_t kMostGenesisBytes = std::size_t{64} << 20;

std::optional<Certificate> certificate_of(const BlockRecord& block) {
  return Certificate::parse(block.certificate);
}

LightTransaction light(const TransactionRecord& record) {
  LightTransaction transaction;
  transaction.id = record.id;
  transaction.tags = record.tags;
  for (const auto& coin : record.coins) {
    transaction.coins.push_back(Coin::split(coin));
  }
  return transaction;
}

}  // namespace

void Wallet::Impl::ask(Stage stage, LinkRequest request) {
  m_stage = stage;
  m_sync_ticket = m_link->request(std::move(request));
}

void Wallet::Impl::fail_sync(LedgerHealth health) {
  m_ledger_health = health;
  m_stage = Stage::kIdle;
  m_caught_up = false;
  m_sync_retry = steady() + kRetryMs;
}

void Wallet::Impl::begin_sync() {
  if (m_conflict || m_failed) {
    return;
  }
  m_tip_demanded = false;
  if (!m_network_known) {
    ask_genesis();
  } else if (!m_chain.started) {
    if (m_chain.from_genesis) {
      start_from_genesis();
    } else {
      ask(Stage::kStatus, StatusRequest{});
    }
  } else if (!m_cover_good) {
    m_ledger_health = LedgerHealth::kCoverDamaged;
    begin_coins(m_chain.tip, m_chain.certificate);
  } else {
    // The tip once more: a node that shows another one of this height is found out here.
    ask_blocks(std::max<std::uint64_t>(1, m_chain.tip.height));
  }
}

void Wallet::Impl::ask_genesis() {
  m_genesis_pieces.clear();
  ask(Stage::kGenesis, GenesisRequest{0, kMaxGenesisPiece});
}

void Wallet::Impl::ask_blocks(std::uint64_t from) {
  m_asked_from = from;
  ask(Stage::kBlocks, BlocksRequest{from, kMaxBlocksPerRequest});
}

void Wallet::Impl::on_sync_reply(const LinkReplyEvent& event) {
  m_sync_ticket = 0;
  const Stage stage = std::exchange(m_stage, Stage::kIdle);
  if (!event.reply) {
    m_sync_retry = steady() + kRetryMs;
    return;
  }
  const LinkReply& reply = *event.reply;
  if (stage == Stage::kGenesis && std::holds_alternative<GenesisReply>(reply)) {
    on_genesis(std::get<GenesisReply>(reply));
  } else if (stage == Stage::kStatus && std::holds_alternative<StatusReply>(reply)) {
    on_node_status(std::get<StatusReply>(reply));
  } else if (stage == Stage::kSearch && std::holds_alternative<BlocksReply>(reply)) {
    on_search(std::get<BlocksReply>(reply));
  } else if (stage == Stage::kBirthday && std::holds_alternative<BlocksReply>(reply)) {
    on_birthday(std::get<BlocksReply>(reply));
  } else if (stage == Stage::kCoins && std::holds_alternative<CoinsReply>(reply)) {
    on_coins(std::get<CoinsReply>(reply));
  } else if (stage == Stage::kBlocks && std::holds_alternative<BlocksReply>(reply)) {
    on_blocks(std::get<BlocksReply>(reply));
  } else {
    m_sync_retry = steady() + kRetryMs;
  }
}

void Wallet::Impl::on_genesis(const GenesisReply& reply) {
  append(m_genesis_pieces, reply.bytes);
  if (reply.total > kMostGenesisBytes || m_genesis_pieces.size() > reply.total ||
      (reply.bytes.empty() && m_genesis_pieces.size() < reply.total)) {
    fail_sync(LedgerHealth::kBadGenesis);
    return;
  }
  if (m_genesis_pieces.size() < reply.total) {
    ask(Stage::kGenesis, GenesisRequest{m_genesis_pieces.size(), kMaxGenesisPiece});
    return;
  }
  const LedgerHealth health = adopt_genesis(std::exchange(m_genesis_pieces, {}));
  if (health != LedgerHealth::kGood) {
    fail_sync(health);
    return;
  }
  begin_sync();
}

LedgerHealth Wallet::Impl::adopt_genesis(const Bytes& bytes) {
  if (genesis_id(bytes) != m_node->genesis) {
    return LedgerHealth::kBadGenesis;
  }
  if (!load_genesis(bytes)) {
    // It is the one that the link names, whatever it says.
    const auto genesis = Genesis::parse(bytes);
    return !genesis && genesis.error() == GenesisError::kVersion ? LedgerHealth::kTooOld
                                                                 : LedgerHealth::kBadGenesis;
  }
  if (!m_settings.prefix.empty() && m_settings.prefix != m_network.prefix) {
    // Addresses were shown with another prefix: this is not the network they were made for.
    m_genesis.reset();
    m_network_known = m_dirty_network = false;
    return LedgerHealth::kBadGenesis;
  }
  return save() ? LedgerHealth::kGood : LedgerHealth::kBadGenesis;
}

LedgerHealth Wallet::Impl::health_by(const BlockRecord& refused) const {
  switch (later_version(m_network, refused.header, refused.certificate)) {
    case LaterVersion::kNo:
      return LedgerHealth::kBadBlock;
    case LaterVersion::kClaimed:
      return LedgerHealth::kMaybeTooOld;
    case LaterVersion::kSigned:
      break;
  }
  return LedgerHealth::kTooOld;
}

bool Wallet::Impl::contradicts(const BlockRecord& block) {
  const auto header = Header::parse(block.header);
  if (!header || header->height != m_chain.tip.height || header->id(m_network.genesis) == m_chain.tip_id) {
    return false;
  }
  const auto certificate = certificate_of(block);
  if (!certificate || !verify_certificate(m_network, header->id(m_network.genesis), *certificate)) {
    fail_sync(health_by(block));
    return true;
  }
  // The operator signed two blocks of one height: nothing that this network says is final any more.
  m_new_evidence.push_back({m_chain.tip, *header, m_chain.certificate, *certificate});
  m_conflict = true;
  save();
  disconnect();
  m_ledger_health = LedgerHealth::kConflict;
  return true;
}

Result<std::vector<Wallet::Impl::CheckedBlock>, LedgerHealth> Wallet::Impl::check_blocks(
    const BlocksReply& reply) {
  std::vector<CheckedBlock> checked;
  Header previous = m_chain.tip;
  for (const BlockRecord& record : reply.blocks) {
    const auto header = Header::parse(record.header);
    const auto certificate = certificate_of(record);
    if (header && header->height == m_chain.tip.height && checked.empty()) {
      continue;  // the tip itself, which was compared before
    }
    CheckedBlock block;
    block.marks.every = m_network.set_size() / 2;
    for (const TransactionRecord& transaction : record.transactions) {
      block.transactions.push_back(light(transaction));
      block.salts.push_back(transaction.salt);
    }
    const auto verdict =
        header && certificate
            ? check_light_block(m_network, previous, *header, *certificate, block.transactions, &block.marks)
            : Result<void, LightError>(std::unexpected(LightError::kCertificate));
    if (!verdict) {
      // The blocks before it are good and are kept; what is wrong is asked for again.
      m_ledger_health = health_by(record);
      if (checked.empty()) {
        return std::unexpected(verdict.error() == LightError::kPrevious ? LedgerHealth::kUnknown
                                                                        : m_ledger_health);
      }
      break;
    }
    block.header = *header;
    block.certificate = *certificate;
    block.id = header->id(m_network.genesis);
    previous = *header;
    checked.push_back(std::move(block));
  }
  return checked;
}

void Wallet::Impl::on_blocks(const BlocksReply& reply) {
  m_node_height = std::max(reply.tip_height, m_chain.tip.height);
  if (reply.from != m_asked_from) {
    fail_sync(LedgerHealth::kBadBlock);
    return;
  }
  if (!reply.blocks.empty() && contradicts(reply.blocks.front())) {
    return;
  }
  if (reply.blocks.empty() && m_asked_from <= m_chain.tip.height) {
    fail_sync(LedgerHealth::kNodeBehind);  // it was asked for our tip, which it once had
    return;
  }
  m_ledger_health = LedgerHealth::kScanning;
  auto checked = check_blocks(reply);
  if (!checked) {
    if (checked.error() == LedgerHealth::kUnknown && m_asked_from > m_chain.tip.height &&
        m_chain.tip.height > 0 && !m_tip_demanded) {
      m_tip_demanded = true;
      ask_blocks(m_chain.tip.height);  // a certified chain that leaves out our tip: let it show its own
      return;
    }
    fail_sync(checked.error() == LedgerHealth::kUnknown ? LedgerHealth::kBadBlock : checked.error());
    return;
  }
  const bool bad = m_ledger_health != LedgerHealth::kScanning;
  const bool ahead = !checked->empty() && !bad && checked->back().header.height < reply.tip_height;
  if (ahead) {
    // The next blocks travel while these are looked through; one reply waits at most.
    ask_blocks(checked->back().header.height + 1);
  }
  if (!checked->empty() && !apply_blocks(*checked)) {
    return;
  }
  if (ahead) {
    return;
  }
  // More blocks than ours are claimed, asked for, and not shown: a node would be asked for them for ever.
  const bool stuck =
      checked->empty() && m_asked_from > m_chain.tip.height && reply.tip_height > m_chain.tip.height;
  if (bad || stuck) {
    fail_sync(bad ? m_ledger_health : LedgerHealth::kBadBlock);
  } else if (m_chain.tip.height < reply.tip_height && !reply.blocks.empty()) {
    ask_blocks(m_chain.tip.height + 1);
  } else {
    on_caught_up();
  }
}

void Wallet::Impl::on_caught_up() {
  m_ledger_health = LedgerHealth::kGood;
  m_caught_up = true;
  m_tip_demanded = false;
  m_node_height = std::max(m_node_height, m_chain.tip.height);
  if (!m_chain.caught_up_once) {
    m_chain.caught_up_once = true;
    m_dirty_chain = true;
    save();
  }
  if (m_faucet_wanted) {
    ask_faucet();
  }
  resume_payments();
  warm_sets();
  if (m_tip_seen && m_tip_seen->height > m_chain.tip.height) {
    ask_blocks(m_chain.tip.height + 1);
  }
  m_tip_seen.reset();
}

void Wallet::Impl::on_tip(const TipNotice& tip) {
  m_node_height = std::max(m_node_height, tip.height);
  if (m_stage != Stage::kIdle) {
    m_tip_seen = tip;
    return;
  }
  if (!m_chain.started || m_conflict) {
    return;
  }
  if (tip.height > m_chain.tip.height) {
    ask_blocks(m_chain.tip.height + 1);
  } else if (tip.height == m_chain.tip.height && tip.block_id != m_chain.tip_id && tip.height > 0) {
    ask_blocks(tip.height);
  }
}

}  // namespace tacit
