// SPDX-License-Identifier: MIT
#include "ledger/decoded_files.h"

#include <cerrno>
#include <type_traits>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/check.h"
#include "base/serialize.h"

namespace tacit {
namespace {

// The files are written from memory: another form of a point, or another order of bytes, is another layout.
static_assert(sizeof(MultiexpBase) == 120 && std::is_trivially_copyable_v<MultiexpBase>);
constexpr std::size_t kRecordSize = sizeof(MultiexpBase);
constexpr std::uint64_t kByteOrder = 0x0807060504030201;
constexpr std::string_view kMagic = "tacit decoded 1\n";
// A multiple of a cache line and of a point's alignment.
constexpr std::size_t kHeaderSize = 128;
constexpr const char* kNames[] = {"/decoded-S", "/decoded-V", "/decoded-A", "/decoded-sums"};
constexpr std::size_t kSums = DecodedFiles::kLists;

StorageFault fault_of(int code) {
  return code == ENOSPC || code == EDQUOT ? StorageFault::kFull : StorageFault::kIo;
}

Bytes make_header(const Bytes32& genesis, std::uint64_t segment_size, std::size_t which) {
  Writer writer;
  writer.bytes(as_bytes(kMagic));
  writer.bytes({reinterpret_cast<const std::uint8_t*>(&kByteOrder), sizeof kByteOrder});  // as memory has it
  writer.u32(kRecordSize).u32(static_cast<std::uint32_t>(which)).u64(segment_size).bytes(genesis);
  Bytes header = writer.take();
  header.resize(kHeaderSize);
  return header;
}

bool read_at(int file, std::uint64_t offset, std::span<std::uint8_t> to) {
  while (!to.empty()) {
    const ssize_t got = ::pread(file, to.data(), to.size(), static_cast<off_t>(offset));
    if (got < 0 && errno == EINTR) {
      continue;
    }
    if (got <= 0) {
      return false;
    }
    to = to.subspan(static_cast<std::size_t>(got));
    offset += static_cast<std::uint64_t>(got);
  }
  return true;
}

/// By system calls and not through a mapping, where a full disk is a signal instead of an error.
Result<void, StorageFault> write_at(int file, std::uint64_t offset, ByteView bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::pwrite(file, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (written < 0 && errno == EINTR) {
      continue;
    }
    if (written <= 0) {
      return std::unexpected(fault_of(written < 0 ? errno : EIO));
    }
    bytes = bytes.subspan(static_cast<std::size_t>(written));
    offset += static_cast<std::uint64_t>(written);
  }
  return {};
}

/// Opens or makes a regular file of this user; whatever else has the name goes. −1 when that fails.
int open_regular(const std::string& path) {
  for (int attempt = 0; attempt < 2; ++attempt) {
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);
    struct stat info;
    if (file >= 0 && ::fstat(file, &info) == 0 && S_ISREG(info.st_mode)) {
      return file;
    }
    if (file >= 0) {
      ::close(file);
    }
    if (::unlink(path.c_str()) != 0 && (errno != EISDIR || ::rmdir(path.c_str()) != 0)) {
      return -1;
    }
  }
  return -1;
}

std::uint64_t size_of(int file) {
  struct stat info;
  return ::fstat(file, &info) == 0 ? static_cast<std::uint64_t>(info.st_size) : 0;
}

/// Leaves the file with this header and at most `records` records.
Result<void, StorageFault> settle(int file, const Bytes& header, std::uint64_t records,
                                  std::size_t record_size) {
  Bytes found(header.size());
  if (!read_at(file, 0, found) || found != header) {
    if (::ftruncate(file, 0) != 0) {
      return std::unexpected(fault_of(errno));
    }
    return write_at(file, 0, header);
  }
  const std::uint64_t most = header.size() + records * record_size;
  if (size_of(file) > most && ::ftruncate(file, static_cast<off_t>(most)) != 0) {
    return std::unexpected(fault_of(errno));
  }
  return {};
}

}  // namespace

std::unique_ptr<MappedFile> MappedFile::map(int file, std::size_t bytes) {
  void* data = ::mmap(nullptr, bytes, PROT_READ, MAP_SHARED, file, 0);
  if (data == MAP_FAILED) {
    return nullptr;
  }
  return std::unique_ptr<MappedFile>(new MappedFile(static_cast<const std::uint8_t*>(data), bytes));
}

MappedFile::~MappedFile() {
  ::munmap(const_cast<std::uint8_t*>(m_data), m_bytes);
}

Result<DecodedFiles, StorageFault> DecodedFiles::open(const std::string& folder, const Bytes32& genesis,
                                                      std::uint64_t segment_size, std::uint64_t coins) {
  DecodedFiles files;
  for (std::size_t which = 0; which < files.m_files.size(); ++which) {
    int& file = files.m_files[which];
    file = open_regular(folder + kNames[which]);
    if (file < 0) {
      return std::unexpected(fault_of(errno));
    }
    const bool sums = which == kSums;
    TACIT_TRY_VOID(settle(file, make_header(genesis, segment_size, which),
                          sums ? coins / segment_size : coins, sums ? sizeof(Bytes32) : kRecordSize));
  }
  return files;
}

DecodedFiles::DecodedFiles(DecodedFiles&& other) noexcept : m_files(other.m_files) {
  other.m_files.fill(-1);
}

DecodedFiles::~DecodedFiles() {
  for (const int file : m_files) {
    if (file >= 0) {
      ::close(file);
    }
  }
}

std::span<const MultiexpBase> DecodedFiles::Mapping::coins(std::size_t list, std::uint64_t first,
                                                           std::uint64_t count) const {
  TACIT_CHECK(first <= capacity && count <= capacity - first);
  const std::uint8_t* start = lists[list]->data() + kHeaderSize + first * kRecordSize;
  return {reinterpret_cast<const MultiexpBase*>(start), static_cast<std::size_t>(count)};
}

std::shared_ptr<const DecodedFiles::Mapping> DecodedFiles::map(std::uint64_t capacity) const {
  auto mapping = std::make_shared<Mapping>();
  mapping->capacity = capacity;
  for (std::size_t list = 0; list < kLists; ++list) {
    mapping->lists[list] = MappedFile::map(m_files[list], kHeaderSize + capacity * kRecordSize);
    if (!mapping->lists[list]) {
      return nullptr;
    }
  }
  return mapping;
}

std::optional<Bytes> DecodedFiles::read(std::size_t list, std::uint64_t first, std::uint64_t count) const {
  Bytes bytes(count * kRecordSize);
  const bool there = read_at(m_files[list], kHeaderSize + first * kRecordSize, bytes);
  return there ? std::optional(std::move(bytes)) : std::nullopt;
}

Result<void, StorageFault> DecodedFiles::write(std::size_t list, std::uint64_t first,
                                               std::span<const MultiexpBase> coins) const {
  return write_at(m_files[list], kHeaderSize + first * kRecordSize,
                  {reinterpret_cast<const std::uint8_t*>(coins.data()), coins.size_bytes()});
}

Result<void, StorageFault> DecodedFiles::sync_lists() const {
  for (std::size_t list = 0; list < kLists; ++list) {
    if (::fdatasync(m_files[list]) != 0) {
      return std::unexpected(fault_of(errno));
    }
  }
  return {};
}

std::optional<Bytes32> DecodedFiles::read_sum(std::uint64_t segment) const {
  Bytes32 sum;
  const bool there = read_at(m_files[kSums], kHeaderSize + segment * sum.size(), sum);
  return there ? std::optional(sum) : std::nullopt;
}

Result<void, StorageFault> DecodedFiles::write_sum(std::uint64_t segment, const Bytes32& sum) const {
  return write_at(m_files[kSums], kHeaderSize + segment * sum.size(), sum);
}

}  // namespace tacit
