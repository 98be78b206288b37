// SPDX-License-Identifier: MIT
#include "checks.h"

#include <QAccessible>
#include <QColor>
#include <QCoreApplication>
#include <QGlyphRun>
#include <QHash>
#include <QImage>
#include <QSet>
#include <QTest>
#include <QTextLayout>
#include <algorithm>
#include <cmath>

namespace tacit::app {

namespace {

constexpr double kSlack = 1.5;  // px: half pixels of layouts
constexpr int kMostPresses = 400;

bool isInteractive(QAccessible::Role role) {
  switch (role) {
    case QAccessible::Button:
    case QAccessible::EditableText:
    case QAccessible::ComboBox:
    case QAccessible::CheckBox:
    case QAccessible::RadioButton:
    case QAccessible::PageTab:
    case QAccessible::Link:
      return true;
    default:
      return false;
  }
}

bool needsName(QAccessible::Role role) {
  return isInteractive(role) || role == QAccessible::List || role == QAccessible::ListItem ||
         role == QAccessible::AlertMessage || role == QAccessible::ProgressBar ||
         role == QAccessible::Graphic || role == QAccessible::Chart || role == QAccessible::Table ||
         role == QAccessible::Heading || role == QAccessible::Dialog;
}

void visitNames(QAccessibleInterface* node, QStringList& faults, int& controls) {
  if (node == nullptr || node->state().invisible || node->rect().isEmpty()) {
    return;
  }
  const QAccessible::Role role = node->role();
  // Qt gives no name of a field for passwords; its description carries the label.
  const QString name = node->text(node->state().passwordEdit ? QAccessible::Description : QAccessible::Name);
  if (needsName(role) && name.trimmed().isEmpty()) {
    faults.append(describe(node->object()) + QStringLiteral(" has no name"));
  }
  if (isInteractive(role)) {
    ++controls;
    if (!node->state().disabled && !node->state().focusable) {
      faults.append(describe(node->object()) + QStringLiteral(" can not be focused"));
    }
  }
  for (int i = 0; i < node->childCount(); ++i) {
    visitNames(node->child(i), faults, controls);
  }
}

/// Where the keyboard stays: the dialog that is open, or the window.
QQuickItem* ground(QQuickWindow* window) {
  for (QQuickItem* item : visibleItems(window->contentItem())) {
    if (item->inherits("QQuickPopupItem") && item->isFocusScope()) {
      return item;
    }
  }
  return window->contentItem();
}

QRectF place(const QQuickItem* item) {
  return item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
}

/// What of the item is not cut away by what it stands in.
QRectF seen(const QQuickItem* item) {
  QRectF rect = place(item);
  for (const QQuickItem* up = item->parentItem(); up != nullptr; up = up->parentItem()) {
    if (up->clip()) {
      rect = rect.intersected(place(up));
    }
  }
  return rect;
}

/// Every enabled control that is a stop for the keyboard; of those that arrows walk through, one of a row.
QList<QQuickItem*> stops(QQuickWindow* window) {
  QList<QQuickItem*> found;
  for (QQuickItem* item : visibleItems(ground(window))) {
    QAccessibleInterface* node = QAccessible::queryAccessibleInterface(item);
    const bool control =
        (node != nullptr && isInteractive(node->role())) || item->inherits("QQuickAbstractButton");
    if (control && item->isEnabled() && item->width() > 0 && item->height() > 0) {
      found.append(item);
    }
  }
  return found;
}

/// A row of choices and a list are one stop each.
const QQuickItem* groupOf(const QQuickItem* item) {
  QAccessibleInterface* node = QAccessible::queryAccessibleInterface(const_cast<QQuickItem*>(item));
  const bool grouped =
      node != nullptr && (node->role() == QAccessible::RadioButton || node->role() == QAccessible::PageTab);
  if (grouped) {
    return item->parentItem();
  }
  for (const QQuickItem* up = item; up != nullptr; up = up->parentItem()) {
    if (up->inherits("QQuickItemView")) {
      return up;
    }
  }
  return item;
}

QString outOfView(const QQuickItem* item) {
  if (item->inherits("QQuickTextEdit")) {
    return {};  // keeps its cursor in view instead
  }
  const QRectF rect = place(item);
  for (const QQuickItem* up = item->parentItem(); up != nullptr; up = up->parentItem()) {
    if (!up->clip() || rect.height() > up->height() || rect.width() > up->width()) {
      continue;
    }
    if (!place(up).adjusted(-kSlack, -kSlack, kSlack, kSlack).contains(rect)) {
      return describe(item) + QStringLiteral(" has the keyboard out of view");
    }
  }
  return {};
}

bool isText(const QQuickItem* item) {
  return item->inherits("QQuickText");
}

QString textOf(const QQuickItem* item) {
  return item->property("text").toString();
}

/// Names and notes of people in a row of a list, or on a button that says them in full to a screen reader,
/// may be cut; they stand in full elsewhere. What a plain button does may not.
bool mayBeCut(const QQuickItem* text) {
  for (QQuickItem* up = text->parentItem(); up != nullptr; up = up->parentItem()) {
    if (up->inherits("QQuickAbstractButton")) {
      QAccessibleInterface* node = QAccessible::queryAccessibleInterface(up);
      return up->inherits("QQuickItemDelegate") || (!up->inherits("QQuickButton") && node != nullptr &&
                                                    node->text(QAccessible::Name).contains(textOf(text)));
    }
  }
  return text->property("elide").toInt() != 3;  // Text.ElideNone
}

/// Where the text itself is drawn.
QRectF inked(const QQuickItem* text) {
  const double width = text->property("contentWidth").toDouble();
  const double height = text->property("contentHeight").toDouble();
  const int across = text->property("effectiveHorizontalAlignment").toInt();
  const int down = text->property("verticalAlignment").toInt();
  double x = 0;
  if ((across & Qt::AlignRight) != 0) {
    x = text->width() - width;
  } else if ((across & Qt::AlignHCenter) != 0) {
    x = (text->width() - width) / 2;
  }
  double y = 0;
  if ((down & Qt::AlignBottom) != 0) {
    y = text->height() - height;
  } else if ((down & Qt::AlignVCenter) != 0) {
    y = (text->height() - height) / 2;
  }
  return text->mapRectToScene(QRectF(x, y, width, height));
}

/// The dialog, tip or row of toasts that a text belongs to; null for the page.
const QQuickItem* layerOf(const QQuickItem* item) {
  const QQuickItem* layer = nullptr;
  for (const QQuickItem* up = item; up != nullptr; up = up->parentItem()) {
    if (up->inherits("QQuickPopupItem") ||
        QByteArray(up->metaObject()->className()).startsWith("ToastStack") || up->z() > 0) {
      layer = up;
    }
  }
  return layer;
}

/// The dialog or card that an item stands on, or null.
const QQuickItem* sheetOf(const QQuickItem* item) {
  for (const QQuickItem* up = item->parentItem(); up != nullptr; up = up->parentItem()) {
    if (up->inherits("QQuickPopupItem") || QByteArray(up->metaObject()->className()).startsWith("Card_")) {
      return up;
    }
  }
  return nullptr;
}

bool standsOut(const QQuickItem* sheet, const QRectF& rect) {
  return sheet != nullptr &&
         (rect.left() < place(sheet).left() - kSlack || rect.right() > place(sheet).right() + kSlack);
}

double channel(double value) {
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color) {
  return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF()) + 0.0722 * channel(color.blueF());
}

double contrast(const QColor& a, const QColor& b) {
  const double bright = std::max(luminance(a), luminance(b));
  const double dark = std::min(luminance(a), luminance(b));
  return (bright + 0.05) / (dark + 0.05);
}

/// The colour that most of this part of the picture has: what is drawn on.
QColor groundIn(const QImage& picture, const QRect& part) {
  QHash<QRgb, int> counts;
  const QRect rect = part.intersected(picture.rect());
  for (int y = rect.top(); y <= rect.bottom(); ++y) {
    for (int x = rect.left(); x <= rect.right(); ++x) {
      ++counts[picture.pixel(x, y)];
    }
  }
  QRgb most = 0;
  for (auto at = counts.cbegin(); at != counts.cend(); ++at) {
    most = counts.value(most) < at.value() ? at.key() : most;
  }
  return QColor(most);
}

/// Whole, and of the uppermost layer.
bool isPlain(const QQuickItem* item, const QQuickItem* top) {
  if (!item->isEnabled() || layerOf(item) != top) {
    return false;
  }
  for (const QQuickItem* up = item; up != nullptr; up = up->parentItem()) {
    if (up->opacity() < 1) {
      return false;
    }
  }
  return true;
}

/// Something is drawn that says where the keyboard is.
bool showsFocus(const QQuickItem* focused) {
  for (const QQuickItem* up = focused; up != nullptr; up = up->parentItem()) {
    if (QByteArray(up->metaObject()->className()).startsWith("FieldFrame_")) {
      return true;
    }
  }
  const QList<QQuickItem*> inside = visibleItems(focused);
  return std::any_of(inside.cbegin(), inside.cend(), [](const QQuickItem* item) {
    const QByteArray name = item->metaObject()->className();
    return name.startsWith("FocusRing_") ||
           (name.startsWith("FieldFrame_") && item->property("focused").toBool());
  });
}

}  // namespace

QList<QQuickItem*> visibleItems(const QQuickItem* item) {
  QList<QQuickItem*> found;
  for (QQuickItem* child : item->childItems()) {
    if (child->isVisible() && child->opacity() > 0) {
      found.append(child);
      found += visibleItems(child);
    }
  }
  return found;
}

QString describe(const QObject* object) {
  const QString text = object->property("text").toString().left(40);
  QString where;
  if (const auto* item = qobject_cast<const QQuickItem*>(object)) {
    for (const QQuickItem* up = item->parentItem(); up != nullptr && where.isEmpty(); up = up->parentItem()) {
      const QByteArray name = up->metaObject()->className();
      where = name.contains("_QMLTYPE_") && !name.startsWith("Label") ? QString::fromLatin1(name) : QString();
    }
  }
  return QStringLiteral("%1 “%2” %3 in %4")
      .arg(object->metaObject()->className(), object->objectName(), text, where.section('_', 0, 0));
}

QStringList namelessControls(QQuickWindow* window) {
  QStringList faults;
  int controls = 0;
  visitNames(QAccessible::queryAccessibleInterface(window), faults, controls);
  return faults;
}

QStringList poorButtons(QQuickWindow* window) {
  QStringList faults;
  for (QQuickItem* item : visibleItems(window->contentItem())) {
    // A list keeps rows without a size for those that come.
    if (!item->inherits("QQuickAbstractButton") || item->size().isEmpty()) {
      continue;
    }
    QAccessibleInterface* node = QAccessible::queryAccessibleInterface(item);
    if (node == nullptr || node->text(QAccessible::Name).isEmpty()) {
      faults.append(describe(item) + QStringLiteral(" is unknown to a screen reader"));
    }
    if (item->width() < 36 || item->height() < 36) {
      faults.append(
          QStringLiteral("%1 is %2 × %3").arg(describe(item)).arg(item->width()).arg(item->height()));
    }
  }
  return faults;
}

QStringList unreachedByTab(QQuickWindow* window) {
  QStringList faults;
  QSet<const QQuickItem*> reached;
  QSet<const QObject*> been;
  for (int press = 0; press < kMostPresses; ++press) {
    QQuickItem* focused = window->activeFocusItem();
    if (focused != nullptr && focused != window->contentItem()) {
      if (been.contains(focused) && press > 2 && been.size() * 2 < press) {
        break;  // twice around
      }
      been.insert(focused);
      // What had the keyboard before the window became small was not gone to by Tab.
      const QString lost = press == 0 ? QString() : outOfView(focused);
      if (!lost.isEmpty() && !faults.contains(lost)) {
        faults.append(lost);
      }
      const QString dark = describe(focused) + QStringLiteral(" does not show that it has the keyboard");
      if (press > 0 && !showsFocus(focused) && !faults.contains(dark)) {
        faults.append(dark);
      }
      for (const QQuickItem* up = focused; up != nullptr; up = up->parentItem()) {
        reached.insert(groupOf(up));
        reached.insert(up);
      }
    }
    QTest::keyClick(window, Qt::Key_Tab);
    QCoreApplication::processEvents();
  }
  for (const QQuickItem* item : stops(window)) {
    if (!reached.contains(item) && !reached.contains(groupOf(item))) {
      faults.append(describe(item) + QStringLiteral(" is not reached by Tab"));
    }
  }
  return faults;
}

QStringList unreadableTexts(QQuickWindow* window) {
  QStringList faults;
  for (const QQuickItem* item : visibleItems(window->contentItem())) {
    if (!isText(item) && !item->inherits("QQuickTextInput")) {
      continue;
    }
    QTextLayout layout(textOf(item), item->property("font").value<QFont>());
    layout.beginLayout();
    while (layout.createLine().isValid()) {
    }
    layout.endLayout();
    for (const QGlyphRun& run : layout.glyphRuns()) {
      if (run.glyphIndexes().contains(0)) {
        faults.append(describe(item) + QStringLiteral(" has a character without a picture"));
        break;
      }
    }
  }
  return faults;
}

QStringList clippedItems(QQuickWindow* window) {
  QStringList faults;
  for (const QQuickItem* item : visibleItems(window->contentItem())) {
    const QRectF rect = place(item);
    const bool press = item->inherits("QQuickAbstractButton") || item->inherits("QQuickTextField");
    if (press && (rect.left() < -kSlack || rect.right() > window->width() + kSlack)) {
      faults.append(describe(item) + QStringLiteral(" reaches out of the window"));
    }
    if (press && standsOut(sheetOf(item), rect)) {
      faults.append(describe(item) + QStringLiteral(" stands out of its card or dialog"));
    }
    if (!isText(item) || textOf(item).isEmpty() || seen(item).isEmpty()) {
      continue;
    }
    const QRectF ink = inked(item);
    if (item->property("truncated").toBool() && !mayBeCut(item)) {
      faults.append(describe(item) + QStringLiteral(" is cut"));
    } else if (ink.width() > rect.width() + kSlack && item->property("elide").toInt() == 3) {
      faults.append(describe(item) + QStringLiteral(" is wider than its place"));
    } else if (ink.height() > rect.height() + kSlack) {
      faults.append(describe(item) + QStringLiteral(" is higher than its place"));
    } else if (ink.left() < -kSlack || ink.right() > window->width() + kSlack) {
      faults.append(describe(item) + QStringLiteral(" reaches out of the window"));
    } else if (standsOut(sheetOf(item), ink)) {
      faults.append(describe(item) + QStringLiteral(" stands out of its card or dialog"));
    }
  }
  return faults;
}

QStringList poorContrast(QQuickWindow* window) {
  QStringList faults;
  const QImage picture = window->grabWindow();
  const double scale = window->devicePixelRatio();
  const QQuickItem* top = layerOf(ground(window));
  for (const QQuickItem* item : visibleItems(window->contentItem())) {
    const bool icon = item->inherits("QQuickIconImage");
    if ((!icon && (!isText(item) || textOf(item).isEmpty())) || !isPlain(item, top)) {
      continue;
    }
    const QRectF ink = (icon ? place(item) : inked(item)).intersected(seen(item));
    if (ink.width() < 4 || ink.height() < 4) {
      continue;
    }
    const QRectF around = ink.adjusted(-2, -2, 2, 2);
    const QColor below =
        groundIn(picture, QRectF(around.topLeft() * scale, around.size() * scale).toAlignedRect());
    const QFont font = item->property("font").value<QFont>();
    const bool large = font.pixelSize() >= 24 || (font.pixelSize() >= 19 && font.weight() >= QFont::Bold);
    const double ratio = contrast(item->property("color").value<QColor>(), below);
    if (ratio < (icon || large ? 3.0 : 4.5)) {
      faults.append(QStringLiteral("%1 has %2 : 1 on %3")
                        .arg(icon ? describe(item) + item->property("icon").toString() : describe(item))
                        .arg(ratio, 0, 'f', 2)
                        .arg(below.name()));
    }
  }
  return faults;
}

QStringList overlappingTexts(QQuickWindow* window) {
  struct Piece {
    const QQuickItem* item;
    QRectF rect;
    const QQuickItem* layer;
  };
  QList<Piece> pieces;
  for (const QQuickItem* item : visibleItems(window->contentItem())) {
    if (isText(item) && !textOf(item).isEmpty()) {
      const QRectF rect = inked(item).intersected(seen(item)).adjusted(2, 3, -2, -3);
      if (rect.isValid()) {
        pieces.append({item, rect, layerOf(item)});
      }
    }
  }
  QStringList faults;
  for (qsizetype i = 0; i < pieces.size(); ++i) {
    for (qsizetype j = i + 1; j < pieces.size(); ++j) {
      if (pieces[i].layer == pieces[j].layer && pieces[i].rect.intersects(pieces[j].rect)) {
        faults.append(describe(pieces[i].item) + QStringLiteral(" lies on ") + describe(pieces[j].item));
      }
    }
  }
  return faults;
}

}  // namespace tacit::app
