// SPDX-License-Identifier: MIT
#include <QGlyphRun>
#include <QTextLayout>

#include "scenes_window.h"

using namespace tacit::app;

namespace {

QStringList s_complaints;

void collect(QtMsgType type, const QMessageLogContext&, const QString& text) {
  if (type != QtDebugMsg && type != QtInfoMsg) {
    s_complaints.append(text);
  }
}

/// The first text among `items` that has a character no font has a picture of; empty when there is none.
QString unreadable(const QList<QQuickItem*>& items) {
  for (const QQuickItem* item : items) {
    if (!item->inherits("QQuickText") && !item->inherits("QQuickTextInput")) {
      continue;
    }
    QTextLayout layout(item->property("text").toString(), item->property("font").value<QFont>());
    layout.beginLayout();
    while (layout.createLine().isValid()) {
    }
    layout.endLayout();
    for (const QGlyphRun& run : layout.glyphRuns()) {
      if (run.glyphIndexes().contains(0)) {
        return layout.text();
      }
    }
  }
  return {};
}

}  // namespace

/// Every scene at sizes from a small laptop to a large screen: nothing is complained about, nothing that can
/// be pressed reaches beyond the window's sides, and no word is cut where it may not be.
class TestLayout : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { prepareApplication(); }

  void every_character_has_a_picture_data() {
    QTest::addColumn<int>("scene");
    QTest::addColumn<QByteArray>("language");
    const std::vector<Scene> scenes = allScenes();
    for (int i = 0; i < static_cast<int>(scenes.size()); ++i) {
      for (const char* language : {"en", "zh_CN"}) {
        QTest::newRow(
            qPrintable(scenes[static_cast<std::size_t>(i)].name + QLatin1Char(' ') + QLatin1String(language)))
            << i << QByteArray(language);
      }
    }
  }
  void every_character_has_a_picture() {
    QFETCH(int, scene);
    QFETCH(QByteArray, language);
    SceneWindow shown(allScenes().at(scene), {1140, 740}, language.constData());
    QVERIFY(shown.settle());
    const QString text = unreadable(visibleItems(shown.window()->contentItem()));
    QVERIFY2(text.isEmpty(), qPrintable(text));
  }

  void pages_fit_data() {
    QTest::addColumn<int>("scene");
    QTest::addColumn<QSize>("size");
    const std::vector<Scene> scenes = allScenes();
    for (int i = 0; i < static_cast<int>(scenes.size()); ++i) {
      for (const QSize size : {QSize(640, 480), QSize(900, 640), QSize(1920, 1080), QSize(3840, 2160)}) {
        const QString name =
            QStringLiteral("%1 at %2").arg(scenes[static_cast<std::size_t>(i)].name).arg(size.width());
        QTest::newRow(qPrintable(name)) << i << size;
      }
    }
  }
  void pages_fit() {
    QFETCH(int, scene);
    QFETCH(QSize, size);
    s_complaints.clear();
    const QtMessageHandler before = qInstallMessageHandler(collect);
    QStringList faults;
    {
      SceneWindow shown(allScenes().at(scene), size);
      if (!shown.settle()) {
        faults.append(QStringLiteral("does not reach its state"));
      } else {
        for (QQuickItem* item : visibleItems(shown.window()->contentItem())) {
          const QRectF place = item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
          const bool press = item->inherits("QQuickAbstractButton") || item->inherits("QQuickTextField");
          if (press && (place.left() < -0.5 || place.right() > size.width() + 0.5)) {
            faults.append(describe(item) + QStringLiteral(" reaches out of the window"));
          }
        }
      }
    }
    qInstallMessageHandler(before);
    faults += s_complaints;
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QStringLiteral("; "))));
  }
};

QTEST_MAIN(TestLayout)
#include "test_layout.moc"
