// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <variant>

#include "base/clock.h"
#include "base/worker_pool.h"
#include "crypto/sign.h"
#include "ledger/store.h"
#include "link/keys.h"
#include "link/node_link.h"
#include "link/server.h"
#include "node/api_server.h"
#include "node/embedded_engine.h"
#include "node/files.h"
#include "node/spare_time.h"

namespace tacit {

/// A node's two keys, in its data folder as `operator.key` (signs blocks; whoever has it decides what is
/// final) and `curve.key` (proves to wallets that they talk to this node). Raw 32 bytes each, mode 0600.
struct NodeKeys {
  SigningKeyPair operator_key;
  LinkKeys link;
  Secret<Bytes32> decoded{};  // of the checksums of decoded coins; a digest of the operator's seed
};
/// Loads the keys of a folder, and makes those that are not there. The caller holds the folder's lock.
Result<NodeKeys, FileError> make_node_keys(const std::string& folder);
Result<NodeKeys, FileError> load_node_keys(const std::string& folder);

/// Where a node's ledger is.
inline std::string ledger_folder(const std::string& data_folder) {
  return data_folder + "/ledger";
}

/// The record of blocks that a node has signed (block_signer.h): beside the ledger, so that a ledger that is
/// put back alone is found to be old.
inline std::string signed_blocks_path(const std::string& data_folder) {
  return data_folder + "/signed";
}

struct NodeOptions {
  std::string folder;              // of the data; its lock is the caller's
  std::string host = "127.0.0.1";  // to listen on
  std::uint16_t port = 0;
  std::string public_host;    // in the node link; empty: `host`
  std::size_t verifiers = 2;  // threads
  StoreCheck check{};
  EmbeddedOptions engine{};
};

struct NodeFailure {
  enum class Kind : std::uint8_t {
    kStore,        // see `store`
    kOperatorKey,  // not the one that the genesis names
    kSigner,       // see `signer`
    kLink,         // see `link`
  };
  Kind kind{};
  StoreFailure store{};
  SignerFailure signer{};
  LinkServerError link{};
};

/// A running node: ledger, engine, API and link. The destructor ends it cleanly.
class Node {
 public:
  /// Everything is checked and listening when it returns; the first block follows at once. `faucet` may be
  /// null; it must outlive the node, as must `clock`. `on_failure` is called on the engine's thread when the
  /// node can not go on.
  static Result<std::unique_ptr<Node>, NodeFailure> start(const NodeOptions& options, NodeKeys keys,
                                                          const Clock& clock, Faucet* faucet,
                                                          std::function<void()> on_failure);
  ~Node();
  Node(const Node&) = delete;
  Node& operator=(const Node&) = delete;

  /// What wallets need to connect.
  NodeLink link() const;
  const NetworkParameters& network() const { return m_store->network(); }
  Tip tip() const { return m_store->tip(); }
  Supplies supplies() const { return m_store->supplies(); }
  /// Wallets connected now. Any thread.
  std::size_t connection_count() const { return m_server->connection_count(); }

 private:
  Node() = default;

  std::string m_public_host;
  std::unique_ptr<Store> m_store;
  std::unique_ptr<SpareTimeWork> m_decoding;  // of coins for cover sets; before the pool whose tasks use it
  std::unique_ptr<WorkerPool> m_verifiers;
  std::unique_ptr<EmbeddedEngine> m_engine;
  std::unique_ptr<ApiServer> m_api;
  std::unique_ptr<LinkServer> m_server;
};

}  // namespace tacit
