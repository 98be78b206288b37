// SPDX-License-Identifier: MIT
#include "viewmodels/document_model.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include "viewmodels/payment_detail_model.h"
#include "viewmodels/texts.h"
#include "wallet/export.h"

namespace tacit::app {

namespace {

constexpr int kPrintedTime = 10 * 60'000;  // ms
const QString kRequestName = QStringLiteral("tacit-request-%1.pdf");
const QString kReceiptName = QStringLiteral("tacit-receipt-%1.pdf");

/// In memory and gone with the session, where there is such a place.
std::unique_ptr<QTemporaryDir> sessionFolder() {
  const QString name = QStringLiteral("/tacit-print-XXXXXX");
  const QString session = qEnvironmentVariable("XDG_RUNTIME_DIR");
  auto folder = std::make_unique<QTemporaryDir>((session.isEmpty() ? QDir::tempPath() : session) + name);
  return folder->isValid() ? std::move(folder) : std::make_unique<QTemporaryDir>(QDir::tempPath() + name);
}

}  // namespace

QUrl documentsFile(const QString& name) {
  const QDir folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
  return QUrl::fromLocalFile(folder.filePath(name.arg(QDate::currentDate().toString(Qt::ISODate))));
}

DocumentModel::DocumentModel(WalletBackend& backend, const PaymentDetailModel& detail, QObject* parent)
    : QObject(parent), m_detail(detail) {
  m_pool.setMaxThreadCount(1);
  m_clear.setSingleShot(true);
  m_clear.setInterval(kPrintedTime);
  connect(&m_clear, &QTimer::timeout, this, &DocumentModel::clearPrinted);
  connect(&backend, &WalletBackend::requestsLoaded, this, [this](const QList<PaymentRequest>& requests) {
    m_requests.clear();
    for (const PaymentRequest& request : requests) {
      m_requests.insert(request.id, request);
    }
  });
  connect(&backend, &WalletBackend::requestChanged, this,
          [this](quint64, const PaymentRequest& request) { m_requests.insert(request.id, request); });
  connect(&backend, &WalletBackend::phaseChanged, this, [this](WalletPhase phase) {
    if (phase != WalletPhase::Open) {
      m_requests.clear();
      clearPrinted();
    }
  });
}

DocumentModel::~DocumentModel() {
  m_pool.waitForDone();
}

QUrl DocumentModel::requestFile() const {
  return documentsFile(kRequestName);
}

QUrl DocumentModel::receiptFile() const {
  return documentsFile(kReceiptName);
}

Document DocumentModel::requestDocument(const QByteArray& id) const {
  const PaymentRequest request = m_requests.value(id);
  Document document;
  //: Title of a printed request.
  document.title = tr("Please pay");
  document.amount =
      request.hasAmount ? texts::openMoney(request.amount) + QStringLiteral(" TACIT") : QString();
  document.amountNote = request.message;
  document.code = request.link;
  document.largeCode = true;
  //: Above the QR code of a printed request.
  document.codeTitle = tr("Scan this with Tacit");
  //: On a printed request: until when it can be paid.
  document.facts = {
      {tr("Valid until"), request.expiresAt == 0 ? QString() : texts::exactTime(request.expiresAt), false},
      //: On a printed request: an address.
      {tr("Address"), texts::addressGroups(request.address).join(QLatin1Char(' ')), true}};
  //: On a printed request, above the link.
  document.proofTitle = tr("Or open this link");
  document.proof = request.link;
  //: At the foot of a printed request.
  document.footer =
      tr("Made on %1. The address belongs to this request alone.").arg(texts::exactTime(texts::now()));
  return document;
}

void DocumentModel::saveRequest(const QString& requestId, const QUrl& file) {
  if (m_requests.contains(requestId.toLatin1())) {
    save(requestDocument(requestId.toLatin1()), file.toLocalFile());
  }
}

void DocumentModel::printRequest(const QString& requestId) {
  if (m_requests.contains(requestId.toLatin1())) {
    print(requestDocument(requestId.toLatin1()), requestFile().fileName());
  }
}

void DocumentModel::saveReceipt(const QUrl& file) {
  if (!m_detail.receipt().isEmpty()) {
    save(m_detail.receiptDocument(), file.toLocalFile());
  }
}

void DocumentModel::printReceipt() {
  if (!m_detail.receipt().isEmpty()) {
    print(m_detail.receiptDocument(), receiptFile().fileName());
  }
}

void DocumentModel::save(const Document& document, const QString& file) {
  write(document, file, false);
}

void DocumentModel::print(const Document& document, const QString& name) {
  m_clear.stop();
  if (!m_folder) {
    m_folder = sessionFolder();
  }
  // One of its own for each: a program that shows the last one is not given another under its name.
  const QFileInfo file(name);
  write(document,
        m_folder->filePath(
            QStringLiteral("%1-%2.%3").arg(file.completeBaseName()).arg(++m_printed).arg(file.suffix())),
        true);
}

void DocumentModel::clearPrinted() {
  ++m_era;
  m_clear.stop();
  m_folder.reset();
}

void DocumentModel::write(const Document& document, const QString& file, bool open) {
  ++m_under;
  emit workingChanged();
  m_pool.start([this, document, file, open, era = m_era] {
    const bool text = file.endsWith(QLatin1String(".txt"), Qt::CaseInsensitive);
    const QByteArray bytes = text ? documentText(document).toUtf8() : documentPdf(document);
    const bool good = !file.isEmpty() && write_export(file.toStdU16String(), bytes.toStdString());
    QMetaObject::invokeMethod(
        this,
        [this, good, file, open, era] {
          --m_under;
          emit workingChanged();
          if (open && era != m_era) {
            // It may have been written while its folder went.
            QFile::remove(file);
            QDir().rmdir(QFileInfo(file).path());
          } else {
            finish(good, file, open);
          }
        },
        Qt::QueuedConnection);
  });
}

void DocumentModel::finish(bool good, const QString& file, bool open) {
  if (open) {
    m_clear.start();
  }
  if (!good) {
    emit failed(tr("%1 could not be written. Choose another folder, or free some space.").arg(file));
  } else if (open) {
    emit openRequested(QUrl::fromLocalFile(file));
  } else {
    //: %1 is the name of a file
    emit saved(tr("Saved as %1").arg(QFileInfo(file).fileName()));
  }
}

}  // namespace tacit::app
