// SPDX-License-Identifier: MIT
#include <array>
#include <string>
#include <vector>

#include "base/check.h"
#include "cli/command.h"
#include "node/arguments.h"

using namespace tacit;

namespace {

/// Words between zero bytes.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    if (c == 0) {
      words.emplace_back();
    } else {
      words.back() += c;
    }
  }
  return words;
}

}  // namespace

/// Command lines of node and wallet, and lines of the shell, which a shop's program may fill with what its
/// customers type: an answer or a refusal that names a reason.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const std::vector<std::string> words = words_of(text);
  const auto invocation = cli::parse_arguments(words);
  TACIT_CHECK(invocation ? !invocation->command.name.empty() : !invocation.error().message.empty());
  const auto command = cli::parse_shell_line(text);
  TACIT_CHECK(command ? !command->name.empty() : !command.error().message.empty());
  std::string wrong;
  if (const auto options = daemon::Arguments::parse(words, {"data", "listen", "port"}, {"listen"}, wrong)) {
    TACIT_CHECK(options->all("data").size() <= 1);
    const auto port = options->number("port", 7, 1, 65'535);
    TACIT_CHECK(!port || (*port >= 1 && *port <= 65'535));
  }
  if (const auto place = daemon::parse_host_port(text)) {
    const bool bracket = place->host.find(':') != std::string::npos;
    const std::string host = bracket ? "[" + place->host + "]" : place->host;
    const auto again = daemon::parse_host_port(host + ":" + std::to_string(place->port));
    TACIT_CHECK(again && again->host == place->host && again->port == place->port);
  }
  return 0;
}
