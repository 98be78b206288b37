// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>

#include <sys/types.h>

namespace tacit::bench {

/// tacitd in a process of its own, serving a data folder on this machine. Throws when it does not start.
class NodeProcess {
 public:
  /// `program` is the path of tacitd. With `cores`, it runs on the first so many of this machine alone.
  NodeProcess(const std::string& program, const std::string& folder, unsigned verifiers = 1,
              unsigned cores = 0);
  ~NodeProcess();
  NodeProcess(const NodeProcess&) = delete;
  NodeProcess& operator=(const NodeProcess&) = delete;

  const std::string& node_link() const { return m_node_link; }
  /// CPU time of all its threads so far.
  double cpu_seconds() const;
  /// A value of /proc/PID/status in bytes, such as "VmHWM" (the most that was resident) or "RssAnon".
  std::uint64_t memory(const std::string& name) const;

 private:
  std::string read_line();

  pid_t m_process = -1;
  int m_output = -1;
  std::string m_node_link;
};

}  // namespace tacit::bench
