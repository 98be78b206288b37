// SPDX-License-Identifier: MIT
#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <algorithm>

#include "viewmodels/look_alike.h"
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
  m_reviewWhenPlanned = m_moved = false;
  m_contact.clear();
  m_target = text;
  m_scanner->stop();
  parseTarget();
  takeLinkAmount();
  formEdited();
}

void SendModel::payContact(const QString& contactId) {
  const Contact* contact = m_people == nullptr ? nullptr : m_people->find(contactId.toLatin1());
  if (contact == nullptr || m_stage != Form) {
    return;
  }
  m_reviewWhenPlanned = m_moved = false;
  m_contact = contact->id;
  m_target = contact->name;
  m_scanner->stop();
  parseTarget();
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
  connect(&people, &People::changed, this, &SendModel::onPeople);
}

/// The address of the contact that was chosen or is named, else what was typed. A contact that was removed
/// has none, so that nobody else who is called alike is paid.
QString SendModel::meant() const {
  if (m_people == nullptr) {
    return m_target;
  }
  const Contact* contact = m_people->find(m_contact);
  return contact != nullptr    ? contact->addresses.value(0)
         : m_contact.isEmpty() ? m_people->resolved(m_target)
                               : m_target;
}

/// What was looked at is not what would be paid any more, or a name means nothing any more: back to the form.
void SendModel::onPeople() {
  const bool open = m_stage == Form || m_stage == Review;
  if (open && m_parsed.kind != PaymentTarget::Kind::Link &&
      readTarget(meant(), m_prefix, texts::now()).address != m_parsed.address) {
    const bool reviewed = m_stage == Review;
    m_moved = m_parsed.good();
    m_reviewWhenPlanned = false;
    backToForm();
    if (reviewed && m_people->count() > 0) {  // and not because the wallet was locked
      emit announced(formProblem());
    }
  }
  parseTarget();
  emit formChanged();
  emit planChanged();
}

void SendModel::backToForm() {
  setStage(Form);
  parseTarget();
  formEdited();
}

/// In the form alone. After it nothing is looked up anew: what is shown is what is paid.
void SendModel::parseTarget() {
  if (m_stage != Form) {
    return;
  }
  m_parsed = readTarget(meant(), m_prefix, texts::now());
  if (m_contact.isEmpty() && m_people != nullptr && m_people->isShared(m_target)) {
    m_parsed.problem = tr("Several of your contacts are called so. Choose one from the list.");
  }
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

QString SendModel::askedByText() const {
  QString name = m_parsed.label;
  // Nothing in it is to look like the end of what is quoted.
  name.replace(QChar(0x201C), QChar(0x2018)).replace(QChar(0x201D), QChar(0x2019));
  //: Shown when a payment link names who asks. %1 is a name that anybody could have written.
  return name.isEmpty() ? QString() : tr("Asked by “%1”, as the link says").arg(name);
}

QString SendModel::askedByWarning() const {
  if (m_people == nullptr || m_parsed.label.isEmpty()) {
    return {};
  }
  QString name;
  for (const Contact& contact : m_people->sorted()) {
    if (!looksLike(m_parsed.label, contact.name)) {
      continue;
    }
    if (std::ranges::any_of(m_parsed.parts, [&contact](const PaymentPart& part) {
          return contact.addresses.contains(part.address);
        })) {
      return {};
    }
    name = name.isEmpty() ? contact.name : name;
  }
  return name.isEmpty() ? QString()
                        //: %1 is a person in the contacts
                        : tr("This is no address of %1 in your contacts, and anybody can write a name into a "
                             "link. Ask %1 before you pay.")
                              .arg(name);
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
