// SPDX-License-Identifier: MIT
#include "ledger/decoded_coins.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/check.h"
#include "base/crash_point.h"
#include "crypto/hash.h"
#include "crypto/point.h"

namespace tacit {
namespace {

using Lists = std::array<std::vector<MultiexpBase>, DecodedFiles::kLists>;

std::optional<std::vector<MultiexpBase>> decode_all(std::span<const Bytes32> encodings) {
  std::vector<Point> points;
  points.reserve(encodings.size());
  for (const auto& point : decode_points_vartime(encodings)) {
    if (!point) {
      return std::nullopt;
    }
    points.push_back(*point);
  }
  return prepare(points);
}

/// S, V and A of the coins; nothing when one does not decode.
std::optional<Lists> decode_lists(std::span<const CoinPoints> coins) {
  static constexpr Bytes32 CoinPoints::* kColumns[DecodedFiles::kLists] = {&CoinPoints::S, &CoinPoints::V,
                                                                           &CoinPoints::A};
  Lists lists;
  std::vector<Bytes32> encodings(coins.size());
  for (std::size_t list = 0; list < lists.size(); ++list) {
    std::ranges::transform(coins, encodings.begin(),
                           [&](const CoinPoints& coin) { return coin.*kColumns[list]; });
    auto points = decode_all(encodings);
    if (!points) {
      return std::nullopt;
    }
    lists[list] = *std::move(points);
  }
  return lists;
}

Result<Lists, StorageFault> load_lists(const DecodedCoins::Source& source, std::uint64_t first,
                                       std::uint64_t count) {
  TACIT_TRY(const std::vector<CoinPoints> coins, source.points(first, count));
  TACIT_CHECK(coins.size() == count);
  auto lists = decode_lists(coins);
  if (!lists) {
    return std::unexpected(StorageFault::kUnreadable);
  }
  return *std::move(lists);
}

ByteView bytes_of(const std::vector<MultiexpBase>& points) {
  return {reinterpret_cast<const std::uint8_t*>(points.data()), points.size() * sizeof(MultiexpBase)};
}

}  // namespace

std::shared_ptr<const CoverMembers> decode_members(std::span<const CoinPoints> coins) {
  auto lists = decode_lists(coins);
  if (!lists) {
    return nullptr;
  }
  auto& [S, V, A] = *lists;
  return make_cover_members(std::move(S), std::move(V), std::move(A));
}

Result<std::unique_ptr<DecodedCoins>, StorageFault> DecodedCoins::open(const std::string& folder,
                                                                       const Bytes32& genesis,
                                                                       std::uint64_t set_size,
                                                                       std::uint64_t final, Source source,
                                                                       std::uint64_t capacity) {
  const std::uint64_t segment_size = set_size / 8;
  TACIT_CHECK(segment_size > 0 && capacity > 0);
  TACIT_TRY(DecodedFiles files, DecodedFiles::open(folder, genesis, segment_size, final));
  return std::unique_ptr<DecodedCoins>(
      new DecodedCoins(std::move(files), segment_size, std::move(source), capacity));
}

DecodedCoins::DecodedCoins(DecodedFiles files, std::uint64_t segment_size, Source source,
                           std::uint64_t capacity)
    : m_files(std::move(files)),
      m_segment_size(segment_size),
      m_source(std::move(source)),
      m_least_capacity(capacity) {}

Result<std::shared_ptr<const CoverMembers>, StorageFault> DecodedCoins::members(std::uint64_t first,
                                                                                std::uint32_t count,
                                                                                std::uint64_t final) {
  TACIT_CHECK(count > 0 && first <= final && count <= final - first);
  const std::uint64_t end = first + count;
  for (std::uint64_t segment = first / m_segment_size; segment * m_segment_size < end; ++segment) {
    const std::uint64_t start = segment * m_segment_size;
    TACIT_TRY_VOID(make_ready(segment, std::min(end - start, m_segment_size), final));
  }
  const auto map = mapping(end);
  if (!map) {
    return std::unexpected(StorageFault::kIo);
  }
  return std::make_shared<const CoverMembers>(CoverMembers{
      map->coins(0, first, count), map->coins(1, first, count), map->coins(2, first, count), map});
}

bool DecodedCoins::prepare_next(std::uint64_t final) {
  std::uint64_t segment = 0;
  {
    std::lock_guard lock(m_mutex);
    while (m_first_unready < m_segments.size() && m_segments[m_first_unready].ready == m_segment_size) {
      ++m_first_unready;
    }
    segment = m_first_unready;
  }
  const std::uint64_t start = segment * m_segment_size;
  if (start >= final) {
    return false;
  }
  return make_ready(segment, std::min(m_segment_size, final - start), final).has_value() &&
         start + m_segment_size < final;
}

/// Afterwards the first `want` coins of the segment are in the files, and right; as many as there are.
Result<void, StorageFault> DecodedCoins::make_ready(std::uint64_t segment, std::uint64_t want,
                                                    std::uint64_t final) {
  std::unique_lock lock(m_mutex);
  if (m_segments.size() <= segment) {
    m_segments.resize(segment + 1);
  }
  m_done.wait(lock, [&] { return !m_segments[segment].busy; });
  const std::uint64_t have = m_segments[segment].ready;
  if (have >= want) {
    return {};
  }
  m_segments[segment].busy = true;
  lock.unlock();
  const std::uint64_t end = std::min(m_segment_size, final - segment * m_segment_size);
  const auto filled = fill(segment, have, end);
  lock.lock();
  m_segments[segment].busy = false;
  if (filled) {
    m_segments[segment].ready = end;
  }
  m_done.notify_all();
  return filled;
}

Result<void, StorageFault> DecodedCoins::fill(std::uint64_t segment, std::uint64_t have, std::uint64_t end) {
  if (end < m_segment_size) {
    return grow(segment * m_segment_size + have, end - have);
  }
  if (have == 0 && stored_right(segment)) {
    return {};
  }
  return complete(segment);
}

Result<void, StorageFault> DecodedCoins::grow(std::uint64_t first, std::uint64_t count) {
  TACIT_TRY(const Lists lists, load_lists(m_source, first, count));
  for (std::size_t list = 0; list < lists.size(); ++list) {
    TACIT_TRY_VOID(m_files.write(list, first, lists[list]));
  }
  return {};
}

/// Leaves a full segment in the files with its checksum. All of it is decoded, also what has been before, and
/// the checksum is that of the points in memory: it must not bless what has happened to the files meanwhile.
/// A list that is right is not written again. In one run a point always decodes to the same limbs, so nothing
/// changes under a set that was handed out, unless it was damaged.
Result<void, StorageFault> DecodedCoins::complete(std::uint64_t segment) {
  const std::uint64_t start = segment * m_segment_size;
  TACIT_TRY(const Lists lists, load_lists(m_source, start, m_segment_size));
  for (std::size_t list = 0; list < lists.size(); ++list) {
    const auto stored = m_files.read(list, start, m_segment_size);
    if (!stored || !std::ranges::equal(*stored, bytes_of(lists[list]))) {
      TACIT_TRY_VOID(m_files.write(list, start, lists[list]));
    }
  }
  TACIT_TRY_VOID(m_files.sync_lists());
  TACIT_TRY(const Bytes32 sum,
            checksum(segment, {bytes_of(lists[0]), bytes_of(lists[1]), bytes_of(lists[2])}));
  crash_at(CrashPoint::kDecodedWritten);
  TACIT_TRY_VOID(m_files.write_sum(segment, sum));
  crash_at(CrashPoint::kDecodedSummed);
  return {};
}

/// Whether the files have a full segment with the right checksum.
bool DecodedCoins::stored_right(std::uint64_t segment) const {
  const auto stored = m_files.read_sum(segment);
  if (!stored) {
    return false;
  }
  std::array<std::optional<Bytes>, DecodedFiles::kLists> lists;
  for (std::size_t list = 0; list < lists.size(); ++list) {
    lists[list] = m_files.read(list, segment * m_segment_size, m_segment_size);
    if (!lists[list]) {
      return false;
    }
  }
  const auto sum = checksum(segment, {*lists[0], *lists[1], *lists[2]});
  return sum && *sum == *stored;
}

/// Of a full segment's S, V and A. The head stands for every coin up to the segment's end, and for the
/// network.
Result<Bytes32, StorageFault> DecodedCoins::checksum(std::uint64_t segment,
                                                     const std::array<ByteView, 3>& lists) const {
  TACIT_TRY(const Bytes32 head, m_source.head((segment + 1) * m_segment_size));
  return digest("tacit/1/ledger/decoded",
                {m_source.key, segment, m_segment_size, head, lists[0], lists[1], lists[2]});
}

/// A mapping with room for so many coins. A larger one replaces it when the list has outgrown it; sets that
/// lie in the old one keep it.
std::shared_ptr<const DecodedFiles::Mapping> DecodedCoins::mapping(std::uint64_t coins) {
  std::lock_guard lock(m_mutex);
  if (!m_mapping || m_mapping->capacity < coins) {
    std::uint64_t capacity = m_least_capacity;
    while (capacity < coins) {
      capacity *= 2;
    }
    auto larger = m_files.map(capacity);
    if (!larger) {
      return nullptr;
    }
    m_mapping = std::move(larger);
  }
  return m_mapping;
}

}  // namespace tacit
