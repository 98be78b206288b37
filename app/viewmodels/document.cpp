// SPDX-License-Identifier: MIT
#include "viewmodels/document.h"

#include <QBuffer>
#include <QLocale>
#include <QPainter>
#include <QPdfWriter>
#include <QRegularExpression>
#include <QTextLayout>
#include <QTextOption>
#include <algorithm>

#include "viewmodels/qr_image.h"

namespace tacit::app {

namespace {

constexpr int kDotsPerInch = 600;
constexpr double kMargin = 20;      // mm
constexpr double kNameColumn = 42;  // mm
constexpr double kCode = 48;        // mm
constexpr double kLargeCode = 90;   // mm
constexpr double kFoot = 12;        // mm kept free for the footer
const QColor kInk(0x14, 0x14, 0x12);
const QColor kSoft(0x5c, 0x5c, 0x56);
const QColor kLine(0xd8, 0xd6, 0xce);

/// Inter draws the colon of a time higher, as a glyph that no reader of the PDF knows for a colon. Such lines
/// go without what shaping adds, but not those whose script needs it.
bool hasTime(const QString& text) {
  static const QRegularExpression kTime(QStringLiteral("\\d:\\d"));
  return text.contains(kTime) && std::none_of(text.cbegin(), text.cend(), [](QChar c) {
           return c.script() != QChar::Script_Common && c.script() != QChar::Script_Latin &&
                  c.script() != QChar::Script_Han && c.script() != QChar::Script_Inherited;
         });
}

QFont textFont(double points, bool strong = false) {
  // Noto draws what Inter has not: Chinese, for one.
  QFont font(QStringList{QStringLiteral("Inter"), QStringLiteral("Noto Sans CJK SC")});
  font.setPointSizeF(points);
  font.setWeight(strong ? QFont::DemiBold : QFont::Normal);
  return font;
}

QFont fixedFont(double points) {
  QFont font(QStringList{QStringLiteral("JetBrains Mono"), QStringLiteral("Noto Sans Mono CJK SC")});
  font.setPointSizeF(points);
  return font;
}

/// Draws from the top down and begins a new page where one is full.
class Sheet {
 public:
  Sheet(QPdfWriter& writer, const QString& footer)
      : m_writer(writer),
        m_painter(&writer),
        m_footer(footer),
        m_width(writer.width()),
        m_height(writer.height()) {
    drawFooter();
  }

  double mm(double millimetres) const { return millimetres / 25.4 * kDotsPerInch; }
  double width() const { return m_width; }
  void space(double millimetres) { m_y += mm(millimetres); }

  /// What would be cut at the foot begins the next page.
  void keep(double height) {
    if (m_y + height > m_height - mm(kFoot) && m_y > 0) {
      m_writer.newPage();
      m_y = 0;
      drawFooter();
    }
  }
  /// Lines of `text` between `left` and `left + width`, from the present place on.
  void text(const QString& text, const QFont& font, const QColor& color, double left, double width,
            bool anywhere = false) {
    QString shown = text;
    shown.replace(QLatin1Char('\n'), QChar::LineSeparator);
    QFont used = font;
    used.setStyleStrategy(hasTime(text) ? QFont::PreferNoShaping : QFont::PreferDefault);
    QTextLayout layout(shown, used, &m_writer);
    QTextOption option;
    option.setWrapMode(anywhere ? QTextOption::WrapAnywhere : QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
      line.setLineWidth(width);
    }
    layout.endLayout();
    m_painter.setPen(color);
    for (int i = 0; i < layout.lineCount(); ++i) {
      const QTextLine line = layout.lineAt(i);
      keep(line.height());
      line.draw(&m_painter, QPointF(left - line.x(), m_y - line.y()));
      m_y += line.height();
    }
  }
  void fact(const Document::Fact& fact) {
    const QFont name = textFont(9);
    keep(QFontMetricsF(name, &m_writer).height() * 2);
    const double top = m_y;
    text(fact.name, name, kSoft, 0, mm(kNameColumn - 4));
    const double under = m_y;
    m_y = top;
    text(fact.value, fact.fixedWidth ? fixedFont(8.5) : textFont(10), kInk, mm(kNameColumn),
         m_width - mm(kNameColumn), fact.fixedWidth);
    m_y = std::max(m_y, under) + mm(2);
  }
  void rule() {
    space(3);
    keep(mm(2));
    m_painter.fillRect(QRectF(0, m_y, m_width, mm(0.2)), kLine);
    space(5);
  }
  void code(const QImage& image, double side) {
    keep(mm(side));
    m_painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    // Each module a whole number of dots, so that a printer draws all alike.
    const int dots = std::max(1, static_cast<int>(mm(side)) / image.width()) * image.width();
    m_painter.drawImage(QRectF(0, m_y, dots, dots),
                        image.convertToFormat(QImage::Format_RGB32).scaled(dots, dots));
    m_y += dots;
  }

 private:
  void drawFooter() {
    QFont font = textFont(8);
    font.setStyleStrategy(hasTime(m_footer) ? QFont::PreferNoShaping : QFont::PreferDefault);
    m_painter.setFont(font);
    m_painter.setPen(kSoft);
    m_painter.drawText(QRectF(0, m_height - mm(kFoot) + mm(4), m_width, mm(kFoot) - mm(4)),
                       Qt::AlignLeft | Qt::AlignBottom | Qt::TextWordWrap, m_footer);
  }

  QPdfWriter& m_writer;
  QPainter m_painter;
  QString m_footer;
  double m_width;
  double m_height;
  double m_y = 0;
};

void draw(Sheet& sheet, const Document& document) {
  const double width = sheet.width();
  sheet.text(QStringLiteral("tacit"), textFont(11, true), kInk, 0, width);
  sheet.space(6);
  sheet.text(document.title, textFont(18, true), kInk, 0, width);
  sheet.space(4);
  if (!document.amount.isEmpty()) {
    sheet.text(document.amount, textFont(26, true), kInk, 0, width);
  }
  if (!document.amountNote.isEmpty()) {
    sheet.text(document.amountNote, textFont(12), kInk, 0, width);
  }
  sheet.rule();
  const QImage code = qrImage(document.code);
  const auto drawCode = [&](double side) {
    if (!code.isNull()) {
      sheet.text(document.codeTitle, textFont(9), kSoft, 0, width);
      sheet.space(2);
      sheet.code(code, side);
      sheet.space(5);
    }
  };
  if (document.largeCode) {
    drawCode(kLargeCode);
  }
  for (const Document::Fact& fact : document.facts) {
    if (!fact.value.isEmpty()) {
      sheet.fact(fact);
    }
  }
  if (!document.proof.isEmpty()) {
    sheet.rule();
    sheet.text(document.proofTitle, textFont(9), kSoft, 0, width);
    sheet.space(2);
    sheet.text(document.proof, fixedFont(7.5), kInk, 0, width, true);
    sheet.space(5);
  }
  if (!document.largeCode) {
    drawCode(kCode);
  }
}

}  // namespace

QByteArray documentPdf(const Document& document) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  {
    QPdfWriter writer(&buffer);
    const bool letter = QLocale().measurementSystem() == QLocale::ImperialUSSystem;
    writer.setPageSize(QPageSize(letter ? QPageSize::Letter : QPageSize::A4));
    writer.setPageMargins(QMarginsF(kMargin, kMargin, kMargin, kMargin), QPageLayout::Millimeter);
    writer.setResolution(kDotsPerInch);
    writer.setTitle(document.title);
    writer.setCreator(QStringLiteral("Tacit"));
    Sheet sheet(writer, document.footer);
    draw(sheet, document);
  }
  return bytes;
}

QString documentText(const Document& document) {
  QString text = document.title + QStringLiteral("\n\n");
  for (const QString& line : {document.amount, document.amountNote}) {
    text += line.isEmpty() ? QString() : line + QLatin1Char('\n');
  }
  text += QLatin1Char('\n');
  for (const Document::Fact& fact : document.facts) {
    text +=
        fact.value.isEmpty() ? QString() : fact.name + QStringLiteral(": ") + fact.value + QLatin1Char('\n');
  }
  if (!document.proof.isEmpty()) {
    text +=
        QLatin1Char('\n') + document.proofTitle + QStringLiteral("\n\n") + document.proof + QLatin1Char('\n');
  }
  return text + QLatin1Char('\n') + document.footer + QLatin1Char('\n');
}

}  // namespace tacit::app
