// SPDX-License-Identifier: MIT
#include "base/check.h"
#include "link/node_link.h"
#include "link/proxy.h"

using namespace tacit;

/// A node link, or a proxy's address, that is accepted has one text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto link = parse_node_link(text)) {
    TACIT_CHECK(is_link_host(link->host));
    TACIT_CHECK(format_node_link(*link) == text);
  }
  if (const auto proxy = parse_proxy(text)) {
    TACIT_CHECK(format_proxy(*proxy) == text);
  }
  return 0;
}
