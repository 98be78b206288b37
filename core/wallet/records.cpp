// SPDX-License-Identifier: MIT
#include "wallet/records.h"

#include "base/serialize.h"
#include "protocol/genesis.h"

namespace tacit {

namespace {

// 2 added where a restored wallet begins, 3 a proxy to each account, which 4 keeps beside them.
constexpr std::uint8_t kVersion = 4;
constexpr std::size_t kMostText = 1u << 16;

/// One description of each record serves writing and reading.
class Out {
 public:
  Out() { m_writer.u8(kVersion); }
  std::uint8_t version() const { return kVersion; }
  void field(bool& v) { m_writer.u8(v ? 1 : 0); }
  void field(std::uint8_t& v) { m_writer.u8(v); }
  void field(std::uint32_t& v) { m_writer.u32(v); }
  void field(std::uint64_t& v) { m_writer.u64(v); }
  void field(Amount& v) { m_writer.u64(v.units()); }
  void field(AssetId& v) { m_writer.bytes(v.bytes()); }
  void field(std::string& v) { m_writer.enc(as_bytes(v)); }
  void field(Bytes& v) { m_writer.enc(v); }
  template <std::size_t N>
  void field(ByteArray<N>& v) {
    m_writer.bytes(v);
  }
  void field(Tag& v) { m_writer.bytes(v.encoding()); }
  void field(Origin& v) { m_writer.bytes(v.bytes()); }
  void field(Coin& v) { v.write(m_writer); }
  void field(Header& v) { m_writer.bytes(v.encode()); }
  void field(Certificate& v) { m_writer.bytes(v.encode()); }
  template <class T>
    requires std::is_enum_v<T>
  void field(T& v) {
    m_writer.u8(static_cast<std::uint8_t>(v));
  }
  template <class T>
  void field(std::optional<T>& v) {
    m_writer.u8(v ? 1 : 0);
    if (v) {
      element(*v);
    }
  }
  template <class T>
  void field(std::vector<T>& v) {
    m_writer.u32(static_cast<std::uint32_t>(v.size()));
    for (T& e : v) {
      element(e);
    }
  }
  template <class... T>
  void fields(T&... v) {
    (field(v), ...);
  }
  Bytes take() { return m_writer.take(); }

 private:
  template <class T>
  void element(T& v) {
    if constexpr (requires { this->field(v); }) {
      field(v);
    } else {
      describe(*this, v);
    }
  }
  Writer m_writer;
};

class In {
 public:
  explicit In(ByteView bytes) : m_reader(bytes) {
    m_version = m_reader.u8();
    check(m_version >= 1 && m_version <= kVersion);
  }
  std::uint8_t version() const { return m_version; }
  void field(bool& v) {
    const std::uint8_t b = m_reader.u8();
    v = b == 1;
    check(b <= 1);
  }
  void field(std::uint8_t& v) { v = m_reader.u8(); }
  void field(std::uint32_t& v) { v = m_reader.u32(); }
  void field(std::uint64_t& v) { v = m_reader.u64(); }
  void field(Amount& v) { take(v, Amount::parse(m_reader.u64())); }
  void field(AssetId& v) { v = AssetId(m_reader.array<32>()); }
  void field(std::string& v) {
    const ByteView bytes = m_reader.enc(kMostText);
    v.assign(bytes.begin(), bytes.end());
  }
  void field(Bytes& v) {
    const ByteView bytes = m_reader.enc(1u << 26);
    v.assign(bytes.begin(), bytes.end());
  }
  template <std::size_t N>
  void field(ByteArray<N>& v) {
    v = m_reader.array<N>();
  }
  void field(Tag& v) { v = Tag::from_trusted(m_reader.array<32>()); }
  void field(Origin& v) { v = Origin(m_reader.array<36>()); }
  void field(Coin& v) { v = Coin::read_split(m_reader); }
  void field(Header& v) { take(v, Header::parse(m_reader.bytes(Header::kSize))); }
  void field(Certificate& v) { take(v, Certificate::parse(m_reader.bytes(Certificate::kSize))); }
  template <class T>
    requires std::is_enum_v<T>
  void field(T& v) {
    v = static_cast<T>(m_reader.u8());
  }
  template <class T>
  void field(std::optional<T>& v) {
    const std::uint8_t there = m_reader.u8();
    check(there <= 1);
    v.reset();
    if (there == 1 && !m_reader.failed()) {
      v.emplace();
      element(*v);
    }
  }
  template <class T>
  void field(std::vector<T>& v) {
    const std::uint32_t count = m_reader.u32();
    check(count <= m_reader.remaining());
    v.clear();
    for (std::uint32_t i = 0; i < count && !m_reader.failed(); ++i) {
      element(v.emplace_back());
    }
  }
  template <class... T>
  void fields(T&... v) {
    (field(v), ...);
  }
  bool finish() { return m_reader.finish(); }

 private:
  template <class T>
  void element(T& v) {
    if constexpr (requires { this->field(v); }) {
      field(v);
    } else {
      describe(*this, v);
    }
  }
  template <class T>
  void take(T& v, std::optional<T> value) {
    check(value.has_value());
    if (value) {
      v = *value;
    }
  }
  void check(bool good) {
    if (!good) {
      m_reader.fail();
    }
  }
  Reader m_reader;
  std::uint8_t m_version = 0;
};

}  // namespace

// Found by argument-dependent look-up from the two classes above, so not in the unnamed namespace.

template <class Io>
static void describe(Io& io, Note& v) {
  io.fields(v.d, v.v, v.asset, v.k, v.memo);
}

template <class Io>
static void describe(Io& io, CoverRange& v) {
  io.fields(v.first, v.count);
}

template <class Io>
static void describe(Io& io, KeptSet& v) {
  describe(io, v.range);
  io.fields(v.head);
}

template <class Io>
static void describe(Io& io, OwnedCoin& v) {
  io.fields(v.row, v.index, v.origin, v.coin);
  describe(io, v.note);
  io.fields(v.tag, v.transaction, v.height, v.time, v.spent_by, v.spent_height, v.reserved, v.kept);
}

template <class Io>
static void describe(Io& io, PaymentPart& v) {
  io.fields(v.address, v.amount, v.output);
}

template <class Io>
static void describe(Io& io, PaymentRecord& v) {
  io.fields(v.id, v.incoming, v.state, v.refusal, v.amount, v.fee, v.asset, v.parts, v.memo, v.memo_bytes,
            v.request_id, v.label, v.own_note, v.transaction, v.height, v.time, v.created, v.handed_over,
            v.expiry, v.restored);
}

template <class Io>
static void describe(Io& io, StoredOutput& v) {
  io.fields(v.address, v.amount, v.memo, v.change);
}

template <class Io>
static void describe(Io& io, Attempt& v) {
  io.fields(v.id, v.transaction, v.expiry);
}

template <class Io>
static void describe(Io& io, StoredPayment& v) {
  describe(io, v.record);
  io.fields(v.inputs, v.outputs, v.salt, v.attempts);
}

template <class Io>
static void describe(Io& io, PaymentRequest& v) {
  io.fields(v.id, v.address_number, v.address, v.amount, v.asset, v.label, v.message, v.expiry, v.created,
            v.paid, v.received, v.state, v.link);
}

template <class Io>
static void describe(Io& io, ChainState& v) {
  io.fields(v.started, v.from_genesis, v.caught_up_once, v.tip, v.certificate, v.tip_id, v.cover_digest,
            v.birthday, v.verified_at);
  if (io.version() >= 2) {
    io.fields(v.since, v.since_height, v.restored);
  } else {
    v.restored = v.from_genesis;
  }
}

template <class Io>
static void describe(Io& io, NetworkParameters& v) {
  io.fields(v.genesis, v.name, v.prefix, v.n, v.m, v.fee_unit, v.max_block_bytes, v.operator_key);
}

template <class Io>
static void describe(Io& io, WalletSettings& v) {
  io.fields(v.node_link, v.prefix, v.next_address, v.shown_address, v.words_confirmed);
  if (io.version() >= 3) {
    io.fields(v.proxy);
  }
  if (io.version() >= 4) {
    io.fields(v.proxy_apart);
  }
}

template <class Io>
static void describe(Io& io, StoredProof& v) {
  describe(io, v.range);
  io.fields(v.proof);
}

template <class Io>
static void describe(Io& io, Evidence& v) {
  io.fields(v.first, v.second, v.first_certificate, v.second_certificate);
}

template <class Io>
static void describe(Io& io, Contact& v) {
  io.fields(v.id, v.name, v.addresses, v.colour, v.picture, v.note, v.created, v.address_since);
}

template <class Io>
static void describe(Io& io, StoredAssignment& v) {
  io.fields(v.contact);
}

namespace {

template <class T>
Bytes encode(const T& value) {
  Out out;
  describe(out, const_cast<T&>(value));  // writing changes nothing
  return out.take();
}

template <class T>
bool decode(ByteView bytes, T& value) {
  In in(bytes);
  value = T();
  describe(in, value);
  return in.finish();
}

}  // namespace

Bytes encode_record(const OwnedCoin& coin) {
  return encode(coin);
}

bool decode_record(ByteView bytes, OwnedCoin& coin) {
  return decode(bytes, coin);
}

Bytes encode_record(const StoredPayment& payment) {
  return encode(payment);
}

bool decode_record(ByteView bytes, StoredPayment& payment) {
  return decode(bytes, payment);
}

Bytes encode_record(const PaymentRequest& request) {
  return encode(request);
}

bool decode_record(ByteView bytes, PaymentRequest& request) {
  return decode(bytes, request);
}

Bytes encode_record(const ChainState& state) {
  return encode(state);
}

bool decode_record(ByteView bytes, ChainState& state) {
  return decode(bytes, state);
}

Bytes encode_record(const NetworkParameters& network) {
  return encode(network);
}

bool decode_record(ByteView bytes, NetworkParameters& network) {
  if (!decode(bytes, network)) {
    return false;
  }
  Genesis rules;
  rules.name = network.name;
  rules.prefix = network.prefix;
  rules.n = network.n;
  rules.m = network.m;
  rules.fee_unit = network.fee_unit;
  rules.max_block_bytes = network.max_block_bytes;
  // Nothing but the coins is missing: every field is looked at before them.
  return rules.validate().error() == GenesisError::kNoCoins;
}

Bytes encode_record(const WalletSettings& settings) {
  return encode(settings);
}

bool decode_record(ByteView bytes, WalletSettings& settings) {
  return decode(bytes, settings) &&
         (settings.proxy.empty() || (!settings.proxy_apart && parse_proxy(settings.proxy)));
}

Bytes encode_record(const StoredProof& proof) {
  return encode(proof);
}

bool decode_record(ByteView bytes, StoredProof& proof) {
  return decode(bytes, proof);
}

Bytes encode_record(const Evidence& evidence) {
  return encode(evidence);
}

bool decode_record(ByteView bytes, Evidence& evidence) {
  return decode(bytes, evidence);
}

Bytes encode_record(const Contact& contact) {
  return encode(contact);
}

bool decode_record(ByteView bytes, Contact& contact) {
  return decode(bytes, contact) && !contact.name.empty() && contact_name(contact.name) == contact.name &&
         count_characters(contact.name) <= kMostContactName && !contact.addresses.empty() &&
         contact.addresses.size() <= kMostContactAddresses && contact.colour < kContactColours &&
         contact.picture.size() <= kMostContactPicture && contact.note.size() <= kMostContactNote;
}

Bytes encode_record(const StoredAssignment& assignment) {
  return encode(assignment);
}

bool decode_record(ByteView bytes, StoredAssignment& assignment) {
  return decode(bytes, assignment);
}

}  // namespace tacit
