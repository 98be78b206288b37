// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <map>
#include <stdexcept>
#include <thread>

#include <unistd.h>

#include "support/must.h"

#include "bench/load_replay.h"
#include "bench/served_ledger.h"
#include "bench/worlds.h"

/// tacit-load make   --folder DIR [--payments 2000] [--m 7]
/// tacit-load replay --folder DIR --tacitd PROGRAM [--payments 2000] [--connections 32] [--in-flight 16]
///                   [--verifiers 2] [--cores 0]
/// `make` proves payments of two inputs and two outputs on a ledger of 3·N/2 coins whose first N are settled,
/// fewer than N/4, and goes on where it was interrupted. `replay` sends them to a node that serves a copy of
/// that ledger. See load.sh.
namespace {

using namespace tacit;
using namespace tacit::bench;
namespace fs = std::filesystem;

using Options = std::map<std::string, std::string>;

Options parse(std::span<char*> words) {
  Options options;
  for (std::size_t i = 0; i < words.size(); i += 2) {
    const std::string name = words[i];
    static constexpr std::string_view kNames[] = {"--folder",      "--tacitd",    "--payments",  "--m",
                                                  "--connections", "--in-flight", "--verifiers", "--cores"};
    if (std::ranges::find(kNames, name) == std::end(kNames) || i + 1 == words.size()) {
      throw std::runtime_error("what is " + name + "?");
    }
    options[name.substr(2)] = words[i + 1];
  }
  if (!options.contains("folder")) {
    throw std::runtime_error("--folder is needed");
  }
  return options;
}

std::uint64_t number(const Options& options, const std::string& name, std::uint64_t otherwise) {
  const auto found = options.find(name);
  return found == options.end() ? otherwise : std::stoull(found->second);
}

/// The file of payments in the folder, of which there is one.
std::string payments_file(const std::string& folder) {
  if (fs::exists(folder)) {
    for (const auto& entry : fs::directory_iterator(folder)) {
      const std::string name = entry.path().filename().string();
      if (name.starts_with("payments-load-") && !name.ends_with(".new")) {
        return entry.path().string();
      }
    }
  }
  return {};
}

void make(const Options& options) {
  const std::string folder = options.at("folder");
  const std::uint64_t count = number(options, "payments", 2000);
  const auto m = static_cast<unsigned>(number(options, "m", 7));
  if (read_payments(payments_file(folder), count).size() == count) {
    return;
  }
  const auto before = std::chrono::steady_clock::now();
  const std::uint64_t N = std::uint64_t{1} << (2 * m);
  // Every second coin is owned, so that nearly N/4 payments can spend settled ones, whatever `count` is now.
  const std::uint64_t coins = N + N / 2, own = coins / 2;
  fs::create_directories(folder);
  WorkerPool pool(std::max(2u, std::thread::hardware_concurrency()) - 1);
  test::make_ledger_folder(folder + "/node", world_plan(m, coins, own), pool);
  const World world(m, coins, own);
  if (world.own().size() < 2 * count || world.own()[2 * count - 1] >= N) {
    throw std::runtime_error("so many payments do not fit the settled coins");
  }
  payments(world, {.name = "load"}, count, folder, &pool);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - before;
  std::cout << count << " payments made in " << took.count() << " s" << std::endl;
}

/// A copy of the node's folder, which goes with this object.
class Copy {
 public:
  explicit Copy(const std::string& folder)
      : m_path((fs::temp_directory_path() / ("tacit-load-" + std::to_string(::getpid()))).string()) {
    fs::copy(folder, m_path, fs::copy_options::recursive);
  }
  ~Copy() { fs::remove_all(m_path); }
  Copy(const Copy&) = delete;
  Copy& operator=(const Copy&) = delete;
  const std::string& path() const { return m_path; }

 private:
  std::string m_path;
};

double ms(Passage::Time from, Passage::Time to) {
  return std::chrono::duration<double, std::milli>(to - from).count();
}

void print_latency(const char* what, std::vector<double> times) {
  std::ranges::sort(times);
  const auto at = [&](double part) {
    return times[std::min(times.size() - 1, static_cast<std::size_t>(part * double(times.size())))];
  };
  std::printf("%-20s median %.0f ms, 90 %% %.0f ms, 99 %% %.0f ms, worst %.0f ms\n", what, at(0.5), at(0.9),
              at(0.99), times.back());
}

void print(const ReplayResult& result, double cpu_seconds, const NodeProcess& node) {
  Passage::Time first = result.passages.front().sent, accepted{}, final{};
  std::vector<double> to_accepted, to_final;
  for (const Passage& passage : result.passages) {
    first = std::min(first, passage.sent);
    accepted = std::max(accepted, passage.accepted);
    final = std::max(final, passage.final);
    to_accepted.push_back(ms(passage.sent, passage.accepted));
    to_final.push_back(ms(passage.sent, passage.final));
  }
  const auto count = static_cast<double>(result.passages.size());
  std::printf("%-20s %.1f a second\n", "accepted", 1000 * count / ms(first, accepted));
  std::printf("%-20s %.1f a second, %llu blocks, at most %llu in one\n", "final",
              1000 * count / ms(first, final), static_cast<unsigned long long>(result.blocks),
              static_cast<unsigned long long>(result.largest));
  std::printf("%-20s %.3f ms a payment, %.1f payments a CPU second\n", "processor time",
              1000 * cpu_seconds / count, count / cpu_seconds);
  print_latency("submit to accepted", std::move(to_accepted));
  print_latency("submit to final", std::move(to_final));
  std::printf("%-20s most resident %.1f MB, of which not files at the end %.1f MB\n", "memory of tacitd",
              1e-6 * static_cast<double>(node.memory("VmHWM")),
              1e-6 * static_cast<double>(node.memory("RssAnon")));
}

void replay_all(const Options& options) {
  const std::string folder = options.at("folder");
  const std::uint64_t count = number(options, "payments", 2000);
  const std::vector<Bytes> all = read_payments(payments_file(folder), count);
  if (all.size() < count || count == 0) {
    throw std::runtime_error("there are " + std::to_string(all.size()) + " payments; make more");
  }
  const auto connections = number(options, "connections", 32), in_flight = number(options, "in-flight", 16);
  const auto verifiers = static_cast<unsigned>(number(options, "verifiers", 2));
  const auto cores = static_cast<unsigned>(number(options, "cores", 0));
  const Copy copy(folder + "/node");
  const NodeProcess node(options.at("tacitd"), copy.path(), verifiers, cores);
  std::printf("%llu payments over %llu connections with %llu in flight, %u verifiers, %s cores\n",
              static_cast<unsigned long long>(count), static_cast<unsigned long long>(connections),
              static_cast<unsigned long long>(in_flight), verifiers,
              cores == 0 ? "all" : std::to_string(cores).c_str());
  const double before = node.cpu_seconds();
  const ReplayResult result =
      replay(test::must(parse_node_link(node.node_link()), "a node link"), all, connections, in_flight);
  print(result, node.cpu_seconds() - before, node);
}

}  // namespace

int main(int count, char** arguments) {
  try {
    const std::string command = count < 2 ? "" : arguments[1];
    if (command != "make" && command != "replay") {
      throw std::runtime_error("make or replay?");
    }
    const Options options = parse(std::span(arguments, static_cast<std::size_t>(count)).subspan(2));
    command == "make" ? make(options) : replay_all(options);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "tacit-load: " << error.what() << std::endl;
    return 1;
  }
}
