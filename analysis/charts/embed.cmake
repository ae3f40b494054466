# The chart kit and ECharts travel inside the program, as they are: charts/embedded.h has them as text.
enable_language(ASM)

set(node_modules ${PROJECT_SOURCE_DIR}/node_modules)
if(NOT EXISTS ${node_modules}/echarts/dist/echarts.min.js)
  message(FATAL_ERROR "ECharts is not there yet: run `npm ci` in ${PROJECT_SOURCE_DIR} (./bootstrap.sh build does it).")
endif()

# The theme first; its shapes and scales and one file a chart besides, in any order.
file(GLOB kit CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/charts/kit/*.js)
list(REMOVE_ITEM kit ${CMAKE_CURRENT_SOURCE_DIR}/charts/kit/theme.js)
list(PREPEND kit ${CMAKE_CURRENT_SOURCE_DIR}/charts/kit/theme.js)

set(page ${CMAKE_CURRENT_SOURCE_DIR}/report/page.js)

set(licences
  ${node_modules}/echarts/NOTICE ${node_modules}/echarts/LICENSE ${node_modules}/echarts/licenses/LICENSE-d3
  ${node_modules}/zrender/LICENSE ${node_modules}/tslib/LICENSE.txt)

# ECharts and the kit once more, as the engine reads them at once.
set(compiled ${CMAKE_CURRENT_BINARY_DIR}/charts/scripts.compiled)
add_executable(servicechain_compile_scripts charts/compile_scripts.cc)
target_link_libraries(servicechain_compile_scripts PRIVATE ${DUKTAPE})
add_custom_command(OUTPUT ${compiled}
  COMMAND servicechain_compile_scripts ${compiled} ${node_modules}/echarts/dist/echarts.min.js ${kit}
  DEPENDS servicechain_compile_scripts ${node_modules}/echarts/dist/echarts.min.js ${kit})

# Adds `name` to `assembly`: the bytes of the files, one after the other.
function(embed name)
  set(text ".global servicechain_${name}_begin\n.global servicechain_${name}_end\nservicechain_${name}_begin:\n")
  foreach(file ${ARGN})
    string(APPEND text ".incbin \"${file}\"\n.byte 10\n")
  endforeach()
  string(APPEND text "servicechain_${name}_end:\n")
  set(assembly "${assembly}${text}" PARENT_SCOPE)
endfunction()

set(assembly ".section .rodata\n")
embed(echarts ${node_modules}/echarts/dist/echarts.min.js)
embed(kit ${kit})
embed(compiled ${compiled})
embed(page ${page})
embed(licences ${licences})
string(APPEND assembly ".section .note.GNU-stack,\"\",%progbits\n")
file(CONFIGURE OUTPUT charts/embedded.S CONTENT "${assembly}" @ONLY)
set_source_files_properties(${CMAKE_CURRENT_BINARY_DIR}/charts/embedded.S PROPERTIES
  OBJECT_DEPENDS "${node_modules}/echarts/dist/echarts.min.js;${kit};${compiled};${page};${licences}" SKIP_PRECOMPILE_HEADERS ON)
target_sources(servicechain_analysis PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/charts/embedded.S)
