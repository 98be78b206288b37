// SPDX-License-Identifier: MIT
#include "base/check.h"
#include "link/messages.h"

using namespace tacit;

/// A frame that decodes, on either side, has one byte form, and its value obeys the limits of sending.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ByteView bytes(data, size);
  if (const auto request = decode_request(bytes)) {
    TACIT_CHECK(is_sendable(request->request));
    TACIT_CHECK(equal_vartime(encode_request(request->id, request->request), bytes));
    TACIT_CHECK(request_id_of(bytes) == request->id);
  }
  if (const auto message = decode_server_message(bytes)) {
    if (const auto* reply = std::get_if<ReplyMessage>(&*message)) {
      TACIT_CHECK(!reply->outcome || is_sendable(*reply->outcome));
      TACIT_CHECK(equal_vartime(encode_reply(reply->id, reply->outcome), bytes));
    } else {
      TACIT_CHECK(equal_vartime(encode_notice(std::get<TipNotice>(*message)), bytes));
    }
  }
  return 0;
}
