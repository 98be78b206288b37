// SPDX-License-Identifier: MIT
#include "crypto/scalar_vector.h"

#include "base/check.h"
#include "crypto/backend/scalar_backend.h"

namespace tacit {

namespace {

const ScalarBackend& backend() {
  return scalar_backend(instruction_set());
}

}  // namespace

const ScalarBackend& scalar_backend(InstructionSet set) {
#if defined(__x86_64__)
  if (set == InstructionSet::kIfma) {
    return kIfmaScalarBackend;
  }
  if (set == InstructionSet::kAvx2) {
    return kAvx2ScalarBackend;
  }
#endif
  (void)set;
  return kPortableScalarBackend;
}

void multiply(std::span<const Scalar> a, std::span<const Scalar> b, std::span<Scalar> out) {
  TACIT_CHECK(a.size() == b.size() && a.size() == out.size());
  backend().multiply(a.data(), b.data(), out.data(), out.size());
}

void scale(const Scalar& factor, std::span<const Scalar> values, std::span<Scalar> out) {
  TACIT_CHECK(values.size() == out.size());
  backend().scale(&factor, values.data(), out.data(), out.size());
}

void add_scaled(const Scalar& factor, std::span<const Scalar> values, std::span<Scalar> to) {
  TACIT_CHECK(values.size() <= to.size());
  backend().add_scaled(&factor, values.data(), to.data(), values.size());
}

void add_outer_products(const OuterProducts& sum, std::size_t first, std::size_t rows,
                        std::span<Scalar> out) {
  TACIT_CHECK(sum.left.size() == sum.terms * sum.stride && sum.right.size() == sum.terms * sum.columns);
  TACIT_CHECK(first <= sum.stride && rows <= sum.stride - first && out.size() == rows * sum.columns);
  backend().add_outer_products(
      {sum.left.data() + first, sum.stride, rows, sum.right.data(), sum.columns, sum.terms, out.data()});
}

}  // namespace tacit
