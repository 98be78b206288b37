// SPDX-License-Identifier: MIT
#include "cli/account_commands.h"

#include <charconv>

#include "cli/answers.h"

namespace tacit::cli {

namespace {

Json account_json(const AccountInfo& account) {
  return {{"number", account.number},
          {"name", account.name},
          {"balance", money(account.last_balance)},
          {"seen", account.last_seen}};
}

}  // namespace

Answer account_command(Session& session, const Command& command) {
  Wallet& wallet = session.wallet();
  if (command.name == "accounts") {
    Json list = Json::array();
    for (const AccountInfo& account : wallet.accounts()) {
      list.push_back(account_json(account));
    }
    return Json{{"accounts", list}, {"account", wallet.account()}};
  }
  std::uint32_t number = 0;
  if (command.name == "account add") {
    const auto added = wallet.add_account(command.get("name"), command.has("used-before"));
    if (!added) {
      return std::unexpected(failure(added.error()));
    }
    number = *added;
  } else {
    const std::string& text = command.operands.front();
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc() || end != text.data() + text.size() ||
        !wallet.rename_account(number, command.operands.back())) {
      return std::unexpected(
          Failure{Exit::kUsage, "account", "There is no account of this number, or the name is too long."});
    }
  }
  for (const AccountInfo& account : wallet.accounts()) {
    if (account.number == number) {
      return account_json(account);
    }
  }
  return Json::object();
}

}  // namespace tacit::cli
