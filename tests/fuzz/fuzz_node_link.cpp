// SPDX-License-Identifier: MIT
#include "base/check.h"
#include "link/node_link.h"

using namespace tacit;

/// A node link that is accepted has one text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto link = parse_node_link(text)) {
    TACIT_CHECK(is_link_host(link->host));
    TACIT_CHECK(format_node_link(*link) == text);
  }
  return 0;
}
