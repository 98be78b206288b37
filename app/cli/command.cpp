// SPDX-License-Identifier: MIT
#include "cli/command.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <set>

#include "link/proxy.h"

namespace tacit::cli {

namespace {

struct Shape {
  std::vector<std::string> operands;  // names, for the shell
  std::set<std::string> valued, flags;
};

const std::map<std::string, Shape>& shapes() {
  static const std::map<std::string, Shape> kShapes{
      {"create", {{}, {"node", "prefix"}, {"offline"}}},
      {"restore", {{}, {"node", "words-file", "since"}, {"over"}}},
      {"watch", {{}, {"node", "key-file", "since"}, {"over"}}},
      {"accounts", {{}, {}, {}}},
      {"account add", {{}, {"name"}, {"used-before"}}},
      {"account rename", {{"number", "name"}, {}, {}}},
      {"backup export", {{"file"}, {"backup-password-file"}, {"force"}}},
      {"backup check", {{"file"}, {"backup-password-file"}, {"alone"}}},
      {"backup restore", {{"file"}, {"backup-password-file", "node"}, {"over"}}},
      {"change-password", {{}, {"new-password-file"}, {}}},
      {"status", {{}, {}, {"offline"}}},
      {"address", {{}, {}, {"new"}}},
      {"request", {{}, {"amount", "message", "label", "expires"}, {}}},
      {"requests", {{}, {}, {}}},
      {"faucet", {{}, {}, {"no-wait"}}},
      {"balance", {{}, {}, {}}},
      {"receive", {{}, {"timeout"}, {}}},
      {"send", {{"to"}, {"amount", "memo", "wait"}, {}}},
      {"prepare", {{"to"}, {"amount", "memo"}, {"wait"}}},
      {"drop", {{}, {}, {}}},
      {"retry", {{"id"}, {"wait"}, {}}},
      {"history", {{}, {"csv", "json"}, {"force"}}},
      {"receipt", {{"id"}, {"output", "payer-message"}, {}}},
      {"verify-receipt", {{"file"}, {}, {}}},
      {"view-keys", {{}, {}, {}}},
      {"use-node", {{"node"}, {}, {}}},
      {"shell", {{}, {}, {}}},
      {"quit", {{}, {}, {}}},
  };
  return kShapes;
}

std::unexpected<Failure> wrong(const std::string& message) {
  return std::unexpected(Failure{Exit::kUsage, "usage", message});
}

Result<void, Failure> check(const Command& command) {
  const Shape& shape = shapes().at(command.name);
  if (command.operands.size() != shape.operands.size()) {
    return wrong("`" + command.name + "` takes " + std::to_string(shape.operands.size()) + " operand(s)");
  }
  return {};
}

Result<std::uint32_t, Failure> global_number(const std::string& option, const std::string& text,
                                             std::uint32_t least, std::uint32_t most) {
  std::uint32_t number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc() || end != text.data() + text.size() || number < least || number > most) {
    return wrong("--" + option + " takes a number from " + std::to_string(least) + " to " +
                 std::to_string(most));
  }
  return number;
}

Result<std::string, Failure> proxy_option(const std::string& text) {
  if (text == "none") {
    return std::string();
  }
  if (!parse_proxy(text)) {
    return std::unexpected(Failure{
        Exit::kUsage, "proxy",
        "--proxy takes HOST:PORT of a SOCKS5 proxy, HOST being an IP address or localhost, or none."});
  }
  return text;
}

/// `account` and `backup` are followed by what is to be done.
bool is_prefix(const std::string& word) {
  return word == "account" || word == "backup";
}

/// Takes the next word as the command, or as its second half.
Result<void, Failure> add_word(Command& command, const std::string& word) {
  const bool second = is_prefix(command.name);
  command.name = second ? command.name + " " + word : word;
  if (!shapes().contains(command.name) && !(is_prefix(command.name) && !second)) {
    return wrong("unknown command `" + command.name + "`");
  }
  return {};
}

}  // namespace

std::string usage() {
  return "tacit-cli --wallet DIR [--account N] [--password-file FILE] [--proxy HOST:PORT] [--worker-threads "
         "N] COMMAND; "
         "commands: "
         "create, restore, watch, backup export, backup check, backup restore, accounts, account add, "
         "account "
         "rename, change-password, status, address, request, requests, faucet, balance, receive, send, "
         "retry, "
         "history, receipt, verify-receipt, view-keys, use-node, shell; see docs/cli.md";
}

Result<Invocation, Failure> parse_arguments(const std::vector<std::string>& arguments) {
  Invocation invocation;
  Command& command = invocation.command;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    const bool is_option = argument.starts_with("--") && argument.size() > 2;
    if (!is_option) {
      if (command.name.empty() || is_prefix(command.name)) {
        TACIT_TRY_VOID(add_word(command, argument));
      } else {
        command.operands.push_back(argument);
      }
      continue;
    }
    const std::string name = argument.substr(2);
    const bool global = name == "wallet" || name == "password-file" || name == "worker-threads" ||
                        name == "account" || name == "proxy";
    const Shape none;
    const auto found = shapes().find(command.name);
    const Shape& shape = found == shapes().end() ? none : found->second;
    if (shape.flags.contains(name)) {
      command.options[name] = "";
      continue;
    }
    if (!global && !shape.valued.contains(name)) {
      return wrong("unknown option `" + argument + "`");
    }
    if (i + 1 == arguments.size()) {
      return wrong("`" + argument + "` needs a value");
    }
    const std::string& value = arguments[++i];
    if (name == "wallet") {
      invocation.wallet = value;
    } else if (name == "password-file") {
      invocation.password_file = value;
    } else if (name == "worker-threads") {
      TACIT_TRY(invocation.worker_threads, global_number(name, value, 1, 256));
    } else if (name == "account") {
      TACIT_TRY(invocation.account, global_number(name, value, 0, 63));
    } else if (name == "proxy") {
      TACIT_TRY(invocation.proxy, proxy_option(value));
    } else if (!command.options.emplace(name, value).second) {
      return wrong("`" + argument + "` is given twice");
    }
  }
  if (!shapes().contains(command.name)) {
    return wrong(command.name.empty() ? usage() : "`" + command.name + "` needs to be told what to do");
  }
  if (invocation.wallet.empty()) {
    return wrong("--wallet DIR is missing");
  }
  TACIT_TRY_VOID(check(command));
  return invocation;
}

Result<Command, Failure> parse_shell_line(const std::string& line) {
  const nlohmann::json json = nlohmann::json::parse(line, nullptr, false);
  if (!json.is_object() || !json.contains("command") || !json["command"].is_string()) {
    return wrong("a line is one JSON object with `command`");
  }
  Command command;
  command.name = json["command"].get<std::string>();
  const std::set<std::string> outside{"create",         "restore",        "watch",         "shell",
                                      "use-node",       "view-keys",      "backup export", "backup check",
                                      "backup restore", "change-password"};
  if (!shapes().contains(command.name) || outside.contains(command.name)) {
    return wrong("unknown command `" + command.name + "`");
  }
  const Shape& shape = shapes().at(command.name);
  for (const auto& [key, value] : json.items()) {
    const bool operand = std::ranges::find(shape.operands, key) != shape.operands.end();
    if (key == "command") {
      continue;
    }
    if (shape.flags.contains(key) && value.is_boolean()) {
      if (value.get<bool>()) {
        command.options[key] = "";
      }
    } else if ((operand || shape.valued.contains(key)) && (value.is_string() || value.is_number_unsigned())) {
      const std::string text =
          value.is_string() ? value.get<std::string>() : std::to_string(value.get<std::uint64_t>());
      if (operand) {
        command.operands.push_back(text);
      } else {
        command.options[key] = text;
      }
    } else {
      return wrong("`" + key + "` is unknown or not of its type (amounts are strings)");
    }
  }
  TACIT_TRY_VOID(check(command));
  return command;
}

}  // namespace tacit::cli
