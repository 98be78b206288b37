// SPDX-License-Identifier: MIT
#include "base/check.h"
#include "wallet/backup_file.h"
#include "wallet/backup_records.h"

using namespace tacit;

/// The parts of a backup that stand before its seals, and the records behind them, of whoever made the file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ByteView bytes(data, size);
  if (const auto parts = split_backup(bytes)) {
    TACIT_CHECK(!parts->chunks.empty() && parts->chunks.back().last);
  }
  if (auto records = read_backup_records(bytes)) {
    prepare_for_restore(*records);
    for (const auto& [number, account] : records->accounts) {
      static_cast<void>(rows_of(account));
    }
  }
  return 0;
}
