// SPDX-License-Identifier: MIT
#include "node/api_server.h"

#include <algorithm>

namespace tacit {
namespace {

std::unexpected<LinkErrorCode> error(LinkErrorCode code) {
  return std::unexpected(code);
}

Bytes16 u128_bytes(Uint128 value) {
  Bytes16 bytes;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    bytes[i] = static_cast<std::uint8_t>(value >> (8 * i));
  }
  return bytes;
}

SubmitRefusal refusal_of(TransactionFault fault) {
  switch (fault) {
    case TransactionFault::kTooLarge:
      return SubmitRefusal::kTooLarge;
    case TransactionFault::kVersion:
      return SubmitRefusal::kVersion;
    case TransactionFault::kTooManyCoverSets:
    case TransactionFault::kCoverSetIllegal:
      return SubmitRefusal::kCoverSet;
    case TransactionFault::kFeeTooLow:
      return SubmitRefusal::kFee;
    case TransactionFault::kExpired:
      return SubmitRefusal::kExpired;
    case TransactionFault::kTagRepeated:
      return SubmitRefusal::kRepeatedTag;
    case TransactionFault::kTagSpent:
      return SubmitRefusal::kTagSpent;
    case TransactionFault::kMembershipProof:
      return SubmitRefusal::kMembership;
    case TransactionFault::kBalanceProof:
      return SubmitRefusal::kBalance;
    case TransactionFault::kAuthorisation:
      return SubmitRefusal::kAuthorisation;
    case TransactionFault::kMalformed:
    case TransactionFault::kLedgerUnreadable:
      break;
  }
  return SubmitRefusal::kMalformed;
}

}  // namespace

SubmitReply submit_reply(const SubmitOutcome& outcome) {
  switch (outcome.status) {
    case SubmitStatus::kAccepted:
      return {SubmitResult::kAccepted, SubmitRefusal::kNone, 0};
    case SubmitStatus::kFinal:
      return {SubmitResult::kAlreadyFinal, SubmitRefusal::kNone, outcome.height};
    case SubmitStatus::kConflict:
      return {SubmitResult::kRefused, SubmitRefusal::kTagWaiting, 0};
    case SubmitStatus::kRefused:
      // A ledger that could not be read says nothing about the transaction.
      if (outcome.fault != TransactionFault::kLedgerUnreadable) {
        return {SubmitResult::kRefused, refusal_of(outcome.fault), 0};
      }
      break;
    case SubmitStatus::kBusy:
    case SubmitStatus::kStopping:
      break;
  }
  return {SubmitResult::kBusy, SubmitRefusal::kNone, 0};
}

ApiServer::ApiServer(const Store& store, Engine& engine, const Clock& clock, const Options& options)
    : m_store(store),
      m_engine(engine),
      m_clock(clock),
      m_options(options),
      m_records(store),
      m_budget(clock, options.budget),
      m_pool(options.threads) {}

ApiServer::~ApiServer() = default;

void ApiServer::handle(ConnectionId connection, LinkRequest request, Responder respond) {
  std::visit([&](auto& which) { answer(connection, which, respond); }, request);
}

void ApiServer::connected(ConnectionId connection, ByteView origin) {
  m_budget.connected(connection, origin);
}

void ApiServer::disconnected(ConnectionId connection) {
  m_budget.forget(connection);
  m_engine.withdraw(connection);
  std::deque<Job> dropped;  // destroyed without the lock, since a job's last responder answers
  std::lock_guard lock(m_mutex);
  if (auto found = m_jobs.find(connection); found != m_jobs.end()) {
    dropped = std::move(found->second);
    m_waiting -= dropped.size();
    m_jobs.erase(found);
    m_turns.remove(connection);
  }
}

void ApiServer::answer(ConnectionId, const HelloRequest& request, const Responder& respond) {
  if (request.protocol != kLinkProtocol) {
    respond(error(LinkErrorCode::kVersion));
  } else if (request.genesis_id != m_store.network().genesis) {
    respond(error(LinkErrorCode::kWrongGenesis));
  } else {
    respond(HelloReply{kLinkProtocol, m_store.network().genesis, m_options.epoch, m_store.tip().header.height,
                       m_clock.wall_ms()});
  }
}

void ApiServer::answer(ConnectionId connection, const GenesisRequest& request, const Responder& respond) {
  enqueue(connection, respond, [this, request]() -> LinkOutcome {
    const ByteView genesis = m_store.genesis();
    GenesisReply reply;
    reply.total = genesis.size();
    if (request.offset < genesis.size()) {
      const ByteView rest = genesis.subspan(request.offset);
      const std::size_t length =
          std::min<std::size_t>({rest.size(), request.length, std::size_t{kMaxGenesisPiece}});
      append(reply.bytes, rest.first(length));
    }
    return reply;
  });
}

void ApiServer::answer(ConnectionId, const StatusRequest&, const Responder& respond) {
  respond(status());
}

void ApiServer::answer(ConnectionId connection, const BlocksRequest& request, const Responder& respond) {
  enqueue(connection, respond, [this, request] { return blocks(request); });
}

void ApiServer::answer(ConnectionId connection, const CoinsRequest& request, const Responder& respond) {
  enqueue(connection, respond, [this, request] { return coins(request); });
}

void ApiServer::answer(ConnectionId connection, const TransactionRequest& request, const Responder& respond) {
  enqueue(connection, respond, [this, request] { return transaction(request); });
}

void ApiServer::answer(ConnectionId, const FaucetRequest& request, const Responder& respond) {
  Faucet* faucet = m_faucet;
  if (!faucet) {
    respond(FaucetReply{FaucetOutcome::kNotHere, 0});
    return;
  }
  auto address = Address::parse(request.address);
  if (!address) {
    respond(error(LinkErrorCode::kMalformed));
    return;
  }
  respond(faucet->pay(*address));
}

void ApiServer::answer(ConnectionId connection, SubmitRequest& request, const Responder& respond) {
  if (!m_budget.begin(connection)) {
    respond(SubmitReply{SubmitResult::kBusy, SubmitRefusal::kNone, 0});
    return;
  }
  m_engine.submit(
      std::move(request.transaction),
      [this, connection, respond](SubmitOutcome outcome) {
        respond(submit_reply(outcome));
        submitted(connection, outcome);
      },
      m_budget.submitter(connection));
}

void ApiServer::submitted(ConnectionId connection, const SubmitOutcome& outcome) {
  LinkServer* server = m_server;
  if (m_budget.end(connection, outcome)) {
    if (server) {
      server->disconnect(connection);
    }
    m_engine.withdraw(connection);  // what it has waiting is not verified any more
  } else if (outcome.first && server) {
    server->keep(connection);
  }
}

void ApiServer::enqueue(ConnectionId connection, const Responder& respond,
                        std::function<LinkOutcome()> work) {
  {
    std::lock_guard lock(m_mutex);
    if (m_waiting < m_options.waiting_requests) {
      ++m_waiting;
      auto& jobs = m_jobs[connection];
      if (jobs.empty()) {
        m_turns.push_back(connection);
      }
      jobs.push_back([respond, work = std::move(work)] { respond(work()); });
      m_pool.post([this] { run_next(); });
      return;
    }
  }
  respond(error(LinkErrorCode::kBusy));
}

void ApiServer::run_next() {
  Job job;
  {
    std::lock_guard lock(m_mutex);
    if (m_turns.empty()) {
      return;  // the connection whose job this was has gone
    }
    const ConnectionId connection = m_turns.front();
    m_turns.pop_front();
    auto& jobs = m_jobs.at(connection);
    job = std::move(jobs.front());
    jobs.pop_front();
    --m_waiting;
    if (jobs.empty()) {
      m_jobs.erase(connection);
    } else {
      m_turns.push_back(connection);
    }
  }
  job();
}

LinkOutcome ApiServer::status() const {
  const Tip tip = m_store.tip();
  StatusReply reply;
  reply.epoch = m_options.epoch;
  reply.height = tip.header.height;
  reply.block_id = tip.id;
  reply.block_time_ms = tip.header.time;
  reply.time_ms = m_clock.wall_ms();
  reply.coin_count = tip.header.coin_count;
  reply.tag_count = tip.header.tag_count;
  reply.waiting = static_cast<std::uint32_t>(m_engine.waiting());
  LinkServer* server = m_server;
  reply.connections = server ? static_cast<std::uint32_t>(server->connection_count()) : 0;
  reply.faucet = m_faucet != nullptr;
  for (const auto& [asset, supply] : m_store.supplies()) {
    reply.supplies.push_back({asset.bytes(), u128_bytes(supply.issued), u128_bytes(supply.burned)});
  }
  return reply;
}

LinkOutcome ApiServer::blocks(const BlocksRequest& request) {
  BlocksReply reply;
  reply.from = request.from;
  reply.tip_height = m_store.tip().header.height;
  std::size_t size = kBlocksReplyOverhead;
  for (std::uint64_t height = request.from; height <= reply.tip_height && reply.blocks.size() < request.count;
       ++height) {
    auto record = m_records.at(height);
    if (!record) {
      return error(LinkErrorCode::kInternal);
    }
    size += encoded_size(*record);
    if (size > kBlocksReplyBytes && !reply.blocks.empty()) {
      break;
    }
    reply.blocks.push_back(*record);
  }
  return reply;
}

LinkOutcome ApiServer::coins(const CoinsRequest& request) const {
  CoinsReply reply;
  reply.first = request.first;
  reply.final_count = m_store.tip().header.coin_count;
  auto coins = m_store.coins(request.first, request.count);
  if (!coins) {
    return error(LinkErrorCode::kInternal);
  }
  // The list may have grown since its length was read.
  reply.final_count =
      std::max<std::uint64_t>(reply.final_count, coins->empty() ? 0 : request.first + coins->size());
  reply.coins.reserve(coins->size());
  for (const Store::StoredCoin& stored : *coins) {
    const Coin& coin = stored.coin;
    reply.coins.push_back({stored.origin.bytes(), coin.K, coin.S, coin.V, coin.A, coin.rest_digest()});
  }
  return reply;
}

LinkOutcome ApiServer::transaction(const TransactionRequest& request) const {
  auto place = m_store.find_transaction(request.id);
  if (!place) {
    return error(LinkErrorCode::kInternal);
  }
  if (!*place) {
    return error(LinkErrorCode::kNotFound);
  }
  auto bytes = m_store.block((*place)->height);
  auto block = bytes ? Block::parse(*bytes, m_store.network().max_block_bytes)
                     : std::unexpected(BlockFormError::kTooShort);
  if (!block || (*place)->index >= block->transactions.size()) {
    return error(LinkErrorCode::kInternal);
  }
  return TransactionReply{(*place)->height, (*place)->index, std::move(block->transactions[(*place)->index])};
}

}  // namespace tacit
