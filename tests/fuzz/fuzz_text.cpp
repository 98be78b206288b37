// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string>

#include "base/check.h"
#include "wallet/contacts.h"
#include "wallet/export.h"
#include "wallet/payment_link.h"

using namespace tacit;

namespace {

/// A cell as a program that reads RFC 4180 takes it.
std::string unquoted(std::string_view cell) {
  if (!cell.starts_with('"')) {
    TACIT_CHECK(cell.find_first_of("\",\r\n") == cell.npos);
    return std::string(cell);
  }
  TACIT_CHECK(cell.size() >= 2 && cell.ends_with('"'));
  std::string text;
  for (std::size_t i = 1; i + 1 < cell.size(); ++i) {
    text += cell[i];
    if (cell[i] == '"') {
      TACIT_CHECK(i + 2 < cell.size() && cell[i + 1] == '"');
      ++i;
    }
  }
  return text;
}

}  // namespace

/// Text of strangers is shown as UTF-8 without what turns, hides or ends it, names are kept in one form, and
/// a cell of an export is one cell and no formula.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::string shown = display_text(text);
  TACIT_CHECK(shown.size() <= size && is_utf8(shown) && display_text(shown) == shown);
  TACIT_CHECK(std::ranges::none_of(shown, [](char c) { return (c >= 0 && c < ' ') || c == 0x7F; }));
  TACIT_CHECK(shown != text || is_utf8(text));

  const std::string name = contact_name(text);
  TACIT_CHECK(is_utf8(name) && contact_name(name) == name && name.size() <= shown.size());
  TACIT_CHECK(count_characters(name) <= name.size());

  const std::string cell = unquoted(csv_text(text));
  const std::size_t first = cell.find_first_not_of(' ');
  TACIT_CHECK(is_utf8(cell) && cell.find_first_of("\r\n") == cell.npos);
  TACIT_CHECK(first == cell.npos || std::string_view("=+-@\t").find(cell[first]) == std::string_view::npos);
  return 0;
}
