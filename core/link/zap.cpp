// SPDX-License-Identifier: MIT
#include "link/zap.h"

#include <string_view>
#include <utility>

namespace tacit::detail {

namespace {

constexpr std::size_t kMostParts = 16;
constexpr std::string_view kVersion = "1.0";
enum Part { kVersionPart, kIdPart, kDomainPart, kAddressPart, kIdentityPart, kMechanismPart, kKeyPart };

bool is(ByteView part, std::string_view text) {
  return equal_vartime(part, as_bytes(text));
}

ZmqMessage text(std::string_view value) {
  const ByteView bytes = as_bytes(value);
  return ZmqMessage(Bytes(bytes.begin(), bytes.end()));
}

}  // namespace

bool zap_admits(const std::vector<ByteView>& request) {
  return request.size() == kKeyPart + 1 && is(request[kVersionPart], kVersion) &&
         is(request[kDomainPart], kZapDomain) && is(request[kMechanismPart], "CURVE") &&
         request[kKeyPart].size() == 32;
}

bool ZapHandler::bind(const ZmqContext& context) {
  m_socket = ZmqSocket(context, ZMQ_REP);
  return m_socket && m_socket.set(ZMQ_LINGER, 0) && m_socket.bind(kZapEndpoint);
}

void ZapHandler::answer_all() {
  while (auto request = receive_parts(m_socket, kMostParts)) {
    std::vector<ByteView> parts;
    for (const ZmqMessage& part : request->parts) {
      parts.push_back(part.view());
    }
    const bool admitted = request->count == request->parts.size() && zap_admits(parts);
    const ByteView id = parts.size() > kIdPart ? parts[kIdPart] : ByteView{};
    m_socket.send(text(kVersion), true);
    m_socket.send(ZmqMessage(Bytes(id.begin(), id.end())), true);
    m_socket.send(text(admitted ? "200" : "400"), true);
    m_socket.send(text(""), true);  // text, user id and metadata: nothing
    m_socket.send(text(""), true);
    m_socket.send(text(""), false);
  }
}

}  // namespace tacit::detail
