// SPDX-License-Identifier: MIT
#include "crypto/hash.h"
#include "protocol/note.h"
#include "protocol/public_coin.h"

#include "vectors/json_values.h"
#include "vectors/sections.h"

namespace tacit::vectors {

namespace {

/// One coin from the payment to the tag, with everything in between.
class CoinCase {
 public:
  CoinCase(const SpendKey& recipient, const Input& input)
      : m_full(recipient.full()),
        m_input(input),
        m_address(addressOf(input, "address")),
        m_ovk(input.array<32>("ovk")),
        m_salt(input.array<32>("salt")),
        m_firstTag(input.tag("T_0")),
        m_number(input.number32("j")),
        m_origin(Origin::of_output(m_firstTag, m_number)),
        m_note{m_address.d(), input.amount("v"), AssetId(input.array<32>("asset")),
               coin_nonce(m_ovk, m_salt, m_number), memoOf(input, "memo")},
        m_coin(orRefuse(
            make_coin(m_address, m_note, outgoing_field(m_address, m_ovk, m_salt, m_number), m_origin))) {}

  Outcome run() {
    addScalars();
    addPoints();
    addBytes();
    addSpend();
    const auto sent = recover_outgoing(m_ovk, m_salt, m_firstTag, m_number, m_coin);
    m_outcome.accepted = sent && sent->address == m_address && sent->note == m_note;
    return std::move(m_outcome);
  }

 private:
  void hex(const char* key, ByteView bytes) { m_outcome.addHex(bytes, m_input.find(key)); }

  void addScalars() {
    const CoinScalars scalars = coin_scalars(m_note.k, m_origin);
    hex("asset_scalar", asset_scalar(m_note.asset).encode());
    hex("h", scalars.h.encode());
    hex("serial", scalars.serial.encode());
    hex("value_blinding", scalars.value_blinding.encode());
    hex("asset_blinding", scalars.asset_blinding.encode());
  }

  void addPoints() {
    const Bytes32 X = orRefuse(shared_point(m_full.incoming(), m_coin.K));
    hex("K", m_coin.K);
    hex("S", m_coin.S);
    hex("V", m_coin.V);
    hex("A", m_coin.A);
    hex("X", X);
    hex("w", hash("tacit/1/coin/key", {X, m_coin.K, m_coin.S}));
  }

  void addBytes() {
    hex("origin", m_origin.bytes());
    hex("k", m_note.k);
    hex("plaintext", m_note.encode());
    hex("o", m_coin.o);
    hex("c", m_coin.c);
    hex("coin", m_coin.encode());
  }

  void addSpend() {
    const Note note = orRefuse(identify(m_full.incoming(), m_coin, m_origin));
    refuseUnless(note == m_note);
    const auto recovered = recover(m_full, m_coin, note, m_origin);
    refuseUnless(recovered.has_value());
    const auto blindings = spend_blindings(recovered->s.expose(), m_full);
    const Offset offset = orRefuse(disguise(m_coin, blindings.expose()));
    hex("s", recovered->s.expose().encode());
    hex("T", recovered->tag.encoding());
    hex("y", blindings.expose().y.encode());
    hex("g", blindings.expose().g.encode());
    hex("alpha", blindings.expose().alpha.encode());
    hex("S'", offset.S);
    hex("V'", offset.V);
    hex("A'", offset.A);
  }

  const FullKey& m_full;
  const Input& m_input;
  Address m_address;
  Bytes32 m_ovk, m_salt;
  Tag m_firstTag;
  std::uint32_t m_number;
  Origin m_origin;
  Note m_note;
  Coin m_coin;
  Outcome m_outcome;
};

Outcome outgoingCase(const Input& input) {
  const auto sent = recover_outgoing(input.array<32>("ovk"), input.array<32>("salt"), input.tag("T_0"),
                                     input.number32("j"), coinOf(input, "coin"));
  refuseUnless(sent.has_value());
  Outcome outcome;
  outcome.addHex(sent->address.encode(), input.find("address"));
  return outcome;
}

Outcome coinEncoding(const Input& input) {
  Outcome outcome;
  outcome.addHex(coinOf(input, "bytes").encode(), input.find("bytes"));
  return outcome;
}

/// What the owner of a public coin finds in it, and the coin made again from that.
void addPublicNote(Outcome& outcome, const Input& input, const Coin& coin, const PublicOpening& opening) {
  const std::uint32_t index = input.number32("index");
  const Origin origin = Origin::of_public_coin(index);
  const Note note = orRefuse(identify(incomingKeyOf(input), coin, origin));
  outcome.addHex(origin.bytes(), input.find("origin"));
  outcome.add(std::to_string(note.v.units()), input.find("v"));
  outcome.addHex(note.k, input.find("k"));
  refuseUnless(note.v == opening.v && note.asset == opening.asset);
  if (input.has("address")) {
    const Address address = addressOf(input, "address");
    refuseUnless(address.d() == note.d);
    const auto again = make_public_coin(address, note.v, note.asset, note.memo, index, note.k, coin.o);
    refuseUnless(again && again->coin == coin && again->opening == opening);
  }
}

Outcome publicCoin(const Input& input) {
  const Coin coin = coinOf(input, "coin");
  const PublicOpening opening = orRefuse(PublicOpening::parse(input.hex("opening")));
  refuseUnless(opens(opening, coin));
  Outcome outcome;
  outcome.addHex(opening.encode(), input.find("opening"));
  if (input.hasAll({"index", "s1", "P2"})) {
    addPublicNote(outcome, input, coin, opening);
  }
  return outcome;
}

Outcome identificationCase(const Input& input) {
  const Note note =
      orRefuse(identify(incomingKeyOf(input), coinOf(input, "coin"), originOf(input, "origin")));
  Outcome outcome;
  outcome.add(jsonOf(note), input.find("note"));
  return outcome;
}

}  // namespace

void runCoins(Report& report, const Json& section) {
  const Input input(section);
  report.list("coins", input, "cases", always, [&](const Input& coin) {
    const SpendKey recipient = spendKeyOf(input.object("recipient"));
    return CoinCase(recipient, coin).run();
  });
  report.list("coins", input, "outgoing", byNull("address"), outgoingCase);
  report.list("coins", input, "encodings", byValid, coinEncoding);
}

void runPublicCoins(Report& report, const Json& section) {
  report.cases("public_coins", section, byValid, publicCoin);
}

void runIdentification(Report& report, const Json& section) {
  report.cases("identification", section, byNull("note"), identificationCase);
}

}  // namespace tacit::vectors
