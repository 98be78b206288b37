// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <sys/types.h>

#include "base/bytes.h"

/// A search for secrets through all that a process can read of its memory: heap, stacks of all threads,
/// mapped files, guarded pages. For Linux.
namespace tacit::test {

/// What is looked for, held masked so that the search does not find its own list. A value is cut into pieces,
/// each looked for by itself, since half a copy is a copy: keys into 8 bytes, text and hex into 16 letters,
/// more than a word has. Shorter values than a piece are refused (checked).
class Needles {
 public:
  /// As it is, and as hex in lower and upper case.
  void add_key(const std::string& name, ByteView key);
  /// As it is (UTF-8 or ASCII), and in UTF-16 as Qt holds text.
  void add_text(const std::string& name, ByteView text);

  struct Piece {
    std::string name;
    Bytes masked;
  };
  /// By the first eight masked bytes.
  const std::unordered_multimap<std::uint64_t, Piece>& pieces() const { return m_pieces; }
  std::size_t longest() const { return m_longest; }

 private:
  void add(const std::string& name, ByteView value, std::size_t piece);
  std::unordered_multimap<std::uint64_t, Piece> m_pieces;
  std::size_t m_longest = 0;
};

struct Leak {
  std::string name;   // of the needle
  std::string where;  // the mapping's line, without its numbers
  std::uint64_t address = 0;
};

/// The memory of one process. Its two files are opened at once, so that a process which later becomes
/// undumpable can still be read.
class ProcessMemory {
 public:
  /// 0: this process.
  explicit ProcessMemory(pid_t process = 0);
  ~ProcessMemory();
  ProcessMemory(const ProcessMemory&) = delete;
  ProcessMemory& operator=(const ProcessMemory&) = delete;
  bool good() const { return m_maps >= 0 && m_memory >= 0; }

  /// Every place where a piece of a needle lies, and how many bytes were looked through in `scanned`.
  std::vector<Leak> find(const Needles& needles, std::uint64_t* scanned = nullptr) const;

 private:
  std::string read_maps() const;
  int m_maps = -1, m_memory = -1;
};

/// The names of what was found, each once, with the number of places and the first of them: for a message.
std::string describe(const std::vector<Leak>& leaks);
/// Whether a needle of this name was found.
bool found(const std::vector<Leak>& leaks, std::string_view name);

}  // namespace tacit::test
