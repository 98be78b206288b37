// SPDX-License-Identifier: MIT
#include "link/server.h"

#include <utility>

#include "link/server_loop.h"

namespace tacit {

namespace detail {

ResponderState::~ResponderState() {
  answer(std::unexpected(LinkErrorCode::kInternal));
}

void ResponderState::answer(const LinkOutcome& outcome) {
  if (answered.exchange(true)) {
    return;
  }
  OutgoingReply reply{.connection = connection, .id = id, .frame = {}};
  if (outcome && (outcome->index() != method || !is_sendable(*outcome))) {
    reply.frame = encode_reply(id, std::unexpected(LinkErrorCode::kInternal));
  } else {
    reply.frame = encode_reply(id, outcome);
    reply.hello_accepted = outcome && std::holds_alternative<HelloReply>(*outcome);
  }
  outbox->post(std::move(reply));
}

}  // namespace detail

void Responder::operator()(LinkOutcome outcome) const {
  m_state->answer(outcome);
}

LinkServer::LinkServer(std::unique_ptr<detail::ServerLoop> loop) : m_loop(std::move(loop)) {}

LinkServer::~LinkServer() = default;

Result<std::unique_ptr<LinkServer>, LinkServerError> LinkServer::start(const LinkServerOptions& options,
                                                                       LinkKeys keys, LinkHandler& handler) {
  auto loop = std::make_unique<detail::ServerLoop>(options, std::move(keys), handler);
  TACIT_TRY_VOID(loop->start());
  return std::unique_ptr<LinkServer>(new LinkServer(std::move(loop)));
}

std::uint16_t LinkServer::port() const {
  return m_loop->port();
}

const Bytes32& LinkServer::public_key() const {
  return m_loop->public_key();
}

void LinkServer::announce_tip(std::uint64_t height, const Bytes32& block_id) {
  m_loop->outbox().post(detail::OutgoingTip{.height = height, .block_id = block_id});
}

std::size_t LinkServer::connection_count() const {
  return m_loop->connection_count();
}

void LinkServer::disconnect(ConnectionId connection) {
  m_loop->outbox().post(detail::Disconnection{.connection = connection});
}

void LinkServer::keep(ConnectionId connection) {
  m_loop->outbox().post(detail::Keeping{.connection = connection});
}

}  // namespace tacit
