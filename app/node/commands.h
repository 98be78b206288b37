// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>

/// The commands of tacitd. Each takes the words after its name and returns the program's exit status.
namespace tacit::daemon {

int init_command(std::span<const std::string> words);
int run_command(std::span<const std::string> words);
int verify_command(std::span<const std::string> words);
int new_link_key_command(std::span<const std::string> words);
int practice_command(std::span<const std::string> words);

}  // namespace tacit::daemon
