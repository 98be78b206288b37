// SPDX-License-Identifier: MIT
#pragma once

/// TACIT_CHECK(condition) ends the process when an invariant of this program is broken. It is on in every
/// build and is never used for input: what comes from outside gets an error value. The message holds the
/// expression and its place, never a value, so that no secret can reach a log.
namespace tacit {
[[noreturn]] void check_failed(const char* expression, const char* file, int line) noexcept;
}  // namespace tacit

#define TACIT_CHECK(condition) \
  (static_cast<bool>(condition) ? void(0) : ::tacit::check_failed(#condition, __FILE__, __LINE__))
