// SPDX-License-Identifier: MIT
#pragma once

#include <QTemporaryFile>
#include <atomic>
#include <memory>

namespace tacit::app {

/// The short sound of a payment that arrived. It is played beside the program: a sound server that is away,
/// slow or silent delays nothing and is not complained about.
class Chime {
 public:
  Chime();
  ~Chime();

  /// Nothing while the one before still sounds.
  void play();
  bool playing() const { return *m_playing; }

 private:
  std::unique_ptr<QTemporaryFile> m_file;  // the sound server reads files, not resources
  std::shared_ptr<std::atomic<bool>> m_playing;
};

}  // namespace tacit::app
