// SPDX-License-Identifier: MIT
#include "desktop/chime.h"

#include <QGuiApplication>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include <canberra.h>

namespace tacit::app {

namespace {

constexpr std::chrono::seconds kLongest{4};

struct Finished {
  std::mutex mutex;
  std::condition_variable changed;
  bool is = false;
};

void onFinished(ca_context*, std::uint32_t, int, void* data) {
  auto* finished = static_cast<Finished*>(data);
  {
    const std::lock_guard lock(finished->mutex);
    finished->is = true;
  }
  finished->changed.notify_one();
}

/// Connects, plays and waits for the end; a context that goes earlier takes its sound with it.
void playFile(const std::string& file, const std::string& application) {
  ca_context* context = nullptr;
  if (ca_context_create(&context) != CA_SUCCESS) {
    return;
  }
  Finished finished;
  ca_proplist* properties = nullptr;
  if (ca_proplist_create(&properties) == CA_SUCCESS) {
    ca_proplist_sets(properties, CA_PROP_APPLICATION_NAME, "Tacit");
    ca_proplist_sets(properties, CA_PROP_APPLICATION_ID, application.c_str());
    ca_proplist_sets(properties, CA_PROP_MEDIA_ROLE, "event");
    ca_proplist_sets(properties, CA_PROP_MEDIA_FILENAME, file.c_str());
    if (ca_context_play_full(context, 0, properties, onFinished, &finished) == CA_SUCCESS) {
      std::unique_lock lock(finished.mutex);
      finished.changed.wait_for(lock, kLongest, [&finished] { return finished.is; });
    }
    ca_proplist_destroy(properties);
  }
  ca_context_destroy(context);  // after it nothing calls back
}

}  // namespace

Chime::Chime() : m_playing(std::make_shared<std::atomic<bool>>(false)) {}

Chime::~Chime() = default;

void Chime::play() {
  if (m_playing->exchange(true)) {
    return;
  }
  if (!m_file) {
    m_file.reset(QTemporaryFile::createNativeFile(QStringLiteral(":/sounds/received.wav")));
  }
  if (!m_file) {
    *m_playing = false;
    return;
  }
  // Alone, because a sound server that does not answer must not hold up the end of the program.
  std::thread([playing = m_playing, file = m_file->fileName().toStdString(),
               application = QGuiApplication::desktopFileName().toStdString()] {
    playFile(file, application);
    *playing = false;
  }).detach();
}

}  // namespace tacit::app
