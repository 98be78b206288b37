// SPDX-License-Identifier: MIT
#include "base/log.h"

#include <cstdio>
#include <ctime>
#include <string>

namespace tacit {

void log(LogLevel level, std::string_view area, std::string_view text) {
  const char* name = level == LogLevel::kInfo ? "info" : level == LogLevel::kWarning ? "warning" : "error";
  std::timespec now{};
  std::timespec_get(&now, TIME_UTC);
  std::tm utc{};
  gmtime_r(&now.tv_sec, &utc);
  char stamp[32];
  std::strftime(stamp, sizeof stamp, "%Y-%m-%dT%H:%M:%S", &utc);
  char milliseconds[8];
  std::snprintf(milliseconds, sizeof milliseconds, ".%03dZ",
                static_cast<int>(now.tv_nsec / 1'000'000 % 1000));

  std::string line = std::string(stamp) + milliseconds + " " + name + " " + std::string(area) + ": ";
  for (char c : text) {
    line.push_back(static_cast<unsigned char>(c) < 32 || c == 127 ? '?' : c);
  }
  line.push_back('\n');
  // One write, so that lines of several threads do not mix.
  std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace tacit
