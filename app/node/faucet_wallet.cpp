// SPDX-License-Identifier: MIT
#include "node/faucet_wallet.h"

#include <algorithm>

#include "base/crash_point.h"
#include "base/log.h"
#include "crypto/random.h"

namespace tacit::daemon {
namespace {

constexpr std::uint64_t kMinute = 60'000;
constexpr std::size_t kMostPerMinute = 60;
constexpr std::uint64_t kCoinOfPayment = 500 * 100'000'000ull;  // two of them: 1000 TACIT
constexpr std::size_t kPaymentsBeforeDividing = 8;
constexpr std::size_t kDividedParts = 12;
/// While a request waits for change to return; otherwise an event ends the wait.
constexpr std::chrono::milliseconds kLookAgain{1000};
constexpr std::chrono::milliseconds kNothingToDo{60'000};

/// The password of the faucet's wallet: nobody types it, so it is random and lies beside the wallet.
Result<SecretBytes, FileError> load_password(const std::string& path) {
  auto stored = read_secret_file(path, 64);
  if (stored || stored.error() != FileError::kAbsent) {
    return stored;
  }
  Secret<Bytes32> random;
  random_bytes(random.expose());
  constexpr const char* kDigits = "0123456789abcdef";
  SecretBytes password(64);
  for (std::size_t i = 0; i < 32; ++i) {
    password.expose()[2 * i] = static_cast<std::uint8_t>(kDigits[random.expose()[i] >> 4]);
    password.expose()[2 * i + 1] = static_cast<std::uint8_t>(kDigits[random.expose()[i] & 15]);
  }
  TACIT_TRY_VOID(write_new_secret_file(path, std::as_const(password).expose()));
  return password;
}

bool may_succeed_later(PlanError error) {
  return error == PlanError::kWaitForChange || error == PlanError::kNoNetwork ||
         error == PlanError::kNotCaughtUp;
}

}  // namespace

Result<std::unique_ptr<FaucetWallet>, WalletError> FaucetWallet::open(const Places& places,
                                                                      const std::string& prefix,
                                                                      const Clock& clock, WorkerPool& pool) {
  auto password = load_password(places.password);
  if (!password) {
    return std::unexpected(WalletError::kStorage);
  }
  // The password has 256 bits: a costly derivation would add nothing.
  WalletEnvironment environment{clock, pool, nullptr, {}, {1, 8u << 20}};
  std::unique_ptr<FaucetWallet> faucet(new FaucetWallet(prefix, places.requests, clock));
  if (Wallet::exists(places.wallet)) {
    TACIT_TRY(faucet->m_wallet, Wallet::open(places.wallet, *password, environment));
  } else {
    Wallet::CreateOptions options;
    options.folder = places.wallet;
    options.prefix = prefix;
    options.proxy = "";  // its node is on this computer
    options.words_confirmed = true;
    TACIT_TRY(faucet->m_wallet, Wallet::create(options, *password, Wallet::make_words(), environment));
  }
  faucet->load_requests();
  return faucet;
}

/// The requests, 80 bytes each. What can not be read is lost, and its sender asks again.
void FaucetWallet::load_requests() {
  const auto stored = read_file(m_requests_file, kMostPerMinute * Address::kSize);
  for (std::size_t at = 0; stored && at + Address::kSize <= stored->size(); at += Address::kSize) {
    if (const auto address = Address::parse(ByteView(*stored).subspan(at, Address::kSize))) {
      m_requests.push_back(*address);
    }
  }
}

bool FaucetWallet::store_requests() const {
  Bytes bytes;
  for (const Address& address : m_requests) {
    append(bytes, address.encode());
  }
  return write_file(m_requests_file, bytes, 0600).has_value();
}

FaucetWallet::~FaucetWallet() {
  m_stopping = true;
  if (m_thread.joinable()) {
    m_wallet->wake();
    m_thread.join();
  }
}

Result<void, WalletError> FaucetWallet::start(const std::string& node_link) {
  TACIT_TRY_VOID(m_wallet->use_node(node_link));
  m_thread = std::thread([this] { run(); });
  return {};
}

FaucetReply FaucetWallet::pay(const Address& address) {
  const std::uint64_t now = m_clock.steady_ms();
  {
    std::lock_guard lock(m_mutex);
    while (!m_taken.empty() && now - m_taken.front() >= kMinute) {
      m_taken.pop_front();
    }
    if (m_taken.size() >= kMostPerMinute || m_requests.size() >= kMostPerMinute) {
      const std::uint64_t wait = m_taken.empty() ? kMinute : m_taken.front() + kMinute - now;
      return {FaucetOutcome::kTooMany, static_cast<std::uint32_t>((wait + 999) / 1000)};
    }
    m_requests.push_back(address);
    if (!store_requests()) {
      m_requests.pop_back();
      return {FaucetOutcome::kTooMany, static_cast<std::uint32_t>(kMinute / 1000)};
    }
    m_taken.push_back(now);
  }
  crash_at(CrashPoint::kFaucetAsked);
  m_wallet->wake();
  return {FaucetOutcome::kAccepted, 0};
}

bool FaucetWallet::waiting() {
  std::lock_guard lock(m_mutex);
  return !m_requests.empty();
}

void FaucetWallet::run() {
  while (!m_stopping) {
    m_wallet->poll(waiting() ? kLookAgain : kNothingToDo);
    if (m_stopping) {
      return;
    }
    pay_waiting();
    if (m_since_divided >= kPaymentsBeforeDividing && !waiting() && m_wallet->under_way().empty()) {
      divide_coins();
    }
  }
}

void FaucetWallet::pay_waiting() {
  for (;;) {
    std::optional<Address> address;
    {
      std::lock_guard lock(m_mutex);
      if (m_requests.empty()) {
        return;
      }
      address = m_requests.front();
    }
    PaymentOrder order;
    const std::string text = format_address(*address, m_prefix);
    order.parts.assign(2, {text, Amount::from_units(kCoinOfPayment)});
    const auto sent = m_wallet->send(order);
    if (!sent && may_succeed_later(sent.error().error)) {
      return;
    }
    if (!sent) {
      log(LogLevel::kWarning, "faucet",
          "a request was not paid, reason " + std::to_string(static_cast<int>(sent.error().error)));
    }
    ++m_since_divided;
    crash_at(CrashPoint::kFaucetPlanned);
    std::lock_guard lock(m_mutex);
    m_requests.pop_front();
    static_cast<void>(store_requests());  // when it fails, the last ones are paid twice after a kill
  }
}

void FaucetWallet::divide_coins() {
  m_since_divided = 0;
  const auto own = m_wallet->address();
  const auto balances = m_wallet->balances();
  if (!own || balances.empty()) {
    return;
  }
  // The largest coins are not known here; a share that two average coins can pay is enough.
  const std::uint64_t part = balances.front().spendable.units() / 64 / kDividedParts;
  if (part < kCoinOfPayment) {
    return;
  }
  PaymentOrder order;
  order.parts.assign(kDividedParts, {*own, Amount::from_units(part)});
  [[maybe_unused]] const auto sent = m_wallet->send(order);
}

}  // namespace tacit::daemon
