// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

#include <stdlib.h>

#include "base/bytes.h"
#include "base/check.h"

namespace tacit::test {

/// A folder of this process, in memory where the system has a place for that, removed at its end.
class ScratchFolder {
 public:
  ScratchFolder() {
    const bool memory = std::filesystem::is_directory("/dev/shm");
    m_path = (memory ? "/dev/shm" : std::filesystem::temp_directory_path().string()) + "/tacit-fuzz-XXXXXX";
    TACIT_CHECK(::mkdtemp(m_path.data()) != nullptr);
  }
  ~ScratchFolder() { std::filesystem::remove_all(m_path); }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  std::filesystem::path path() const { return m_path; }

 private:
  std::string m_path;
};

inline void write_file(const std::filesystem::path& path, ByteView bytes) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  TACIT_CHECK(file.good());
}

/// Changes to the bytes of a file: each u16 place ‖ u8 to be laid over it by exclusive or. A place behind the
/// end cuts the file to as many bytes as the last one says, or adds that byte.
inline bool patch(Bytes& bytes, ByteView changes) {
  const Bytes before = bytes;
  for (; changes.size() >= 3; changes = changes.subspan(3)) {
    const std::size_t place = changes[0] | std::size_t{changes[1]} << 8;
    if (place < bytes.size()) {
      bytes[place] ^= changes[2];
    } else if (place % 2 == 0) {
      const std::size_t most = std::min<std::size_t>(bytes.size(), changes[2]);
      bytes.erase(bytes.end() - static_cast<std::ptrdiff_t>(most), bytes.end());
    } else {
      bytes.push_back(changes[2]);
    }
  }
  return bytes != before;
}

}  // namespace tacit::test
