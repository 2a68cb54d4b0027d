# SPDX-License-Identifier: MIT
# Makes the built-in catalogue into C tables (src/rules/built_in.h). Sets `out` to the path of the generated source.
function(ofgrade_plan_rules out)
    set(output "${CMAKE_CURRENT_BINARY_DIR}/generated/built_in_catalogue.c")
    if(CMAKE_CROSSCOMPILING AND NOT CMAKE_CROSSCOMPILING_EMULATOR)
        file(CONFIGURE OUTPUT "${output}" @ONLY
             CONTENT "#include \"rules/built_in.h\"\nconst og_catalogue *const og_built_in_catalogue = NULL;\n")
    else()
        add_executable(ofgrade_write_plan src/cmake/write_plan.c src/cmake/write_frameworks.c src/cmake/write_gradings.c
                       src/cmake/write_tables.c $<TARGET_OBJECTS:ofgrade_objects>)
        target_include_directories(ofgrade_write_plan PRIVATE include src src/cmake)
        target_compile_definitions(ofgrade_write_plan PRIVATE OFGRADE_STATIC)
        target_link_libraries(ofgrade_write_plan PRIVATE ofgrade_build ofgrade_needs)
        add_custom_command(OUTPUT "${output}"
            COMMAND ofgrade_write_plan > "${output}.new"
            COMMAND ${CMAKE_COMMAND} -E rename "${output}.new" "${output}"
            DEPENDS ofgrade_write_plan
            COMMENT "Planning data/"
            VERBATIM)
    endif()
    set(${out} "${output}" PARENT_SCOPE)
endfunction()
