// SPDX-License-Identifier: MIT
#pragma once

#include <QTemporaryDir>
#include <QTest>
#include <filesystem>
#include <map>
#include <string>

#include "crypto/mnemonic.h"
#include "support/fake_node.h"
#include "wallet/wallet.h"

namespace tacit::test {

inline SecretBytes secret(std::string_view text) {
  return SecretBytes(as_bytes(text));
}

/// The words of zero entropy with a last byte, published in BIP-39's vectors for 0.
inline SecretBytes test_words(std::uint8_t number) {
  Bytes32 entropy{};
  entropy[31] = number;
  return mnemonic_from_entropy(entropy);
}

inline Address address_of(std::uint8_t number, std::uint64_t index = 0) {
  return SpendKey::from_seed(mnemonic_seed(test_words(number), {}), 0).full().incoming().address(index);
}

inline Amount tacit_amount(std::uint64_t whole) {
  return Amount::from_units(whole * 100'000'000);
}

/// A wallet in a folder of its own, on a fake node, with what it said.
class TestWallet final : public WalletObserver {
 public:
  TestWallet(FakeClock& its_clock, FakeNode* its_node) : clock(its_clock), node(its_node) {}

  WalletEnvironment environment() {
    const auto make_link = [this](const NodeLink&) {
      auto link = node->make_link();
      return wrap ? wrap(std::move(link)) : std::move(link);
    };
    return {clock, pool, this, make_link, {1, 8192}};
  }
  std::string folder() const { return m_folder.path().toStdString(); }

  bool create(bool restore, std::uint8_t words) {
    Wallet::CreateOptions options;
    options.folder = folder();
    options.node_link = node ? format_node_link(node->node_link()) : std::string();
    options.prefix = node ? "" : "tacittest";
    auto made = restore ? Wallet::restore(options, secret("pw"), test_words(words), environment())
                        : Wallet::create(options, secret("pw"), test_words(words), environment());
    if (!made) {
      return false;
    }
    wallet = std::move(*made);
    return true;
  }
  bool reopen() {
    wallet.reset();
    auto opened = Wallet::open(folder(), secret("pw"), environment());
    if (!opened) {
      return false;
    }
    wallet = std::move(*opened);
    return true;
  }
  /// Of a wallet over the node.
  Wallet::CreateOptions options(std::uint64_t started_ms = 0) const {
    Wallet::CreateOptions made;
    made.folder = folder();
    made.node_link = format_node_link(node->node_link());
    made.started_ms = started_ms;
    return made;
  }
  bool restore_since(std::uint64_t started_ms, std::uint8_t words) {
    return take(Wallet::restore(options(started_ms), secret("pw"), test_words(words), environment()));
  }
  bool watch(const SecretBytes& view_key, std::uint64_t started_ms = 0) {
    return take(Wallet::watch(options(started_ms), secret("pw"), view_key, environment()));
  }
  bool switch_to(std::uint32_t account) {
    return take(Wallet::switch_account(std::move(wallet), account, environment()));
  }
  template <class E>
  bool take(Result<std::unique_ptr<Wallet>, E> made) {
    if (made) {
      wallet = std::move(*made);
    }
    return made.has_value();
  }
  /// Polls until it is so, at most 20 s by the real clock.
  template <class F>
  bool until(F done) {
    for (int i = 0; i < 2'000; ++i) {
      if (done()) {
        return true;
      }
      wallet->poll(std::chrono::milliseconds(10));
    }
    return done();
  }
  bool catch_up() {
    return until([this] { return wallet->status().caught_up; });
  }
  PaymentState state(PaymentId id) const { return wallet->payment(id)->state; }
  PaymentOrder order(const Address& to, Amount amount, const std::string& memo = "") const {
    PaymentOrder made;
    made.parts.push_back({format_address(to, "tacittest"), amount});
    made.memo = memo;
    return made;
  }

  void on_progress(const SendProgress& progress) override { states.push_back(progress.state); }
  void on_arrived(std::span<const PaymentRecord> payments) override { arrived += payments.size(); }
  void on_storage_failed() override { storage_failed = true; }

  FakeClock& clock;
  FakeNode* node;
  WorkerPool pool{2};
  /// Puts something between the wallet and each link to its node.
  std::function<std::unique_ptr<Link>(std::unique_ptr<Link>)> wrap;
  std::vector<PaymentState> states;
  std::size_t arrived = 0;
  bool storage_failed = false;
  std::unique_ptr<Wallet> wallet;

 private:
  QTemporaryDir m_folder;
};

}  // namespace tacit::test
