// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "wallet/types.h"

/// The history as a file for other programs, and the names of its states. What is written is private and not
/// encrypted. Pure but for `write_export`; thread-safe.
namespace tacit {

struct ExportRow {
  PaymentRecord payment;
  std::string person;  // the contact's name; empty when there is none
};

/// "proving", "accepted", "unknown", "final", "refused" or "cancelled": the words of tacit-cli and of
/// exports.
const char* state_name(PaymentState state);
/// "2026-11-25T18:02:07Z"; empty for 0.
std::string iso_time(std::uint64_t ms);

/// RFC 4180 with CRLF, in UTF-8 behind a byte order mark, without which spreadsheets read Chinese as noise.
/// One line a payment under one of names: time, direction (in, out), state, amount, fee, ticker, person,
/// label, note, own_note, addresses (a space between two), transaction, block, request, number. Amounts are
/// plain decimals without sign or grouping, so that a spreadsheet takes them for numbers; a fee is only what
/// was paid. Texts lose control, bidirectional and zero-width characters, line breaks become spaces, and what
/// a spreadsheet would run as a formula begins with an apostrophe (`csv_text`).
std::string export_csv(std::span<const ExportRow> rows);

class Wallet;
/// Every payment of an open wallet with its person, newest first.
std::vector<ExportRow> export_rows(const Wallet& wallet);

/// The text of one cell, quoted. A cell that begins with = + - @ or one of their full-width twins, spaces
/// aside, gets an apostrophe in front; so does what follows a semicolon, which is what separates
/// cells for a spreadsheet that was told so.
std::string csv_text(std::string_view text);

/// One object: `format` "tacit-history", `version` 1, `network`, `exported` (time), `payments`: objects with
/// number, direction, state, time, amount, fee, ticker, asset, person, label, note, note_hex (a note that is
/// no text), own_note, recipients [{address, amount, output}] or `address` for what came in, transaction,
/// block, request, created. Amounts are strings, times ISO 8601 in UTC, what is unknown is null. Texts are
/// exact; control, bidirectional and zero-width characters stand as \u escapes.
std::string export_json(std::span<const ExportRow> rows, std::string_view network, std::uint64_t now_ms);

/// Replaces the file whole or not at all; mode 0600.
[[nodiscard]] bool write_export(const std::filesystem::path& path, std::string_view text);

}  // namespace tacit
