# SPDX-License-Identifier: MIT
# What `cmake --install` puts in place, and how others find it: libofgrade.pc and a CMake package. The components
# program, library and development are what package.cmake makes packages of; plain is what packages have otherwise.
include(CMakePackageConfigHelpers)

set_target_properties(ofgrade_shared PROPERTIES EXPORT_NAME ofgrade)
target_link_libraries(ofgrade_static PRIVATE $<INSTALL_INTERFACE:ofgrade::needs>)
install(TARGETS ofgrade RUNTIME COMPONENT program)
install(TARGETS ofgrade_static ofgrade_shared EXPORT ofgrade-targets
        ARCHIVE COMPONENT development
        LIBRARY COMPONENT library NAMELINK_COMPONENT development)
install(DIRECTORY include/ofgrade DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" COMPONENT development
        FILES_MATCHING PATTERN "*.h" PATTERN "*.def")
install(FILES docs/man/ofgrade.1 DESTINATION "${CMAKE_INSTALL_MANDIR}/man1" COMPONENT plain)
# The folders in which the shells look for completions of the programs of the same prefix.
install(FILES src/cli/completions/ofgrade.bash DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions"
        COMPONENT program RENAME ofgrade)
install(FILES src/cli/completions/_ofgrade DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/site-functions"
        COMPONENT plain)
install(FILES src/cli/completions/ofgrade.fish DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d"
        COMPONENT program)
install(FILES README.md DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT program)
install(DIRECTORY docs DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT program PATTERN man EXCLUDE)
install(FILES LICENSE DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT plain)

# Relative to the file itself, so that the whole prefix can be moved.
file(RELATIVE_PATH OFGRADE_PC_PREFIX "/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/")
string(REGEX REPLACE "/$" "" OFGRADE_PC_PREFIX "${OFGRADE_PC_PREFIX}")
list(JOIN OFGRADE_PC_REQUIRES " " OFGRADE_CONFIG_MODULES)
list(JOIN OFGRADE_PC_REQUIRES ", " OFGRADE_PC_REQUIRES)
configure_file(src/cmake/libofgrade.pc.in libofgrade.pc @ONLY)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/libofgrade.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig"
        COMPONENT development)

set(package "${CMAKE_INSTALL_LIBDIR}/cmake/ofgrade")
configure_package_config_file(src/cmake/ofgrade-config.cmake.in ofgrade-config.cmake INSTALL_DESTINATION "${package}")
write_basic_package_version_file(ofgrade-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/ofgrade-config.cmake"
        "${CMAKE_CURRENT_BINARY_DIR}/ofgrade-config-version.cmake"
        DESTINATION "${package}" COMPONENT development)
install(EXPORT ofgrade-targets NAMESPACE ofgrade:: DESTINATION "${package}" COMPONENT development)
