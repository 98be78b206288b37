// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "base/bytes.h"
#include "base/check.h"
#include "link/descriptor.h"

/// What listens on loopback and does with each connection what a test says, on a thread of its own.
namespace tacit {

class ScriptedServer {
 public:
  /// Runs until it returns or a read or write fails; sockets are shut down when the server ends.
  using Script = std::function<void(int fd)>;

  explicit ScriptedServer(Script script) : m_script(std::move(script)) {
    m_listener = detail::Descriptor(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    TACIT_CHECK(bind(m_listener.get(), reinterpret_cast<const sockaddr*>(&address), size) == 0 &&
                listen(m_listener.get(), 16) == 0 &&
                getsockname(m_listener.get(), reinterpret_cast<sockaddr*>(&address), &size) == 0);
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { serve(); });
  }
  ~ScriptedServer() {
    shutdown(m_listener.get(), SHUT_RDWR);
    m_thread.join();
    for (const detail::Descriptor& fd : m_sockets) {
      shutdown(fd.get(), SHUT_RDWR);
    }
    for (std::thread& thread : m_scripts) {
      thread.join();
    }
  }
  ScriptedServer(const ScriptedServer&) = delete;
  ScriptedServer& operator=(const ScriptedServer&) = delete;

  std::uint16_t port() const { return m_port; }
  int connections() const { return m_connections; }

  static bool send_all(int fd, ByteView bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) {
        return false;
      }
      bytes = bytes.subspan(static_cast<std::size_t>(sent));
    }
    return true;
  }
  /// Exactly so many bytes; empty when the other side has closed.
  static Bytes receive(int fd, std::size_t size) {
    Bytes bytes(size);
    return recv(fd, bytes.data(), size, MSG_WAITALL) == static_cast<ssize_t>(size) ? bytes : Bytes{};
  }
  /// Until the other side closes.
  static void wait_for_end(int fd) {
    std::uint8_t dropped[4096];
    while (recv(fd, dropped, sizeof dropped, 0) > 0) {
    }
  }
  /// Carries bytes to and from a port of loopback until either side ends.
  static void carry(int fd, std::uint16_t port) {
    detail::Descriptor node(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    if (connect(node.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
      return;
    }
    std::thread back([from = node.get(), fd] { copy(from, fd); });
    copy(fd, node.get());
    back.join();
  }

 private:
  static void copy(int from, int to) {
    Bytes bytes(65536);
    ssize_t got = 0;
    while ((got = recv(from, bytes.data(), bytes.size(), 0)) > 0 &&
           send_all(to, ByteView(bytes).first(static_cast<std::size_t>(got)))) {
    }
    shutdown(to, SHUT_RDWR);
    shutdown(from, SHUT_RDWR);
  }

  void serve() {
    int fd = -1;
    while ((fd = accept4(m_listener.get(), nullptr, nullptr, SOCK_CLOEXEC)) >= 0) {
      ++m_connections;
      m_sockets.emplace_back(fd);
      m_scripts.emplace_back([this, fd] {
        m_script(fd);
        shutdown(fd, SHUT_RDWR);
      });
    }
  }

  Script m_script;
  detail::Descriptor m_listener;
  std::uint16_t m_port = 0;
  std::atomic<int> m_connections = 0;
  std::vector<detail::Descriptor> m_sockets;  // closed at the end, so that no number is used twice
  std::vector<std::thread> m_scripts;
  std::thread m_thread;
};

}  // namespace tacit
