# SPDX-License-Identifier: MIT
# Warnings and hardening as interface targets, and the functions by which a module, a program and a test declare themselves.

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

add_library(tacit_options INTERFACE)
target_compile_options(tacit_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-align -Wformat=2 -Wimplicit-fallthrough
  -fstack-protector-strong -fno-strict-aliasing)
target_compile_definitions(tacit_options INTERFACE $<$<NOT:$<CONFIG:Debug>>:_GLIBCXX_ASSERTIONS>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  # libstdc++ 12's own stable_sort uses std::get_temporary_buffer, which it marks deprecated.
  target_compile_options(tacit_options INTERFACE -Wno-deprecated-declarations)
endif()
if(TACIT_WERROR)
  target_compile_options(tacit_options INTERFACE -Werror)
endif()
if(TACIT_SANITIZE)
  target_compile_options(tacit_options INTERFACE -fsanitize=${TACIT_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(tacit_options INTERFACE -fsanitize=${TACIT_SANITIZE})
else()
  target_compile_options(tacit_options INTERFACE $<$<NOT:$<CONFIG:Debug>>:-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2>)
  target_link_options(tacit_options INTERFACE -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack)
endif()
if(TACIT_FUZZ)
  target_compile_options(tacit_options INTERFACE -fsanitize=fuzzer-no-link)
  target_link_options(tacit_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

# For sources of one instruction set (core/crypto/backend). GCC's replacement of temporary expressions makes all products of
# a multiplication first and spills them, which takes half as long again; GCC 12 takes the intrinsics' own undefined operands for uninitialised variables.
set(TACIT_AVX2_FLAGS -O3 $<$<CXX_COMPILER_ID:GNU>:-fno-tree-ter> -mavx2 -mbmi2)
set(TACIT_IFMA_FLAGS ${TACIT_AVX2_FLAGS} -mavx512f -mavx512dq -mavx512vl -mavx512bw -mavx512ifma
  $<$<CXX_COMPILER_ID:GNU>:-Wno-uninitialized> $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
if(TACIT_FUZZ)
  # Instrumented, each of them takes clang many minutes. Preset asan instruments them; what fuzz_backends compares is results.
  list(APPEND TACIT_AVX2_FLAGS -fno-sanitize=all)
  list(APPEND TACIT_IFMA_FLAGS -fno-sanitize=all)
endif()

# tacit_module(NAME SOURCES … DEPENDS … [PRIVATE_DEPENDS …]): library tacit_NAME with alias Tacit::NAME from core/NAME.
function(tacit_module name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS;PRIVATE_DEPENDS" ${ARGN})
  add_library(tacit_${name} STATIC ${ARG_SOURCES})
  add_library(Tacit::${name} ALIAS tacit_${name})
  target_include_directories(tacit_${name} PUBLIC "${CMAKE_SOURCE_DIR}/core")
  target_link_libraries(tacit_${name} PUBLIC ${ARG_DEPENDS} PRIVATE tacit_options ${ARG_PRIVATE_DEPENDS})
endfunction()

# tacit_program(NAME SOURCES … DEPENDS …): an executable in bin/.
function(tacit_program name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_include_directories(${name} PRIVATE "${CMAKE_SOURCE_DIR}/app")
  target_link_libraries(${name} PRIVATE tacit_options ${ARG_DEPENDS})
endfunction()

# tacit_test(NAME SOURCES … DEPENDS … [LABELS …] [TIMEOUT seconds]): a Qt Test program, run headless by ctest.
# The definitions TACIT_VECTORS and TACIT_SOURCE_DIR tell it where tests/vectors and the tree are.
function(tacit_test name)
  cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;DEPENDS;LABELS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  set_target_properties(${name} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests/bin")
  target_include_directories(${name} PRIVATE "${CMAKE_SOURCE_DIR}/tests" "${CMAKE_SOURCE_DIR}/app")
  target_compile_definitions(${name} PRIVATE TACIT_VECTORS="${CMAKE_SOURCE_DIR}/tests/vectors"
    TACIT_SOURCE_DIR="${CMAKE_SOURCE_DIR}" TACIT_BIN_DIR="${CMAKE_BINARY_DIR}/bin")
  target_link_libraries(${name} PRIVATE tacit_options Qt6::Test ${ARG_DEPENDS})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 300)
  endif()
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT} LABELS "${ARG_LABELS}"
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_LOGGING_RULES=qt.qpa.*=false;LC_ALL=C.UTF-8")
endfunction()

# The arithmetic's backends that this machine can run besides the one that is chosen by itself (core/crypto/backend).
set(TACIT_TEST_BACKENDS portable)
if(EXISTS /proc/cpuinfo)
  file(READ /proc/cpuinfo cpuinfo)
  if(cpuinfo MATCHES " avx2[ \n]" AND cpuinfo MATCHES " bmi2[ \n]")
    list(APPEND TACIT_TEST_BACKENDS avx2)
    if(cpuinfo MATCHES " avx512ifma[ \n]" AND cpuinfo MATCHES " avx512vl[ \n]" AND cpuinfo MATCHES " avx512dq[ \n]")
      list(APPEND TACIT_TEST_BACKENDS ifma)
    endif()
  endif()
endif()
message(STATUS "Tests run with the backends: ${TACIT_TEST_BACKENDS}")

# tacit_test_backends(NAME…): each of these tests once more for every backend, forced, as NAME.BACKEND.
function(tacit_test_backends)
  foreach(name ${ARGN})
    get_test_property(${name} ENVIRONMENT environment)
    get_test_property(${name} TIMEOUT timeout)
    foreach(backend ${TACIT_TEST_BACKENDS})
      add_test(NAME ${name}.${backend} COMMAND ${name})
      set_tests_properties(${name}.${backend} PROPERTIES TIMEOUT ${timeout} LABELS backend
        ENVIRONMENT "${environment};TACIT_BACKEND=${backend}")
    endforeach()
  endforeach()
endfunction()

# tacit_constant_time_test(NAME): the program NAME under valgrind, for every backend that it can run (it knows no AVX-512).
# Sanitizers and valgrind exclude each other.
find_program(TACIT_VALGRIND valgrind)
function(tacit_constant_time_test name)
  foreach(backend ${TACIT_TEST_BACKENDS})
    if(NOT backend STREQUAL ifma)
      add_test(NAME ${name}.${backend} COMMAND "${TACIT_VALGRIND}" --quiet --error-exitcode=99 $<TARGET_FILE:${name}>)
      set_tests_properties(${name}.${backend} PROPERTIES TIMEOUT 600 ENVIRONMENT "TACIT_BACKEND=${backend}")
    endif()
  endforeach()
endfunction()
