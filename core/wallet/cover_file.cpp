// SPDX-License-Identifier: MIT
#include "wallet/cover_file.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <condition_variable>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/crash_point.h"
#include "crypto/hash.h"
#include "crypto/multiexp.h"

namespace tacit {

namespace {

constexpr std::size_t kKeptSets = 4;
constexpr std::uint64_t kCheckedAtOnce = 8192;
// The largest set that membership proofs know; the sizes of a network's sets are checked with its genesis.
constexpr std::uint32_t kMostMembers = 1u << 20;

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
  crash_at(CrashPoint::kCoverWritten);
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

/// Decoded points with room for more, which never move: views of the first ones stay good while the next are
/// added.
struct CoverLibrary::Buffer {
  explicit Buffer(std::uint32_t size) : capacity(size) {
    for (std::vector<MultiexpBase>& list : lists) {
      list.resize(size);
    }
  }
  const std::uint32_t capacity;
  std::vector<MultiexpBase> lists[3];  // S, V, A
};

/// One decoding of records, in runs that any thread may take.
class CoverLibrary::Growth {
 public:
  Growth(Bytes records, std::shared_ptr<Buffer> to, std::uint32_t known, std::uint32_t wanted)
      : buffer(std::move(to)),
        count(wanted),
        m_records(std::move(records)),
        m_known(known),
        m_runs(3 * ((wanted - known + kRun - 1) / kRun)) {}

  const std::shared_ptr<Buffer> buffer;
  const std::uint32_t count;

  std::size_t runs() const { return m_runs; }

  void help() {
    std::size_t finished = 0;
    for (std::size_t i = m_next++; i < m_runs; i = m_next++) {
      if (!decode(i % 3, static_cast<std::uint32_t>(i / 3) * kRun)) {
        m_failed = true;
      }
      ++finished;
    }
    const std::lock_guard lock(m_mutex);
    m_done += finished;
    if (m_done == m_runs) {
      m_all_done.notify_all();
    }
  }

  /// Whether every point was decoded.
  bool wait() {
    std::unique_lock lock(m_mutex);
    m_all_done.wait(lock, [this] { return m_done == m_runs; });
    return !m_failed;
  }

 private:
  static constexpr std::uint32_t kRun = 512;

  bool decode(std::size_t list, std::uint32_t from) {
    const std::uint32_t size = std::min(kRun, count - m_known - from);
    std::vector<Bytes32> encodings(size);
    for (std::uint32_t i = 0; i < size; ++i) {
      encodings[i] =
          to_array<32>(ByteView(m_records).subspan((from + i) * CoverFile::kRecordSize + list * 32, 32));
    }
    std::vector<Point> points;
    points.reserve(size);
    for (const std::optional<Point>& point : decode_points_vartime(encodings)) {
      if (!point) {
        return false;
      }
      points.push_back(*point);
    }
    std::ranges::copy(prepare(points), buffer->lists[list].begin() + m_known + from);
    return true;
  }

  const Bytes m_records;
  const std::uint32_t m_known;
  const std::size_t m_runs;
  std::atomic<std::size_t> m_next = 0;
  std::atomic<bool> m_failed = false;
  std::mutex m_mutex;
  std::condition_variable m_all_done;
  std::size_t m_done = 0;
};

std::shared_ptr<CoverLibrary::Part> CoverLibrary::use_part(std::uint64_t first) {
  auto found = std::ranges::find_if(m_parts, [&](const auto& part) { return part->first == first; });
  if (found != m_parts.end()) {
    std::rotate(found, found + 1, m_parts.end());
  } else {
    if (m_parts.size() >= kKeptSets) {
      m_parts.erase(m_parts.begin());
    }
    m_parts.push_back(std::make_shared<Part>(Part{first, 0, nullptr, nullptr, nullptr}));
  }
  return m_parts.back();
}

bool CoverLibrary::begin_growth(Part& part, std::uint32_t count) {
  std::optional<Bytes> records = m_file.read(part.first + part.count, count - part.count);
  if (!records) {
    return false;
  }
  std::shared_ptr<Buffer> buffer = part.buffer;
  if (!buffer || count > buffer->capacity) {
    // A set is a power of two at most, so one that is more than half full is not moved again.
    buffer = std::make_shared<Buffer>(std::bit_ceil(count));
    for (std::size_t list = 0; list < 3 && part.buffer; ++list) {
      std::ranges::copy(std::span(part.buffer->lists[list]).first(part.count), buffer->lists[list].begin());
    }
  }
  part.growth = std::make_shared<Growth>(std::move(*records), std::move(buffer), part.count, count);
  for (std::size_t i = 1; i < part.growth->runs() && i < m_pool.threads(); ++i) {
    m_pool.post([growth = part.growth] { growth->help(); }, WorkerPool::Priority::kUrgent);
  }
  return true;
}

std::shared_ptr<const CoverMembers> CoverLibrary::view(Part& part, std::uint32_t count) {
  if (count == part.count && part.whole) {
    return part.whole;
  }
  const auto list = [&](std::size_t i) {
    return std::span(std::as_const(part.buffer->lists[i])).first(count);
  };
  auto members = std::make_shared<const CoverMembers>(CoverMembers{list(0), list(1), list(2), part.buffer});
  if (count == part.count) {
    part.whole = members;
  }
  return members;
}

std::shared_ptr<const CoverMembers> CoverLibrary::members(CoverRange range) {
  if (range.count == 0 || range.count > kMostMembers) {
    return nullptr;
  }
  std::unique_lock lock(m_mutex);
  const std::shared_ptr<Part> part = use_part(range.first);
  while (part->count < range.count) {
    if (!part->growth && !begin_growth(*part, range.count)) {
      return nullptr;
    }
    const std::shared_ptr<Growth> growth = part->growth;
    lock.unlock();
    growth->help();
    const bool good = growth->wait();
    lock.lock();
    if (part->growth == growth) {
      part->growth.reset();
      if (good) {
        part->buffer = growth->buffer;
        part->count = growth->count;
        part->whole.reset();
      }
    }
    // Somebody's larger set may have failed behind the end of this one, which is then decoded by itself.
    if (!good && growth->count <= range.count) {
      return nullptr;
    }
  }
  return view(*part, range.count);
}

}  // namespace tacit
