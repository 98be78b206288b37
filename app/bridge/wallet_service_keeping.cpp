// SPDX-License-Identifier: MIT
#include "bridge/conversions.h"
#include "bridge/wallet_service.h"

/// WalletService: accounts, backup files, and what guards the open wallet.
namespace tacit::app {

// ---- accounts

void WalletService::tellAccounts(Wallet& wallet) {
  tell([this, accounts = toAccounts(wallet)] { emit accountsChanged(accounts); });
}

void WalletService::addAccount(QString name, bool usedBefore) {
  withWallet([this, name = name.toStdString(), usedBefore](Wallet& wallet) {
    const auto number = wallet.add_account(name, usedBefore);
    if (!number) {
      tell([this, fault = toFault(number.error())] { emit accountFailed(fault); });
      return;
    }
    tellAccounts(wallet);
  });
}

void WalletService::renameAccount(quint32 number, QString name) {
  withWallet([this, number, name = name.toStdString()](Wallet& wallet) {
    if (!wallet.rename_account(number, name)) {
      tell([this] { emit accountFailed(OpenFault::Storage); });
      return;
    }
    tellAccounts(wallet);
  });
}

void WalletService::switchAccount(quint32 number) {
  m_worker.post([this, number](WalletWorker& worker) {
    if (worker.wallet() == nullptr || worker.wallet()->account() == number) {
      return;
    }
    m_telling = false;
    m_stamps.clear();
    m_tickets.clear();
    m_plannedTicket = m_authorised = 0;
    tell([this] { setPhase(WalletPhase::Opening); });
    std::unique_ptr<Wallet> from = worker.takeWallet();
    auto opened = Wallet::switch_account(std::move(from), number, worker.environment());
    worker.setWallet(opened ? std::move(*opened) : std::move(from));
    introduce(worker);
    if (!opened) {
      // The keys are whole: another account is open.
      const bool damaged = opened.error() == WalletError::kDamaged;
      tell([this, fault = damaged ? OpenFault::Records : toFault(opened.error())] {
        emit accountFailed(fault);
      });
    }
  });
}

// ---- backup files

template <class Found>
void WalletService::tellBackup(quint64 ticket, const Found& found) {
  BackupContents contents;
  if (found) {
    contents = toContents(*found);
  } else {
    contents.fault = toBackupFault(found.error());
  }
  tell([this, ticket, contents] { emit backupChecked(ticket, contents); });
}

void WalletService::checkBackup(quint64 ticket, QString file, SecretBytes password) {
  m_worker.post([this, ticket, path = pathOf(file), password = std::move(password)](WalletWorker&) {
    tellBackup(ticket, Wallet::check_backup(path, password));
  });
}

void WalletService::rehearseBackup(quint64 ticket, QString file, SecretBytes password) {
  withWallet([this, ticket, path = pathOf(file), password = std::move(password)](Wallet& wallet) {
    tellBackup(ticket, wallet.rehearse_backup(path, password));
  });
}

void WalletService::saveBackup(quint64 ticket, QString file, SecretBytes walletPassword,
                               SecretBytes password) {
  withWallet([this, ticket, path = pathOf(file), own = std::move(walletPassword),
              password = std::move(password)](Wallet& wallet) {
    const auto saved = wallet.export_backup(path, own, password);
    BackupFault fault = saved ? BackupFault::None : toBackupFault(saved.error());
    if (fault == BackupFault::WrongPassword) {
      fault = BackupFault::WrongWalletPassword;
    }
    tell([this, ticket, fault] { emit backupSaved(ticket, fault); });
  });
}

// ---- the guard

void WalletService::changePassword(SecretBytes oldPassword, SecretBytes newPassword) {
  withWallet([this, from = std::move(oldPassword), to = std::move(newPassword)](Wallet& wallet) {
    const auto changed = wallet.change_password(from, to);
    if (!changed) {
      tell([this, fault = toFault(changed.error())] { emit passwordNotChanged(fault); });
      return;
    }
    tell([this] { emit passwordChanged(); });
  });
}

void WalletService::tellAskAbove(Wallet& wallet) {
  const std::optional<Amount> limit = wallet.ask_above();
  tell([this, set = limit.has_value(), amount = limit ? limit->units() : 0] {
    emit askAboveChanged(set, amount);
  });
}

void WalletService::setAskAbove(bool set, quint64 amount, SecretBytes password) {
  withWallet([this, limit = set ? Amount::parse(amount) : std::nullopt,
              password = std::move(password)](Wallet& wallet) {
    const auto stored = wallet.set_ask_above(limit, password);
    if (!stored) {
      tell([this, fault = toFault(stored.error())] { emit askAboveNotChanged(fault); });
      return;
    }
    tellAskAbove(wallet);
  });
}

void WalletService::authorise(quint64 ticket, SecretBytes password) {
  withWallet([this, ticket, password = std::move(password)](Wallet& wallet) {
    const bool right = wallet.check_password(password).has_value();
    m_authorised = right ? ticket : m_authorised;
    tell([this, ticket, right] { emit authorised(ticket, right); });
  });
}

/// On the wallet's thread.
bool WalletService::mayPay(Wallet& wallet, quint64 ticket) const {
  const std::optional<Amount> limit = wallet.ask_above();
  if (!limit || ticket == m_authorised) {
    return true;
  }
  const auto plan = wallet.plan(m_planned);
  return plan && toPlan(ticket, *plan).total <= limit->units();
}

}  // namespace tacit::app
