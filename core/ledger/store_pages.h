// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace tacit {

/// Whether the two pages with which an LMDB file begins can be what LMDB wrote there: it believes them, and a
/// bit that has changed in one makes it divide by nothing, map what is not there, end the process, or open an
/// earlier moment. False for a file without them. Knows the layout of LMDB's data version 1 (0.9.x) on 64
/// bits; another version is left to LMDB, which refuses what it does not know. Reads a few hundred bytes.
bool meta_pages_are_good(const std::string& path);

}  // namespace tacit
