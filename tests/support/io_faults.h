// SPDX-License-Identifier: MIT
#pragma once

#include <string>

/// A disk that fails when a test says so: the calls by which a process changes files (write, sync, truncate,
/// rename, remove, make) go through here first, those of SQLite and LMDB as well, since a program's own
/// definition comes before the system's. Counts the calls on files of one folder, and fails one of them or
/// all from one on. As a library for LD_PRELOAD (tests/functional/test_disk.py) it reads
/// TACIT_IO_FAULT=FOLDER:KIND:N.
namespace tacit::test {

enum class IoFault {
  kNone,    // counts
  kFull,    // ENOSPC from the n-th call on; what makes no file longer goes on
  kBroken,  // EIO from the n-th call on, whose write is torn in half: what a power cut leaves behind
  kOnce,    // EIO at the n-th call alone
  // As kBroken; and when it works again, what was not synced before the n-th call is lost or kept by chance,
  // as by a power cut (forgetful_disk.h). TACIT_DISK_SEED, a number, makes it other chances.
  kForgetful,
  kLying,  // the same, of a disk on which no sync makes anything durable
};

/// Temporary folders from here on lie in memory where the system has such a place: a sweep over hundreds of
/// calls asks for thousands of syncs, and a disk that is made to fail need not be a real one.
void keep_folders_in_memory();

/// Calls are counted from 0. One folder at a time; other threads may be writing.
void arm_io(const std::string& folder, IoFault fault, long n);
/// Everything works again. How many calls were counted.
long disarm_io();

}  // namespace tacit::test
