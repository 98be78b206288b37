// SPDX-License-Identifier: MIT
#include "viewmodels/side_thread.h"

#include <atomic>
#include <mutex>
#include <utility>

namespace tacit::app {

namespace {

std::atomic<bool> anyThreadLeft = false;

}  // namespace

/// Where answers go; nowhere, once they are not waited for.
struct SideThread::Line {
  std::mutex mutex;
  SideThread* object = nullptr;
};

SideThread::SideThread(QObject* parent) : QObject(parent) {
  m_timer.setSingleShot(true);
  m_timer.setInterval(kMostTime);
  connect(&m_timer, &QTimer::timeout, this, &SideThread::giveUp);
  begin();
}

SideThread::~SideThread() {
  leave(m_mostAtEnd);
}

void SideThread::setTimes(int mostTime, int mostAtEnd) {
  m_timer.setInterval(mostTime);
  m_mostAtEnd = mostAtEnd;
}

bool SideThread::anyLeft() {
  return anyThreadLeft;
}

void SideThread::begin() {
  m_pool = std::make_unique<QThreadPool>();
  m_pool->setMaxThreadCount(1);
  m_line = std::make_shared<Line>();
  m_line->object = this;
}

void SideThread::leave(int wait) {
  {
    const std::lock_guard lock(m_line->mutex);
    m_line->object = nullptr;
  }
  m_pool->clear();
  if (!m_pool->waitForDone(wait)) {
    anyThreadLeft = true;
    static_cast<void>(m_pool.release());  // its destructor would wait
  }
}

void SideThread::start(std::function<Answer()> work, Answer late) {
  m_late.push_back(std::move(late));
  if (m_late.size() == 1) {
    m_timer.start();
  }
  m_pool->start([line = m_line, work = std::move(work)] {
    Answer done = work();
    const std::lock_guard lock(line->mutex);
    if (line->object != nullptr) {
      QMetaObject::invokeMethod(
          line->object,
          [line, done = std::move(done)] {
            if (line->object != nullptr) {  // changed on this thread alone
              line->object->answer(done);
            }
          },
          Qt::QueuedConnection);
    }
  });
}

void SideThread::answer(const Answer& answer) {
  m_late.pop_front();
  m_late.empty() ? m_timer.stop() : m_timer.start();
  answer();
}

void SideThread::giveUp() {
  leave(0);
  begin();
  const auto late = std::exchange(m_late, {});
  for (const Answer& answer : late) {
    answer();
  }
}

}  // namespace tacit::app
