// Runs when the program is built: what the engine makes of JavaScript files, so that it need not read a megabyte of them
// each time a chart is drawn.
//   compile_scripts OUT FILE…
#include <duktape.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

int main(int count, char** words) {
  std::string script;
  for (int i = 2; i < count; ++i) {
    std::ifstream file{words[i], std::ios::binary};
    script.append(std::istreambuf_iterator<char>{file}, {});
    script += '\n';
  }
  duk_context* const context = duk_create_heap_default();
  if (duk_pcompile_lstring(context, 0, script.data(), script.size()) != 0) {
    std::cerr << duk_safe_to_string(context, -1) << '\n';
    return EXIT_FAILURE;
  }
  duk_dump_function(context);
  duk_size_t length = 0;
  const char* const bytes = static_cast<const char*>(duk_get_buffer_data(context, -1, &length));
  std::ofstream{words[1], std::ios::binary}.write(bytes, static_cast<std::streamsize>(length));
  duk_destroy_heap(context);
  return EXIT_SUCCESS;
}
