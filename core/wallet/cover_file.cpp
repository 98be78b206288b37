// SPDX-License-Identifier: MIT
#include "wallet/cover_file.h"

#include <algorithm>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "crypto/hash.h"
#include "crypto/multiexp.h"

namespace tacit {

namespace {

constexpr std::size_t kKeptSets = 4;
constexpr std::uint64_t kCheckedAtOnce = 8192;

}  // namespace

Bytes32 next_cover_digest(const Bytes32& before, ByteView record) {
  return digest("tacit/1/wallet/cover", {before, record});
}

std::optional<CoverFile> CoverFile::open(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  return descriptor < 0 ? std::nullopt : std::optional(CoverFile(descriptor));
}

CoverFile::~CoverFile() {
  if (m_file >= 0) {
    ::close(m_file);
  }
}

bool CoverFile::check(std::uint64_t count, const Bytes32& expected) {
  Bytes32 running{};
  for (std::uint64_t at = 0; at < count; at += kCheckedAtOnce) {
    const std::uint64_t some = std::min(kCheckedAtOnce, count - at);
    const std::optional<Bytes> records = read(at, some);
    if (!records) {
      return false;
    }
    for (std::uint64_t i = 0; i < some; ++i) {
      running = next_cover_digest(running, ByteView(*records).subspan(i * kRecordSize, kRecordSize));
    }
  }
  return running == expected && ::ftruncate(m_file, static_cast<off_t>(count * kRecordSize)) == 0;
}

bool CoverFile::write(std::uint64_t first, ByteView records) {
  auto offset = static_cast<off_t>(first * kRecordSize);
  while (!records.empty()) {
    const ssize_t written = ::pwrite(m_file, records.data(), records.size(), offset);
    if (written < 0 && errno == EINTR) {
      continue;
    }
    if (written <= 0) {
      return false;
    }
    records = records.subspan(static_cast<std::size_t>(written));
    offset += written;
  }
  return true;
}

bool CoverFile::sync() {
  return ::fdatasync(m_file) == 0;
}

std::optional<Bytes> CoverFile::read(std::uint64_t first, std::uint64_t count) const {
  struct stat facts{};
  if (::fstat(m_file, &facts) != 0) {
    return std::nullopt;
  }
  const std::uint64_t there = static_cast<std::uint64_t>(facts.st_size) / kRecordSize;
  if (count > there || first > there - count) {
    return std::nullopt;
  }
  Bytes records(count * kRecordSize);
  std::size_t done = 0;
  while (done < records.size()) {
    const ssize_t got = ::pread(m_file, records.data() + done, records.size() - done,
                                static_cast<off_t>(first * kRecordSize + done));
    if (got < 0 && errno == EINTR) {
      continue;
    }
    if (got <= 0) {
      return std::nullopt;
    }
    done += static_cast<std::size_t>(got);
  }
  return records;
}

std::shared_ptr<const CoverMembers> CoverLibrary::decode(CoverRange range, const Kept* base) const {
  const std::uint32_t known = base ? std::min(base->range.count, range.count) : 0;
  const std::uint32_t fresh = range.count - known;
  const std::optional<Bytes> records = m_file.read(range.first + known, fresh);
  if (!records) {
    return nullptr;
  }
  std::vector<MultiexpBase> lists[3];
  std::span<const MultiexpBase> before[3];
  if (base) {
    before[0] = base->members->S.first(known);
    before[1] = base->members->V.first(known);
    before[2] = base->members->A.first(known);
  }
  for (std::size_t list = 0; list < 3; ++list) {
    std::vector<Bytes32> encodings(fresh);
    for (std::uint32_t i = 0; i < fresh; ++i) {
      encodings[i] = to_array<32>(ByteView(*records).subspan(i * CoverFile::kRecordSize + list * 32, 32));
    }
    std::vector<Point> points;
    points.reserve(fresh);
    for (const std::optional<Point>& point : decode_points_vartime(encodings)) {
      if (!point) {
        return nullptr;
      }
      points.push_back(*point);
    }
    lists[list].reserve(range.count);
    lists[list].assign(before[list].begin(), before[list].end());
    const std::vector<MultiexpBase> prepared = prepare(points);
    lists[list].insert(lists[list].end(), prepared.begin(), prepared.end());
  }
  return make_cover_members(std::move(lists[0]), std::move(lists[1]), std::move(lists[2]));
}

std::shared_ptr<const CoverMembers> CoverLibrary::members(CoverRange range) {
  const std::lock_guard lock(m_mutex);
  const auto same_first =
      std::ranges::find_if(m_kept, [&](const Kept& kept) { return kept.range.first == range.first; });
  if (same_first != m_kept.end() && same_first->range == range) {
    return same_first->members;
  }
  auto members = decode(range, same_first == m_kept.end() ? nullptr : &*same_first);
  if (!members) {
    return nullptr;
  }
  if (same_first != m_kept.end()) {
    if (same_first->range.count > range.count) {
      return members;  // an older, smaller set is asked for once; the grown one is wanted again
    }
    m_kept.erase(same_first);
  } else if (m_kept.size() >= kKeptSets) {
    m_kept.erase(m_kept.begin());
  }
  m_kept.push_back({range, members});
  return members;
}

}  // namespace tacit
