// SPDX-License-Identifier: MIT
#include <QDir>
#include <QFile>
#include <QFontDatabase>
#include <QPainter>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

#include "desktop/fixture/fixture_backend.h"
#include "desktop/window.h"
#include "viewmodels/document_model.h"
#include "viewmodels/payment_detail_model.h"
#include "viewmodels/qr_image.h"

using namespace tacit::app;

namespace {

constexpr int kWait = 60'000;

QByteArray run(const QString& program, const QStringList& arguments) {
  QProcess process;
  process.start(program, arguments);
  return process.waitForFinished(kWait) && process.exitCode() == 0 ? process.readAllStandardOutput()
                                                                   : QByteArray("failed");
}

/// Without what laying out adds: ids and proofs are broken over lines.
QString squeezed(QString text) {
  return text.remove(QChar(u'\n')).remove(QChar(u' ')).remove(QChar(0x202F)).remove(QChar(u'\f'));
}

/// What a reader of the PDF can select, spaces aside.
QString textOf(const QString& file) {
  return squeezed(QString::fromUtf8(run("pdftotext", {"-raw", file, "-"})));
}

}  // namespace

/// Requests and receipts on paper, read back by another program.
class TestDocuments : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { prepareApplication(); }

  void receiptSaysEverything() {
    FixtureBackend backend(WalletPhase::Locked);
    PaymentDetailModel detail(backend, nullptr);
    DocumentModel documents(backend, detail, nullptr);
    QSignalSpy saved(&documents, &DocumentModel::saved);
    backend.open(3);
    detail.show(QStringLiteral("999"));
    detail.makeReceipt(QStringLiteral("书店 Book shop"));
    const QString file = m_folder.filePath("receipt.pdf");
    documents.saveReceipt(QUrl::fromLocalFile(file));
    QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, kWait);
    const QString text = textOf(file);
    for (const QString& wanted :
         {QStringLiteral("31.90TACIT"), QStringLiteral("twonovels,thankyou"), detail.address(),
          detail.transactionId(), detail.block(), QStringLiteral("书店Bookshop"), squeezed(detail.receipt()),
          squeezed(detail.time())}) {
      QVERIFY2(text.contains(wanted), qPrintable(wanted + QStringLiteral(" in ") + text));
    }
    struct stat facts{};
    QCOMPARE(::stat(qPrintable(file), &facts), 0);
    QCOMPARE(static_cast<int>(facts.st_mode & 0777), 0600);
  }

  void fontsAreInside() {
    const QStringList lines = QString::fromUtf8(run("pdffonts", {m_folder.filePath("receipt.pdf")}))
                                  .split('\n', Qt::SkipEmptyParts);
    QVERIFY(lines.size() > 3);
    for (const QString& line : lines.mid(2)) {
      // … emb sub uni object ID
      static const QRegularExpression kEmbeddedWithText(QStringLiteral(" yes (yes|no ) yes "));
      QVERIFY2(line.contains(kEmbeddedWithText), qPrintable(line));
    }
  }

  void codeOnPaperIsTheProof() {
    const QString picture = m_folder.filePath("receipt");
    run("pdftoppm", {"-r", "200", "-png", "-singlefile", m_folder.filePath("receipt.pdf"), picture});
    const QrReading reading = readQrFile(picture + ".png");
    QCOMPARE(reading.fault, QrReading::Fault::None);
    QCOMPARE(reading.texts.size(), 1);
    QVERIFY(textOf(m_folder.filePath("receipt.pdf")).contains(reading.texts.constFirst()));
  }

  void receiptAsText() {
    FixtureBackend backend(WalletPhase::Locked);
    PaymentDetailModel detail(backend, nullptr);
    DocumentModel documents(backend, detail, nullptr);
    QSignalSpy saved(&documents, &DocumentModel::saved);
    backend.open(3);
    documents.saveReceipt(QUrl::fromLocalFile(m_folder.filePath("nothing.txt")));  // none is made yet
    detail.show(QStringLiteral("999"));
    detail.makeReceipt({});
    documents.saveReceipt(QUrl::fromLocalFile(m_folder.filePath("receipt.txt")));
    QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, kWait);
    QVERIFY(!QFile::exists(m_folder.filePath("nothing.txt")));
    QFile in(m_folder.filePath("receipt.txt"));
    QVERIFY(in.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(in.readAll());
    QVERIFY(text.contains(detail.receipt().trimmed()));
    QVERIFY(text.contains(QStringLiteral("31.90 TACIT")));
    QVERIFY(text.contains(QStringLiteral("It does not prove who paid.")));
  }

  /// What is opened for printing shows a payment in clear.
  void whatIsPrintedGoesWhenTheWalletLocks() {
    qputenv("XDG_RUNTIME_DIR", m_folder.path().toLocal8Bit());
    FixtureBackend backend(WalletPhase::Locked);
    PaymentDetailModel detail(backend, nullptr);
    DocumentModel documents(backend, detail, nullptr);
    QSignalSpy opened(&documents, &DocumentModel::openRequested);
    const auto ready = [&] {
      backend.open(3);
      detail.show(QStringLiteral("999"));
      detail.makeReceipt({});
    };
    const auto file = [&opened](int index) { return opened[index].front().toUrl().toLocalFile(); };
    ready();
    documents.printReceipt();
    documents.printReceipt();
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 2, kWait);
    QVERIFY(file(0).startsWith(m_folder.path()));
    QVERIFY2(file(0) != file(1), "the first is not replaced while it is shown");
    QVERIFY(QFile::exists(file(0)) && QFile::exists(file(1)));
    backend.lock();
    QVERIFY(!QFile::exists(file(0)) && !QFile::exists(file(1)));

    // One that is ready only afterwards is neither shown nor left behind.
    ready();
    documents.printReceipt();
    backend.lock();
    QTRY_VERIFY_WITH_TIMEOUT(!documents.working(), kWait);
    QCOMPARE(opened.count(), 2);
    QVERIFY(QDir(m_folder.path()).entryList({"tacit-print-*"}, QDir::Dirs).isEmpty());

    ready();
    documents.setPrintedTime(1);
    documents.printReceipt();
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 3, kWait);
    QTRY_VERIFY(!QFile::exists(file(2)));
    QVERIFY(QDir(m_folder.path()).entryList({"tacit-print-*"}, QDir::Dirs).isEmpty());
  }

  void requestIsScannedFromPaper() {
    FixtureBackend backend(WalletPhase::Locked);
    PaymentDetailModel detail(backend, nullptr);
    DocumentModel documents(backend, detail, nullptr);
    PaymentRequest request;
    connect(&backend, &WalletBackend::requestChanged, this,
            [&request](quint64, const PaymentRequest& told) { request = told; });
    QSignalSpy saved(&documents, &DocumentModel::saved);
    backend.open(3);
    backend.createRequest(1, {true, 1'250'000'000, QStringLiteral("午餐 lunch"), 1'900'000'000'000});
    const QString file = m_folder.filePath("request.pdf");
    documents.saveRequest(QStringLiteral("unknown"), QUrl::fromLocalFile(file));
    documents.saveRequest(QString::fromLatin1(request.id), QUrl::fromLocalFile(file));
    QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, kWait);
    const QString text = textOf(file);
    for (const QString& wanted : {QStringLiteral("12.50TACIT"), QStringLiteral("午餐lunch"), request.address,
                                  squeezed(request.link), QStringLiteral("Validuntil17March2030")}) {
      QVERIFY2(text.contains(wanted), qPrintable(wanted + QStringLiteral(" in ") + text));
    }
    run("pdftoppm", {"-r", "100", "-png", "-singlefile", file, m_folder.filePath("request")});
    const QrReading reading = readQrFile(m_folder.filePath("request.png"));
    QCOMPARE(reading.fault, QrReading::Fault::None);
    QCOMPARE(reading.texts.size(), 1);
    QCOMPARE(reading.texts.constFirst().toLower(), request.link.toLower());
  }

  /// The longest note, a long name and a proof break over pages; nothing is cut.
  void longTextsGoOnOnTheNextPage() {
    Document document;
    document.title = QStringLiteral("Receipt");
    for (int i = 0; i < 80; ++i) {
      document.facts.append({QStringLiteral("Name"), QStringLiteral("value%1").arg(i), false});
    }
    document.proof = QString(4'000, QLatin1Char('f')) + QStringLiteral("end");
    document.footer = QStringLiteral("foot");
    const QString file = m_folder.filePath("long.pdf");
    QFile out(file);
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(documentPdf(document));
    out.close();
    const QString text = textOf(file);
    QVERIFY(text.contains(QStringLiteral("value79")));
    QVERIFY(text.contains(QString(100, QLatin1Char('f'))));
    QVERIFY(text.count(QLatin1Char('f')) >= 4'000);
    QVERIFY(text.count(QStringLiteral("foot")) >= 2);
  }

  void saysWhatCouldNotBeWritten() {
    FixtureBackend backend(WalletPhase::Locked);
    PaymentDetailModel detail(backend, nullptr);
    DocumentModel documents(backend, detail, nullptr);
    QSignalSpy failed(&documents, &DocumentModel::failed);
    backend.open(3);
    detail.show(QStringLiteral("999"));
    detail.makeReceipt({});
    documents.saveReceipt(QUrl::fromLocalFile(m_folder.filePath("missing/receipt.pdf")));
    documents.saveReceipt(QUrl("https://example.org/receipt.pdf"));
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 2, kWait);
    QVERIFY(!documents.working());
  }

  void printingOpensAPrivateFile() {
    FixtureBackend backend(WalletPhase::Locked);
    PaymentDetailModel detail(backend, nullptr);
    QString file;
    {
      DocumentModel documents(backend, detail, nullptr);
      QSignalSpy opened(&documents, &DocumentModel::openRequested);
      backend.open(3);
      detail.show(QStringLiteral("999"));
      detail.makeReceipt({});
      documents.printReceipt();
      QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, kWait);
      file = opened.front().front().toUrl().toLocalFile();
      QVERIFY(textOf(file).contains(QStringLiteral("31.90TACIT")));
    }
    QVERIFY(!QFile::exists(file));
  }

 private:
  QTemporaryDir m_folder;
};

QTEST_MAIN(TestDocuments)
#include "test_documents.moc"
