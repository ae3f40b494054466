#include "analysis/charts/js_engine.h"

#include <duktape.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <memory_resource>
#include <stdexcept>

namespace servicechain::analysis::charts {
namespace {

std::string_view text_at(duk_context* context, duk_idx_t place) {
  duk_size_t length = 0;
  const char* const text = duk_safe_to_lstring(context, place, &length);
  return {text, length};
}

duk_ret_t measure(duk_context* context) {
  duk_push_current_function(context);
  duk_get_prop_string(context, -1, DUK_HIDDEN_SYMBOL("measure"));
  const auto* measure_text = static_cast<const JsEngine::MeasureText*>(duk_get_pointer(context, -1));
  duk_push_number(context, (*measure_text)(text_at(context, 0), text_at(context, 1)));
  return 1;
}

// Requires: the call's result, or its error, on top.
std::string take_result(duk_context* context, duk_int_t trouble) {
  if (trouble != 0) duk_get_prop_string(context, -1, "stack");
  std::string result{text_at(context, -1)};
  duk_pop_n(context, duk_get_top(context));
  if (trouble != 0) throw std::logic_error{"a chart's script failed: " + result};
  return result;
}

}  // namespace

// Memory of one engine, given back all at once: to free its 200,000 objects one by one would take longer than to make them.
class JsEngine::Memory {
 public:
  static void* allocate(void* self, duk_size_t size) {
    if (size == 0) return nullptr;
    auto* const block = static_cast<std::byte*>(pool_of(self).allocate(size + header));
    std::memcpy(block, &size, sizeof size);
    return block + header;
  }
  static void* reallocate(void* self, void* block, duk_size_t size) {
    void* const made = allocate(self, size);
    if (block != nullptr && made != nullptr) std::memcpy(made, block, std::min(size, size_of(block)));
    release(self, block);
    return made;
  }
  static void release(void* self, void* block) {
    if (block == nullptr) return;
    pool_of(self).deallocate(static_cast<std::byte*>(block) - header, size_of(block) + header);
  }

 private:
  static constexpr std::size_t header = alignof(std::max_align_t);  // before each block: its size

  static std::pmr::unsynchronized_pool_resource& pool_of(void* self) { return static_cast<Memory*>(self)->pool_; }
  static duk_size_t size_of(const void* block) {
    duk_size_t size = 0;
    std::memcpy(&size, static_cast<const std::byte*>(block) - header, sizeof size);
    return size;
  }

  std::pmr::unsynchronized_pool_resource pool_{std::pmr::new_delete_resource()};  // -- state
};

JsEngine::JsEngine(MeasureText measure_text)
    : measure_text_{std::make_unique<MeasureText>(std::move(measure_text))},
      memory_{std::make_unique<Memory>()},
      context_{duk_create_heap(Memory::allocate, Memory::reallocate, Memory::release, memory_.get(), nullptr)} {
  if (context_ == nullptr) throw std::bad_alloc{};
  duk_push_c_function(context_, measure, 2);
  duk_push_pointer(context_, measure_text_.get());
  duk_put_prop_string(context_, -2, DUK_HIDDEN_SYMBOL("measure"));
  duk_put_global_string(context_, "measure_text");
}

// Nothing in it holds anything outside of its memory.
JsEngine::~JsEngine() = default;

void JsEngine::run(std::string_view script) {
  static_cast<void>(take_result(context_, duk_peval_lstring(context_, script.data(), script.size())));
}

bool JsEngine::run_compiled(std::string_view bytes) {
  duk_eval_string(context_, "Duktape.version");
  const bool is_same = duk_get_uint(context_, -1) == DUK_VERSION;
  duk_pop(context_);
  if (!is_same) return false;
  void* const place = duk_push_fixed_buffer(context_, bytes.size());
  std::memcpy(place, bytes.data(), bytes.size());
  duk_load_function(context_);
  static_cast<void>(take_result(context_, duk_pcall(context_, 0)));
  return true;
}

std::string JsEngine::call(const char* function, std::string_view argument) {
  duk_get_global_string(context_, function);
  duk_push_lstring(context_, argument.data(), argument.size());
  return take_result(context_, duk_pcall(context_, 1));
}

}  // namespace servicechain::analysis::charts
