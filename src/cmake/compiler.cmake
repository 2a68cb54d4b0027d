# SPDX-License-Identifier: MIT
# The target ofgrade_build: the flags with which everything of the project is compiled and linked.
add_library(ofgrade_build INTERFACE)

target_compile_options(ofgrade_build INTERFACE -Wall -Wextra -Wconversion -Wshadow -Wvla
                                               $<$<BOOL:${OFGRADE_WERROR}>:-Werror> -ffunction-sections
                                               -fdata-sections -fstack-protector-strong)
# POSIX.1-2008 is all that the project asks of the system; a file that needs more says so itself.
target_compile_definitions(ofgrade_build INTERFACE _POSIX_C_SOURCE=200809L)
# Debug builds check every document that is read (src/document/builder.c).
target_compile_definitions(ofgrade_build INTERFACE $<$<CONFIG:Debug>:OG_CHECK>)
# The libraries that are linked in statically bring far more than is used.
target_link_options(ofgrade_build INTERFACE -Wl,--gc-sections -Wl,--as-needed -Wl,-z,relro -Wl,-z,now)

if(OFGRADE_SANITIZE)
    set(sanitizers "${OFGRADE_SANITIZE}")
    if(sanitizers STREQUAL "ON")
        set(sanitizers "address,undefined")
    endif()
    target_compile_options(ofgrade_build INTERFACE -fsanitize=${sanitizers} -fno-sanitize-recover=all
                                                   -fno-omit-frame-pointer)
    target_link_options(ofgrade_build INTERFACE -fsanitize=${sanitizers})
else()
    target_compile_definitions(ofgrade_build INTERFACE $<$<NOT:$<CONFIG:Debug>>:_FORTIFY_SOURCE=2>)
endif()

if(OFGRADE_FUZZ)
    if(NOT CMAKE_C_COMPILER_ID MATCHES "Clang")
        message(FATAL_ERROR "OFGRADE_FUZZ needs clang: configure with -DCMAKE_C_COMPILER=clang")
    endif()
    target_compile_options(ofgrade_build INTERFACE -fsanitize=fuzzer-no-link)
endif()
