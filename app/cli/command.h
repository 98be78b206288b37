// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

/// What a person or a script asks of tacit-cli, from the command line or from a line of the shell.
namespace tacit::cli {

/// Exit statuses, documented in docs/cli.md.
enum class Exit {
  kDone = 0,
  kUsage = 2,
  kRefused = 3,
  kUnknown = 4,
  kNetwork = 5,
  kPassword = 6,
  kFailed = 1
};

struct Failure {
  Exit exit = Exit::kFailed;
  std::string error;    // a word for programs
  std::string message;  // a sentence for people
};

struct Command {
  std::string name;
  std::vector<std::string> operands;
  std::map<std::string, std::string> options;  // "--memo" as "memo"; flags have an empty value

  bool has(const std::string& option) const { return options.contains(option); }
  std::string get(const std::string& option) const {
    const auto found = options.find(option);
    return found == options.end() ? std::string() : found->second;
  }
};

struct Invocation {
  std::string wallet;
  std::optional<std::string> password_file;
  std::size_t worker_threads = 0;  // 0: as many as there are processors
  std::uint32_t account = 0;
  std::optional<std::string> proxy;  // empty: none from now on
  Command command;
};

/// Refuses unknown options, options that the command does not have, and missing or surplus operands.
Result<Invocation, Failure> parse_arguments(const std::vector<std::string>& arguments);
/// One JSON object with `command` and the command's options and operands by their names.
Result<Command, Failure> parse_shell_line(const std::string& line);

std::string usage();

}  // namespace tacit::cli
