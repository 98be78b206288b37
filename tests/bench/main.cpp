// SPDX-License-Identifier: MIT
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

#include "bench/measure.h"

/// tacit-bench [--smoke] [--fixtures=DIR] [Google Benchmark's flags]; see docs/benchmarks.md.
namespace {

using namespace tacit::bench;

/// Takes what is ours off the command line.
Options take_options(int& count, char** arguments) {
  Options options;
  const auto program = std::filesystem::read_symlink("/proc/self/exe");
  options.fixtures = (program.parent_path().parent_path() / "fixtures").string();
  int kept = 1;
  for (int i = 1; i < count; ++i) {
    constexpr const char* kFixtures = "--fixtures=";
    if (std::strcmp(arguments[i], "--smoke") == 0) {
      options.smoke = true;
    } else if (std::strncmp(arguments[i], kFixtures, std::strlen(kFixtures)) == 0) {
      options.fixtures = arguments[i] + std::strlen(kFixtures);
    } else {
      arguments[kept++] = arguments[i];
    }
  }
  count = kept;
  return options;
}

/// The processor's name as the system tells it.
std::string processor() {
  std::ifstream file("/proc/cpuinfo");
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("model name")) {
      return line.substr(line.find(':') + 2);
    }
  }
  return "unknown processor";
}

}  // namespace

int main(int count, char** arguments) {
  const Options options = take_options(count, arguments);
  benchmark::Initialize(&count, arguments);
  if (benchmark::ReportUnrecognizedArguments(count, arguments)) {
    return 1;
  }
  register_points(options);
  register_proofs(options);
  register_transactions(options);
  register_scan(options);
  register_ledgers(options);
  benchmark::AddCustomContext("processor", processor());
  benchmark::AddCustomContext("compiler", TACIT_COMPILER);
  benchmark::AddCustomContext("flags", TACIT_FLAGS);
  benchmark::AddCustomContext("sizes", options.smoke ? "smoke" : "full");
  try {
    if (benchmark::RunSpecifiedBenchmarks() == 0) {
      return 1;
    }
  } catch (const std::exception& error) {
    std::cerr << "tacit-bench: " << error.what() << std::endl;
    return 1;
  }
  benchmark::Shutdown();
  return 0;
}
