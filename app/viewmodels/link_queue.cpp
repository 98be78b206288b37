// SPDX-License-Identifier: MIT
#include "viewmodels/link_queue.h"

#include <algorithm>

#include "viewmodels/send_model.h"
#include "wallet/payment_link.h"

namespace tacit::app {

namespace {

constexpr int kMostLinks = 8;

}  // namespace

bool isOutsideLink(const QString& text) {
  return text.startsWith(QLatin1String("tacit:"), Qt::CaseInsensitive) &&
         text.size() <= static_cast<qsizetype>(kMostLinkLength) && std::ranges::none_of(text, [](QChar c) {
           return c.isSpace() || c.category() == QChar::Other_Control;
         });
}

LinkQueue::LinkQueue(WalletBackend& backend, SendModel& send, QObject* parent)
    : QObject(parent), m_send(send) {
  connect(&backend, &WalletBackend::phaseChanged, this, [this](WalletPhase phase) {
    m_open = phase == WalletPhase::Open;
    m_caughtUp = m_caughtUp && m_open;
    m_asking = m_kept = false;
    look();
  });
  connect(&backend, &WalletBackend::nodeChanged, this, [this](const NodeState& state) {
    m_caughtUp = state.ledger == LayerState::Good;
    look();
  });
  // Queued: the model has to be done with its own change first.
  connect(&send, &SendModel::stageChanged, this, &LinkQueue::look, Qt::QueuedConnection);
  connect(&send, &SendModel::formChanged, this, &LinkQueue::look, Qt::QueuedConnection);
}

bool LinkQueue::add(const QString& text) {
  const QString link = text.trimmed();
  if (!isOutsideLink(link)) {
    return false;
  }
  if (link == m_send.target() && m_send.stage() != SendModel::Refused) {
    if (m_send.stage() >= SendModel::Sending) {
      emit repeated();
    }
    emit opened();
    return true;
  }
  if (!m_links.contains(link)) {
    if (count() >= kMostLinks) {
      return false;
    }
    m_links.append(link);
  }
  m_kept = m_kept && count() > 1;  // the only one was asked for just now
  look();
  return true;
}

QString LinkQueue::title() const {
  return m_links.isEmpty() ? QString() : tr("%n payment link(s) wait", "", count());
}

QString LinkQueue::text() const {
  if (!m_open) {
    return tr("Open the wallet to see what it asks for. Nothing is paid by itself.");
  }
  if (m_send.stage() == SendModel::Sending) {
    return tr("It opens when the payment under way is done.");
  }
  if (m_send.stage() > SendModel::Sending) {
    return tr("It opens when you are done with the last payment.");
  }
  return m_send.untouched() ? tr("It opens as soon as the wallet has caught up with the network.")
                            : tr("It opens when the payment that you are writing is done.");
}

bool LinkQueue::showable() const {
  return !m_links.isEmpty() && m_open && m_send.stage() != SendModel::Sending;
}

void LinkQueue::look() {
  if (m_send.untouched()) {
    m_asking = m_kept = false;
  }
  if (!m_links.isEmpty() && m_open && m_caughtUp && !m_asking) {
    const bool writing = m_send.stage() == SendModel::Form || m_send.stage() == SendModel::Review;
    if (m_send.untouched()) {
      open();
      return;
    }
    m_asking = writing && !m_kept;
  }
  emit changed();
}

void LinkQueue::show() {
  if (!showable()) {
    return;
  }
  const bool writing = m_send.stage() == SendModel::Form || m_send.stage() == SendModel::Review;
  if (writing && !m_send.untouched()) {
    m_asking = true;
    emit changed();
  } else {
    open();
  }
}

void LinkQueue::drop() {
  m_asking = false;
  if (!m_links.isEmpty()) {
    m_links.removeFirst();
  }
  look();
}

void LinkQueue::replace() {
  if (m_asking && showable()) {
    open();
  }
}

void LinkQueue::keep() {
  m_asking = false;
  m_kept = true;
  emit changed();
}

void LinkQueue::open() {
  m_asking = false;
  const QString link = m_links.takeFirst();
  m_send.openLink(link);
  m_kept = true;  // those behind it wait without a question until this one is done
  emit changed();
  emit opened();
}

}  // namespace tacit::app
