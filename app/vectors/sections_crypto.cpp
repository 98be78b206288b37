// SPDX-License-Identifier: MIT
#include "base/serialize.h"
#include "crypto/aead.h"
#include "crypto/hash.h"
#include "crypto/random.h"
#include "crypto/transcript.h"
#include "proof/generators.h"

#include "vectors/sections.h"

namespace tacit::vectors {

namespace {

/// Calls f with the parts as one initializer list, which is how the hashes take them.
template <class F>
auto withParts(const std::vector<Bytes>& p, F f) {
  switch (p.size()) {
    case 0:
      return f({});
    case 1:
      return f({p[0]});
    case 2:
      return f({p[0], p[1]});
    case 3:
      return f({p[0], p[1], p[2]});
    case 4:
      return f({p[0], p[1], p[2], p[3]});
    case 5:
      return f({p[0], p[1], p[2], p[3], p[4]});
    case 6:
      return f({p[0], p[1], p[2], p[3], p[4], p[5]});
    case 7:
      return f({p[0], p[1], p[2], p[3], p[4], p[5], p[6]});
    case 8:
      return f({p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7]});
    default:
      throw Missing{"parts: more than eight"};
  }
}

using Parts = std::initializer_list<HashPart>;

Outcome hashCase(const Input& input) {
  const std::string label = input.text("label");
  std::vector<Bytes> parts;
  Writer writer;
  writer.enc(as_bytes(label));
  for (const Json& part : input.list("parts")) {
    parts.push_back(hexOf(part));
    writer.enc(parts.back());
  }
  Outcome outcome;
  outcome.addHex(writer.view(), input.find("input"));
  outcome.addHex(withParts(parts, [&](Parts p) { return hash(label, p); }), input.find("hash"));
  outcome.addHex(withParts(parts, [&](Parts p) { return digest(label, p); }), input.find("digest"));
  outcome.addHex(withParts(parts, [&](Parts p) { return digest16(label, p); }), input.find("digest16"));
  outcome.addHex(withParts(parts, [&](Parts p) { return hash_to_scalar(label, p).encode(); }),
                 input.find("scalar"));
  outcome.addHex(withParts(parts, [&](Parts p) { return hash_to_point(label, p).encode(); }),
                 input.find("point"));
  return outcome;
}

Outcome scalarEncoding(const Input& input) {
  Outcome outcome;
  outcome.addHex(input.scalar("bytes").encode(), input.find("bytes"));
  return outcome;
}

/// The identity is a point here: what refuses it is the place where it stands.
Outcome pointEncoding(const Input& input) {
  const Bytes bytes = input.hex("bytes");
  const Point point = orRefuse(Point::decode(bytes));
  refuseUnless(Point::decode_nonidentity(bytes).has_value() == !point.is_identity());
  Outcome outcome;
  outcome.addHex(point.encode(), input.find("bytes"));
  outcome.add(point.is_identity(), input.find("identity"));
  return outcome;
}

Outcome wideScalar(const Input& input) {
  Outcome outcome;
  outcome.addHex(Scalar::from_wide(input.array<64>("bytes")).encode(), input.find("scalar"));
  return outcome;
}

constexpr std::size_t kRandomScalars = 4;  // when the file does not list any

Outcome randomStream(const Input& input) {
  VectorRandom random(input.hex("seed"));
  const Json* expected = input.find("scalars");
  const std::size_t count = expected != nullptr ? expected->size() : kRandomScalars;
  Json scalars = Json::array();
  for (std::size_t i = 0; i < count; ++i) {
    scalars.push_back(to_hex(random.scalar().encode()));
  }
  Outcome outcome;
  outcome.add(std::move(scalars), expected);
  return outcome;
}

Outcome generatorCase(const Input& input) {
  constexpr std::size_t kFirst = 8;
  const FixedGenerators& fixed = tacit::generators();
  const VectorGenerators vectors = vector_generators(kMostVectorGenerators);
  Outcome outcome;
  outcome.addHex(fixed.G.encode(), input.find("G"));
  outcome.addHex(fixed.H.encode(), input.find("H"));
  outcome.addHex(fixed.F.encode(), input.find("F"));
  outcome.addHex(fixed.U.encode(), input.find("U"));
  const auto add = [&](std::span<const Point> points, const char* first, const char* last) {
    Json list = Json::array();
    for (const Point& point : points.first(kFirst)) {
      list.push_back(to_hex(point.encode()));
    }
    outcome.add(std::move(list), input.find(first));
    outcome.addHex(points.back().encode(), input.find(last));
  };
  add(vectors.Gv, "Gv", "Gv[1023]");
  add(vectors.Hv, "Hv", "Hv[1023]");
  return outcome;
}

Outcome transcriptCase(const Input& input) {
  Transcript transcript(input.text("label"));
  Outcome outcome;
  for (const Json& json : input.list("steps")) {
    const Input step(json);
    if (step.has("append")) {
      transcript.append(step.text("append"), step.hex("bytes"));
    } else {
      const auto challenge = transcript.challenge(step.text("challenge"));
      outcome.addHex(orRefuse(challenge).encode(), step.find("scalar"));
    }
  }
  return outcome;
}

Outcome sealedCase(const Input& input) {
  const auto key = input.array<32>("key");
  const auto nonce = input.array<24>("nonce");
  const Bytes ad = input.hex("ad");
  Outcome outcome;
  if (!input.has("sealed")) {
    outcome.addHex(aead_seal(key, nonce, ad, input.hex("plaintext")));
    return outcome;
  }
  const Bytes plaintext = orRefuse(aead_open(key, nonce, ad, input.hex("sealed")));
  outcome.addHex(plaintext, input.find("plaintext"));
  outcome.addHex(aead_seal(key, nonce, ad, plaintext), input.find("sealed"));
  return outcome;
}

}  // namespace

void runHashes(Report& report, const Json& section) {
  report.cases("hashes", section, always, hashCase);
}

void runEncodings(Report& report, const Json& section) {
  const Input input(section);
  report.list("encodings", input, "scalars", byValid, scalarEncoding);
  report.list("encodings", input, "points", byValid, pointEncoding);
  report.list("encodings", input, "wide", always, wideScalar);
  if (const Json* random = input.find("random")) {
    report.single("encodings.random", 0, *random, always, randomStream);
  }
}

void runGenerators(Report& report, const Json& section) {
  report.single("generators", 0, section, always, generatorCase);
}

void runTranscript(Report& report, const Json& section) {
  report.single("transcript", 0, section, always, transcriptCase);
}

void runSealed(Report& report, const Json& section) {
  report.cases("sealed", section, byValid, sealedCase);
}

}  // namespace tacit::vectors
