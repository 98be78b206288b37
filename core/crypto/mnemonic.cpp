// SPDX-License-Identifier: MIT
#include "crypto/mnemonic.h"

#include <algorithm>
#include <array>
#include <functional>

#include <sodium.h>

#include "base/check.h"

namespace tacit {

namespace {

constexpr std::size_t kMostWords = 24;
constexpr std::size_t kLongestWord = 8;
constexpr std::size_t kMostPhrase = kMostWords * (kLongestWord + 1);
constexpr unsigned kWordBits = 11;
constexpr int kRounds = 2048;

constexpr std::string_view kWords[2048] = {
#include "mnemonic_words.inc"
};

/// A word of at most eight letters as one integer, the first letter lowest, padded with zeros: words are
/// looked up without a branch or an address that depends on them. Their lengths show in the time.
using PackedWord = std::uint64_t;

constexpr PackedWord pack(std::string_view word) {
  PackedWord packed = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    packed |= static_cast<PackedWord>(static_cast<std::uint8_t>(word[i])) << 8 * i;
  }
  return packed;
}

constexpr auto kPacked = [] {
  std::array<PackedWord, 2048> packed{};
  for (std::size_t i = 0; i < packed.size(); ++i) {
    packed[i] = pack(kWords[i]);
  }
  return packed;
}();

/// All ones when a = b, else zero.
std::uint64_t equal_mask(std::uint64_t a, std::uint64_t b) {
  const std::uint64_t difference = a ^ b;
  return ((difference | (0 - difference)) >> 63) - 1;
}

/// The word's number, or 2048. Touches the whole list.
std::uint32_t index_of(PackedWord word) {
  std::uint64_t index = 0;
  std::uint64_t found = 0;
  for (std::size_t i = 0; i < kPacked.size(); ++i) {
    const std::uint64_t mask = equal_mask(word, kPacked[i]);
    index |= mask & i;
    found |= mask;
  }
  return static_cast<std::uint32_t>(index | (~found & 2048));
}

/// The word of a number below 2048. Touches the whole list.
PackedWord word_at(std::uint32_t index) {
  PackedWord word = 0;
  for (std::size_t i = 0; i < kPacked.size(); ++i) {
    word |= equal_mask(index, i) & kPacked[i];
  }
  return word;
}

/// Up to 24 numbers of 11 bits, and the 4–8 bits of checksum in the last.
struct Indices {
  std::uint32_t index[kMostWords] = {};
  std::size_t count = 0;
};

/// Entropy and then its SHA-256, of which the first size/4 bits count.
using Checked = ByteArray<32 + crypto_hash_sha256_BYTES>;

Checked with_checksum(ByteView entropy) {
  Checked checked{};
  std::ranges::copy(entropy, checked.begin());
  crypto_hash_sha256(checked.data() + entropy.size(), entropy.data(), entropy.size());
  return checked;
}

Indices indices_of(const Checked& checked, std::size_t entropy_size) {
  Indices indices;
  indices.count = entropy_size * 3 / 4;
  for (std::size_t bit = 0; bit < indices.count * kWordBits; ++bit) {
    const std::uint32_t value = checked[bit / 8] >> (7 - bit % 8) & 1u;
    std::uint32_t& index = indices.index[bit / kWordBits];
    index = index << 1 | value;
  }
  return indices;
}

bool checksum_holds(const Indices& indices) {
  Bytes32 entropy{};
  WipeGuard entropy_guard(entropy);
  const std::size_t size = indices.count * 4 / 3;
  for (std::size_t bit = 0; bit < size * 8; ++bit) {
    const std::uint32_t value = indices.index[bit / kWordBits] >> (kWordBits - 1 - bit % kWordBits) & 1u;
    entropy[bit / 8] = static_cast<std::uint8_t>(entropy[bit / 8] | value << (7 - bit % 8));
  }
  Checked checked = with_checksum(ByteView(entropy).first(size));
  WipeGuard checked_guard(checked);
  Indices expected = indices_of(checked, size);
  WipeGuard expected_guard(expected);
  return sodium_memcmp(expected.index, indices.index, sizeof indices.index) == 0;
}

SecretBytes phrase_of(const Indices& indices) {
  ByteArray<kMostPhrase> phrase{};
  WipeGuard guard(phrase);
  std::size_t size = 0;
  for (std::size_t i = 0; i < indices.count; ++i) {
    PackedWord word = word_at(indices.index[i]);
    for (; word != 0; word >>= 8) {
      phrase[size++] = static_cast<std::uint8_t>(word);
    }
    phrase[size++] = ' ';
  }
  return SecretBytes(ByteView(phrase).first(size - 1));
}

bool is_space(std::uint8_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/// Takes white space and the next word off the front; 0 at the end. A word that the list can not have gives a
/// value that is in no list.
PackedWord next_word(ByteView& typed) {
  while (!typed.empty() && is_space(typed.front())) {
    typed = typed.subspan(1);
  }
  PackedWord word = 0;
  for (std::size_t i = 0; !typed.empty() && !is_space(typed.front()); ++i, typed = typed.subspan(1)) {
    std::uint8_t c = typed.front();
    c = c >= 'A' && c <= 'Z' ? static_cast<std::uint8_t>(c | 0x20) : c;
    const bool is_letter = c >= 'a' && c <= 'z';
    word = i < kLongestWord && is_letter ? word | static_cast<PackedWord>(c) << 8 * i : ~PackedWord(0);
  }
  return word;
}

}  // namespace

std::span<const std::string_view> mnemonic_words() {
  return kWords;
}

SecretBytes mnemonic_from_entropy(ByteView entropy) {
  TACIT_CHECK(entropy.size() >= 16 && entropy.size() <= 32 && entropy.size() % 4 == 0);
  Checked checked = with_checksum(entropy);
  WipeGuard checked_guard(checked);
  Indices indices = indices_of(checked, entropy.size());
  WipeGuard indices_guard(indices);
  return phrase_of(indices);
}

std::expected<SecretBytes, MnemonicFault> parse_mnemonic(ByteView typed) {
  Indices indices;
  WipeGuard guard(indices);
  for (PackedWord word = next_word(typed); word != 0; word = next_word(typed)) {
    const std::size_t position = indices.count;
    if (position == kMostWords) {
      return std::unexpected(MnemonicFault{MnemonicError::kCount});
    }
    indices.index[position] = index_of(word);
    if (indices.index[position] == kPacked.size()) {
      return std::unexpected(MnemonicFault{MnemonicError::kUnknownWord, position});
    }
    indices.count = position + 1;
  }
  if (indices.count < 12 || indices.count % 3 != 0) {
    return std::unexpected(MnemonicFault{MnemonicError::kCount});
  }
  if (!checksum_holds(indices)) {
    return std::unexpected(MnemonicFault{MnemonicError::kChecksum});
  }
  return phrase_of(indices);
}

Secret<Bytes64> mnemonic_seed(const SecretBytes& words, ByteView passphrase) {
  static constexpr std::uint8_t kFirstBlock[4] = {0, 0, 0, 1};
  ensure_sodium();
  // The state after the key is the same in every round: hashing the key once halves the work.
  crypto_auth_hmacsha512_state keyed;
  WipeGuard keyed_guard(keyed);
  crypto_auth_hmacsha512_state state;
  WipeGuard state_guard(state);
  crypto_auth_hmacsha512_init(&keyed, words.expose().data(), words.size());
  Bytes64 block;
  WipeGuard block_guard(block);
  state = keyed;
  crypto_auth_hmacsha512_update(&state, as_bytes("mnemonic").data(), 8);
  crypto_auth_hmacsha512_update(&state, passphrase.data(), passphrase.size());
  crypto_auth_hmacsha512_update(&state, kFirstBlock, sizeof kFirstBlock);
  crypto_auth_hmacsha512_final(&state, block.data());
  Secret<Bytes64> seed(block);
  for (int round = 1; round < kRounds; ++round) {
    state = keyed;
    crypto_auth_hmacsha512_update(&state, block.data(), block.size());
    crypto_auth_hmacsha512_final(&state, block.data());
    std::ranges::transform(seed.expose(), block, seed.expose().begin(), std::bit_xor<>());
  }
  return seed;
}

}  // namespace tacit
