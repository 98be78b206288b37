// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QStringList>
#include <QUrl>
#include <QVariantList>

#include <QtQml/qqmlregistration.h>

#include "viewmodels/qr_camera.h"
#include "viewmodels/qr_reader.h"
#include "viewmodels/qr_screen.h"

namespace tacit::app {

/// Reads a code of the wanted kind by any way there is: a chosen, dropped or pasted picture, the screen, a
/// camera. One at a time; what comes while one is being read is left out. GUI thread.
///
/// QML: `QrScanner { want: QrScanner.NodeLink; onFound: (text) => … }` with components/QrWays.qml and
/// components/QrReader.qml to work it.
class QrScanner : public QObject {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(Want want READ want WRITE setWant NOTIFY changed)
  Q_PROPERTY(bool busy READ busy NOTIFY changed)
  /// What was seen instead of what is wanted; stays until the next reading.
  Q_PROPERTY(QString problem READ problem NOTIFY changed)
  /// When several codes of the wanted kind were seen: one line for each, for `choose`.
  Q_PROPERTY(QStringList choices READ choices NOTIFY changed)
  Q_PROPERTY(tacit::app::QrCamera* camera READ camera CONSTANT)

 public:
  enum Want { Payment, NodeLink, ViewKey };
  Q_ENUM(Want)

  explicit QrScanner(QObject* parent = nullptr);

  Want want() const { return m_want; }
  void setWant(Want want);
  bool busy() const { return m_busy; }
  QString problem() const { return m_problem; }
  QStringList choices() const;
  QrCamera* camera() { return &m_camera; }

  Q_INVOKABLE void readFile(const QUrl& file);
  /// What was dropped: files, or else a text, which is found as it is.
  Q_INVOKABLE void readDrop(const QList<QUrl>& urls, const QString& text);
  /// Reads the picture or picture file of the clipboard; false when it holds none.
  Q_INVOKABLE bool readClipboard();
  Q_INVOKABLE void readScreen();
  Q_INVOKABLE void choose(int index);
  /// Forgets problem, choices and what is being read, and switches the camera off.
  Q_INVOKABLE void stop();

  /// Takes what a picture held, as if it had been read.
  void take(const QrReading& reading);

 signals:
  void changed();
  void found(const QString& text);

 private:
  bool isWanted(const QString& text) const;
  QString instead(const QStringList& texts) const;
  void begin();
  void fail(const QString& why);

  Want m_want = Payment;
  bool m_busy = false;
  QString m_problem;
  QStringList m_found;  // to choose among
  int m_screens = 0;    // still to be read
  int m_reading = 0;    // asked of the reader and not answered
  int m_stale = 0;      // of those, how many nobody waits for
  QrReading m_seen;     // on the screens read so far
  QrReader m_reader;
  QrCamera m_camera;
  QrScreen m_screen;
};

}  // namespace tacit::app
