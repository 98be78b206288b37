// SPDX-License-Identifier: MIT
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <map>
#include <stdexcept>
#include <thread>

#include <unistd.h>

#include "link/client.h"
#include "protocol/transaction.h"
#include "support/must.h"

#include "bench/flood_attacks.h"
#include "bench/served_ledger.h"
#include "bench/worlds.h"

/// tacit-floods --folder DIR --tacitd PROGRAM [--payments 60] [--m 7] [--seconds 10] [--most-memory 600]
///   [--only PART OF A FLOOD'S NAME]
/// An honest wallet pays over a new connection each time, before, during and after each kind of flood.
/// DIR is that of `tacit-load make` with the same --payments and --m. Fails when a payment is not final
/// within two minutes, or when tacitd holds more than so many MB that are no files. See floods.sh.
namespace {

using namespace tacit;
using namespace tacit::bench;
namespace fs = std::filesystem;
using Time = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds kPatience{120'000};
constexpr std::size_t kLate = 32;  // transactions of false memberships
constexpr std::size_t kPhases = 11;

struct Settings {
  std::string folder, tacitd, only;
  std::uint64_t payments = 60, m = 7, seconds = 10, most_memory = 600;
};

Settings parse(std::span<char*> words) {
  Settings settings;
  std::map<std::string, std::uint64_t*> numbers = {{"--payments", &settings.payments},
                                                   {"--m", &settings.m},
                                                   {"--seconds", &settings.seconds},
                                                   {"--most-memory", &settings.most_memory}};
  for (std::size_t i = 0; i + 1 < words.size(); i += 2) {
    const std::string name = words[i];
    if (name == "--folder" || name == "--tacitd") {
      (name == "--folder" ? settings.folder : settings.tacitd) = words[i + 1];
    } else if (name == "--only") {
      settings.only = words[i + 1];
    } else if (numbers.contains(name)) {
      *numbers.at(name) = std::stoull(words[i + 1]);
    } else {
      throw std::runtime_error("what is " + name + "?");
    }
  }
  if (settings.folder.empty() || settings.tacitd.empty()) {
    throw std::runtime_error("--folder and --tacitd are needed");
  }
  return settings;
}

/// One payment as a wallet makes it that has just been started: connects, submits until it is accepted,
/// fetches blocks until one holds it. Returns the time that took.
class HonestWallet {
 public:
  HonestWallet(const NodeLink& node, const Bytes& payment)
      : m_client(node), m_payment(payment), m_id(transaction_id(node.genesis, payment)) {}

  milliseconds pay() {
    const auto begin = Time::now();
    while (!m_final) {
      if (Time::now() - begin > kPatience) {
        throw std::runtime_error("an honest payment is not final after two minutes");
      }
      act();
      for (const LinkEvent& event : m_client.poll(milliseconds(20))) {
        std::visit([this](const auto& what) { take(what); }, event);
      }
    }
    return std::chrono::duration_cast<milliseconds>(Time::now() - begin);
  }

 private:
  void act() {
    if (m_connected && !m_accepted && m_submit == 0) {
      m_submit = m_client.request(SubmitRequest{m_payment});
    }
    if (m_connected && m_blocks == 0 && m_from <= m_tip) {
      m_blocks = m_client.request(BlocksRequest{m_from, 16});
    }
  }
  void take(const LinkStateEvent& event) {
    m_connected = event.state == LinkState::kConnected;
    m_submit = m_blocks = 0;
    if (m_connected) {
      m_from = m_from == 0 ? event.hello->height + 1 : m_from;
      m_tip = std::max(m_tip, event.hello->height);
    }
  }
  void take(const LinkTipEvent& event) { m_tip = std::max(m_tip, event.tip.height); }
  void take(const LinkReplyEvent& event) {
    if (event.ticket == m_submit) {
      m_submit = 0;
      const auto* reply = event.reply ? std::get_if<SubmitReply>(&*event.reply) : nullptr;
      if (reply && reply->outcome == SubmitResult::kRefused) {
        throw std::runtime_error("an honest payment was refused");
      }
      m_accepted = reply && reply->outcome != SubmitResult::kBusy;
    } else if (event.ticket == m_blocks) {
      m_blocks = 0;
      const auto* reply = event.reply ? std::get_if<BlocksReply>(&*event.reply) : nullptr;
      for (std::size_t i = 0; reply && i < reply->blocks.size(); ++i, ++m_from) {
        m_final |= std::ranges::any_of(reply->blocks[i].transactions,
                                       [&](const TransactionRecord& one) { return one.id == m_id; });
      }
    }
  }

  LinkClient m_client;
  const Bytes& m_payment;
  const Bytes32 m_id;
  bool m_connected = false, m_accepted = false, m_final = false;
  std::uint64_t m_from = 0, m_tip = 0;
  Ticket m_submit = 0, m_blocks = 0;
};

struct Figures {
  std::vector<milliseconds> latencies;
  std::uint64_t attacks = 0, memory = 0;
  double seconds = 0, cpu = 0;
};

/// Each phase has its share of the payments, spread over its time.
class Phases {
 public:
  Phases(const Settings& settings, const NodeProcess& node, FloodMaterial material,
         std::vector<Bytes> payments)
      : m_settings(settings),
        m_node(node),
        m_material(std::move(material)),
        m_payments(std::move(payments)) {}

  void run(const std::string& name, const Flood* flood) {
    Figures figures;
    std::atomic<bool> stop = false;
    std::atomic<std::uint64_t> count = 0;
    std::vector<std::thread> attackers;
    for (std::size_t i = 0; flood && i < flood->threads; ++i) {
      attackers.emplace_back([&, i] { flood->run(m_material, i, stop, count); });
    }
    std::thread sampler([&] {
      while (!stop) {
        figures.memory = std::max(figures.memory, m_node.memory("RssAnon"));
        std::this_thread::sleep_for(milliseconds(50));
      }
    });
    const auto begin = Time::now();
    const double cpu = m_node.cpu_seconds();
    std::exception_ptr failure;
    try {
      pay_for(begin, figures);
    } catch (...) {
      failure = std::current_exception();
    }
    figures.seconds = std::chrono::duration<double>(Time::now() - begin).count();
    figures.cpu = m_node.cpu_seconds() - cpu;
    figures.attacks = count;
    stop = true;
    sampler.join();
    for (std::thread& attacker : attackers) {
      attacker.join();
    }
    if (failure) {
      std::rethrow_exception(failure);
    }
    print(name, flood ? flood->unit : "", figures);
    if (figures.memory > m_settings.most_memory << 20) {
      throw std::runtime_error("tacitd holds too much memory");
    }
  }

 private:
  void pay_for(Time::time_point begin, Figures& figures) {
    const auto end = begin + std::chrono::seconds(m_settings.seconds);
    std::this_thread::sleep_for(std::min(milliseconds(500), milliseconds(100 * m_settings.seconds)));
    const std::uint64_t most = m_settings.payments / kPhases;
    while (figures.latencies.size() < most) {
      figures.latencies.push_back(HonestWallet(m_material.node, m_payments[m_next++]).pay());
      std::this_thread::sleep_for(milliseconds(500 * m_settings.seconds / most));
    }
    std::this_thread::sleep_until(end);
  }

  static void print(const std::string& name, const std::string& unit, Figures& figures) {
    std::ranges::sort(figures.latencies);
    std::printf("%-36s %2zu payments, median %5lld ms, worst %5lld ms; processor %4.0f %%; memory %4.0f MB",
                name.c_str(), figures.latencies.size(),
                static_cast<long long>(figures.latencies[figures.latencies.size() / 2].count()),
                static_cast<long long>(figures.latencies.back().count()), 100 * figures.cpu / figures.seconds,
                1e-6 * static_cast<double>(figures.memory));
    if (!unit.empty()) {
      std::printf("; %.0f %s a second", static_cast<double>(figures.attacks) / figures.seconds, unit.c_str());
    }
    std::printf("\n");
    std::fflush(stdout);
  }

  const Settings& m_settings;
  const NodeProcess& m_node;
  const FloodMaterial m_material;
  const std::vector<Bytes> m_payments;
  std::size_t m_next = 0;
};

std::string payments_file(const std::string& folder) {
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with("payments-load-") && !name.ends_with(".new")) {
      return entry.path().string();
    }
  }
  throw std::runtime_error("no payments; tacit-load make");
}

FloodMaterial make_material(const Settings& settings, const std::vector<Bytes>& honest) {
  FloodMaterial material;
  // Of payments whose turn comes after the floods: a tag that is spent would be found before any proof.
  const std::span late = std::span(honest).last(settings.payments / kPhases);
  for (std::size_t i = 0; i < 256; ++i) {
    Bytes bytes = late[i % late.size()];
    bytes[bytes.size() - 2 - i / late.size() % 16] ^= static_cast<std::uint8_t>(1u << i % 8);
    material.refused_early.push_back(std::move(bytes));
  }
  const auto m = static_cast<unsigned>(settings.m);
  const std::uint64_t N = std::uint64_t{1} << (2 * m), coins = N + N / 2;
  const World world(m, coins, coins / 2);
  const std::size_t most = std::min<std::size_t>(kLate, N / 32);
  const PaymentShape shape{.name = "flood-" + std::to_string(settings.payments),
                           .inputs = 4,
                           .outputs = 1,
                           .sets = 4,
                           .families = m < 5 ? 1u : 4u,  // small sets do not get much smaller
                           .false_membership = true,
                           .skip = 2 * settings.payments};
  material.refused_late = payments(world, shape, most, settings.folder);
  const PaymentShape light{.name = "flood-light-" + std::to_string(settings.payments),
                           .inputs = 1,
                           .outputs = 1,
                           .false_membership = true,
                           .skip = shape.skip};  // nothing of either is ever spent
  material.refused_light = payments(world, light, most, settings.folder);
  return material;
}

int run(const Settings& settings) {
  std::vector<Bytes> honest = read_payments(payments_file(settings.folder), settings.payments);
  if (honest.size() < settings.payments || settings.payments < kPhases) {
    throw std::runtime_error("too few payments; tacit-load make");
  }
  FloodMaterial material = make_material(settings, honest);
  const std::string copy =
      (fs::temp_directory_path() / ("tacit-floods-" + std::to_string(::getpid()))).string();
  fs::copy(settings.folder + "/node", copy, fs::copy_options::recursive);
  int code = 0;
  try {
    const NodeProcess node(settings.tacitd, copy, 2);
    material.node = test::must(parse_node_link(node.node_link()), "a node link");
    Phases phases(settings, node, std::move(material), std::move(honest));
    static_assert(kPhases == kFloods + 2);
    phases.run("nothing else", nullptr);
    for (const Flood& flood : floods()) {
      if (flood.name.find(settings.only) != std::string::npos) {
        phases.run(flood.name, &flood);
      }
    }
    phases.run("nothing else, afterwards", nullptr);
  } catch (const std::exception& error) {
    std::cerr << "tacit-floods: " << error.what() << std::endl;
    code = 1;
  }
  fs::remove_all(copy);
  return code;
}

}  // namespace

int main(int count, char** arguments) {
  try {
    return run(parse(std::span(arguments, static_cast<std::size_t>(count)).subspan(1)));
  } catch (const std::exception& error) {
    std::cerr << "tacit-floods: " << error.what() << std::endl;
    return 1;
  }
}
