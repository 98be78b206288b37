// SPDX-License-Identifier: MIT
#pragma once

#include <expected>
#include <utility>

namespace tacit {

/// The value of a function that may fail, or a small enum that says why. Every module has one `enum class` of
/// its own; text for people is made in `app`.
template <class T, class E>
using Result = std::expected<T, E>;

}  // namespace tacit

#define TACIT_CONCAT_(a, b) a##b
#define TACIT_CONCAT(a, b) TACIT_CONCAT_(a, b)

/// `TACIT_TRY(auto x, f());` declares x with the value of f(), or returns f()'s error from the enclosing
/// function.
#define TACIT_TRY(declaration, expression)                              \
  auto TACIT_CONCAT(tacit_try_, __LINE__) = (expression);               \
  if (!TACIT_CONCAT(tacit_try_, __LINE__))                              \
    return std::unexpected(TACIT_CONCAT(tacit_try_, __LINE__).error()); \
  declaration = *std::move(TACIT_CONCAT(tacit_try_, __LINE__))

/// The same for a function whose value is not wanted, or is void.
#define TACIT_TRY_VOID(expression)                           \
  do {                                                       \
    if (auto tacit_try_void = (expression); !tacit_try_void) \
      return std::unexpected(tacit_try_void.error());        \
  } while (false)
