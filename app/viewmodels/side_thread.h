// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QThreadPool>
#include <QTimer>
#include <deque>
#include <functional>
#include <memory>

namespace tacit::app {

/// One thread for work on what others made or a disk that may hang. One after the other; answers come on the
/// thread of this object, once for each `start`. Work that does not end is left to itself with its thread:
/// neither what comes after it nor the end of the program waits.
class SideThread : public QObject {
  Q_OBJECT

 public:
  using Answer = std::function<void()>;
  static constexpr int kMostTime = 30'000;  // ms, for one piece of work
  static constexpr int kMostAtEnd = 2'000;  // ms that the destructor waits

  explicit SideThread(QObject* parent = nullptr);
  ~SideThread() override;

  /// `work` runs on the thread and must refer to nothing that can go; what it gives is then run on this one.
  /// `late` is run instead when this work, or one before it, took too long.
  void start(std::function<Answer()> work, Answer late);
  /// For tests, which wait for nobody.
  void setTimes(int mostTime, int mostAtEnd);

  /// Some thread was left to itself; the program has to end without tearing down what such a thread may use.
  static bool anyLeft();

 private:
  struct Line;
  void begin();
  void leave(int wait);
  void giveUp();
  void answer(const Answer& answer);

  std::unique_ptr<QThreadPool> m_pool;
  std::shared_ptr<Line> m_line;  // shared with what runs
  std::deque<Answer> m_late;     // of all that is not answered
  QTimer m_timer;
  int m_mostAtEnd = kMostAtEnd;
};

}  // namespace tacit::app
