// SPDX-License-Identifier: MIT
#pragma once

#include <QTest>

#include "support/io_faults.h"

namespace tacit::test {

/// The rows of a test in which a store lives on a disk that fails at its n-th call.
inline void add_rows_of_faults() {
  QTest::addColumn<int>("fault");
  QTest::newRow("full-disk") << int(IoFault::kFull);
  QTest::newRow("power-cut") << int(IoFault::kBroken);
  QTest::newRow("one-error") << int(IoFault::kOnce);
  QTest::newRow("power-cut-that-forgets-what-was-not-synced") << int(IoFault::kForgetful);
}

}  // namespace tacit::test
