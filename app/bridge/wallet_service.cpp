// SPDX-License-Identifier: MIT
#include "bridge/wallet_service.h"

#include <QSet>
#include <algorithm>
#include <filesystem>
#include <set>
#include <thread>
#include <utility>

#include "bridge/conversions.h"
#include "bridge/receipt_text.h"
#include "wallet/export.h"

namespace tacit::app {

namespace {

std::size_t workers() {
  return std::max(1u, std::thread::hardware_concurrency());
}

tacit::Wallet::RequestDraft toCoreDraft(const RequestDraft& draft) {
  Wallet::RequestDraft result;
  if (draft.hasAmount) {
    result.amount = Amount::parse(draft.amount);
  }
  result.message = draft.message.toStdString();
  result.expiry = static_cast<std::uint64_t>(draft.expiresAt / 1000);
  return result;
}

/// Midnight of the day in UTC: no place on Earth began it more than a day earlier, and the wallet looks two
/// days further back.
std::uint64_t startedMs(const QDate& day) {
  return day.isValid()
             ? static_cast<std::uint64_t>(std::max<qint64>(0, day.startOfDay(Qt::UTC).toMSecsSinceEpoch()))
             : 0;
}

OpenFault toFault(OpenFault fault) {
  return fault;
}

/// The folders that hold what was moved out of the way of a restored wallet.
std::set<std::filesystem::path> asides(const std::filesystem::path& folder) {
  std::set<std::filesystem::path> found;
  std::error_code problem;
  for (std::filesystem::directory_iterator entry(folder, problem), end; !problem && entry != end;
       entry.increment(problem)) {
    if (entry->path().filename().string().starts_with("set-aside-")) {
      found.insert(entry->path());
    }
  }
  return found;
}

QString shown(const SecretBytes& text) {
  return QString::fromLatin1(reinterpret_cast<const char*>(text.expose().data()),
                             static_cast<qsizetype>(text.size()));
}

/// An empty field says nothing about a proxy that the folder or a backup knows of. Who restores over a wallet
/// of which none is known was asked, and has none.
std::optional<std::string> saidProxy(const QString& proxy, const std::filesystem::path& over = {}) {
  const bool none = !over.empty() && !Wallet::proxy_before(over);
  return proxy.isEmpty() && !none ? std::nullopt : std::optional(proxy.toStdString());
}

/// For keys that were there before this folder: their words are written down, and they have a past.
Wallet::CreateOptions knownKeys(const std::filesystem::path& folder, const QString& nodeLink,
                                const QString& proxy, QDate started, bool over) {
  Wallet::CreateOptions options;
  options.folder = folder;
  options.node_link = nodeLink.toStdString();
  options.proxy = saidProxy(proxy, over ? folder : std::filesystem::path());
  options.words_confirmed = true;
  options.started_ms = startedMs(started);
  options.over = over;
  return options;
}

}  // namespace

WalletService::WalletService(Places places) : WalletService(std::move(places), Surroundings()) {}

WalletService::WalletService(Places places, Surroundings surroundings)
    : m_places(std::move(places)),
      m_phase(Wallet::exists(pathOf(m_places.walletDir)) ? WalletPhase::Locked : WalletPhase::Missing),
      m_clock(surroundings.clock != nullptr ? *surroundings.clock : m_systemClock),
      m_ownPool(surroundings.pool != nullptr ? nullptr : std::make_unique<WorkerPool>(workers())),
      m_pool(surroundings.pool != nullptr ? *surroundings.pool : *m_ownPool),
      m_practice(m_places.practiceDir, m_places.nodeProgram),
      m_worker(WalletEnvironment{m_clock, m_pool, this, std::move(surroundings.makeLink),
                                 surroundings.passwordCost}) {
  connect(&m_tester, &NodeTester::done, this, &WalletBackend::nodeTested);
  connect(&m_practice, &PracticeNetwork::ready, this, &WalletBackend::practiceReady);
  connect(&m_practice, &PracticeNetwork::failed, this, &WalletBackend::practiceFailed);
}

WalletService::~WalletService() = default;

void WalletService::setPhase(WalletPhase phase) {
  m_phase = phase;
  emit phaseChanged(phase);
}

// ---- opening

/// When it fails the phase is what the folder tells: a restore over a wallet may have moved it aside before
/// the disk refused the rest.
template <class Open>
void WalletService::openWith(Open open) {
  setPhase(WalletPhase::Opening);
  m_worker.post(
      [this, folder = pathOf(m_places.walletDir), open = std::move(open)](WalletWorker& worker) mutable {
        const std::set<std::filesystem::path> before = asides(folder);
        auto opened = open(worker.environment());
        for (const std::filesystem::path& aside : asides(folder)) {
          if (!before.contains(aside)) {
            tell([this, path = QString::fromStdU16String(aside.u16string())] { emit setAside(path); });
          }
        }
        if (!opened) {
          const OpenFault fault = toFault(opened.error());
          const WalletPhase phase = Wallet::exists(folder) ? WalletPhase::Locked : WalletPhase::Missing;
          tell([this, fault, phase] {
            setPhase(phase);
            emit openFailed(fault);
          });
          return;
        }
        worker.setWallet(std::move(*opened));
        introduce(worker);
      });
}

/// Tells everything that is known, once; from here on changes are told.
void WalletService::introduce(WalletWorker& worker) {
  Wallet& wallet = *worker.wallet();
  QList<Payment> payments;
  for (const PaymentRecord& record : wallet.payments()) {
    payments.append(toStamped(record));
  }
  QList<PaymentRequest> requests;
  for (const tacit::PaymentRequest& request : wallet.requests()) {
    requests.append(toRequest(request));
  }
  const std::vector<WalletBalance> balances = wallet.balances();
  m_balance = balances.empty() ? WalletBalance() : balances.front();
  m_telling = true;
  tell([this, payments = std::move(payments), requests = std::move(requests),
        watch = toWatch(wallet.status().watch), accounts = toAccounts(wallet)] {
    setPhase(WalletPhase::Open);
    emit watchChanged(watch);
    emit accountsChanged(accounts);
    emit paymentsLoaded(payments);
    emit requestsLoaded(requests);
  });
  tellContacts(wallet);
  tellAskAbove(wallet);
  on_status(wallet.status());
}

void WalletService::newWords() {
  m_worker.post([this](WalletWorker&) {
    // In a shared holder, because events are copied.
    auto words = std::make_shared<SecretWords>(Wallet::make_words());
    tell([this, words] { emit wordsMade(*words); });
  });
}

void WalletService::create(CreateWallet wallet) {
  openWith([this, folder = pathOf(m_places.walletDir),
            wallet = std::move(wallet)](const WalletEnvironment& environment) {
    Wallet::CreateOptions options;
    options.folder = folder;
    options.node_link = wallet.nodeLink.toStdString();
    options.proxy = saidProxy(wallet.proxy);
    options.words_confirmed = wallet.wordsChecked;
    return Wallet::create(options, wallet.password, wallet.words.expose(), environment);
  });
}

void WalletService::restore(RestoreWallet wallet) {
  openWith([folder = pathOf(m_places.walletDir),
            wallet = std::move(wallet)](const WalletEnvironment& environment) {
    const Wallet::CreateOptions options =
        knownKeys(folder, wallet.nodeLink, wallet.proxy, wallet.started, wallet.over);
    return Wallet::restore(options, wallet.password, wallet.words, environment);
  });
}

void WalletService::watch(WatchWallet wallet) {
  openWith([folder = pathOf(m_places.walletDir),
            wallet = std::move(wallet)](const WalletEnvironment& environment) {
    const Wallet::CreateOptions options =
        knownKeys(folder, wallet.nodeLink, wallet.proxy, wallet.started, wallet.over);
    return Wallet::watch(options, wallet.password, wallet.viewKey, environment);
  });
}

void WalletService::restoreBackup(RestoreBackup wallet) {
  openWith([folder = pathOf(m_places.walletDir),
            wallet = std::move(wallet)](const WalletEnvironment& environment) {
    Wallet::CreateOptions options;
    options.folder = folder;
    options.node_link = wallet.nodeLink.toStdString();
    options.proxy = saidProxy(wallet.proxy);
    options.over = wallet.over;
    return Wallet::restore_backup(options, pathOf(wallet.file), wallet.backupPassword, wallet.password,
                                  environment);
  });
}

void WalletService::rebuild(RebuildWallet wallet) {
  openWith([folder = pathOf(m_places.walletDir),
            wallet = std::move(wallet)](const WalletEnvironment& environment) {
    const Wallet::CreateOptions options =
        knownKeys(folder, wallet.nodeLink, wallet.proxy, wallet.started, true);
    return Wallet::rebuild(options, wallet.password, environment);
  });
}

void WalletService::unlock(SecretBytes password) {
  openWith([folder = pathOf(m_places.walletDir), password = std::move(password)](
               const WalletEnvironment& environment) -> Result<std::unique_ptr<Wallet>, OpenFault> {
    auto opened = Wallet::open(folder, password, environment);
    if (opened) {
      return std::move(*opened);
    }
    // Keys that are whole bring back what the records have lost.
    const bool records = opened.error() == WalletError::kDamaged && Wallet::check_keys(folder, password);
    return std::unexpected(records ? OpenFault::Records : toFault(opened.error()));
  });
}

void WalletService::lock() {
  m_worker.post([this](WalletWorker& worker) {
    m_telling = false;
    worker.setWallet(nullptr);
    m_stamps.clear();
    m_tickets.clear();
    m_checks.clear();
    m_plannedTicket = m_authorised = 0;
    m_planned = {};
    m_balance = {};
    tell([this] { setPhase(WalletPhase::Locked); });
  });
}

// ---- network

void WalletService::testNode(quint64 ticket, QString nodeLink, QString proxy) {
  m_tester.test(ticket, nodeLink, proxy);
}

void WalletService::useNode(QString nodeLink) {
  withWallet([this, link = nodeLink.toStdString()](Wallet& wallet) {
    if (!wallet.use_node(link)) {
      tell([this] { emit nodeNotUsed(); });
    }
  });
}

void WalletService::useProxy(QString proxy) {
  // What is refused was no proxy, which a model does not pass on; what the disk refuses is told anyway.
  withWallet([text = proxy.toStdString()](Wallet& wallet) { static_cast<void>(wallet.use_proxy(text)); });
}

void WalletService::reconnect() {
  withWallet([](Wallet& wallet) { wallet.reconnect(); });
}

void WalletService::findPractice() {
  m_practice.find();
}

void WalletService::askFaucet() {
  withWallet([](Wallet& wallet) { wallet.ask_faucet(); });
}

// ---- paying

void WalletService::planPayment(quint64 ticket, PaymentDraft draft) {
  withWallet([this, ticket, order = toOrder(draft)](Wallet& wallet) mutable {
    m_plannedTicket = ticket;
    m_planned = std::move(order);
    auto plan = wallet.prepare(m_planned);
    if (plan && m_planned.everything) {
      // The amount that was reviewed is what is sent, whatever arrives before the press.
      m_planned.everything = false;
      m_planned.parts.front().amount = plan->amount;
      plan = wallet.prepare(m_planned);
    }
    tell([this, answer = plan ? toPlan(ticket, *plan) : toPlan(ticket, plan.error())] {
      emit planned(answer);
    });
  });
}

void WalletService::dropPlan() {
  withWallet([this](Wallet& wallet) {
    m_plannedTicket = 0;
    wallet.drop_form();
  });
}

void WalletService::send(quint64 ticket) {
  withWallet([this, ticket, pressed = nowSteady()](Wallet& wallet) {
    if (ticket != m_plannedTicket) {
      return;
    }
    m_plannedTicket = 0;  // a second press finds nothing to send
    m_sendingTicket = ticket;
    std::optional<PaymentId> id;
    if (mayPay(wallet, ticket)) {
      const auto sent = wallet.send(m_planned, pressed);
      id = sent ? std::optional(*sent) : std::nullopt;
    }
    m_sendingTicket = 0;
    if (id) {
      m_tickets.insert(*id, ticket);
      return;
    }
    SendProgress nothing;
    nothing.ticket = ticket;
    nothing.state = PaymentState::Cancelled;
    tell([this, nothing] { emit sendProgressed(nothing); });
  });
}

void WalletService::cancelSend(QByteArray paymentId) {
  withWallet([id = paymentIdOf(paymentId)](Wallet& wallet) { wallet.cancel(id); });
}

// ---- being paid

void WalletService::createRequest(quint64 ticket, RequestDraft draft) {
  withWallet([this, ticket, core = toCoreDraft(draft)](Wallet& wallet) {
    if (const auto request = wallet.create_request(core)) {
      tell([this, ticket, answer = toRequest(*request)] { emit requestChanged(ticket, answer); });
    }
  });
}

void WalletService::updateRequest(QByteArray id, RequestDraft draft) {
  withWallet([this, id = parse_hex_array<16>(id.toStdString()), core = toCoreDraft(draft)](Wallet& wallet) {
    if (const auto request = id ? wallet.update_request(*id, core) : std::nullopt) {
      tell([this, answer = toRequest(*request)] { emit requestChanged(0, answer); });
    }
  });
}

// ---- looking

void WalletService::loadDetail(QByteArray paymentId) {
  withWallet([this, id = paymentIdOf(paymentId)](Wallet& wallet) {
    if (const auto record = wallet.payment(id)) {
      PaymentDetail detail = toDetail(*record);
      detail.payment = toStamped(*record);
      tell([this, detail] { emit detailLoaded(detail); });
    }
  });
}

void WalletService::setOwnNote(QByteArray paymentId, QString note) {
  withWallet([id = paymentIdOf(paymentId), text = note.toStdString()](Wallet& wallet) {
    wallet.set_own_note(id, text);
  });
}

void WalletService::makeReceipt(quint64 ticket, QByteArray paymentId, int output, QString message) {
  withWallet(
      [this, ticket, id = paymentIdOf(paymentId), output, verifier = message.toStdString()](Wallet& wallet) {
        const auto receipt = wallet.make_receipt(id, static_cast<std::uint8_t>(output), verifier);
        tell([this, ticket, text = receipt ? receiptText(*receipt) : QByteArray()] {
          emit receiptMade(ticket, text);
        });
      });
}

void WalletService::checkReceipt(quint64 ticket, QByteArray receipt) {
  withWallet([this, ticket, file = parseReceiptText(receipt)](Wallet& wallet) {
    if (!file) {
      tell([this, verdict = toVerdict(ticket, std::unexpected(ReceiptCheckError::kMalformed))] {
        emit receiptChecked(verdict);
      });
      return;
    }
    // What needs no node is answered from inside the call.
    m_checkingTicket = ticket;
    const std::uint64_t asked = wallet.verify_receipt(*file);
    if (std::exchange(m_checkingTicket, 0) != 0) {
      m_checks.insert(asked, ticket);
    }
  });
}

void WalletService::on_receipt_checked(std::uint64_t asked,
                                       const Result<ReceiptCheck, ReceiptCheckError>& check) {
  const quint64 ticket = m_checkingTicket != 0 ? std::exchange(m_checkingTicket, 0) : m_checks.take(asked);
  tell([this, verdict = toVerdict(ticket, check)] { emit receiptChecked(verdict); });
}

/// The records are copied on the wallet's thread; making the text and writing it, which takes longer, is left
/// to the pool so that payments go on meanwhile.
void WalletService::exportPayments(ExportOrder order) {
  withWallet([this, order = std::move(order)](Wallet& wallet) {
    const QSet<QByteArray> wanted(order.ids.cbegin(), order.ids.cend());
    auto rows = std::make_shared<std::vector<ExportRow>>(export_rows(wallet));
    if (!order.everything) {
      std::erase_if(*rows,
                    [&](const ExportRow& row) { return !wanted.contains(paymentKey(row.payment.id)); });
    }
    m_pool.post(
        [this, rows, network = wallet.status().network_name, file = pathOf(order.file), json = order.json,
         ticket = order.ticket, now = m_clock.wall_ms()] {
          const bool good = write_export(file, json ? export_json(*rows, network, now) : export_csv(*rows));
          tell([this, ticket, count = good ? static_cast<int>(rows->size()) : -1] {
            emit exported(ticket, count);
          });
        },
        WorkerPool::Priority::kBackground);
  });
}

// ---- secrets

void WalletService::showWords(SecretBytes password) {
  withWallet([this, password = std::move(password)](Wallet& wallet) {
    auto words = wallet.words(password);
    if (!words) {
      tell([this, fault = toFault(words.error())] { emit secretRefused(fault); });
      return;
    }
    tell([this, shared = std::make_shared<SecretWords>(std::move(*words))] { emit wordsShown(*shared); });
  });
}

void WalletService::showViewKeys(SecretBytes password) {
  withWallet([this, password = std::move(password)](Wallet& wallet) {
    const auto keys = wallet.view_keys(password);
    if (!keys) {
      tell([this, fault = toFault(keys.error())] { emit secretRefused(fault); });
      return;
    }
    tell([this, texts = ViewKeys{shown(keys->incoming), shown(keys->full)}] { emit viewKeysShown(texts); });
  });
}

void WalletService::confirmWords() {
  withWallet([this](Wallet& wallet) {
    if (wallet.confirm_words()) {
      tell([this] { emit wordsConfirmed(true); });
    }
  });
}

// ---- what the wallet tells

void WalletService::on_status(const WalletStatus& status) {
  if (!m_telling) {
    return;
  }
  tell([this, state = toNodeState(status), balance = toBalance(m_balance, status),
        confirmed = status.words_confirmed] {
    emit balanceChanged(balance);
    emit nodeChanged(state);
    emit wordsConfirmed(confirmed);
  });
}

void WalletService::on_balance(std::span<const WalletBalance> balances) {
  if (!balances.empty()) {
    m_balance = balances.front();
  }
  if (m_telling && m_worker.wallet() != nullptr) {
    on_status(m_worker.wallet()->status());
  }
}

void WalletService::on_payment(const PaymentRecord& record) {
  if (m_telling) {
    tell([this, payment = toStamped(record)] { emit paymentsChanged({payment}); });
  }
}

void WalletService::on_arrived(std::span<const PaymentRecord> records) {
  if (!m_telling) {
    return;
  }
  QList<Payment> payments;
  for (const PaymentRecord& record : records) {
    payments.append(toStamped(record));
  }
  tell([this, payments = std::move(payments)] { emit paymentsArrived(payments); });
}

void WalletService::on_request(const tacit::PaymentRequest& request) {
  if (m_telling) {
    tell([this, answer = toRequest(request)] { emit requestChanged(0, answer); });
  }
}

void WalletService::on_progress(const tacit::SendProgress& progress) {
  if (!m_telling || m_worker.wallet() == nullptr) {
    return;
  }
  const quint64 ticket = m_sendingTicket != 0 ? m_sendingTicket : m_tickets.value(progress.id);
  if (ticket == 0) {
    return;  // of a payment that was under way before this window
  }
  const auto record = m_worker.wallet()->payment(progress.id);
  tell([this, answer = toProgress(ticket, progress, record ? &*record : nullptr)] {
    emit sendProgressed(answer);
  });
}

void WalletService::on_faucet(tacit::FaucetAnswer answer, std::uint32_t) {
  tell([this, answer] { emit faucetAnswered(toAnswer(answer)); });
}

void WalletService::on_storage_failed() {
  tell([this] { emit storageFailed(); });
}

}  // namespace tacit::app
