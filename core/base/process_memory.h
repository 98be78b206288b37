// SPDX-License-Identifier: MIT
#pragma once

/// What leaves a process's memory behind its back. Secret memory is wiped when it is let go; a core file
/// would hold it as it is.
namespace tacit {

/// The first thing that a program with secrets does. From then on this process, whatever ends it, leaves no
/// core file, neither in a folder (RLIMIT_CORE is zero, programs that it starts inherit that) nor through a
/// program that the system hands core files to (the process is not dumpable, which the limit alone does not
/// tell such a program). Not dumpable also means that no other process of the same user may attach to it,
/// read its memory, its descriptors or its environment; the system's administrator may. Programs that it
/// starts are dumpable again. Under a debugger that started it nothing changes. Thread-safe.
void forbid_core_files() noexcept;

}  // namespace tacit
