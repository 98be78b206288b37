// SPDX-License-Identifier: MIT
#include "cli/session.h"

#include <algorithm>
#include <filesystem>

namespace tacit::cli {

namespace {

constexpr std::uint64_t kConnectMs = 15'000;
constexpr std::uint64_t kProxyMs = 90'000;
constexpr std::uint64_t kRefusedMs = 5'000;
constexpr std::uint64_t kCatchUpMs = 600'000;
constexpr std::uint64_t kSettleMs = 10'000;

/// Why a node was not reached; each says that nothing was sent, because nothing was.
Failure unreachable(DialFault fault) {
  const auto network = [](std::string message) {
    return Failure{Exit::kNetwork, "network", std::move(message)};
  };
  const auto proxy = [](std::string message) {
    return Failure{Exit::kNetwork, "proxy", std::move(message) + " Nothing was sent."};
  };
  switch (fault) {
    case DialFault::kNoName:
      return network("The node's name is not known.");
    case DialFault::kNoConnection:
      return network("Nothing answers at the node's address.");
    case DialFault::kSilent:
      return network("Something answers at the node's address, and says nothing that a node says.");
    case DialFault::kHungUp:
      return network(
          "What answers at the node's address hangs up at once. A node does so while it is full, or has too "
          "many connections from your network address. Nothing was sent and nothing is lost: try again "
          "later, "
          "or choose another node.");
    case DialFault::kNoProxy:
      return proxy("The proxy does not answer.");
    case DialFault::kProxySilent:
      return proxy("The proxy takes connections and does not answer in time.");
    case DialFault::kNotSocks:
      return proxy("What answers at the proxy's address is no SOCKS5 proxy.");
    case DialFault::kProxyLogin:
      return proxy("The proxy wants a login of its own, which is not supported.");
    case DialFault::kProxyForbids:
      return proxy("The proxy refused: not allowed.");
    case DialFault::kProxyNoRoute:
      return proxy("The proxy refused: host unreachable or not known.");
    case DialFault::kProxyRefused:
      return proxy("The proxy refused: nothing answers at the node's address.");
    case DialFault::kProxyExpired:
      return proxy("The proxy refused: it took too long.");
    case DialFault::kProxyFailed:
      return proxy("The proxy refused: general failure.");
    case DialFault::kNone:
    case DialFault::kStranger:
    case DialFault::kEndless:
      break;
  }
  return network("The node can not be reached.");
}

/// What no waiting mends.
std::optional<Failure> hopeless(const WalletStatus& status) {
  const auto broken = [](std::string error, std::string message) {
    return Failure{Exit::kNetwork, std::move(error), std::move(message)};
  };
  switch (status.link) {
    case LinkHealth::kProxyUnknown:
      return broken("proxy-unknown",
                    "The record of this wallet's proxy is missing or damaged, so nothing was dialled; the "
                    "money is safe. Say --proxy HOST:PORT, or --proxy none to go without.");
    case LinkHealth::kWrongKey:
      return broken("wrong-key", "The node has another key than its link says. Nothing was sent.");
    case LinkHealth::kWrongGenesis:
      return broken("wrong-genesis", "The node belongs to another network.");
    case LinkHealth::kRefused:
      return status.link_fault == DialFault::kStranger
                 ? broken("not-a-node", "What answers there is no node: a web server, or another program.")
                 : broken("bad-node", "The node answers with what can not be verified.");
    default:
      break;
  }
  switch (status.ledger) {
    case LedgerHealth::kConflict:
      return broken("conflict", "Two certified blocks of one height were seen; the wallet has stopped.");
    case LedgerHealth::kNodeBehind:
      return broken("behind", "The node does not show a block that this wallet has seen. Use another node.");
    case LedgerHealth::kTooOld:
      return broken("too-old",
                    "This program is too old for this network: its operator signed a block of a later "
                    "version. The money is safe; update the program.");
    case LedgerHealth::kMaybeTooOld:
      return broken("maybe-too-old",
                    "The node sends a block of a version that is not known here, which nobody signed: either "
                    "the network has a later version and this program needs an update, or the node sends "
                    "nonsense and another one helps. The money is safe.");
    case LedgerHealth::kBadGenesis:
    case LedgerHealth::kBadBlock:
    case LedgerHealth::kBadCoins:
      return broken("bad-node", "The node answers with what can not be verified.");
    default:
      break;
  }
  return std::nullopt;
}

}  // namespace

Session::Session(std::size_t worker_threads)
    : m_pool(worker_threads != 0 ? worker_threads
                                 : std::max<std::size_t>(1, std::thread::hardware_concurrency())) {}

Session::~Session() = default;

WalletEnvironment Session::environment() {
  return {m_clock, m_pool, this, {}, {}};
}

Result<void, Failure> Session::open(const std::string& folder, const SecretBytes& password,
                                    std::uint32_t account, const std::optional<std::string>& proxy) {
  auto opened = Wallet::open(folder, password, environment(), account, proxy);
  if (!opened) {
    return std::unexpected(failure(opened.error()));
  }
  m_wallet = std::move(*opened);
  return {};
}

Result<void, Failure> Session::make(Make how, const Wallet::CreateOptions& options,
                                    const SecretBytes& password, const SecretBytes& secret) {
  auto made = how == Make::kRestore ? Wallet::restore(options, password, secret, environment())
              : how == Make::kWatch ? Wallet::watch(options, password, secret, environment())
                                    : Wallet::create(options, password, secret, environment());
  if (!made) {
    return std::unexpected(failure(made.error()));
  }
  m_wallet = std::move(*made);
  return {};
}

Result<void, Failure> Session::restore_backup(const Wallet::CreateOptions& options, const std::string& file,
                                              const SecretBytes& backup_password,
                                              const SecretBytes& password) {
  auto made = Wallet::restore_backup(options, file, backup_password, password, environment());
  if (!made) {
    return std::unexpected(failure(made.error()));
  }
  m_wallet = std::move(*made);
  return {};
}

bool Session::wait(const std::function<bool()>& done, std::uint64_t at_most_ms) {
  const std::uint64_t end = steady_ms() + at_most_ms;
  while (!done()) {
    const std::uint64_t time = steady_ms();
    if (time >= end || m_storage_failed) {
      return false;
    }
    m_wallet->poll(std::chrono::milliseconds(std::min<std::uint64_t>(end - time, 1'000)));
  }
  return true;
}

Result<void, Failure> Session::catch_up() {
  if (m_wallet->status().node_link.empty()) {
    return std::unexpected(
        Failure{Exit::kNetwork, "no-node", "This wallet has no node; name one with `use-node`."});
  }
  const std::uint64_t start = steady_ms();
  bool connected = false;
  wait(
      [&] {
        const WalletStatus status = m_wallet->status();
        connected = connected || status.link == LinkHealth::kConnected;
        // A proxy may need long to find its way; what it refuses it refuses soon.
        const bool dialling = !status.proxy.empty() && status.link == LinkHealth::kConnecting;
        const bool said_no = status.link_fault >= DialFault::kNoProxy;
        return status.caught_up || hopeless(status) ||
               (!connected && steady_ms() >= start + (dialling  ? kProxyMs
                                                      : said_no ? kRefusedMs
                                                                : kConnectMs));
      },
      kCatchUpMs);
  const WalletStatus status = m_wallet->status();
  if (m_storage_failed) {
    return std::unexpected(failure(WalletError::kStorage));
  }
  if (status.caught_up) {
    return {};
  }
  return std::unexpected(hopeless(status).value_or(unreachable(status.link_fault)));
}

void Session::settle() {
  wait([this] { return m_wallet->under_way().empty(); }, kSettleMs);
}

const SendProgress* Session::progress(PaymentId id) const {
  const auto found = m_progress.find(id);
  return found == m_progress.end() ? nullptr : &found->second;
}

void Session::on_arrived(std::span<const PaymentRecord> payments) {
  arrived.insert(arrived.end(), payments.begin(), payments.end());
}

void Session::on_progress(const SendProgress& progress) {
  m_progress[progress.id] = progress;
}

void Session::on_faucet(FaucetAnswer answer, std::uint32_t retry_after_s) {
  faucet = std::pair(answer, retry_after_s);
}

void Session::on_receipt_checked(std::uint64_t, const Result<ReceiptCheck, ReceiptCheckError>& check) {
  receipt = check;
}

Result<void, Failure> may_write(const Command& command, const std::string& path) {
  std::error_code problem;
  const auto there = std::filesystem::symlink_status(path, problem);
  if (command.has("force") || !std::filesystem::exists(there)) {
    return {};
  }
  return std::unexpected(
      Failure{Exit::kUsage, "file-exists", "`" + path + "` is there already; --force replaces it."});
}

Failure failure(WalletError error) {
  switch (error) {
    case WalletError::kExists:
      return {Exit::kUsage, "exists", "The folder holds a wallet already."};
    case WalletError::kMissing:
      return {Exit::kUsage, "missing", "There is no wallet in the folder."};
    case WalletError::kInUse:
      return {Exit::kFailed, "in-use", "Another program has this wallet open."};
    case WalletError::kWrongPassword:
      return {Exit::kPassword, "password", "The password is wrong."};
    case WalletError::kDamaged:
      return {
          Exit::kFailed, "damaged",
          "The wallet's files are damaged. The money is in the ledger and safe as long as you have the words "
          "or a backup: `restore --over` or `backup restore --over` brings it back and keeps what is there "
          "in a folder beside."};
    case WalletError::kStorage:
      return {
          Exit::kFailed, "storage",
          "The wallet folder can not be read or written: the disk is full, read-only or failing. Nothing is "
          "lost; try again when that is mended."};
    case WalletError::kNewerVersion:
      return {Exit::kFailed, "newer", "The wallet was written by a newer program."};
    case WalletError::kBadWords:
      return {Exit::kUsage, "words", "These are not the words of a wallet."};
    case WalletError::kBadNode:
      return {Exit::kUsage, "node-link", "This is no node link, or one of another network."};
    case WalletError::kBadPrefix:
      return {Exit::kUsage, "prefix", "An address prefix is 1 to 16 letters a-z."};
    case WalletError::kBadViewKey:
      return {Exit::kUsage, "view-key", "This is not a view key."};
    case WalletError::kWatchOnly:
      return {Exit::kUsage, "watch-only", "This wallet holds a view key alone: it sees and can not spend."};
    case WalletError::kNoAccount:
      return {Exit::kUsage, "account", "The wallet has no account of this number; see `accounts`."};
    case WalletError::kTooManyAccounts:
      return {Exit::kUsage, "account", "A wallet has at most 64 accounts."};
    case WalletError::kBadName:
      return {Exit::kUsage, "name", "A name is UTF-8 text of at most 200 bytes."};
    case WalletError::kBadProxy:
      return {Exit::kUsage, "proxy", "A proxy is HOST:PORT, HOST being an IP address or localhost."};
    case WalletError::kBadDate:
      return {Exit::kUsage, "date", "--since names a day to come."};
    case WalletError::kNoMemory:
      break;
  }
  return {Exit::kFailed, "memory", "There is not enough memory to derive the password's key."};
}

Failure failure(BackupError error) {
  switch (error) {
    case BackupError::kMissing:
      return {Exit::kUsage, "file", "There is no such file, or it can not be read."};
    case BackupError::kNotBackup:
      return {Exit::kUsage, "not-a-backup", "The file is no backup of a wallet; it was left alone."};
    case BackupError::kDamaged:
      return {Exit::kFailed, "damaged", "The backup is damaged: cut short, or changed."};
    case BackupError::kNewerVersion:
      return {Exit::kFailed, "newer", "The backup was written by a newer program."};
    case BackupError::kWrongPassword:
      return {Exit::kPassword, "password", "The password is wrong."};
    case BackupError::kTooLarge:
      return {Exit::kFailed, "too-large", "A backup has at most 512 MiB."};
    case BackupError::kStorage:
      return {Exit::kFailed, "storage", "The file or the wallet folder can not be written."};
    case BackupError::kExists:
      return failure(WalletError::kExists);
    case BackupError::kInUse:
      return failure(WalletError::kInUse);
    case BackupError::kBadNode:
      return failure(WalletError::kBadNode);
    case BackupError::kBadProxy:
      return failure(WalletError::kBadProxy);
    case BackupError::kNoMemory:
      break;
  }
  return failure(WalletError::kNoMemory);
}

Failure failure(const PlanFault& fault) {
  switch (fault.error) {
    case PlanError::kTooLittle:
      return {Exit::kRefused, "too-little", "There is not enough money for amount and fee."};
    case PlanError::kWaitForChange:
      return {Exit::kRefused, "wait", "Enough money is there once payments under way are final."};
    case PlanError::kTooManyCoins:
      return {Exit::kRefused, "too-many-coins", "One payment can not carry that much; pay it in parts."};
    case PlanError::kBadAddress:
      return {Exit::kUsage, "address", "This is not an address."};
    case PlanError::kOtherNetwork:
      return {Exit::kUsage, "other-network", "The address belongs to another network."};
    case PlanError::kBadParts:
      return {Exit::kUsage, "recipients", "A payment has 1 to 14 recipients."};
    case PlanError::kZeroAmount:
      return {Exit::kUsage, "amount", "An amount above zero is needed."};
    case PlanError::kMemoTooLong:
      return {Exit::kUsage, "memo", "The note is too long, or begins like a request's id."};
    case PlanError::kLinkExpired:
      return {Exit::kRefused, "expired", "The payment request has expired."};
    case PlanError::kAlreadyPaid:
      return {Exit::kRefused, "already-paid", "This request was paid already, or is being paid."};
    case PlanError::kNoNetwork:
    case PlanError::kNotCaughtUp:
      return {Exit::kNetwork, "network", "The wallet has not caught up with its node."};
    case PlanError::kStopped:
      return {Exit::kNetwork, "stopped", "The wallet has stopped; see `status`."};
    case PlanError::kWatchOnly:
      return failure(WalletError::kWatchOnly);
    case PlanError::kInternal:
      break;
  }
  return {Exit::kUsage, "payment", "This payment can not be paid again."};
}

Failure failure(const LinkTextFault& fault) {
  const std::string where = fault.key.empty() ? "" : " (`" + fault.key + "`)";
  switch (fault.error) {
    case LinkTextError::kOtherNetwork:
      return {Exit::kUsage, "other-network", "The address belongs to another network" + where + "."};
    case LinkTextError::kAddress:
      return {Exit::kUsage, "address", "This is not an address" + where + "."};
    case LinkTextError::kSlashes:
      return {Exit::kUsage, "link", "A payment link begins with `tacit:`, without slashes."};
    default:
      return {Exit::kUsage, "link", "The payment link is not valid" + where + "."};
  }
}

}  // namespace tacit::cli
