// SPDX-License-Identifier: MIT
#include <cstdlib>
#include <fstream>
#include <iostream>

#include "cli/commands.h"
#include "cli/shell.h"
#include "crypto/mnemonic.h"

/// tacit-cli: the wallet for scripts and shops (docs/cli.md).
namespace {

using namespace tacit;
using namespace tacit::cli;

Result<SecretBytes, Failure> read_secret(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  SecretBytes buffer(4096);
  in.read(reinterpret_cast<char*>(buffer.expose().data()), static_cast<std::streamsize>(buffer.size()));
  auto size = static_cast<std::size_t>(in.gcount());
  if (size == buffer.size() || (size == 0 && !in.eof())) {
    return std::unexpected(Failure{Exit::kUsage, "file", "`" + path + "` can not be read."});
  }
  const ByteView all = std::as_const(buffer).expose();
  while (size > 0 && (all[size - 1] == '\n' || all[size - 1] == '\r')) {
    --size;
  }
  return SecretBytes(all.first(size));
}

Result<SecretBytes, Failure> read_password(const Invocation& invocation) {
  if (invocation.password_file) {
    return read_secret(*invocation.password_file);
  }
  if (const char* text = std::getenv("TACIT_PASSWORD")) {
    SecretBytes password(as_bytes(text));
    ::unsetenv("TACIT_PASSWORD");
    return password;
  }
  return std::unexpected(
      Failure{Exit::kPassword, "password", "Set TACIT_PASSWORD or give --password-file FILE."});
}

Answer make_wallet(Session& session, const Invocation& invocation, const SecretBytes& password) {
  const Command& command = invocation.command;
  const bool restore = command.name == "restore";
  const bool offline = command.has("offline");
  if (offline ? command.has("node") || !command.has("prefix") : !command.has("node")) {
    return std::unexpected(Failure{Exit::kUsage, "usage", "give --node LINK, or --offline --prefix PREFIX"});
  }
  Wallet::CreateOptions options;
  options.folder = invocation.wallet;
  options.prefix = command.get("prefix");
  options.node_link = command.get("node");
  SecretBytes words;
  if (restore) {
    TACIT_TRY(words, read_secret(command.get("words-file")));
  } else {
    words = Wallet::make_words();
  }
  TACIT_TRY_VOID(session.create(options, password, words, restore));
  Json json = Json::object();
  if (!restore) {
    const ByteView text = std::as_const(words).expose();
    json["words"] = std::string(text.begin(), text.end());
  }
  if (!offline) {
    if (auto caught_up = session.catch_up(); !caught_up) {
      // The wallet is there; what went wrong is told beside its words, which are shown only now.
      json["error"] = caught_up.error().error;
      json["message"] = caught_up.error().message;
      json["exit"] = static_cast<int>(caught_up.error().exit);
      return json;
    }
    json["network"] = session.wallet().status().network_name;
    json["height"] = session.wallet().status().height;
  }
  if (const auto address = session.wallet().address()) {
    json["address"] = *address;
  }
  return json;
}

Answer view_keys(Session& session, const SecretBytes& password) {
  auto keys = session.wallet().view_keys(password);
  if (!keys) {
    return std::unexpected(failure(keys.error()));
  }
  const auto text = [](const SecretBytes& secret) {
    return std::string(secret.expose().begin(), secret.expose().end());
  };
  return Json{{"incoming", text(keys->incoming)}, {"full", text(keys->full)}};
}

Answer run(const Invocation& invocation) {
  const Command& command = invocation.command;
  TACIT_TRY(const SecretBytes password, read_password(invocation));
  Session session(invocation.worker_threads);
  if (command.name == "create" || command.name == "restore") {
    return make_wallet(session, invocation, password);
  }
  TACIT_TRY_VOID(session.open(invocation.wallet, password));
  if (command.name == "view-keys") {
    return view_keys(session, password);
  }
  if (command.name == "use-node") {
    if (auto used = session.wallet().use_node(command.operands.front()); !used) {
      return std::unexpected(failure(used.error()));
    }
    TACIT_TRY_VOID(session.catch_up());
    return run_command(session, Command{"status", {}, {}}, true);
  }
  if (command.name == "shell") {
    TACIT_TRY_VOID(session.catch_up());
    run_shell(session);
    std::cout.flush();
    // The thread that reads standard input may still be reading.
    return Json();
  }
  return run_command(session, command, false);
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.size() == 1 && arguments[0] == "--help") {
    std::cout << usage() << '\n';
    return 0;
  }
  auto invocation = parse_arguments(arguments);
  Answer answer = invocation ? run(*invocation) : Answer(std::unexpected(invocation.error()));
  int status = answer ? 0 : static_cast<int>(answer.error().exit);
  if (answer && answer->is_null()) {
    std::cout.flush();
    std::_Exit(0);
  }
  if (answer && answer->contains("exit")) {
    status = (*answer)["exit"].get<int>();
    answer->erase("exit");
  }
  std::cout << answer_line(answer) << '\n';
  return status;
}
