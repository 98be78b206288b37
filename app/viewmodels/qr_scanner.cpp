// SPDX-License-Identifier: MIT
#include "viewmodels/qr_scanner.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QRegularExpression>
#include <algorithm>

#include "viewmodels/payment_target.h"
#include "viewmodels/texts.h"
#include "wallet/payment_link.h"

namespace tacit::app {

namespace {

constexpr int kChoiceLength = 96;

/// Of a payment: amount, who asks and the address's first 20 characters; empty when it can not be read.
QString paymentLine(const QString& text) {
  static const QRegularExpression form(QStringLiteral("^(?:tacit:)?([a-z]{1,16})1"),
                                       QRegularExpression::CaseInsensitiveOption);
  const QString prefix = form.match(text).captured(1).toLower();
  const PaymentTarget target = prefix.isEmpty() ? PaymentTarget() : readTarget(text, prefix, 0);
  if (!target.good()) {
    return {};
  }
  QStringList parts;
  if (target.hasAmount) {
    parts.append(texts::money(target.parts.front().amount));
  }
  if (!target.label.isEmpty()) {
    parts.append(target.label);
  }
  parts.append(texts::shortAddress(target.address));
  return parts.join(QStringLiteral(" · "));
}

/// Enough to tell one code from another.
QString line(const QString& text) {
  const QString payment = paymentLine(text);
  if (!payment.isEmpty()) {
    return payment;
  }
  const QString shown = QString::fromStdString(display_text(text.toStdString()));
  const QString start =
      shown.size() <= kChoiceLength
          ? shown
          : shown.left(kChoiceLength * 2 / 3) + QStringLiteral(" … ") + shown.right(kChoiceLength / 3);
  //: one of several codes: %1 is its kind ("a payment link"), %2 how it begins
  return QrScanner::tr("%1: %2").arg(describeCode(text), start);
}

/// The kind of picture that is offered, one of those that are read if there is one; empty without any.
QString pictureIn(const QMimeData& data) {
  for (const char* known : {"image/png", "image/jpeg", "image/webp", "image/bmp", "image/gif"}) {
    if (data.hasFormat(QLatin1String(known))) {
      return QLatin1String(known);
    }
  }
  const QStringList formats = data.formats();
  const auto other = std::ranges::find_if(
      formats, [](const QString& format) { return format.startsWith(QLatin1String("image/")); });
  return other == formats.end() ? QString() : *other;
}

}  // namespace

QrScanner::QrScanner(QObject* parent) : QObject(parent) {
  connect(&m_reader, &QrReader::done, this, [this](const QrReading& reading) {
    --m_reading;
    if (m_stale > 0) {
      --m_stale;  // asked for before a stop
      return;
    }
    m_seen.texts += reading.texts;
    if (reading.fault != QrReading::Fault::NoCode || m_seen.fault == QrReading::Fault::NoCode) {
      const QStringList texts = m_seen.texts;
      m_seen = reading;
      m_seen.texts = texts;
    }
    if (--m_screens <= 0) {
      if (!m_seen.texts.isEmpty()) {
        m_seen.fault = QrReading::Fault::None;
      }
      take(std::exchange(m_seen, {}));
    }
  });
  connect(&m_camera, &QrCamera::seen, this, [this](const QrReading& reading) {
    if (m_found.isEmpty()) {
      take(reading);
    }
  });
  connect(&m_screen, &QrScreen::taken, this, [this](const QList<QImage>& screens) {
    if (m_busy) {
      m_screens = static_cast<int>(screens.size());
      m_reading += m_screens;
      for (const QImage& screen : screens) {
        m_reader.read(screen);
      }
    }
  });
  connect(&m_screen, &QrScreen::written, this, [this](const QString& file) {
    if (m_busy) {
      ++m_reading;
      m_reader.readFile(file);
    }
  });
  connect(&m_screen, &QrScreen::failed, this, &QrScanner::fail);
}

void QrScanner::setWant(Want want) {
  if (m_want != want) {
    m_want = want;
    emit changed();
  }
}

QStringList QrScanner::choices() const {
  QStringList lines;
  for (const QString& text : m_found) {
    lines.append(line(text));
  }
  return lines;
}

void QrScanner::begin() {
  m_busy = true;
  m_problem.clear();
  m_found.clear();
  m_seen = {};
  m_screens = 1;
  emit changed();
}

void QrScanner::fail(const QString& why) {
  m_busy = false;
  m_problem = why;
  emit changed();
}

void QrScanner::readFile(const QUrl& file) {
  if (m_busy) {
    return;
  }
  if (!file.isLocalFile()) {
    fail(tr("Only files of this computer are read; nothing is fetched. Save the picture first."));
    return;
  }
  begin();
  ++m_reading;
  m_reader.readFile(file.toLocalFile());
}

void QrScanner::readDrop(const QList<QUrl>& urls, const QString& text) {
  if (!urls.isEmpty() && (urls.front().isLocalFile() || text.isEmpty() || !isWanted(text.trimmed()))) {
    readFile(urls.front());
  } else if (!text.isEmpty() && !m_busy) {
    QrReading reading;
    reading.fault = QrReading::Fault::None;
    reading.texts = {text.trimmed().left(static_cast<qsizetype>(kMostLinkLength) + 1)};
    take(reading);
  }
}

bool QrScanner::readClipboard() {
  const QMimeData* data = QGuiApplication::clipboard()->mimeData();
  if (data == nullptr) {
    return false;
  }
  // As bytes, so that the size is known before anything is decoded.
  if (const QString format = pictureIn(*data); !format.isEmpty()) {
    if (!m_busy) {
      begin();
      ++m_reading;
      m_reader.readBytes(data->data(format));
    }
    return true;
  }
  if (data->hasImage()) {  // of this very program
    if (!m_busy) {
      begin();
      ++m_reading;
      m_reader.read(qvariant_cast<QImage>(data->imageData()));
    }
    return true;
  }
  if (data->hasUrls() && data->urls().front().isLocalFile()) {
    readFile(data->urls().front());
    return true;
  }
  return false;
}

void QrScanner::readScreen() {
  if (!m_busy) {
    begin();
    m_screen.take();
  }
}

bool QrScanner::isWanted(const QString& text) const {
  const bool node = text.startsWith(QLatin1String("tacit-node:"), Qt::CaseInsensitive);
  const bool key = text.startsWith(QLatin1String("tacitview"), Qt::CaseInsensitive);
  switch (m_want) {
    case NodeLink:
      return node;
    case ViewKey:
      return key;
    case Payment:
      break;
  }
  // Rightly or not: the field says what is wrong with it.
  return !node && !key && text.startsWith(QLatin1String("tacit"), Qt::CaseInsensitive);
}

QString QrScanner::instead(const QStringList& texts) const {
  QStringList kinds;
  for (const QString& text : texts) {
    const QString kind = describeCode(text);
    if (!kinds.contains(kind)) {
      kinds.append(kind);
    }
  }
  //: between the kinds of several codes: "a web address; a telephone number"
  const QString seen = kinds.join(tr("; "));
  switch (m_want) {
    case NodeLink:
      //: %1 says what the code is: "a web address"
      return tr("The code is no node link; it is %1.").arg(seen);
    case ViewKey:
      //: %1 says what the code is: "a web address"
      return tr("The code is no view key; it is %1.").arg(seen);
    case Payment:
      break;
  }
  //: %1 says what the code is: "a web address"
  return tr("The code is no payment; it is %1.").arg(seen);
}

void QrScanner::take(const QrReading& reading) {
  m_busy = false;
  m_found.clear();
  m_problem = qrProblem(reading);
  if (reading.fault == QrReading::Fault::None) {
    for (const QString& text : reading.texts) {
      if (isWanted(text) && !m_found.contains(text)) {
        m_found.append(text);
      }
    }
    m_problem = m_found.isEmpty() ? instead(reading.texts) : QString();
  }
  if (m_found.size() == 1) {
    choose(0);
    return;
  }
  emit changed();
}

void QrScanner::choose(int index) {
  if (index < 0 || index >= m_found.size()) {
    return;
  }
  const QString text = m_found[index];
  stop();
  emit found(text);
}

void QrScanner::stop() {
  m_busy = false;
  m_stale = m_reading;
  m_problem.clear();
  m_found.clear();
  m_camera.stop();
  emit changed();
}

}  // namespace tacit::app
