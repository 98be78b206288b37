// SPDX-License-Identifier: MIT
#pragma once

#include <QQuickItem>
#include <QQuickWindow>
#include <QStringList>

/// What must be true of every page in every state, language and size. Each gives the faults that it finds,
/// named so that they can be found in the QML.
namespace tacit::app {

/// Every item under `item` that can be seen.
QList<QQuickItem*> visibleItems(const QQuickItem* item);
/// Enough to find it in the QML.
QString describe(const QObject* object);

/// A screen reader finds a role and a name for everything that has one, and every control can take the
/// keyboard.
QStringList namelessControls(QQuickWindow* window);
/// Every button is known to a screen reader and large enough to be hit.
QStringList poorButtons(QQuickWindow* window);
/// Tab goes to every control that is enabled, or to one of its group, and what has the keyboard is in view.
QStringList unreachedByTab(QQuickWindow* window);
/// A character that no font has a picture of.
QStringList unreadableTexts(QQuickWindow* window);
/// Text that is cut where it may not be, or reaches out of its place; controls that reach out of the window.
QStringList clippedItems(QQuickWindow* window);
/// Text and icons against what they are drawn on, measured in the picture: 4.5 : 1, or 3 : 1 for large text
/// and icons (WCAG 2.1). What is disabled is left out.
QStringList poorContrast(QQuickWindow* window);
/// Two texts of one layer that lie on each other.
QStringList overlappingTexts(QQuickWindow* window);

}  // namespace tacit::app
