// SPDX-License-Identifier: MIT
#include "ledger/cover_cache.h"

#include <algorithm>

#include "base/check.h"
#include "crypto/point.h"

namespace tacit {
namespace {

bool decode_into(std::vector<MultiexpBase>& to, std::span<const Bytes32> encodings) {
  std::vector<Point> points;
  points.reserve(encodings.size());
  for (const auto& point : decode_points_vartime(encodings)) {
    if (!point) {
      return false;
    }
    points.push_back(*point);
  }
  std::vector<MultiexpBase> bases = prepare(points);
  to.insert(to.end(), bases.begin(), bases.end());
  return true;
}

using Lists = CoverCache::Lists;

bool decode_coins(Lists& to, std::span<const CoinPoints> coins) {
  std::vector<Bytes32> encodings(coins.size());
  auto column = [&](Bytes32 CoinPoints::* which, std::vector<MultiexpBase>& list) {
    std::transform(coins.begin(), coins.end(), encodings.begin(),
                   [&](const CoinPoints& coin) { return coin.*which; });
    return decode_into(list, encodings);
  };
  return column(&CoinPoints::S, to.S) && column(&CoinPoints::V, to.V) && column(&CoinPoints::A, to.A);
}

void append_some(std::vector<MultiexpBase>& to, const std::vector<MultiexpBase>& from, std::uint64_t count) {
  to.insert(to.end(), from.begin(), from.begin() + static_cast<std::ptrdiff_t>(count));
}

void append_some(Lists& to, const Lists& from, std::uint64_t count) {
  append_some(to.S, from.S, count);
  append_some(to.V, from.V, count);
  append_some(to.A, from.A, count);
}

template <class Map, class Keep>
void drop_least_recent(Map& map, std::size_t limit, Keep may_drop) {
  while (map.size() > limit) {
    auto oldest = map.end();
    for (auto i = map.begin(); i != map.end(); ++i) {
      if (may_drop(i->second) && (oldest == map.end() || i->second.used < oldest->second.used)) {
        oldest = i;
      }
    }
    if (oldest == map.end()) {
      return;
    }
    map.erase(oldest);
  }
}

}  // namespace

CoverCache::CoverCache(std::uint64_t set_size, const Limits& limits)
    : m_segment_size(set_size / 8), m_limits(limits) {
  TACIT_CHECK(m_segment_size > 0);
}

std::shared_ptr<const CoverMembers> CoverCache::members(std::uint64_t first, std::uint32_t count,
                                                        const Load& load) {
  const SetKey key{first, count};
  if (auto found = find_set(key)) {
    return found;
  }
  Lists made;
  for (auto* list : {&made.S, &made.V, &made.A}) {
    list->reserve(count);
  }
  // Sets of the rules begin at multiples of N/2, so at the beginning of a segment.
  TACIT_CHECK(first % m_segment_size == 0);
  for (std::uint64_t done = 0; done < count;) {
    const std::uint64_t take = std::min<std::uint64_t>(m_segment_size, count - done);
    auto part = segment((first + done) / m_segment_size, take, load);
    if (!part) {
      return nullptr;
    }
    append_some(made, *part, take);
    done += take;
  }
  return keep_set(key, make_cover_members(std::move(made.S), std::move(made.V), std::move(made.A)));
}

std::shared_ptr<const CoverMembers> CoverCache::find_set(const SetKey& key) {
  std::lock_guard lock(m_mutex);
  auto found = m_sets.find(key);
  if (found == m_sets.end()) {
    return nullptr;
  }
  found->second.used = ++m_clock;
  return found->second.members;
}

std::shared_ptr<const CoverMembers> CoverCache::keep_set(const SetKey& key,
                                                         const std::shared_ptr<const CoverMembers>& made) {
  std::lock_guard lock(m_mutex);
  // Two verifiers may have made one set; all must see the same object, by which batches recognise a set.
  auto& set = m_sets.try_emplace(key, Set{made, 0}).first->second;
  set.used = ++m_clock;
  auto members = set.members;
  drop_least_recent(m_sets, m_limits.sets, [](const Set&) { return true; });
  return members;
}

std::shared_ptr<const CoverCache::Lists> CoverCache::segment(std::uint64_t number, std::uint64_t count,
                                                             const Load& load) {
  std::unique_lock lock(m_mutex);
  m_decoded.wait(lock, [&] { return !m_segments[number].busy; });
  Segment& entry = m_segments[number];
  entry.used = ++m_clock;
  if (entry.members && entry.members->S.size() >= count) {
    return entry.members;
  }
  entry.busy = true;
  auto known = entry.members;
  lock.unlock();

  auto longer = std::make_shared<Lists>(known ? *known : Lists{});
  const std::uint64_t have = longer->S.size();
  auto coins = load(number * m_segment_size + have, count - have);
  const bool decoded = coins && coins->size() == count - have && decode_coins(*longer, *coins);

  lock.lock();
  entry.busy = false;  // a busy segment is never dropped, so the reference still stands
  if (decoded) {
    entry.members = longer;
  }
  drop_segments();
  m_decoded.notify_all();
  return decoded ? longer : nullptr;
}

void CoverCache::drop_segments() {
  drop_least_recent(m_segments, m_limits.segments, [](const Segment& segment) { return !segment.busy; });
}

}  // namespace tacit
