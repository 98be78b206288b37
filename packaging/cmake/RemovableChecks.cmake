# SPDX-License-Identifier: MIT
# A build whose verifier can be told to leave a check out makes test programs and nothing that handles money: no node, no
# wallet, nothing to install or to package.
if(NOT TACIT_TESTS OR TACIT_DESKTOP OR TACIT_FUZZ)
  message(FATAL_ERROR "TACIT_REMOVABLE_CHECKS is for tests: set TACIT_TESTS=ON, TACIT_DESKTOP=OFF and TACIT_FUZZ=OFF")
endif()
if(NOT CMAKE_INSTALL_PREFIX STREQUAL "/usr/local" OR DEFINED CPACK_GENERATOR OR CMAKE_STAGING_PREFIX)
  message(FATAL_ERROR "TACIT_REMOVABLE_CHECKS makes nothing to install or package: unset CMAKE_INSTALL_PREFIX and CPACK_GENERATOR")
endif()
install(CODE "message(FATAL_ERROR \"a build with TACIT_REMOVABLE_CHECKS is never installed or packaged\")")
