// SPDX-License-Identifier: MIT
#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

/// Runs a fuzz target once on every file of the folders named as arguments, in the order of their names. It
/// stands in for libFuzzer in normal builds, so that every corpus is a test. With `--random SECONDS SEED`
/// before the folders it goes on with changed inputs of theirs for so long, blind but some twenty times
/// faster than with sanitizers; one that breaks a property is written to the file `broken-input`.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using Input = std::vector<std::uint8_t>;

Input current;  // NOLINT: for the handler of a signal

void run(Input input) {
  current = std::move(input);
  LLVMFuzzerTestOneInput(current.data(), current.size());
}

void keep_input(int) {
  std::ofstream("broken-input", std::ios::binary)
      .write(reinterpret_cast<const char*>(current.data()), static_cast<std::streamsize>(current.size()));
}

std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) {
      files.push_back(entry.path());
    }
  }
  std::ranges::sort(files);
  return files;
}

/// The beginning of one and the end of another, with some bytes changed, left out or put in.
Input changed(const std::vector<Input>& inputs, std::mt19937_64& random) {
  const auto below = [&](std::size_t limit) { return static_cast<std::size_t>(random() % limit); };
  const Input &first = inputs[below(inputs.size())], &second = inputs[below(inputs.size())];
  const auto cut = static_cast<std::ptrdiff_t>(below(first.size() + 1));
  const auto from = static_cast<std::ptrdiff_t>(below(second.size() + 1));
  Input input(first.begin(), first.begin() + cut);
  input.insert(input.end(), second.begin() + from, second.end());
  for (std::size_t changes = below(6); changes > 0 && !input.empty(); --changes) {
    const auto place = input.begin() + static_cast<std::ptrdiff_t>(below(input.size()));
    const auto byte = static_cast<std::uint8_t>(below(256));
    switch (below(3)) {
      case 0:
        *place = byte;
        break;
      case 1:
        input.erase(place);
        break;
      case 2:
        input.insert(place, byte);
        break;
    }
  }
  return input;
}

void run_random(const std::vector<Input>& inputs, double seconds, std::uint64_t seed) {
  using Clock = std::chrono::steady_clock;
  std::signal(SIGABRT, keep_input);
  std::mt19937_64 random(seed);
  const auto started = Clock::now();
  std::uint64_t count = 0;
  while (std::chrono::duration<double>(Clock::now() - started).count() < seconds) {
    run(changed(inputs, random));
    ++count;
  }
  std::cout << count << " random inputs" << std::endl;
}

}  // namespace

int main(int argc, char** argv) {
  const bool is_random = argc > 4 && std::string(argv[1]) == "--random";
  std::vector<Input> inputs;
  for (int i = is_random ? 4 : 1; i < argc; ++i) {
    for (const auto& path : files_in(argv[i])) {
      std::ifstream file(path, std::ios::binary);
      inputs.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
      std::cout << path.filename().string() << std::endl;  // the last one seen is the one that crashed
      run(inputs.back());
    }
  }
  std::cout << inputs.size() << " inputs" << std::endl;
  if (is_random && !inputs.empty()) {
    run_random(inputs, std::stod(argv[2]), std::stoull(argv[3]));
  }
  return inputs.empty() ? EXIT_FAILURE : EXIT_SUCCESS;
}
