#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Leaves out each check of the verifier and the ledger in turn and demands that a test fails.

usage: remove_checks.py run ROOT BIN [NAME…]   in a build with TACIT_REMOVABLE_CHECKS; NAME: only these
       remove_checks.py list ROOT              whether core/base/rule.h has every refusal of the files below
       remove_checks.py absent PROGRAM…        whether a program has no way to leave one out
"""
import os
import pathlib
import re
import subprocess
import sys
import time

VARIABLE = "TACIT_REMOVE_CHECKS"

# Test programs for each section of core/base/rule.h, those that are likely to fail first.
PROOF = ["proof_authorisation", "proof_payment_proof", "proof_circuit", "proof_forgeries", "proof_balance", "proof_membership",
         "proof_batch_verifier"]
TRANSACTION = ["protocol_transaction", "ledger_rules", "ledger_forgeries", "ledger_blocks", "protocol_cover_sets"]
BLOCK = ["protocol_block", "ledger_blocks", "ledger_rules"]
PROGRAMS = {
    "proofs": PROOF + ["ledger_rules", "ledger_forgeries"],
    "transactions": TRANSACTION,
    "blocks": BLOCK,
    "certificates": ["crypto_sign", "protocol_block", "ledger_blocks"],
    "genesis": ["protocol_genesis", "protocol_public_coin"],
    "a wallet's check of blocks": ["protocol_light"],
    "a wallet's check of coins and receipts": ["protocol_note", "protocol_receipt"],
    "absorb": PROOF + ["ledger_rules"],
}

# Which of them to run first, by the check's name; a saving of time alone.
FIRST = [(r"Authorisation|absorb:(message|input|T|A1|A2)$", "proof_authorisation"),
         (r"Payer|absorb:transaction$", "proof_payment_proof"),
         (r"Members|absorb:(genesis|first|count|n|m|coins)$", "proof_membership"),
         (r"Balance|Zeta|Share|Bit|Range|AssetsAddUp|CanonicalScalar|CircuitVersion|CircuitForm|absorb:(core|V)$", "proof_balance"),
         (r"CircuitGates|CircuitPolynomial|CircuitVectors", "proof_circuit"),
         (r"^kEmpty|Prepared|Weights|^kBatch", "proof_batch_verifier"),
         (r"absorb:", "proof_forgeries"),
         (r"kTag|kDraft|kVerdictHolds", "ledger_blocks"), (r"CoverSet|Verdict|Readable|ProofsHold|kFee$", "ledger_rules"),
         (r"kGenesis|kOpening", "protocol_genesis"), (r"kReceipt", "protocol_receipt"),
         (r"Height|Previous|kTime|kCertificate$|Digest|Head$|CoinCount|TagCount|Supply|HeaderWhole|kBlockSize", "ledger_blocks")]

# Checks that stand twice: left out together with the other one, and a test of this kind has to fail.
TWINS = {
    "kEmptySum": ("kEmptyItem", ""),
    "kBalanceLength": ("kCircuitForm", ""),
    "kMembershipLength": ("kMembershipForm", ""),
    "kHeaderWhole": ("kCoinCount", ""),
    "kSignaturePointCanonical": ("kSignatureSmallOrder", "otherEncodingsOfTheIdentityAreNoKey"),
}

# What a proof's transcript absorbs and no forgery is known without; each with the reason. The vectors of the specification
# fail without any of them.
ANSWER = "fixes an answer before w, as the argument for soundness asks; w alone can be ground with it"
LABELS_WITHOUT_FORGERY = {
    "n": "the genesis id fixes it, and in the circuit the number of gates",
    "m": "the genesis id fixes it, and in the circuit the commitments, which are absorbed one by one",
    "count": "coins[first + count] and first fix it",
    "t_x": ANSWER,
    "t_x_blinding": ANSWER,
    "e_blinding": ANSWER,
}

# The constraints of the balance circuit, which prover and verifier share.
CIRCUIT = {"kShareAsset", "kShareAmount", "kBitOutput", "kBitSides", "kRange", "kAssetsAddUp"}

# Tests that compare bytes with the specification fail for every change of a circuit or a transcript, forgery or not. There
# they do not count: a forgery has to be accepted.
COMPARES = re.compile(r"vectors|OfTheSpecification|OfTheVectors|setsOf16384|ProversOwn|BulletproofsCrate|honest|published|^a test", re.I)

# Files whose refusals have to ask a rule, or stand below with the reason why no test can do without.
REFUSAL = re.compile(r"std::unexpected\((?!ProveError)|\bbroken\(|return fault\(|return std::nullopt|return false")
FILES = ["core/proof/authorisation.cpp", "core/proof/membership.cpp", "core/proof/balance.cpp", "core/proof/circuit_verify.cpp",
         "core/proof/payment_proof.cpp", "core/proof/batch_verifier.cpp", "core/proof/equation_fold.cpp",
         "core/proof/encoded_points.cpp", "core/ledger/rules.cpp", "core/ledger/block_rules.cpp",
         "core/protocol/transaction.cpp", "core/protocol/cover_sets.cpp", "core/protocol/block.cpp",
         "core/protocol/genesis.cpp", "core/protocol/public_coin.cpp", "core/protocol/light.cpp", "core/protocol/receipt.cpp",
         "core/crypto/sign.cpp"]
ZERO = "a challenge of zero has a chance of 2^-250"
PASSED = "passes on what a rule has refused"
STORAGE = "no refusal: the ledger could not be read"
READER = "the reader has failed, which the rule at the end of the form finds as well"
MAKER = "refuses to make something"
EXEMPT = {
    "core/proof/authorisation.cpp": {"return std::unexpected(ProofFault::kChallenge);": ZERO},
    "core/proof/membership.cpp": {"return std::unexpected(ProofFault::kChallenge);": ZERO, "return false;": PASSED,
                                  "return std::unexpected(ProofFault::kMalformed);": PASSED},
    "core/proof/balance.cpp": {"return std::unexpected(ProofFault::kChallenge);": ZERO},
    "core/proof/circuit_verify.cpp": {"return std::unexpected(ProofFault::kChallenge);": ZERO,
                                      "return std::unexpected(ProofFault::kMalformed);": PASSED},
    "core/proof/payment_proof.cpp": {"return std::unexpected(ProofFault::kChallenge);": ZERO, "return std::nullopt;": MAKER},
    "core/proof/batch_verifier.cpp": {"return false;": PASSED, "verdicts[numbers.front()] =": PASSED, "verdicts[i] =": PASSED},
    "core/ledger/rules.cpp": {
        "return false;": STORAGE, "return std::unexpected(TransactionFault::kLedgerUnreadable);": STORAGE,
        "return std::unexpected(transaction.error()": PASSED, "return std::unexpected(TransactionFault::kCoverSetIllegal);": PASSED,
        "std::vector<Decoded> all(": PASSED, "all[i] =": PASSED, "std::vector<Verified> results(": PASSED, "results[i] =": PASSED},
    "core/ledger/block_rules.cpp": {
        "std::unexpected<BlockError> broken(": PASSED, "return std::unexpected(": PASSED, "return broken(index,": PASSED,
        "return broken(BlockFault::kLedgerUnreadable);": STORAGE, "return broken(BlockFault::kTooLarge);": PASSED,
        "return broken(BlockFault::kCertificate);": PASSED, "return broken(BlockFault::kMalformed);": PASSED,
        "return broken(m_transactions.size(),": PASSED, "return broken(m_new_places[i],": PASSED},
    "core/protocol/transaction.cpp": {"return std::unexpected(reader.failed()": READER},
    "core/protocol/block.cpp": {"return std::unexpected(BlockFormError::kVersion);": PASSED,
                                "return std::unexpected(BlockFormError::kCertificate);": PASSED,
                                "return std::unexpected(BlockFormError::kTooShort);": READER},
    "core/protocol/genesis.cpp": {"return std::unexpected(GenesisError::kTooShort);": READER,
                                  "return std::unexpected(GenesisError::kName);": READER,
                                  "return std::unexpected(GenesisError::kPrefix);": READER,
                                  "return std::unexpected(GenesisError::kOpening);": PASSED},
    "core/protocol/public_coin.cpp": {"return std::nullopt;": MAKER},
    "core/protocol/receipt.cpp": {"return std::nullopt;": "an address is refused for its own form (test_protocol_address)"},
    "core/crypto/sign.cpp": {"return false;": PASSED},
}


def rules(root):
    """(section, number, name) of each rule, in order."""
    text = (root / "core/base/rule.h").read_text(encoding="utf-8")
    body = re.search(r"enum class Rule[^{]*\{(.*?)\};", text, re.S).group(1)
    found, section = [], None
    for line in body.splitlines():
        comment, name = re.match(r"\s*// (.*)", line), re.match(r"\s*(k\w+),", line)
        if comment:
            section = comment.group(1).split(":")[0]
        elif name:
            found.append((section, len(found), name.group(1)))
    return found


def labels(root):
    """Every label under which core/proof absorbs something."""
    text = "".join(path.read_text(encoding="utf-8") for path in sorted((root / "core/proof").glob("*.cpp")))
    found = set(re.findall(r'(?:append|append_u64|append_point|append_scalar)\("([^"]+)"', text))
    for table in re.findall(r"kLabels\[\w*\] = \{([^}]*)\}", text):
        found |= set(re.findall(r'"([^"]+)"', table))
    return sorted(found - {"dom-sep", "A_I2", "A_O2", "S2"})


def failures(program, names):
    """The functions that fail without the checks; an end by a signal counts as one."""
    environment = dict(os.environ, **{VARIABLE: names}, QT_QPA_PLATFORM="offscreen", LC_ALL="C.UTF-8",
                       QTEST_DISABLE_STACK_DUMP="1")
    try:
        done = subprocess.run([program], env=environment, capture_output=True, text=True, timeout=900, check=False,
                              errors="replace")
    except subprocess.TimeoutExpired:
        return ["time-out"]
    failed = re.findall(r"^(?:FAIL!|XPASS)\s*: \w+::(\w+\((?:[^)\n]*)\))", done.stdout, re.M)
    if done.returncode < 0 or done.returncode >= 128 or (done.returncode and not failed):
        last = re.findall(r"^\s+(\w+) function time:", done.stderr, re.M)
        failed.append(f"{last[-1] if last else 'a test'} ends the program")
    return failed


def find(bin_dir, section, name, names, kind, forgery):
    """(program, function) of a test that fails, or None."""
    hint = next((program for pattern, program in FIRST if re.search(pattern, name)), None)
    for program in sorted(PROGRAMS[section], key=lambda program: program != hint):
        failed = [function for function in failures(str(bin_dir / f"test_{program}"), names) if kind in function]
        if forgery:
            failed = [function for function in failed if not COMPARES.search(function)]
        if failed:
            return program, failed
    return None


def run(root, bin_dir, only):
    start, missed, intact = time.monotonic(), [], []
    for program in sorted({p for programs in PROGRAMS.values() for p in programs} if not only else ()):
        if failures(str(bin_dir / f"test_{program}"), ""):
            intact.append(program)
    if intact:
        print("fail with every check in place:", ", ".join(intact))
        return 1
    every = rules(root)
    numbers = {name: number for _, number, name in every}
    jobs = []
    for section, number, name in every:
        twin, kind = TWINS.get(name, (None, ""))
        jobs.append((name + (f" with {twin}" if twin else ""), section,
                     f"{number},{numbers[twin]}" if twin else str(number), kind, name in CIRCUIT))
    jobs += [(f"absorb:{label}", "absorb", f"absorb:{label}", "", True) for label in labels(root)]
    jobs = [job for job in jobs if not only or job[0].split()[0] in only]
    for name, section, names, kind, forgery in jobs:
        found = find(bin_dir, section, name.split()[0], names, kind, forgery)
        label = name.removeprefix("absorb:")
        if found:
            print(f"{name}: {found[0]}: {found[1][0]}" + (f" and {len(found[1]) - 1} more" if len(found[1]) > 1 else ""))
        elif label in LABELS_WITHOUT_FORGERY:
            print(f"{name}: no forgery: {LABELS_WITHOUT_FORGERY[label]}")
        else:
            print(f"{name}: NO TEST FAILS")
            missed.append(name)
        sys.stdout.flush()
    print(f"{len(jobs)} checks, {len(missed)} without a test, {time.monotonic() - start:.0f} s")
    return 1 if missed else 0



def check_list(root):
    found = []
    names = {name for _, _, name in rules(root)}
    used = set()
    for path in sorted((root / "core").glob("**/*")):
        if path.suffix in (".h", ".cpp") and path.name not in ("rule.h", "rule.cpp"):
            used |= set(re.findall(r"\bRule::(k\w+)", path.read_text(encoding="utf-8")))
    found += [f"core/base/rule.h: nothing asks {name}" for name in sorted(names - used)]
    for name in FILES:
        lines = (root / name).read_text(encoding="utf-8").splitlines()
        for i, line in enumerate(lines):
            if not REFUSAL.search(line) or "breaks(" in line or "keeps(" in line:
                continue
            near = "\n".join(lines[max(0, i - 4):i])
            if "breaks(" in near or "rule_removed(" in near:
                continue
            if any(line.strip().startswith(text) for text in EXEMPT.get(name, ())):
                continue
            found.append(f"{name}:{i + 1}: {line.strip()}: asks no rule and is not exempt")
    print("\n".join(found) or f"{len(names)} rules, each asked")
    return 1 if found else 0


def check_absent(programs):
    bad = [program for program in programs if VARIABLE.encode() in pathlib.Path(program).read_bytes()]
    print("\n".join(f"{program} can leave out checks" for program in bad) or f"{len(programs)} programs have every check")
    return 1 if bad or not programs else 0


def main():
    command = sys.argv[1] if len(sys.argv) > 2 else ""
    if command == "run" and len(sys.argv) > 3:
        return run(pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]), sys.argv[4:])
    if command == "list":
        return check_list(pathlib.Path(sys.argv[2]))
    if command == "absent":
        return check_absent(sys.argv[2:])
    print(__doc__)
    return 2


sys.exit(main())
