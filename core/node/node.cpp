// SPDX-License-Identifier: MIT
#include "node/node.h"

#include <algorithm>

#include "crypto/hash.h"
#include "crypto/random.h"

namespace tacit {
namespace {

/// A key and, since a changed bit would make another key of it, 16 bytes of its digest. The digest is missing
/// in files of earlier programs.
constexpr std::size_t kKeySize = 32;
constexpr std::size_t kKeyFileSize = 48;

Bytes16 key_digest(ByteView key) {
  return digest16("tacit/1/node/key-file", {key});
}

Result<Secret<Bytes32>, FileError> load_key(const std::string& path) {
  TACIT_TRY(const SecretBytes content, read_secret_file(path, kKeyFileSize));
  const ByteView bytes = content.expose();
  const auto is_zero = [](std::uint8_t byte) { return byte == 0; };
  if ((bytes.size() != kKeySize && bytes.size() != kKeyFileSize) ||
      std::ranges::all_of(bytes.first(kKeySize), is_zero) ||
      (bytes.size() == kKeyFileSize &&
       !equal_vartime(bytes.last(kKeyFileSize - kKeySize), key_digest(bytes.first(kKeySize))))) {
    return std::unexpected(FileError::kDamaged);
  }
  Secret<Bytes32> key;
  std::copy_n(bytes.begin(), kKeySize, key.expose().begin());
  return key;
}

Result<void, FileError> make_key(const std::string& path) {
  SecretBytes content(kKeyFileSize);
  const std::span<std::uint8_t> key = content.expose().first(kKeySize);
  random_bytes(key);
  std::ranges::copy(key_digest(key), content.expose().begin() + kKeySize);
  auto written = write_new_secret_file(path, std::as_const(content).expose());
  if (!written && written.error() == FileError::kExists) {
    return {};
  }
  return written;
}

std::string operator_key_path(const std::string& folder) {
  return folder + "/operator.key";
}

std::string curve_key_path(const std::string& folder) {
  return folder + "/curve.key";
}

}  // namespace

Result<NodeKeys, FileError> make_node_keys(const std::string& folder) {
  TACIT_TRY_VOID(make_key(operator_key_path(folder)));
  TACIT_TRY_VOID(make_key(curve_key_path(folder)));
  return load_node_keys(folder);
}

Result<NodeKeys, FileError> load_node_keys(const std::string& folder) {
  TACIT_TRY(const Secret<Bytes32> seed, load_key(operator_key_path(folder)));
  TACIT_TRY(Secret<Bytes32> link, load_key(curve_key_path(folder)));
  Secret<Bytes32> decoded;
  decoded.expose() = digest("tacit/1/node/decoded-key", {seed.expose()});
  return NodeKeys{signing_key_from_seed(seed.expose()), link_keys_from_secret(std::move(link)),
                  std::move(decoded)};
}

Result<std::unique_ptr<Node>, NodeFailure> Node::start(const NodeOptions& options, NodeKeys keys,
                                                       const Clock& clock, Faucet* faucet,
                                                       std::function<void()> on_failure) {
  auto store = Store::open(ledger_folder(options.folder), options.check, keys.decoded.expose());
  if (!store) {
    return std::unexpected(NodeFailure{.kind = NodeFailure::Kind::kStore, .store = store.error()});
  }
  if (keys.operator_key.public_key != (*store)->network().operator_key) {
    return std::unexpected(NodeFailure{.kind = NodeFailure::Kind::kOperatorKey});
  }
  std::unique_ptr<Node> node(new Node());
  node->m_public_host = options.public_host.empty() ? options.host : options.public_host;
  node->m_store = *std::move(store);
  node->m_verifiers = std::make_unique<WorkerPool>(options.verifiers);
  auto signer = BlockSigner::open(signed_blocks_path(options.folder), std::move(keys.operator_key),
                                  *node->m_store, node->m_verifiers.get());
  if (!signer) {
    return std::unexpected(NodeFailure{.kind = NodeFailure::Kind::kSigner, .signer = signer.error()});
  }
  node->m_decoding = std::make_unique<SpareTimeWork>(
      *node->m_verifiers, [store = node->m_store.get()] { return store->prepare_cover_sets(); });
  node->m_engine = std::make_unique<EmbeddedEngine>(*node->m_store, *std::move(signer), clock,
                                                    *node->m_verifiers, options.engine);
  ApiServer::Options api;
  api.epoch = random_array<16>();
  node->m_api = std::make_unique<ApiServer>(*node->m_store, *node->m_engine, clock, api);
  node->m_api->set_faucet(faucet);

  LinkServerOptions link;
  link.host = options.host;
  link.port = options.port;
  link.epoch = api.epoch;
  auto server = LinkServer::start(link, std::move(keys.link), *node->m_api);
  if (!server) {
    return std::unexpected(NodeFailure{.kind = NodeFailure::Kind::kLink, .link = server.error()});
  }
  node->m_server = *std::move(server);
  node->m_api->set_server(node->m_server.get());
  node->m_engine->on_block([made = node.get()](const FinalBlock& block) {
    made->m_server->announce_tip(block.header.height, block.id);
    made->m_decoding->ask();
  });
  node->m_engine->on_failure(
      [on_failure = std::move(on_failure)](EngineFailure, std::string_view) { on_failure(); });
  node->m_engine->start();
  node->m_decoding->ask();
  return node;
}

Node::~Node() {
  if (m_api) {
    m_api->set_server(nullptr);
  }
  // The engine announces to the server, and answers submissions through the API, until it has stopped.
  if (m_engine) {
    m_engine->stop();
  }
  m_server.reset();
  m_engine.reset();
  m_api.reset();
}

NodeLink Node::link() const {
  return {m_public_host, m_server->port(), m_server->public_key(), m_store->network().genesis};
}

}  // namespace tacit
