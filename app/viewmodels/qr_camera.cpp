// SPDX-License-Identifier: MIT
#include "viewmodels/qr_camera.h"

#include <QCamera>
#include <QCameraDevice>
#include <QMediaCaptureSession>
#include <QMediaDevices>
#include <QPainter>
#include <QVideoFrame>
#include <QVideoFrameFormat>
#include <QVideoSink>

#include "viewmodels/picture_file.h"

namespace tacit::app {

namespace {

/// One byte of brightness in every `step`, beginning at `first`.
QImage plane(const QVideoFrame& frame, int step, int first) {
  const int width = frame.width();
  const int height = frame.height();
  const int line = frame.bytesPerLine(0);
  if (width <= 0 || height <= 0 || line < width * step ||
      static_cast<qint64>(line) * height > frame.mappedBytes(0)) {
    return {};
  }
  QImage image(width, height, QImage::Format_Grayscale8);
  for (int y = 0; y < height; ++y) {
    const uchar* from = frame.bits(0) + static_cast<qsizetype>(line) * y + first;
    uchar* to = image.scanLine(y);
    for (int x = 0; x < width; ++x) {
      to[x] = from[x * step];
    }
  }
  return image;
}

QImage mapped(const QVideoFrame& frame) {
  switch (frame.pixelFormat()) {
    case QVideoFrameFormat::Format_YUV420P:
    case QVideoFrameFormat::Format_YUV422P:
    case QVideoFrameFormat::Format_YV12:
    case QVideoFrameFormat::Format_NV12:
    case QVideoFrameFormat::Format_NV21:
    case QVideoFrameFormat::Format_IMC1:
    case QVideoFrameFormat::Format_IMC2:
    case QVideoFrameFormat::Format_IMC3:
    case QVideoFrameFormat::Format_IMC4:
    case QVideoFrameFormat::Format_Y8:
      return plane(frame, 1, 0);
    case QVideoFrameFormat::Format_YUYV:
      return plane(frame, 2, 0);
    case QVideoFrameFormat::Format_UYVY:
    case QVideoFrameFormat::Format_Y16:
    case QVideoFrameFormat::Format_P010:
    case QVideoFrameFormat::Format_P016:
      return plane(frame, 2, 1);
    case QVideoFrameFormat::Format_Jpeg:
      return readPicture(
                 QByteArray::fromRawData(reinterpret_cast<const char*>(frame.bits(0)), frame.mappedBytes(0)))
          .image.convertToFormat(QImage::Format_Grayscale8);
    default:
      break;
  }
  const QImage::Format format = QVideoFrameFormat::imageFormatFromPixelFormat(frame.pixelFormat());
  if (format == QImage::Format_Invalid ||
      static_cast<qint64>(frame.bytesPerLine(0)) * frame.height() > frame.mappedBytes(0)) {
    return {};
  }
  return QImage(frame.bits(0), frame.width(), frame.height(), frame.bytesPerLine(0), format)
      .convertToFormat(QImage::Format_Grayscale8);
}

}  // namespace

QImage greyFrame(const QVideoFrame& frame) {
  QVideoFrame copy = frame;  // shares the data; mapping is no change
  if (!copy.map(QVideoFrame::ReadOnly)) {
    return {};
  }
  const QImage image = mapped(copy);
  copy.unmap();
  return image;
}

QrCamera::QrCamera(QObject* parent) : QObject(parent), m_lister([] { return QMediaDevices::videoInputs(); }) {
  qRegisterMetaType<QrReading>();
  m_pool.setMaxThreadCount(1);
}

QrCamera::~QrCamera() {
  stop();
  m_pool.waitForDone();
}

QStringList QrCamera::devices() const {
  QStringList names;
  for (const QCameraDevice& device : m_devices) {
    names.append(device.description());
  }
  return names;
}

QString QrCamera::problem() const {
  switch (m_state) {
    case NoCamera:
      return tr("No camera was found. Choose a picture of the code, paste one, or read it from the screen.");
    case Failed:
      return tr(
          "The camera gives no picture; another program may use it. Choose a picture of the code, paste "
          "one, or read it from the screen.");
    default:
      return {};
  }
}

void QrCamera::setState(State state) {
  if (m_state != state) {
    m_state = state;
    emit changed();
  }
}

void QrCamera::choose(int device) {
  if (device != m_current && device >= 0 && device < m_devices.size()) {
    m_current = device;
    if (m_camera) {
      open();
    }
    emit changed();
  }
}

void QrCamera::start() {
  if (m_camera) {
    return;
  }
  m_devices = m_lister();
  m_current = qBound(0, m_current, qMax(0, static_cast<int>(m_devices.size()) - 1));
  if (m_devices.isEmpty()) {
    m_state = NoCamera;
  } else {
    open();
  }
  emit changed();
}

void QrCamera::open() {
  m_session = std::make_unique<QMediaCaptureSession>();
  m_sink = std::make_unique<QVideoSink>();
  m_camera = std::make_unique<QCamera>(m_devices[m_current]);
  // Straight from the driver's thread: a queue would keep frames that nobody waits for.
  connect(
      m_sink.get(), &QVideoSink::videoFrameChanged, this, [this](const QVideoFrame& frame) { take(frame); },
      Qt::DirectConnection);
  connect(m_camera.get(), &QCamera::errorOccurred, this, [this] { setState(Failed); }, Qt::QueuedConnection);
  m_session->setCamera(m_camera.get());
  m_session->setVideoSink(m_sink.get());
  setState(Starting);
  m_camera->start();
}

void QrCamera::stop() {
  if (m_sink) {
    m_sink->disconnect(this);
  }
  m_camera.reset();
  m_session.reset();
  m_sink.reset();
  {
    const std::lock_guard lock(m_mutex);
    m_newest.reset();
  }
  m_frame = {};
  setState(Off);
  emit frameChanged();
}

void QrCamera::take(const QVideoFrame& frame) {
  if (!frame.isValid()) {
    return;  // drivers say so that there is no picture, which must not displace one that waits to be read
  }
  const std::lock_guard lock(m_mutex);
  m_newest = std::make_unique<QVideoFrame>(frame);
  if (!m_busy) {
    m_busy = true;
    m_pool.start([this] { work(); });
  }
}

void QrCamera::work() {
  for (;;) {
    std::unique_ptr<QVideoFrame> frame;
    {
      const std::lock_guard lock(m_mutex);
      frame = std::move(m_newest);
      if (!frame) {
        m_busy = false;
        return;
      }
    }
    const QImage image = greyFrame(*frame);
    const QrReading reading = image.isNull() ? QrReading() : readQr(image);
    QMetaObject::invokeMethod(this, [this, image, reading] { show(image, reading); }, Qt::QueuedConnection);
  }
}

void QrCamera::show(const QImage& frame, const QrReading& reading) {
  if (m_state == Off || m_state == NoCamera || frame.isNull()) {
    return;  // stopped meanwhile
  }
  m_frame = frame;
  setState(On);
  emit frameChanged();
  if (reading.fault == QrReading::Fault::None || reading.fault == QrReading::Fault::OtherCode) {
    emit seen(reading);
  }
}

void QrPreview::setCamera(QrCamera* camera) {
  if (m_camera == camera) {
    return;
  }
  if (m_camera) {
    m_camera->disconnect(this);
  }
  m_camera = camera;
  if (camera != nullptr) {
    connect(camera, &QrCamera::frameChanged, this, [this] { update(); });
  }
  emit cameraChanged();
  update();
}

void QrPreview::paint(QPainter* painter) {
  const QImage frame = m_camera ? m_camera->frame() : QImage();
  if (frame.isNull()) {
    return;
  }
  QRectF place(QPointF(), QSizeF(frame.size()).scaled(size(), Qt::KeepAspectRatio));
  place.moveCenter(QRectF(QPointF(), size()).center());
  painter->setRenderHint(QPainter::SmoothPixmapTransform);
  painter->drawImage(place, frame);
}

}  // namespace tacit::app
