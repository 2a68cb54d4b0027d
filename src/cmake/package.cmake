# SPDX-License-Identifier: MIT
# The target `package`, or `cpack -G DEB` of what is built, makes Debian packages: ofgrade, the program, which needs none
# of the others; libofgrade0, the shared library; and libofgrade-dev, for those who build with it.
set(OFGRADE_MAINTAINER "The ofgrade maintainers <maintainers@ofgrade.invalid>" CACHE STRING
    "Who answers for the Debian packages")
set(OFGRADE_SHARED_PACKAGE "libofgrade${PROJECT_VERSION_MAJOR}")
set(OFGRADE_PACKAGES program:ofgrade library:${OFGRADE_SHARED_PACKAGE} development:libofgrade-dev)

# What Debian wants beside the files that `cmake --install` puts in place: a compressed manual page, a folder of its own
# for zsh's completions and, in each package, the copyrights and a log of its changes. EXCLUDE_FROM_ALL leaves them out
# of an installation without a package.
function(ofgrade_describe_packages)
    string(TIMESTAMP OFGRADE_PACKAGE_DATE "%a, %d %b %Y %H:%M:%S +0000" UTC)
    set(folder "${CMAKE_CURRENT_BINARY_DIR}/debian")
    file(READ LICENSE license)
    string(REGEX REPLACE "^.*\n\n(Permission is)" "\\1" license "${license}")
    string(REGEX REPLACE "\n+$" "" license "${license}")
    string(REPLACE "\n\n" "\n.\n" license "${license}")
    string(REPLACE "\n" "\n " OFGRADE_PACKAGE_LICENSE "${license}")
    set(copyright "${folder}/copyright")
    configure_file(src/cmake/debian/copyright.in "${copyright}" @ONLY)
    if(OFGRADE_PDF)
        file(READ src/cmake/debian/copyright-mupdf part)
        file(APPEND "${copyright}" "${part}")
        file(READ "${OFGRADE_MUPDF_COPYRIGHT}" part)
        file(APPEND "${copyright}" "${part}")
    endif()
    configure_file(src/cmake/debian/changelog.in "${folder}/changelog" @ONLY)
    add_custom_command(OUTPUT "${folder}/changelog.gz" "${folder}/ofgrade.1.gz"
        COMMAND "${GZIP}" -9nc changelog > changelog.gz
        COMMAND "${GZIP}" -9nc "${CMAKE_CURRENT_SOURCE_DIR}/docs/man/ofgrade.1" > ofgrade.1.gz
        DEPENDS docs/man/ofgrade.1 "${folder}/changelog" WORKING_DIRECTORY "${folder}" VERBATIM)
    add_custom_target(ofgrade_package_texts ALL DEPENDS "${folder}/changelog.gz" "${folder}/ofgrade.1.gz")
    install(FILES "${folder}/ofgrade.1.gz" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1" COMPONENT program
            EXCLUDE_FROM_ALL)
    install(FILES src/cli/completions/_ofgrade DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions"
            COMPONENT program EXCLUDE_FROM_ALL)
    foreach(row IN LISTS OFGRADE_PACKAGES)
        string(REGEX MATCH "^([^:]+):(.+)$" row "${row}")
        install(FILES "${copyright}" "${folder}/changelog.gz" DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/${CMAKE_MATCH_2}"
                COMPONENT ${CMAKE_MATCH_1} EXCLUDE_FROM_ALL)
    endforeach()
endfunction()

# No package is made without what belongs to it; building and installing go on.
function(ofgrade_refuse_packages reason)
    foreach(row IN LISTS OFGRADE_PACKAGES)
        string(REGEX REPLACE ":.*" "" component "${row}")
        install(CODE "message(FATAL_ERROR \"no package can be made: ${reason}\")" COMPONENT ${component}
                EXCLUDE_FROM_ALL)
    endforeach()
endfunction()

set(OFGRADE_MUPDF_COPYRIGHT /usr/share/doc/libmupdf-dev/copyright CACHE FILEPATH
    "The copyrights of MuPDF, which packages with it have to tell")
find_program(GZIP gzip)
if(NOT GZIP)
    ofgrade_refuse_packages("gzip, which compresses their texts, is not installed")
elseif(OFGRADE_PDF AND NOT EXISTS "${OFGRADE_MUPDF_COPYRIGHT}")
    ofgrade_refuse_packages("they have to tell the copyrights of MuPDF, and ${OFGRADE_MUPDF_COPYRIGHT} is not there; \
name the file with -DOFGRADE_MUPDF_COPYRIGHT=FILE")
else()
    ofgrade_describe_packages()
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_CONTACT "${OFGRADE_MAINTAINER}")
set(CPACK_PACKAGE_VENDOR ofgrade)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "") # each package has a description of its own; its first line is the summary
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE
                                                WORLD_READ WORLD_EXECUTE)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL "")
foreach(row IN LISTS OFGRADE_PACKAGES)
    string(REGEX MATCH "^([^:]+):(.+)$" row "${row}")
    list(APPEND CPACK_COMPONENTS_ALL ${CMAKE_MATCH_1})
    string(TOUPPER ${CMAKE_MATCH_1} component)
    set(CPACK_DEBIAN_${component}_PACKAGE_NAME ${CMAKE_MATCH_2})
    set(CPACK_DEBIAN_${component}_FILE_NAME DEB-DEFAULT)
endforeach()
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_THREADS 0) # as many as there are processors

set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
# Loaded when a workbook is wanted, so that no tool finds it; without it all but workbooks works, and a message says so.
set(CPACK_DEBIAN_PROGRAM_PACKAGE_RECOMMENDS libxlsxwriter4)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_RECOMMENDS libxlsxwriter4)
set(CPACK_COMPONENT_PROGRAM_DESCRIPTION
"say what inspection reports found
Reads Ofsted inspection reports, letters and the news about them (PDF, HTML,
Word, OpenDocument, Markdown or plain text) and says what the inspectors
judged, found and asked for, each with the place where it stands. It gives
summaries, improvement plans, tables, workbooks, comparisons and histories,
for one file, in scripts and over folders of thousands.")

set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SHLIBDEPS ON)
# What a version of the library offers may still change with the next one.
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS_POLICY "=")
set(CPACK_DEBIAN_LIBRARY_PACKAGE_CONTROL_EXTRA "${CMAKE_CURRENT_SOURCE_DIR}/src/cmake/debian/triggers")
set(CPACK_COMPONENT_LIBRARY_DESCRIPTION
"library that reads inspection reports
libofgrade makes records of Ofsted inspection reports, letters and the news
about them: what the inspectors judged, found and asked for.
.
This package has the shared library. The program ofgrade does not need it.")

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
list(JOIN OFGRADE_DEBIAN_PACKAGES ", " packages)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "${OFGRADE_SHARED_PACKAGE} (= ${PROJECT_VERSION}), ${packages}")
set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION
"library that reads inspection reports - development files
libofgrade makes records of Ofsted inspection reports, letters and the news
about them: what the inspectors judged, found and asked for.
.
This package has what is needed to build programs with it: headers, the static
library, and files for pkg-config and CMake.")
if(OFGRADE_PDF)
    # What the static library needs beside that.
    set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SUGGESTS "libmupdf-dev")
endif()
include(CPack)
