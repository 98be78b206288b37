#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes the Debian packages of a build folder and looks at what is in them; nothing is compiled or installed.

usage: test_package.py ROOT BUILD
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree

ROOT, BUILD = (pathlib.Path(name).resolve() for name in sys.argv[1:3])
ID = re.search(r'set\(TACIT_APP_ID "([^"]+)"\)', (ROOT / "CMakeLists.txt").read_text(encoding="utf-8")).group(1)

# The Debian package of each module that QML imports from outside.
QML = {
    "QtCore": "qml6-module-qtcore",
    "QtMultimedia": "qml6-module-qtmultimedia",
    "QtQml": "qml6-module-qtqml",
    "QtQml.Models": "qml6-module-qtqml-models",
    "QtQuick": "qml6-module-qtquick",
    "QtQuick.Controls": "qml6-module-qtquick-controls",
    "QtQuick.Controls.impl": "qml6-module-qtquick-controls",
    "QtQuick.Dialogs": "qml6-module-qtquick-dialogs",
    "QtQuick.Layouts": "qml6-module-qtquick-layouts",
    "QtQuick.Shapes": "qml6-module-qtquick-shapes",
    "QtQuick.Templates": "qml6-module-qtquick-templates",
    "QtQuick.Window": "qml6-module-qtquick-window",
}
WALLET = {
    "usr/bin/tacit",
    "usr/bin/tacit-cli",
    f"usr/share/applications/{ID}.desktop",
    f"usr/share/metainfo/{ID}.metainfo.xml",
    f"usr/share/icons/hicolor/scalable/apps/{ID}.svg",
    f"usr/share/icons/hicolor/symbolic/apps/{ID}-symbolic.svg",
    *(f"usr/share/icons/hicolor/{size}x{size}/apps/{ID}.png" for size in (16, 22, 24, 32, 48, 64, 128, 256, 512)),
    "usr/share/man/man1/tacit.1.gz",
    "usr/share/man/man1/tacit-cli.1.gz",
    "usr/share/doc/tacit/changelog.gz",
    "usr/share/doc/tacit/copyright",
    "usr/share/doc/tacit/cli.md",
    "usr/share/lintian/overrides/tacit",
}
NODE = {
    "usr/bin/tacitd",
    "usr/lib/systemd/system/tacitd.service",
    "usr/share/man/man8/tacitd.8.gz",
    "usr/share/doc/tacitd/changelog.gz",
    "usr/share/doc/tacitd/copyright",
    "usr/share/lintian/overrides/tacitd",
}


def run(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(map(str, command))} ended with {done.returncode}:\n{done.stdout}")
    return done.stdout


class Package(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.work = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.work.cleanup)
        made = pathlib.Path(cls.work.name)
        run("cpack", "--config", BUILD / "CPackConfig.cmake", "-D", f"CPACK_OUTPUT_FILE_PREFIX={made}", "-B", made)
        cls.debs = {deb.name.split("_")[0]: deb for deb in made.glob("*.deb")}
        cls.trees = {}
        for name, deb in cls.debs.items():
            cls.trees[name] = made / "trees" / name
            cls.trees[name].mkdir(parents=True)
            run("dpkg-deb", "-R", deb, cls.trees[name])
        shutil.rmtree(made / "_CPack_Packages", ignore_errors=True)

    def control(self, package):
        fields = {}
        for line in (self.trees[package] / "DEBIAN/control").read_text(encoding="utf-8").splitlines():
            if not line.startswith(" "):
                name, _, value = line.partition(": ")
                fields[name] = value
        return fields

    def files(self, package):
        tree = self.trees[package]
        return {path.relative_to(tree).as_posix() for path in tree.rglob("*")
                if not path.is_dir() and path.relative_to(tree).parts[0] != "DEBIAN"}

    def test_holds_what_it_should_and_nothing_else(self):
        self.assertEqual(set(self.debs), {"tacit", "tacitd"})
        self.assertEqual(self.files("tacit"), WALLET)
        self.assertEqual(self.files("tacitd"), NODE)

    def test_belongs_to_root_and_only_root_may_write(self):
        for deb in self.debs.values():
            for line in run("dpkg-deb", "-c", deb).splitlines():
                mode, owner = line.split()[:2]
                self.assertEqual(owner, "root/root", line)
                self.assertNotIn("w", mode[4:], line)

    def test_depends_on_every_module_that_qml_imports(self):
        depends = re.split(r",\s*", self.control("tacit")["Depends"])
        names = {entry.split()[0] for entry in depends}
        imports = {found for path in (ROOT / "ui").rglob("*.qml")
                   for found in re.findall(r"^import (Qt[\w.]*)", path.read_text(encoding="utf-8"), re.M)}
        for module in imports:
            self.assertIn(QML[module], names, module)
        self.assertIn(f"tacitd (= {self.control('tacit')['Version']})", depends)
        for library in ("libqt6quick6", "libqt6svg6", "libsodium23", "libc6"):
            self.assertIn(library, names)

    def test_node_needs_no_window(self):
        self.assertNotIn("qt6", self.control("tacitd")["Depends"])

    def test_desktop_file_is_valid_and_registers_links(self):
        path = self.trees["tacit"] / f"usr/share/applications/{ID}.desktop"
        self.assertEqual(run("desktop-file-validate", path), "")
        text = path.read_text(encoding="utf-8")
        self.assertIn("\nMimeType=x-scheme-handler/tacit;\n", text)
        self.assertIn("\nExec=tacit -- %u\n", text)  # what a link holds is never an option
        self.assertIn(f"\nIcon={ID}\n", text)

    def test_metainfo_is_valid_and_of_this_version(self):
        path = self.trees["tacit"] / f"usr/share/metainfo/{ID}.metainfo.xml"
        run("appstreamcli", "validate", "--no-net", path)
        root = xml.etree.ElementTree.parse(path).getroot()
        self.assertEqual(root.findtext("id"), ID)
        self.assertEqual(root.find("releases/release").get("version"), self.control("tacit")["Version"])

    def test_unit_is_valid(self):
        if shutil.which("systemd-analyze") is None:
            self.skipTest("no systemd here")
        unit = self.trees["tacitd"] / "usr/lib/systemd/system/tacitd.service"
        text = unit.read_text(encoding="utf-8").replace("/usr/bin/tacitd", str(BUILD / "bin/tacitd"))
        copy = pathlib.Path(self.work.name) / "tacitd.service"
        copy.write_text(text, encoding="utf-8")
        run("systemd-analyze", "verify", "--man=no", copy)
        run("systemd-analyze", "security", "--offline=yes", "--threshold=25", copy)

    def test_removing_it_never_removes_money_or_keys(self):
        for package in self.debs:
            for script in ("preinst", "postinst", "prerm", "postrm"):
                path = self.trees[package] / "DEBIAN" / script
                if path.exists():
                    code = re.sub(r"#.*", "", path.read_text(encoding="utf-8"))
                    self.assertNotRegex(code, r"\brm\b|/var/lib|/home", f"{package} {script}")

    def test_lintian_finds_no_error(self):
        if shutil.which("lintian") is None:
            self.skipTest("no lintian here")
        found = subprocess.run(["lintian", "--no-cfg", "--fail-on", "error", "--allow-root", *self.debs.values()],
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        self.assertEqual(found.returncode, 0, found.stdout)


unittest.main(argv=sys.argv[:1], verbosity=2)
