// SPDX-License-Identifier: MIT
#include "bench/served_ledger.h"

#include <csignal>
#include <ctime>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <vector>

#include <sched.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tacit::bench {

NodeProcess::NodeProcess(const std::string& program, const std::string& folder, unsigned verifiers,
                         unsigned cores) {
  int ends[2];
  if (::pipe(ends) != 0) {
    throw std::runtime_error("pipe");
  }
  m_output = ends[0];
  std::string words[] = {program,    "run",         "--data",      folder,
                         "--listen", "127.0.0.1:0", "--verifiers", std::to_string(verifiers)};
  std::vector<char*> arguments;
  for (std::string& word : words) {
    arguments.push_back(word.data());
  }
  arguments.push_back(nullptr);
  // The node has `cores` cores, all for 0; chosen before the fork, since a child may only do what is safe
  // after one.
  cpu_set_t few;
  CPU_ZERO(&few);
  for (unsigned core = 0; core < cores; ++core) {
    CPU_SET(core, &few);
  }
  m_process = ::fork();
  if (m_process == 0) {
    // The node ends with this program, however that ends.
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (cores > 0) {
      ::sched_setaffinity(0, sizeof few, &few);
    }
    ::dup2(ends[1], STDOUT_FILENO);
    ::close(ends[0]);
    ::close(ends[1]);
    ::execv(program.c_str(), arguments.data());
    ::_exit(127);
  }
  ::close(ends[1]);
  if (m_process < 0) {
    throw std::runtime_error("can not start " + program);
  }
  const auto ready = nlohmann::json::parse(read_line(), nullptr, false);
  if (!ready.is_object() || !ready.contains("node_link")) {
    throw std::runtime_error("tacitd is not ready");
  }
  m_node_link = ready["node_link"];
}

NodeProcess::~NodeProcess() {
  if (m_process > 0) {
    ::kill(m_process, SIGTERM);
    ::waitpid(m_process, nullptr, 0);
  }
  ::close(m_output);
}

std::string NodeProcess::read_line() {
  std::string line;
  char c = 0;
  while (::read(m_output, &c, 1) == 1 && c != '\n') {
    line += c;
  }
  return line;
}

std::uint64_t NodeProcess::memory(const std::string& name) const {
  std::ifstream status("/proc/" + std::to_string(m_process) + "/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with(name + ":")) {
      return 1024 * std::stoull(line.substr(name.size() + 1));
    }
  }
  return 0;
}

double NodeProcess::cpu_seconds() const {
  clockid_t clock{};
  timespec time{};
  if (::clock_getcpuclockid(m_process, &clock) != 0 || ::clock_gettime(clock, &time) != 0) {
    return 0;
  }
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

}  // namespace tacit::bench
