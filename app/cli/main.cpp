// SPDX-License-Identifier: MIT
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

#include "base/process_memory.h"
#include "base/wipe_elements.h"
#include "cli/commands.h"
#include "cli/shell.h"
#include "crypto/mnemonic.h"

/// tacit-cli: the wallet for scripts and shops (docs/cli.md).
namespace {

using namespace tacit;
using namespace tacit::cli;

constexpr const char* kUnwritten =
    "an answer could not be written; what was asked may have been done, see `history`";

// Writing JSON puts text together on the stack.
constexpr std::size_t kAnswerStack = 64u << 10;

Result<SecretBytes, Failure> read_secret(const std::string& path) {
  std::ifstream in;
  in.rdbuf()->pubsetbuf(nullptr, 0);  // straight into secret memory
  in.open(path, std::ios::binary);
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
  if (char* text = std::getenv("TACIT_PASSWORD")) {
    SecretBytes password(as_bytes(text));
    wipe(text, password.size());  // unsetenv leaves it where it lies
    ::unsetenv("TACIT_PASSWORD");
    return password;
  }
  return std::unexpected(
      Failure{Exit::kPassword, "password", "Set TACIT_PASSWORD or give --password-file FILE."});
}

/// Midnight UTC of a day as YYYY-MM-DD, in ms since 1970.
Result<std::uint64_t, Failure> read_day(const std::string& text) {
  std::istringstream in(text);
  int year = 0;
  unsigned month = 0, day = 0;
  char first = 0, second = 0;
  in >> year >> first >> month >> second >> day;
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                         std::chrono::day(day)};
  if (!in || in.peek() != EOF || text.size() != 10 || first != '-' || second != '-' || !date.ok() ||
      year < 1970) {
    return std::unexpected(Failure{Exit::kUsage, "date", "--since takes a day as YYYY-MM-DD."});
  }
  const auto time = std::chrono::sys_days(date).time_since_epoch();
  return static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::milliseconds>(time).count());
}

/// What a new wallet tells: network, height and address once it has caught up.
Json describe(Session& session, Json json, bool online) {
  if (online) {
    if (auto caught_up = session.catch_up(); !caught_up) {
      // The wallet is there; what went wrong is told beside its words, which are shown only now.
      json["error"] = caught_up.error().error;
      json["message"] = caught_up.error().message;
      json["exit"] = static_cast<int>(caught_up.error().exit);
      return json;
    }
    json["network"] = session.wallet().status().network_name;
    json["height"] = session.wallet().status().height;
    json["birthday"] = session.wallet().status().birthday;
  }
  if (const auto address = session.wallet().address()) {
    json["address"] = *address;
  }
  return json;
}

/// Before anything is changed: without an answer the wallet would be made and dial nobody.
Result<void, Failure> proxy_is_known(const Invocation& invocation) {
  const bool taken = Wallet::exists(invocation.wallet) && !invocation.command.has("over");
  if (invocation.proxy || taken || Wallet::proxy_before(invocation.wallet)) {
    return {};
  }
  return std::unexpected(
      Failure{Exit::kUsage, "proxy-needed",
              "Without its password it can not be told whether the wallet that is in the folder goes through "
              "a proxy. Say --proxy HOST:PORT, or --proxy none to go without. Nothing was changed."});
}

Answer make_wallet(Session& session, const Invocation& invocation, const SecretBytes& password) {
  const Command& command = invocation.command;
  const bool offline = command.has("offline");
  if (offline ? command.has("node") || !command.has("prefix") : !command.has("node")) {
    return std::unexpected(Failure{Exit::kUsage, "usage", "give --node LINK, or --offline --prefix PREFIX"});
  }
  Wallet::CreateOptions options;
  options.folder = invocation.wallet;
  options.prefix = command.get("prefix");
  options.node_link = command.get("node");
  options.proxy = invocation.proxy;
  options.over = command.has("over");
  TACIT_TRY_VOID(proxy_is_known(invocation));
  if (command.has("since")) {
    TACIT_TRY(options.started_ms, read_day(command.get("since")));
  }
  SecretBytes secret;
  Session::Make how = Session::Make::kCreate;
  if (command.name == "restore") {
    how = Session::Make::kRestore;
    TACIT_TRY(secret, read_secret(command.get("words-file")));
  } else if (command.name == "watch") {
    how = Session::Make::kWatch;
    TACIT_TRY(secret, read_secret(command.get("key-file")));
  } else {
    secret = Wallet::make_words();
  }
  TACIT_TRY_VOID(session.make(how, options, password, secret));
  Json json = Json::object();
  if (how == Session::Make::kCreate) {
    const ByteView text = std::as_const(secret).expose();
    json["words"] = std::string(text.begin(), text.end());
  }
  return describe(session, std::move(json), !offline);
}

Json summary_json(const BackupSummary& summary) {
  constexpr const char* kWatch[] = {"no", "incoming", "full"};
  return {{"made", summary.made},
          {"network", summary.network_name},
          {"watch", kWatch[static_cast<std::size_t>(summary.watch)]},
          {"accounts", summary.accounts},
          {"payments", summary.payments},
          {"requests", summary.requests},
          {"contacts", summary.contacts}};
}

/// `backup …`: with an open wallet but for `restore` and for `check --alone`.
Answer backup_command(Session& session, const Invocation& invocation, const SecretBytes& password) {
  const Command& command = invocation.command;
  const std::string& file = command.operands.front();
  if (command.name == "backup export") {
    TACIT_TRY_VOID(may_write(command, file));
  }
  TACIT_TRY(const SecretBytes backup_password, read_secret(command.get("backup-password-file")));
  if (command.name == "backup restore") {
    Wallet::CreateOptions options;
    options.folder = invocation.wallet;
    options.node_link = command.get("node");
    options.proxy = invocation.proxy;
    options.over = command.has("over");
    TACIT_TRY_VOID(proxy_is_known(invocation));
    TACIT_TRY_VOID(session.restore_backup(options, file, backup_password, password));
    return describe(session, Json::object(), !session.wallet().status().node_link.empty());
  }
  if (command.has("alone")) {
    const auto summary = Wallet::check_backup(file, backup_password);
    return summary ? Answer(summary_json(*summary)) : std::unexpected(failure(summary.error()));
  }
  TACIT_TRY_VOID(session.open(invocation.wallet, password, invocation.account, invocation.proxy));
  if (command.name == "backup export") {
    if (auto made = session.wallet().export_backup(file, password, backup_password); !made) {
      return std::unexpected(failure(made.error()));
    }
  }
  // Read back as it will have to be one day.
  const auto rehearsal = session.wallet().rehearse_backup(file, backup_password);
  if (!rehearsal) {
    return std::unexpected(failure(rehearsal.error()));
  }
  Json json = summary_json(rehearsal->summary);
  json["same_wallet"] = rehearsal->same_wallet;
  json["complete"] = rehearsal->complete();
  json["missing"] = {{"accounts", rehearsal->missing_accounts},
                     {"payments", rehearsal->missing_payments},
                     {"requests", rehearsal->missing_requests},
                     {"contacts", rehearsal->missing_contacts}};
  return json;
}

Answer change_password(Session& session, const Command& command, const SecretBytes& password) {
  TACIT_TRY(const SecretBytes changed, read_secret(command.get("new-password-file")));
  if (auto done = session.wallet().change_password(password, changed); !done) {
    return std::unexpected(failure(done.error()));
  }
  return Json::object();
}

Answer view_keys(Session& session, const SecretBytes& password) {
  auto keys = session.wallet().view_keys(password);
  if (!keys) {
    return std::unexpected(failure(keys.error()));
  }
  const auto text = [](const SecretBytes& secret) {
    return std::string(secret.expose().begin(), secret.expose().end());
  };
  return Json{{"incoming", text(keys->incoming)},
              {"full", keys->full.size() != 0 ? Json(text(keys->full)) : Json()}};
}

Answer run(const Invocation& invocation) {
  const Command& command = invocation.command;
  TACIT_TRY(SecretBytes password, read_password(invocation));
  Session session(invocation.worker_threads);
  if (command.name == "create" || command.name == "restore" || command.name == "watch") {
    return make_wallet(session, invocation, password);
  }
  if (command.name.starts_with("backup ")) {
    return backup_command(session, invocation, password);
  }
  TACIT_TRY_VOID(session.open(invocation.wallet, password, invocation.account, invocation.proxy));
  if (command.name == "change-password") {
    return change_password(session, command, password);
  }
  if (command.name == "view-keys") {
    return view_keys(session, password);
  }
  password = SecretBytes();
  if (command.name == "use-node") {
    if (auto used = session.wallet().use_node(command.operands.front()); !used) {
      return std::unexpected(failure(used.error()));
    }
    TACIT_TRY_VOID(session.catch_up());
    return run_command(session, Command{"status", {}, {}}, true);
  }
  if (command.name == "shell") {
    TACIT_TRY_VOID(session.catch_up());
    if (!run_shell(session)) {
      return std::unexpected(Failure{Exit::kFailed, "output", kUnwritten});
    }
    // The thread that reads standard input may still be reading.
    return Json();
  }
  return run_command(session, command, false);
}

/// The thread that reads standard input may still be reading: nothing is taken apart under it.
[[noreturn]] void end_shell(const Answer& answer) {
  int status = 0;
  if (!answer) {
    status = static_cast<int>(answer.error().exit);
    if (!(std::cout << answer_line(answer) << std::endl)) {
      std::cerr << "tacit-cli: " << kUnwritten << std::endl;
    }
  }
  std::_Exit(status);
}

}  // namespace

int main(int argc, char** argv) {
  forbid_core_files();
  // A pipe that nobody reads is an answer that can not be written, and told as one.
  std::signal(SIGPIPE, SIG_IGN);
  // An answer may hold words or view keys: it is written from where it is wiped, not from a buffer that
  // stays.
  std::setvbuf(stdout, nullptr, _IONBF, 0);
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.size() == 1 && arguments[0] == "--help") {
    std::cout << usage() << std::endl;
    return std::cout ? 0 : static_cast<int>(Exit::kFailed);
  }
  auto invocation = parse_arguments(arguments);
  Answer answer = invocation ? run(*invocation) : Answer(std::unexpected(invocation.error()));
  int status = answer ? 0 : static_cast<int>(answer.error().exit);
  if (invocation && invocation->command.name == "shell" && (!answer || answer->is_null())) {
    end_shell(answer);
  }
  if (answer && answer->contains("exit")) {
    status = (*answer)["exit"].get<int>();
    answer->erase("exit");
  }
  {
    std::string line = answer_line(answer) + '\n';
    const WipeElements guard(line);
    std::cout << line << std::flush;
    if (!std::cout) {
      // Of `create` these are the words, which no other command shows.
      std::cerr << "tacit-cli: " << kUnwritten << '\n';
      status = static_cast<int>(Exit::kFailed);
    }
  }
  answer = Json();
  wipe_stack(kAnswerStack);
  return status;
}
