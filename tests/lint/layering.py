#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Fails on an include that breaks the direction of dependency (docs/architecture.md).

usage: layering.py ROOT [--self-test]
"""
import pathlib
import re
import sys
import tempfile

# What each directory may include, besides itself.
ALLOWED = {
    "core/base": set(),
    "core/crypto": {"base"},
    "core/proof": {"base", "crypto"},
    "core/protocol": {"base", "crypto", "proof"},
    "core/ledger": {"base", "crypto", "proof", "protocol"},
    "core/link": {"base", "crypto", "protocol"},
    "core/node": {"base", "crypto", "proof", "protocol", "ledger", "link"},
    "core/wallet": {"base", "crypto", "proof", "protocol", "link"},
    "app/cli": {"base", "crypto", "proof", "protocol", "link", "wallet"},
    "app/node": {"base", "crypto", "proof", "protocol", "ledger", "link", "node", "wallet"},
    "app/vectors": {"base", "crypto", "proof", "protocol", "ledger"},
    "app/bridge": {"base", "crypto", "protocol", "link", "wallet"},
    "app/viewmodels": {"base", "crypto", "protocol", "wallet", "bridge"},
    "app/desktop": {"base", "protocol", "wallet", "bridge", "viewmodels"},
}
MODULES = {path.split("/")[1] for path in ALLOWED}
# A library from outside is seen by these files alone.
ONLY = {
    r"zmq(_utils)?\.h(pp)?$": ("core/link/",),
    r"lmdb\.h$": ("core/ledger/store",),
    r"sqlite3\.h$": ("core/wallet/",),
    r"sodium\.h$": ("core/base/", "core/crypto/", "core/link/keys.cpp"),
    r"nlohmann/": ("app/", "tests/"),
    r"(Q[A-Z]\w*|Qt\w*)(/.*)?$": ("app/bridge/", "app/viewmodels/", "app/desktop/", "tests/", "ui/"),
    r"qrencode\.h$": ("app/viewmodels/", "app/desktop/"),
    r"ZXing/": ("app/viewmodels/", "app/desktop/", "app/bridge/"),
}
# The tests' way around the proofs: declared a friend here, defined in tests/support.
UNPROVED = re.compile(r"^(?!\s*friend class UnprovedTransactions;$).*\bUnprovedTransactions\b", re.M)
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^">]+)[">]', re.M)


def violations(root):
    found = []
    for path in sorted(root.glob("core/**/*")) + sorted(root.glob("app/**/*")):
        if path.suffix not in (".h", ".cpp"):
            continue
        name = path.relative_to(root).as_posix()
        directory = "/".join(name.split("/")[:2])
        if directory not in ALLOWED:
            found.append(f"{name}: no layer is named {directory}")
            continue
        text = path.read_text(encoding="utf-8")
        if UNPROVED.search(text):
            found.append(f"{name}: UnprovedTransactions is the tests' alone")
        for include in INCLUDE.findall(text):
            module = include.split("/")[0]
            if "/" in include and module in MODULES and module != directory.split("/")[1]:
                if module not in ALLOWED[directory]:
                    found.append(f"{name}: {directory} may not include {include}")
            for pattern, places in ONLY.items():
                if re.match(pattern, include) and not name.startswith(places):
                    found.append(f"{name}: only {', '.join(places)} may include {include}")
    return found


def self_test():
    """Plants one forbidden include of each kind in an empty tree; every one must be found."""
    planted = {
        "core/crypto/a.h": '#include "proof/membership.h"\n',
        "core/wallet/b.cpp": '#include "node/engine.h"\n',
        "core/node/c.cpp": '#include "wallet/wallet.h"\n',
        "core/protocol/d.h": "#include <QString>\n",
        "core/ledger/ledger.cpp": "#include <lmdb.h>\n",
        "core/wallet/e.cpp": "#include <zmq.h>\n",
        "core/proof/f.cpp": "#  include <nlohmann/json.hpp>\n",
        "app/viewmodels/g.cpp": '#include "ledger/ledger.h"\n',
        "core/unknown/h.h": "\n",
        "core/node/i.cpp": "class UnprovedTransactions {};\n",
    }
    permitted = {
        "core/wallet/ok.cpp": '#include "protocol/coin.h"\n#include <sqlite3.h>\n#include <vector>\n',
        "core/ledger/ok.h": "  friend class UnprovedTransactions;\n",
    }
    with tempfile.TemporaryDirectory() as directory:
        root = pathlib.Path(directory)
        for name, text in (planted | permitted).items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
        found = violations(root)
        missed = [name for name in planted if not any(line.startswith(name + ":") for line in found)]
        wrong = [line for line in found if line.split(":")[0] in permitted]
        if missed or wrong:
            print("not found:", missed, "found wrongly:", wrong)
            return 1
    print(f"{len(planted)} planted violations found")
    return 0


def main():
    root = pathlib.Path(sys.argv[1])
    if "--self-test" in sys.argv:
        return self_test()
    found = violations(root)
    print("\n".join(found) or "layers are in order")
    return 1 if found else 0


sys.exit(main())
