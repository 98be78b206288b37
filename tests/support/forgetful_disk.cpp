// SPDX-License-Identifier: MIT
#include "support/forgetful_disk.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <optional>
#include <set>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tacit::test {
namespace {

constexpr std::size_t kSector = 512;

std::optional<struct stat> info_of(int file) {
  struct stat info;
  return ::fstat(file, &info) == 0 ? std::optional(info) : std::nullopt;
}

std::string content_of(int file) {
  std::string content(static_cast<std::size_t>(info_of(file)->st_size), 0);
  const ssize_t got = ::pread(file, content.data(), content.size(), 0);
  content.resize(got < 0 ? 0 : static_cast<std::size_t>(got));
  return content;
}

std::pair<std::string, std::string> split(const std::string& path) {
  const std::size_t slash = path.find_last_of('/');
  return {path.substr(0, slash), path.substr(slash + 1)};
}

}  // namespace

void ForgetfulDisk::begin(const std::string& folder) {
  end();
  m_folder = folder;
  m_aside = folder + ".aside";
  std::filesystem::create_directory(m_aside);
}

void ForgetfulDisk::end() {
  for (const auto& [id, file] : m_files) {
    ::close(file.file);
  }
  for (const Change& change : m_changes) {
    ::close(change.folder);
    ::close(change.from_folder);
  }
  m_files.clear();
  m_changes.clear();
  m_taken.clear();
  if (!m_aside.empty()) {
    std::filesystem::remove_all(m_aside);
    m_aside.clear();
  }
}

std::string ForgetfulDisk::aside() {
  return m_aside + "/" + std::to_string(m_count++);
}

void ForgetfulDisk::before_change(int file) {
  const auto info = info_of(file);
  if (!info || !S_ISREG(info->st_mode)) {
    return;
  }
  File& known = m_files[{info->st_dev, info->st_ino}];
  if (known.file < 0) {
    char link[64];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    known.file = ::open(link, O_RDWR | O_CLOEXEC);
  }
  if (!known.dirty) {
    known.durable = content_of(known.file);
    known.dirty = true;
  }
}

void ForgetfulDisk::before_change(const char* path) {
  if (const int file = ::open(path, O_RDWR | O_CLOEXEC); file >= 0) {
    before_change(file);
    ::close(file);
  }
}

void ForgetfulDisk::wrote(int file, off_t at, std::size_t size) {
  const auto info = info_of(file);
  const auto known = info ? m_files.find({info->st_dev, info->st_ino}) : m_files.end();
  if ((::fcntl(file, F_GETFL) & O_DSYNC) == 0 || known == m_files.end()) {
    return;
  }
  std::string& durable = known->second.durable;
  const auto first = static_cast<std::size_t>(at);
  durable.resize(std::max(durable.size(), first + size));
  durable.replace(first, size, content_of(known->second.file).substr(first, size));
}

void ForgetfulDisk::synced(int file) {
  const auto info = info_of(file);
  const Id id = info ? Id{info->st_dev, info->st_ino} : Id{};
  if (const auto known = m_files.find(id); known != m_files.end()) {
    known->second.dirty = false;
  }
  std::erase_if(m_changes, [&](const Change& change) {
    if (change.id == id) {
      ::close(change.folder);
      ::close(change.from_folder);
    }
    return change.id == id;
  });
}

ForgetfulDisk::Change ForgetfulDisk::change_of(Change::Kind kind, const char* path) {
  const auto [folder, name] = split(path);
  const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const auto info = info_of(file);
  return {kind, file, info ? Id{info->st_dev, info->st_ino} : Id{}, name, -1, {}, std::exchange(m_taken, {})};
}

void ForgetfulDisk::made(const char* path) {
  m_taken.clear();  // of a call that failed
  m_changes.push_back(change_of(Change::kMade, path));
}

void ForgetfulDisk::before_taking(const char* path) {
  const std::string place = aside();
  m_taken = ::link(path, place.c_str()) == 0 ? place : "";
}

void ForgetfulDisk::renamed(const char* from, const char* to) {
  Change change = change_of(Change::kRenamed, to);
  const auto [folder, name] = split(from);
  change.from_folder = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  change.from_name = name;
  m_changes.push_back(std::move(change));
}

void ForgetfulDisk::removed(const char* path) {
  m_changes.push_back(change_of(Change::kRemoved, path));
}

void ForgetfulDisk::forget_file(File& file, Loss loss) {
  const std::string now = content_of(file.file);
  const auto lost = [&] { return loss == Loss::kEverything || m_random() % 2 == 0; };
  const bool whole = lost();
  std::string left = loss == Loss::kSectors ? now : whole ? file.durable : now;
  if (loss == Loss::kSectors) {
    left.resize(std::max(now.size(), file.durable.size()));
    std::string old = file.durable;
    old.resize(left.size());
    for (std::size_t at = 0; at < left.size(); at += kSector) {
      if (lost()) {
        left.replace(at, kSector, old.substr(at, kSector));
      }
    }
    left.resize(whole ? file.durable.size() : now.size());
  }
  if (::ftruncate(file.file, static_cast<off_t>(left.size())) != 0 ||
      ::pwrite(file.file, left.data(), left.size(), 0) != static_cast<ssize_t>(left.size())) {
    std::perror("forgetful disk");
  }
  file.dirty = false;
}

void ForgetfulDisk::undo(const Change& change) {
  switch (change.kind) {
    case Change::kMade:
      ::renameat(change.folder, change.name.c_str(), AT_FDCWD, aside().c_str());
      return;
    case Change::kRenamed:
      ::renameat(change.folder, change.name.c_str(), change.from_folder, change.from_name.c_str());
      break;
    case Change::kRemoved:
      break;
  }
  if (!change.aside.empty()) {
    ::renameat(AT_FDCWD, change.aside.c_str(), change.folder, change.name.c_str());
  }
}

void ForgetfulDisk::forget(std::uint64_t seed) {
  m_random.seed(seed);
  const auto loss = Loss(m_random() % 3);
  for (auto& [id, file] : m_files) {
    if (file.dirty) {
      forget_file(file, loss);
    }
  }
  std::set<Id> settled;
  for (auto change = m_changes.rbegin(); change != m_changes.rend(); ++change) {
    // From some change on, older ones stay: those of one folder are lost from the newest back.
    const bool stays = settled.contains(change->id) || (loss != Loss::kEverything && m_random() % 3 == 0);
    if (stays) {
      settled.insert(change->id);
    } else {
      undo(*change);
    }
  }
  for (const auto& entry : std::filesystem::recursive_directory_iterator(m_folder)) {
    const std::string name = entry.path().filename();
    if (name == "lock.mdb" || name.ends_with("-shm")) {
      std::string noise(static_cast<std::size_t>(entry.file_size()), 0);
      std::ranges::generate(noise, [&] { return static_cast<char>(m_random()); });
      std::ofstream(entry.path(), std::ios::binary | std::ios::trunc) << noise;
    }
  }
  end();
}

}  // namespace tacit::test
