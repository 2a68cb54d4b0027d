# SPDX-License-Identifier: MIT
# Compiles the files of data/ into the library. Included, it gives ofgrade_embed_data; run with cmake -P, it writes the
# C file from LIST (a file with one path below ROOT a line) to OUTPUT.
if(CMAKE_SCRIPT_MODE_FILE)
    file(STRINGS "${LIST}" names)
    set(arrays "")
    set(table "")
    set(count 0)
    foreach(name IN LISTS names)
        if(NOT name MATCHES "^[A-Za-z0-9._/-]+$")
            message(FATAL_ERROR "the name of ${ROOT}/${name} holds a character that is not in A-Za-z0-9._/-")
        endif()
        file(READ "${ROOT}/${name}" bytes HEX)
        string(LENGTH "${bytes}" length)
        math(EXPR length "${length} / 2")
        string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
        string(REPEAT "0x..," 16 row)
        string(REGEX REPLACE "(${row})" "\\1\n" bytes "${bytes}")
        # The last byte is there so that the array of an empty file is not empty; it does not count.
        string(APPEND arrays "static const unsigned char file_${count}[] = {\n${bytes}0};\n")
        string(APPEND table "    {TEXT(\"${name}\"), {(const char *)file_${count}, ${length}}},\n")
        math(EXPR count "${count} + 1")
    endforeach()
    file(WRITE "${OUTPUT}" "// Generated from data/ by src/cmake/embed.cmake.\n#include \"rules/embedded.h\"\n\n"
                           "#define TEXT(literal) {(literal), sizeof(literal) - 1}\n\n${arrays}\n"
                           "const og_embedded_file og_embedded_files[] = {\n${table}};\n"
                           "const size_t og_embedded_file_count = ${count};\n")
    return()
endif()

# Sets `out` to the path of the generated source.
function(ofgrade_embed_data out)
    set(root "${CMAKE_CURRENT_SOURCE_DIR}/data")
    file(GLOB files CONFIGURE_DEPENDS "${root}/frameworks/*.xml" "${root}/rules/*.xml" "${root}/grading/*.xml"
                                      "${root}/areas.xml" "${root}/providers.xml"
                                      "${root}/terms/*.txt" "${root}/terms/*.tsv"
                                      "${root}/views/*.xsl" "${root}/views/*.css" "${root}/views/*.js"
                                      "${root}/schema/*.rng"
                                      "${root}/store/*.sql")
    list(TRANSFORM files REPLACE "^.*/data/" "" OUTPUT_VARIABLE names)
    list(SORT names)
    list(JOIN names "\n" text)
    # Rewritten only when the list changes: a file that goes must also cause a new build.
    set(list "${CMAKE_CURRENT_BINARY_DIR}/generated/embedded.txt")
    file(CONFIGURE OUTPUT "${list}" CONTENT "${text}\n" @ONLY)
    set(output "${CMAKE_CURRENT_BINARY_DIR}/generated/embedded.c")
    add_custom_command(OUTPUT "${output}"
        COMMAND ${CMAKE_COMMAND} "-DLIST=${list}" "-DROOT=${root}" "-DOUTPUT=${output}" -P
                "${CMAKE_CURRENT_FUNCTION_LIST_FILE}"
        DEPENDS "${list}" ${files} "${CMAKE_CURRENT_FUNCTION_LIST_FILE}"
        COMMENT "Embedding data/"
        VERBATIM)
    set(${out} "${output}" PARENT_SCOPE)
endfunction()
