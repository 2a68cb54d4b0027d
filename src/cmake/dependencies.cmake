# SPDX-License-Identifier: MIT
# Finds the libraries that libofgrade needs and gathers them in the target ofgrade_needs.
find_package(PkgConfig)
if(NOT PKG_CONFIG_FOUND)
    message(FATAL_ERROR "pkg-config is missing (Debian: apt-get install pkg-config)")
endif()

add_library(ofgrade_needs INTERFACE)
# What libofgrade.pc asks for: modules of pkg-config, and libraries that have none.
set(OFGRADE_PC_REQUIRES "")
set(OFGRADE_PC_LIBS "")
# What a Debian package of the headers depends on, since libofgrade.pc asks for it.
set(OFGRADE_DEBIAN_PACKAGES "")

function(ofgrade_need name module package)
    pkg_check_modules(${name} QUIET IMPORTED_TARGET ${module})
    if(NOT ${name}_FOUND)
        message(FATAL_ERROR "${module} is missing (Debian: apt-get install ${package})")
    endif()
    target_link_libraries(ofgrade_needs INTERFACE PkgConfig::${name})
    list(APPEND OFGRADE_PC_REQUIRES ${module})
    set(OFGRADE_PC_REQUIRES "${OFGRADE_PC_REQUIRES}" PARENT_SCOPE)
    list(APPEND OFGRADE_DEBIAN_PACKAGES ${package})
    set(OFGRADE_DEBIAN_PACKAGES "${OFGRADE_DEBIAN_PACKAGES}" PARENT_SCOPE)
endfunction()

# At every start the dynamic linker looks for each name that a library asks for in one library after the other, in the
# order in which they stand here: those come first that have most of these names.
target_link_libraries(ofgrade_needs INTERFACE c)
ofgrade_need(SQLITE3 sqlite3 libsqlite3-dev)
ofgrade_need(LIBXML2 libxml-2.0 libxml2-dev)
ofgrade_need(LIBXSLT libxslt libxslt1-dev)
ofgrade_need(PCRE2 libpcre2-8 libpcre2-dev)
ofgrade_need(JANSSON jansson libjansson-dev)
ofgrade_need(NETTLE nettle nettle-dev)
ofgrade_need(SECCOMP libseccomp libseccomp-dev)

# libofgrade.pc does not ask for the module: that names what a libarchive.a would need, of which Debian installs nothing
# with it.
pkg_check_modules(ARCHIVE QUIET IMPORTED_TARGET libarchive)
if(NOT ARCHIVE_FOUND)
    message(FATAL_ERROR "libarchive is missing (Debian: apt-get install libarchive-dev)")
endif()
target_link_libraries(ofgrade_needs INTERFACE PkgConfig::ARCHIVE)
string(APPEND OFGRADE_PC_LIBS " -larchive")
list(APPEND OFGRADE_DEBIAN_PACKAGES libarchive-dev)

# libxlsxwriter is loaded when a workbook is wanted (src/render/xlsx_library.h): only its headers are needed here.
pkg_check_modules(XLSXWRITER QUIET xlsxwriter)
if(NOT XLSXWRITER_FOUND)
    message(FATAL_ERROR "xlsxwriter is missing (Debian: apt-get install libxlsxwriter-dev)")
endif()
target_include_directories(ofgrade_needs SYSTEM INTERFACE ${XLSXWRITER_INCLUDE_DIRS})
target_link_libraries(ofgrade_needs INTERFACE ${CMAKE_DL_LIBS})

# Debian has MuPDF as static archives alone, and leaves what they need to be named here.
function(ofgrade_need_mupdf)
    find_path(MUPDF_INCLUDE_DIR mupdf/fitz.h)
    find_library(MUPDF_LIBRARY mupdf)
    find_library(MUPDF_THIRD_LIBRARY mupdf-third)
    set(missing "")
    foreach(part IN ITEMS MUPDF_INCLUDE_DIR MUPDF_LIBRARY MUPDF_THIRD_LIBRARY)
        if(NOT ${part})
            set(missing libmupdf-dev)
        endif()
    endforeach()
    foreach(part IN ITEMS freetype:libfreetype-dev harfbuzz:libharfbuzz-dev jpeg:libjpeg-dev openjp2:libopenjp2-7-dev
                          jbig2dec:libjbig2dec0-dev z:zlib1g-dev gumbo:libgumbo-dev mujs:libmujs-dev)
        string(REPLACE ":" ";" part "${part}")
        list(GET part 0 library)
        list(GET part 1 package)
        string(TOUPPER "MUPDF_NEEDS_${library}" variable)
        find_library(${variable} ${library})
        if(NOT ${variable})
            list(APPEND missing ${package})
        endif()
        list(APPEND libraries "${${variable}}")
        string(APPEND flags " -l${library}")
    endforeach()
    if(missing)
        list(JOIN missing " " missing)
        message(FATAL_ERROR "to read PDF files MuPDF is needed (Debian: apt-get install ${missing}); "
                            "configure with -DOFGRADE_PDF=OFF to build without it")
    endif()
    target_include_directories(ofgrade_needs SYSTEM INTERFACE "${MUPDF_INCLUDE_DIR}")
    target_link_libraries(ofgrade_needs INTERFACE "${MUPDF_LIBRARY}" "${MUPDF_THIRD_LIBRARY}" ${libraries})
    set(OFGRADE_PC_LIBS "${OFGRADE_PC_LIBS} -lmupdf -lmupdf-third${flags}" PARENT_SCOPE)
endfunction()

if(OFGRADE_PDF)
    ofgrade_need_mupdf()
endif()
# Last, since MuPDF needs it too.
target_link_libraries(ofgrade_needs INTERFACE m)
string(APPEND OFGRADE_PC_LIBS " -lm")
