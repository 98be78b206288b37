// SPDX-License-Identifier: MIT
#include <QColor>
#include <QFile>
#include <QFontMetrics>
#include <QMetaProperty>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QRegularExpression>
#include <QTest>
#include <cmath>
#include <memory>

#include "desktop/window.h"

namespace {

double channel(double value) {
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color) {
  return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF()) + 0.0722 * channel(color.blueF());
}

/// WCAG 2.1, contrast ratio.
double contrast(const QColor& a, const QColor& b) {
  const double bright = std::max(luminance(a), luminance(b));
  const double dark = std::min(luminance(a), luminance(b));
  return (bright + 0.05) / (dark + 0.05);
}

const QString kTheme = QStringLiteral(TACIT_SOURCE_DIR "/ui/theme/");

QByteArray read(const QString& name) {
  QFile file(kTheme + name);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class TestTheme : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { tacit::app::prepareApplication(); }

  void a_palette_that_lacks_a_token_does_not_load_data() {
    QTest::addColumn<QString>("token");
    QRegularExpressionMatchIterator match =
        QRegularExpression(QStringLiteral("required property \\w+ (\\w+)"))
            .globalMatch(QString::fromUtf8(read("Colors.qml")));
    while (match.hasNext()) {
      const QString token = match.next().captured(1);
      QTest::newRow(qPrintable(token)) << token;
    }
  }
  void a_palette_that_lacks_a_token_does_not_load() {
    QFETCH(QString, token);
    for (const char* name : {"LightColors.qml", "DarkColors.qml"}) {
      QVERIFY(load(read(name)) != nullptr);
      QByteArray less = read(name);
      const QRegularExpression line(QStringLiteral("\\n    %1: [^\\n]*").arg(token));
      const QString text = QString::fromUtf8(less).remove(line);
      QVERIFY2(text.toUtf8() != less, "the token is nowhere");
      QVERIFY(load(text.toUtf8()) == nullptr);
    }
  }

  void text_can_be_read_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("ground");
    QTest::addColumn<double>("least");
    const QStringList grounds{"ground", "surface", "raised", "sunken"};
    for (const QString text : {"ink", "soft"}) {
      for (const QString& ground : grounds) {
        add(text, ground, 4.5);
      }
    }
    for (const QString text : {"accent", "good", "warn", "bad"}) {
      add(text, "ground", 4.5);
      add(text, "surface", 4.5);
      add(text, "raised", 4.5);
    }
    add("accentInk", "accent", 4.5);
    add("accentInk", "accentHover", 4.5);
    add("accentInk", "accentPress", 4.5);
    add("goodInk", "good", 4.5);
    add("badInk", "bad", 4.5);
    add("tintInk", "tint", 4.5);
    add("ink", "tint", 4.5);
    add("good", "goodTint", 4.5);
    add("ink", "goodTint", 4.5);
    add("warn", "warnTint", 4.5);
    add("ink", "warnTint", 4.5);
    add("bad", "badTint", 4.5);
    add("ink", "badTint", 4.5);
    for (int person = 0; person < 8; ++person) {
      add("ink", QStringLiteral("person%1").arg(person), 4.5);
    }
    // Bars of the charts, and the lines around hollow ones.
    add("accent", "sunken", 3.0);
    // What shows where a control is, and which has the keyboard.
    for (const QString& ground : grounds) {
      add("border", ground, 3.0);
      add("focus", ground, 3.0);
    }
  }
  void text_can_be_read() {
    QFETCH(QString, text);
    QFETCH(QString, ground);
    QFETCH(double, least);
    for (const char* name : {"LightColors.qml", "DarkColors.qml"}) {
      const std::unique_ptr<QObject> colors = load(read(name));
      QVERIFY(colors != nullptr);
      const double ratio = contrast(colors->property(qPrintable(text)).value<QColor>(),
                                    colors->property(qPrintable(ground)).value<QColor>());
      QVERIFY2(ratio >= least, qPrintable(QStringLiteral("%1: %2").arg(name).arg(ratio)));
    }
  }

  void figures_are_of_one_width() {
    QFont font(QStringLiteral("Tacit Figures"));
    font.setPixelSize(40);
    const QFontMetricsF metrics(font);
    for (char digit = '0'; digit <= '9'; ++digit) {
      QCOMPARE(metrics.horizontalAdvance(QLatin1Char(digit)), metrics.horizontalAdvance(QLatin1Char('0')));
    }
    QVERIFY2(QFontMetricsF(QFont(QStringLiteral("Inter"))).horizontalAdvance(QLatin1Char('1')) !=
                 QFontMetricsF(QFont(QStringLiteral("Inter"))).horizontalAdvance(QLatin1Char('0')),
             "the text font is not Inter");
  }

 private:
  static void add(const QString& text, const QString& ground, double least) {
    QTest::newRow(qPrintable(text + QStringLiteral(" on ") + ground)) << text << ground << least;
  }
  /// A palette of this text, or null when it does not load.
  std::unique_ptr<QObject> load(const QByteArray& text) {
    QQmlComponent component(&m_engine);
    component.setData(text, QUrl::fromLocalFile(kTheme + QStringLiteral("Tried.qml")));
    return std::unique_ptr<QObject>(component.create());
  }

  QQmlEngine m_engine;
};

QTEST_MAIN(TestTheme)
#include "test_theme.moc"
