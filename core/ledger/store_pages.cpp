// SPDX-License-Identifier: MIT
#include "ledger/store_pages.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <fstream>

namespace tacit {
namespace {

// As LMDB declares them, in the machine's own order of bytes. The page's header comes first, then the meta.
struct Table {
  std::uint32_t pad;  // of the first table: the page size
  std::uint16_t flags, depth;
  std::uint64_t branch_pages, leaf_pages, overflow_pages, entries, root;
};
struct MetaPage {
  std::uint64_t number;
  std::uint16_t pad, flags, lower, upper;
  std::uint32_t magic, version;
  std::uint64_t address, map_size;
  Table free, main;
  std::uint64_t last_page, transaction;
};
static_assert(sizeof(std::size_t) == 8 && sizeof(Table) == 48 && sizeof(MetaPage) == 152);

constexpr std::uint32_t kMagic = 0xbeefc0de;
constexpr std::uint32_t kVersion = 1;
constexpr std::uint16_t kIsMeta = 8;
constexpr std::uint16_t kIntegerKeys = 8;  // the list of free pages has them, and nothing else has a flag
constexpr std::uint64_t kNoPage = UINT64_MAX;
constexpr std::uint16_t kMostDepth = 32;
constexpr std::uint32_t kLeastPage = 512, kMostPage = 65'536;

bool table_is_good(const Table& table, std::uint16_t flags, std::uint64_t last_page) {
  if (table.flags != flags) {
    return false;
  }
  if (table.root == kNoPage) {
    return table.depth == 0 && table.branch_pages == 0 && table.leaf_pages == 0 &&
           table.overflow_pages == 0 && table.entries == 0;
  }
  // The root is a leaf when it is alone; each leaf holds something.
  return table.root > 1 && table.root <= last_page && table.depth >= 1 && table.depth <= kMostDepth &&
         table.branch_pages <= last_page && table.leaf_pages <= last_page &&
         table.overflow_pages <= last_page && table.branch_pages >= table.depth - 1u &&
         (table.depth > 1 || (table.branch_pages == 0 && table.leaf_pages == 1)) && table.leaf_pages >= 1 &&
         table.entries >= table.leaf_pages;
}

bool is_meta_page(const MetaPage& page, std::uint64_t number) {
  return page.number == number && page.flags == kIsMeta && page.magic == kMagic && page.version == kVersion &&
         page.address == 0;
}

bool content_is_good(const MetaPage& page, std::uint64_t pages_in_file) {
  return page.last_page >= 1 && page.last_page < pages_in_file &&
         page.map_size / page.free.pad > page.last_page &&
         table_is_good(page.free, kIntegerKeys, page.last_page) &&
         table_is_good(page.main, 0, page.last_page);
}

}  // namespace

bool meta_pages_are_good(const std::string& path) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  const auto size = static_cast<std::uint64_t>(std::max<std::streamoff>(file.tellg(), 0));
  const auto read = [&](MetaPage& page, std::uint64_t at) {
    char bytes[sizeof page];
    const bool there = file.seekg(static_cast<std::streamoff>(at)) && file.read(bytes, sizeof bytes);
    std::memcpy(&page, bytes, sizeof page);
    return there;
  };
  MetaPage first, second;
  if (!read(first, 0)) {
    return false;
  }
  if (first.magic == kMagic && first.version != kVersion) {
    return true;
  }
  const std::uint32_t page = first.free.pad;
  if (!std::has_single_bit(page) || page < kLeastPage || page > kMostPage || !read(second, page) ||
      second.free.pad != page || !is_meta_page(first, 0) || !is_meta_page(second, 1)) {
    return false;
  }
  // A transaction writes the page of its own parity, so they are one apart, or of a file where none was yet.
  const std::uint64_t even = first.transaction, odd = second.transaction;
  const bool in_turn = (even == 0 && odd == 0) ||
                       (even % 2 == 0 && odd % 2 == 1 && std::max(even, odd) - std::min(even, odd) == 1);
  // The older page may hold a mixture: a commit that failed leaves one there, and its number says so.
  return in_turn && content_is_good(even > odd ? first : second, size / page);
}

}  // namespace tacit
