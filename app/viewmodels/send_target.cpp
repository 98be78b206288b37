// SPDX-License-Identifier: MIT
#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

#include "viewmodels/people.h"
#include "viewmodels/send_model.h"
#include "viewmodels/texts.h"
#include "wallet/payment_link.h"

/// The part of SendModel that is about who is paid.
namespace tacit::app {

void SendModel::setTarget(const QString& text) {
  if (m_target == text || m_stage != Form) {
    return;
  }
  m_reviewWhenPlanned = false;
  m_target = text;
  m_scanner->stop();
  parseTarget();
  takeLinkAmount();
  formEdited();
}

void SendModel::takeLinkAmount() {
  if (m_parsed.kind == PaymentTarget::Kind::Link && m_parsed.hasAmount) {
    m_amountText = m_parsed.several() ? QString() : texts::plainMoney(m_parsed.parts.front().amount);
    m_everything = false;
  }
}

void SendModel::setPeople(const People& people) {
  m_people = &people;
  connect(&people, &People::changed, this, [this] {
    if (m_stage == Form && m_people->byName(m_target) != nullptr) {
      parseTarget();
      formEdited();
    }
    emit planChanged();
  });
}

void SendModel::parseTarget() {
  m_parsed = readTarget(m_people ? m_people->resolved(m_target) : m_target, m_prefix, texts::now());
  m_recipients->setParts(m_parsed.several() ? m_parsed.parts : QList<PaymentPart>());
}

QStringList SendModel::typoGroups() const {
  return m_parsed.suspects.isEmpty() ? QStringList() : texts::addressGroups(m_target.trimmed());
}

QStringList SendModel::typoMarks() const {
  QStringList marks;
  int place = 0;
  for (const QString& group : typoGroups()) {
    QString mark(group.size(), QLatin1Char(' '));
    for (int i = 0; i < mark.size(); ++i, ++place) {
      if (m_parsed.suspects.contains(place)) {
        mark[i] = QLatin1Char('^');
      }
    }
    marks.append(mark);
  }
  return marks;
}

QString SendModel::targetProblem() const {
  if (m_parsed.kind == PaymentTarget::Kind::Bad) {
    return m_parsed.problem;
  }
  switch (m_plan.fault) {
    case PlanFault::BadAddress:
      return tr("This is no address that can be paid.");
    case PlanFault::WrongNetwork:
      return tr("This address belongs to another network.");
    case PlanFault::OwnAddress:
      return tr("This is your own address. You would pay yourself and lose the fee.");
    case PlanFault::LinkExpired:
      return tr("This request has expired. Ask for a new one.");
    case PlanFault::AlreadyPaid:
      return tr("You have paid this request already. History shows the payment.");
    default:
      return {};
  }
}

void SendModel::paste() {
  if (m_stage != Form || m_scanner->readClipboard()) {
    return;
  }
  const QString text = QGuiApplication::clipboard()->text();
  if (!text.isEmpty()) {
    // More than a link can have says no more than that it is too long.
    setTarget(text.left(static_cast<qsizetype>(kMostLinkLength) + 1).trimmed());
    m_pasted = m_parsed.address;
  }
}

bool SendModel::takePaste() {
  const QMimeData* data = QGuiApplication::clipboard()->mimeData();
  const bool whole = data != nullptr && (data->hasImage() || data->hasUrls() ||
                                         readTarget(data->text(), m_prefix, texts::now()).good());
  if (whole && m_stage == Form) {
    paste();
  }
  return whole;
}

/// A program that exchanges addresses in the clipboard is noticed when it comes late, or when a field was
/// changed behind the person's back.
void SendModel::checkPaste() {
  m_pasteWarning.clear();
  if (m_pasted.isEmpty()) {
    return;
  }
  const QMimeData* data = QGuiApplication::clipboard()->mimeData();
  const PaymentTarget now = readTarget(data == nullptr ? QString() : data->text(), m_prefix, texts::now());
  if (m_parsed.address != m_pasted) {
    m_pasteWarning = tr("This is not the address that you pasted. Compare it with where it comes from.");
  } else if (now.good() && now.address != m_pasted) {
    m_pasteWarning = tr(
        "The clipboard holds another address than when you pasted. If you did not copy it, a program on this "
        "computer may exchange addresses: compare this one with where it comes from.");
  }
}

void SendModel::openLink(const QString& link) {
  again();
  setTarget(link);
  m_reviewWhenPlanned = true;  // as soon as the network is known and the wallet has caught up
}

}  // namespace tacit::app
