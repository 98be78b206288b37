// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

#include "base/result.h"

/// The value of what has to succeed for a test to mean anything; else an exception with `what`.
namespace tacit::test {

template <class T, class E>
T must(Result<T, E> result, const std::string& what) {
  if (!result) {
    throw std::runtime_error(what);
  }
  return *std::move(result);
}

template <class T>
T must(std::optional<T> result, const std::string& what) {
  if (!result) {
    throw std::runtime_error(what);
  }
  return *std::move(result);
}

}  // namespace tacit::test
