// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <sys/types.h>

namespace tacit::test {

/// What a disk may lose of one folder when the power goes: everything that was written to a file since its
/// last sync, and every name that was made, changed or removed in a folder since the last sync of that. Told
/// of each call before or after it is made (io_faults.cpp). Of a file, each sector of 512 bytes is lost or
/// kept by itself, and so is its length; of a folder's names the newest are lost, as a journal would. A write
/// to a file that was opened with O_DSYNC is durable when it returns. What is written through a mapping is
/// not seen: of the files that are (LMDB's readers, SQLite's index of its log) noise is left. One thread.
class ForgetfulDisk {
 public:
  ~ForgetfulDisk() { end(); }
  void begin(const std::string& folder);
  /// Nothing is remembered any more.
  void end();

  void before_change(int file);
  void before_change(const char* path);
  void wrote(int file, off_t at, std::size_t size);
  void synced(int file);
  void made(const char* path);
  /// The old content of a name that a rename or a removal is about to take away.
  void before_taking(const char* path);
  void renamed(const char* from, const char* to);
  void removed(const char* path);

  /// The power goes: everything that is not durable is lost or kept by this seed.
  void forget(std::uint64_t seed);

 private:
  using Id = std::pair<dev_t, ino_t>;
  struct File {
    int file = -1;  // its own; never closed before `end`, since that would drop the process's locks on it
    bool dirty = false;
    std::string durable;
  };
  struct Change {
    enum Kind { kMade, kRenamed, kRemoved } kind;
    int folder;  // of the name, for the calls that take one
    Id id;
    std::string name;
    int from_folder = -1;  // for kRenamed
    std::string from_name;
    std::string aside;  // where the old content is, if there was one
  };
  enum class Loss { kEverything, kFiles, kSectors };

  Change change_of(Change::Kind kind, const char* path);
  void forget_file(File& file, Loss loss);
  void undo(const Change& change);
  std::string aside();

  std::string m_folder;
  std::string m_aside;  // a folder beside it
  int m_count = 0;
  std::string m_taken;  // by `before_taking`, for the call that follows
  std::map<Id, File> m_files;
  std::vector<Change> m_changes;  // oldest first
  std::mt19937_64 m_random;
};

}  // namespace tacit::test
