// SPDX-License-Identifier: MIT
#include "link/client.h"

#include <utility>

#include "crypto/random.h"
#include "link/client_loop.h"
#include "link/client_queue.h"

namespace tacit {

class LinkClient::Impl {
 public:
  Impl(NodeLink&& to, const LinkClientOptions& options) : node(std::move(to)), loop(node, options, queue) {}

  NodeLink node;
  detail::ClientQueue queue;
  detail::ClientLoop loop;
};

LinkClient::LinkClient(NodeLink node, LinkClientOptions options)
    : m_impl(std::make_unique<Impl>(std::move(node), options)) {}

LinkClient::~LinkClient() = default;

Ticket LinkClient::request(LinkRequest request) {
  const Ticket ticket = m_impl->queue.open_ticket();
  const auto id = random_array<16>();
  m_impl->loop.mailbox().post(detail::NewRequest{
      .ticket = ticket, .id = id, .method = request.index(), .frame = encode_request(id, request)});
  return ticket;
}

void LinkClient::cancel(Ticket ticket) {
  m_impl->queue.cancel(ticket);
  m_impl->loop.mailbox().post(detail::CancelRequest{.ticket = ticket});
}

std::vector<LinkEvent> LinkClient::poll(std::chrono::milliseconds timeout) {
  return m_impl->queue.poll(timeout);
}

void LinkClient::wake() {
  m_impl->queue.wake();
}

void LinkClient::connect_now() {
  m_impl->loop.mailbox().post(detail::ConnectNow{});
}

int LinkClient::event_fd() const {
  return m_impl->queue.fd();
}

const NodeLink& LinkClient::node() const {
  return m_impl->node;
}

}  // namespace tacit
