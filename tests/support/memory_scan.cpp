// SPDX-License-Identifier: MIT
#include "support/memory_scan.h"

#include <algorithm>
#include <bitset>
#include <cstdio>
#include <cstring>
#include <map>
#include <memory>
#include <sstream>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/check.h"
#include "base/secret.h"

namespace tacit::test {

namespace {

constexpr std::uint8_t kMask = 0xa7;
constexpr std::size_t kKeyPiece = 8, kTextPiece = 16, kWidePiece = 32;
constexpr std::size_t kChunk = 4u << 20;

std::uint64_t head_of(const std::uint8_t* bytes) {
  std::uint64_t head;
  std::memcpy(&head, bytes, sizeof head);
  return head;
}

constexpr std::size_t kBuckets = 1u << 16;
std::size_t bucket_of(std::uint64_t head) {
  return head * 0x9e3779b97f4a7c15u >> 48;
}

/// Where memory is copied to and masked at once. Its own place is no part of the search.
class Window {
 public:
  Window()
      : m_bytes(static_cast<std::uint8_t*>(
            ::mmap(nullptr, kChunk, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0))) {
    TACIT_CHECK(m_bytes != MAP_FAILED);
  }
  ~Window() {
    wipe(m_bytes, kChunk);
    ::munmap(m_bytes, kChunk);
  }
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;
  std::uint8_t* bytes() { return m_bytes; }
  std::uint64_t begin() const { return reinterpret_cast<std::uint64_t>(m_bytes); }

 private:
  std::uint8_t* m_bytes;
};

struct Mapping {
  std::uint64_t begin = 0, end = 0;
  std::string what;
};

/// A mapping that can be read, without the window's part of it.
std::vector<Mapping> readable(const std::string& maps, std::uint64_t hole) {
  std::vector<Mapping> all;
  std::istringstream lines(maps);
  for (std::string line; std::getline(lines, line);) {
    unsigned long long begin = 0, end = 0;
    char rights[5] = {};
    int name = 0;
    if (std::sscanf(line.c_str(), "%llx-%llx %4s %*x %*s %*u %n", &begin, &end, rights, &name) != 3 ||
        rights[0] != 'r') {
      continue;
    }
    const std::string what = std::string(rights) + " " + line.substr(static_cast<std::size_t>(name));
    const std::uint64_t hole_end = hole + kChunk;
    if (hole_end <= begin || hole >= end) {
      all.push_back({begin, end, what});
      continue;
    }
    all.push_back({begin, hole, what});
    all.push_back({hole_end, end, what});
  }
  return all;
}

class Search {
 public:
  explicit Search(const Needles& needles) : m_needles(needles) {
    for (const auto& [head, piece] : needles.pieces()) {
      m_buckets.set(bucket_of(head));
    }
  }
  /// `bytes` are masked as the pieces are.
  template <class Tell>
  void look(const std::uint8_t* bytes, std::size_t size, const Tell& tell) const {
    for (std::size_t at = 0; at + 8 <= size; ++at) {
      const std::uint64_t head = head_of(bytes + at);
      if (!m_buckets[bucket_of(head)]) {
        continue;
      }
      const auto [first, last] = m_needles.pieces().equal_range(head);
      for (auto it = first; it != last; ++it) {
        const Bytes& masked = it->second.masked;
        if (at + masked.size() <= size && std::equal(masked.begin(), masked.end(), bytes + at)) {
          tell(at, it->second.name);
        }
      }
    }
  }

 private:
  const Needles& m_needles;
  std::bitset<kBuckets> m_buckets;
};

}  // namespace

void Needles::add(const std::string& name, ByteView value, std::size_t piece) {
  TACIT_CHECK(value.size() >= piece);
  for (std::size_t at = 0; at < value.size(); at += piece) {
    const ByteView part = value.subspan(std::min(at, value.size() - piece), piece);
    Bytes masked(piece);
    std::ranges::transform(part, masked.begin(), [](std::uint8_t b) { return std::uint8_t(b ^ kMask); });
    const std::uint64_t head = head_of(masked.data());
    m_pieces.emplace(head, Piece{name, std::move(masked)});
  }
  m_longest = std::max(m_longest, piece);
}

void Needles::add_key(const std::string& name, ByteView key) {
  add(name, key, kKeyPiece);
  SecretBytes hex(key.size() * 2);
  for (const char* digits : {"0123456789abcdef", "0123456789ABCDEF"}) {
    for (std::size_t i = 0; i < key.size(); ++i) {
      hex.expose()[2 * i] = static_cast<std::uint8_t>(digits[key[i] >> 4]);
      hex.expose()[2 * i + 1] = static_cast<std::uint8_t>(digits[key[i] & 15]);
    }
    add(name + " in hex", std::as_const(hex).expose(), kTextPiece);
  }
}

void Needles::add_text(const std::string& name, ByteView text) {
  add(name, text, kTextPiece);
  SecretBytes wide(text.size() * 2);
  for (std::size_t i = 0; i < text.size(); ++i) {
    TACIT_CHECK(text[i] < 128);
    wide.expose()[2 * i] = text[i];
  }
  add(name + " in UTF-16", std::as_const(wide).expose(), kWidePiece);
}

ProcessMemory::ProcessMemory(pid_t process) {
  const std::string folder = "/proc/" + (process == 0 ? std::string("self") : std::to_string(process));
  m_maps = ::open((folder + "/maps").c_str(), O_RDONLY | O_CLOEXEC);
  m_memory = ::open((folder + "/mem").c_str(), O_RDONLY | O_CLOEXEC);
}

ProcessMemory::~ProcessMemory() {
  for (const int file : {m_maps, m_memory}) {
    if (file >= 0) {
      ::close(file);
    }
  }
}

std::string ProcessMemory::read_maps() const {
  std::string text(1u << 20, '\0');
  ssize_t done = 0;
  ::lseek(m_maps, 0, SEEK_SET);
  for (;;) {
    const ssize_t got = ::read(m_maps, text.data() + done, text.size() - static_cast<std::size_t>(done));
    if (got <= 0) {
      break;
    }
    done += got;
    if (static_cast<std::size_t>(done) == text.size()) {
      text.resize(text.size() * 2);
    }
  }
  text.resize(static_cast<std::size_t>(done));
  return text;
}

std::vector<Leak> ProcessMemory::find(const Needles& needles, std::uint64_t* scanned) const {
  TACIT_CHECK(good());
  Window window;
  const auto search = std::make_unique<Search>(needles);
  std::vector<Leak> leaks;
  std::uint64_t total = 0;
  for (const Mapping& mapping : readable(read_maps(), window.begin())) {
    // A piece may lie across the edge of two chunks, which therefore overlap.
    const std::size_t step = kChunk - needles.longest();
    for (std::uint64_t at = mapping.begin; at < mapping.end; at += step) {
      const std::size_t wanted = std::min<std::uint64_t>(kChunk, mapping.end - at);
      const ssize_t got = ::pread(m_memory, window.bytes(), wanted, static_cast<off_t>(at));
      if (got <= 0) {
        continue;  // pages of the kernel's own
      }
      const auto size = static_cast<std::size_t>(got);
      std::transform(window.bytes(), window.bytes() + size, window.bytes(),
                     [](std::uint8_t b) { return std::uint8_t(b ^ kMask); });
      search->look(window.bytes(), size, [&](std::size_t place, const std::string& name) {
        leaks.push_back({name, mapping.what, at + place});
      });
      total += size;
    }
  }
  if (scanned != nullptr) {
    *scanned = total;
  }
  return leaks;
}

std::string describe(const std::vector<Leak>& leaks) {
  std::map<std::string, std::size_t> places;
  for (const Leak& leak : leaks) {
    ++places[leak.name + " in " + leak.where];
  }
  std::string text;
  for (const auto& [what, count] : places) {
    text += "\n  " + what + ": " + std::to_string(count) + " pieces";
  }
  for (const Leak& leak : leaks) {
    char line[64];
    std::snprintf(line, sizeof line, "\n    %llx ", static_cast<unsigned long long>(leak.address));
    text += line + leak.name;
  }
  return text;
}

bool found(const std::vector<Leak>& leaks, std::string_view name) {
  return std::ranges::any_of(leaks, [&](const Leak& leak) { return leak.name == name; });
}

}  // namespace tacit::test
