// SPDX-License-Identifier: MIT
#include "cli/shell.h"

#include <deque>
#include <iostream>
#include <mutex>
#include <thread>

#include "cli/commands.h"

namespace tacit::cli {

namespace {

/// Lines of standard input, read by a thread of its own since reading blocks.
class LineReader {
 public:
  explicit LineReader(Wallet& wallet) : m_wallet(wallet), m_thread([this] { read(); }) {}
  ~LineReader() {
    // A read of standard input can not be interrupted; the process ends after the shell.
    m_thread.detach();
  }

  std::optional<std::string> next() {
    const std::lock_guard lock(m_state->mutex);
    if (m_state->lines.empty()) {
      return std::nullopt;
    }
    std::string line = std::move(m_state->lines.front());
    m_state->lines.pop_front();
    return line;
  }
  bool ended() const {
    const std::lock_guard lock(m_state->mutex);
    return m_state->ended && m_state->lines.empty();
  }

 private:
  struct State {
    std::mutex mutex;
    std::deque<std::string> lines;
    bool ended = false;
    bool abandoned = false;
  };
  void read() {
    const std::shared_ptr<State> state = m_state;
    std::string line;
    bool more = true;
    while (more) {
      more = static_cast<bool>(std::getline(std::cin, line));
      const std::lock_guard lock(state->mutex);
      if (state->abandoned) {
        return;
      }
      if (more) {
        state->lines.push_back(line);
      }
      state->ended = !more;
      m_wallet.wake();
    }
  }

 public:
  /// After this the reader touches the wallet no more.
  void abandon() {
    const std::lock_guard lock(m_state->mutex);
    m_state->abandoned = true;
  }

 private:
  Wallet& m_wallet;
  std::shared_ptr<State> m_state = std::make_shared<State>();
  std::thread m_thread;
};

}  // namespace

std::string answer_line(const Answer& answer) {
  const Json json =
      answer ? *answer : Json{{"error", answer.error().error}, {"message", answer.error().message}};
  // What others wrote may be any bytes; a line is valid JSON all the same.
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

bool run_shell(Session& session) {
  LineReader reader(session.wallet());
  bool quit = false;
  while (!quit && std::cout) {
    const std::optional<std::string> line = reader.next();
    if (!line) {
      if (reader.ended()) {
        break;
      }
      session.wallet().poll(std::chrono::milliseconds(1'000));
      continue;
    }
    auto command = parse_shell_line(*line);
    quit = command && command->name == "quit";
    Answer answer = command ? (quit ? Answer(Json::object()) : run_command(session, *command, true))
                            : Answer(std::unexpected(command.error()));
    if (answer) {
      answer->erase("exit");
    }
    std::cout << answer_line(answer) << std::endl;
  }
  reader.abandon();
  return static_cast<bool>(std::cout);
}

}  // namespace tacit::cli
