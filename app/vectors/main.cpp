// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include "vectors/report.h"
#include "vectors/sections.h"

/// tacit-vectors FILE… checks vector files; tacit-vectors --verdicts FILE prints what this program makes of
/// one that expects nothing. The output of both is described in docs/protocol.md.
namespace tacit::vectors {

namespace {

constexpr int kUsage = 2;

std::optional<Json> readDocument(const char* path) {
  std::ifstream file(path, std::ios::binary);
  Json document = Json::parse(file, nullptr, false);
  return document.is_object() ? std::optional(std::move(document)) : std::nullopt;
}

/// What a file says about itself; no section.
constexpr std::string_view kAboutFile[] = {"format", "protocol", "seed"};

bool isKnown(std::string_view name) {
  return std::ranges::find(kAboutFile, name) != std::end(kAboutFile) ||
         std::ranges::any_of(knownSections(),
                             [name](const Section& section) { return section.name == name; });
}

void checkFormat(Report& report, const Json& document) {
  const Input input(document);
  const Json* format = input.find("format");
  const Json* protocol = input.find("protocol");
  if ((format != nullptr && *format != "tacit vectors 1") || (protocol != nullptr && *protocol != 1)) {
    report.fail("the file is of another format or protocol");
  }
}

void checkUnknown(Report& report, const Json& document) {
  for (const auto& [name, section] : document.items()) {
    if (!isKnown(name)) {
      report.fail("unknown section " + name);
    }
  }
}

void check(Report& report, const char* path) {
  const auto document = readDocument(path);
  if (!document) {
    report.fail(std::string(path) + " is not a JSON object");
    return;
  }
  for (const Section& section : knownSections()) {
    const auto found = document->find(section.name);
    if (found == document->end()) {
      report.fail("section " + std::string(section.name) + " is missing");
      std::cout << section.name << ": missing" << std::endl;
      continue;
    }
    const std::size_t passed = report.passed();
    const std::size_t failed = report.failed();
    section.run(report, *found);
    if (report.passed() == passed) {
      report.fail("section " + std::string(section.name) + " passed nothing");
    }
    std::cout << section.name << ": " << report.passed() - passed << " passed, " << report.failed() - failed
              << " failed" << std::endl;
  }
  checkFormat(report, *document);
  checkUnknown(report, *document);
}

int checkAll(const std::vector<const char*>& paths) {
  Report report(Report::Mode::kCheck);
  for (const char* path : paths) {
    check(report, path);
  }
  std::cout << report.passed() << " passed, " << report.failed() << " failed" << std::endl;
  return report.failed() == 0 && report.passed() > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

int printVerdicts(const char* path) {
  const auto document = readDocument(path);
  if (!document) {
    std::cerr << path << " is not a JSON object\n";
    return EXIT_FAILURE;
  }
  Report report(Report::Mode::kVerdicts);
  for (const Section& section : knownSections()) {
    const auto found = document->find(section.name);
    if (found != document->end()) {
      section.run(report, *found);
    }
  }
  checkUnknown(report, *document);
  std::cout.flush();
  return report.failed() == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

int run(const std::vector<const char*>& arguments) {
  if (arguments.size() == 2 && arguments[0] == std::string_view("--verdicts")) {
    return printVerdicts(arguments[1]);
  }
  const bool isOption = std::ranges::any_of(arguments, [](const char* argument) { return *argument == '-'; });
  if (arguments.empty() || isOption) {
    std::cerr << "usage: tacit-vectors FILE...\n       tacit-vectors --verdicts FILE\n";
    return kUsage;
  }
  return checkAll(arguments);
}

}  // namespace

}  // namespace tacit::vectors

int main(int argc, char** argv) {
  try {
    return tacit::vectors::run({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    std::cerr << "tacit-vectors: " << error.what() << '\n';
    return EXIT_FAILURE;
  }
}
