// SPDX-License-Identifier: MIT
#pragma once

#include <QCameraDevice>
#include <QImage>
#include <QObject>
#include <QPointer>
#include <QQuickPaintedItem>
#include <QStringList>
#include <QThreadPool>
#include <functional>
#include <memory>
#include <mutex>

#include <QtQml/qqmlregistration.h>

#include "viewmodels/qr_reader.h"

class QCamera;
class QMediaCaptureSession;
class QVideoFrame;
class QVideoSink;

namespace tacit::app {

/// A camera that looks for codes. Frames go to a thread of its own, the newest only: what comes while one is
/// being read replaces the one that waits. Nothing is kept or stored. The camera is on from `start` to `stop`
/// only.
class QrCamera : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Use QrScanner.camera")
  Q_PROPERTY(State state READ state NOTIFY changed)
  /// Names of the cameras, empty when there is none.
  Q_PROPERTY(QStringList devices READ devices NOTIFY changed)
  Q_PROPERTY(int current READ current WRITE choose NOTIFY changed)
  /// Why there is no picture and what to do instead.
  Q_PROPERTY(QString problem READ problem NOTIFY changed)

 public:
  enum State { Off, Starting, On, NoCamera, Failed };
  Q_ENUM(State)
  using Lister = std::function<QList<QCameraDevice>()>;

  explicit QrCamera(QObject* parent = nullptr);
  ~QrCamera() override;

  State state() const { return m_state; }
  QStringList devices() const;
  int current() const { return m_current; }
  void choose(int device);
  QString problem() const;

  Q_INVOKABLE void start();
  Q_INVOKABLE void stop();

  /// Looks for cameras with this instead of asking the system.
  void setLister(Lister lister) { m_lister = std::move(lister); }
  /// The newest frame, in shades of grey.
  QImage frame() const { return m_frame; }
  /// Takes a frame as a camera's driver gives it, on any thread.
  void take(const QVideoFrame& frame);

 signals:
  void changed();
  void frameChanged();
  /// A frame held a code, or a bar code of another kind.
  void seen(const tacit::app::QrReading& reading);

 private:
  void open();
  void setState(State state);
  void work();
  void show(const QImage& frame, const QrReading& reading);

  Lister m_lister;
  QList<QCameraDevice> m_devices;
  int m_current = 0;
  State m_state = Off;
  std::unique_ptr<QCamera> m_camera;
  std::unique_ptr<QMediaCaptureSession> m_session;
  std::unique_ptr<QVideoSink> m_sink;
  QImage m_frame;
  QThreadPool m_pool;
  std::mutex m_mutex;                     // of the two below
  std::unique_ptr<QVideoFrame> m_newest;  // waits to be read
  bool m_busy = false;
};

/// The brightness of a frame, without its colours; a null image for a format that is not known.
QImage greyFrame(const QVideoFrame& frame);

/// Shows what a camera sees.
class QrPreview : public QQuickPaintedItem {
  Q_OBJECT
  QML_ELEMENT
  Q_PROPERTY(tacit::app::QrCamera* camera READ camera WRITE setCamera NOTIFY cameraChanged)

 public:
  explicit QrPreview(QQuickItem* parent = nullptr) : QQuickPaintedItem(parent) {}
  QrCamera* camera() const { return m_camera; }
  void setCamera(QrCamera* camera);
  void paint(QPainter* painter) override;

 signals:
  void cameraChanged();

 private:
  QPointer<QrCamera> m_camera;
};

}  // namespace tacit::app
