#include "analysis/charts/js_engine.h"

#include <duktape.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <memory_resource>
#include <optional>
#include <stdexcept>

namespace servicechain::analysis::charts {
namespace {

std::string_view text_at(duk_context* context, duk_idx_t place) {
  duk_size_t length = 0;
  const char* const text = duk_safe_to_lstring(context, place, &length);
  return {text, length};
}

// Nothing is thrown through the engine, which is C and would leave by a long jump.
std::optional<double> width_of(const JsEngine::MeasureText& measure_text, std::string_view text, std::string_view font) noexcept {
  try {
    return measure_text(text, font);
  } catch (...) {
    return std::nullopt;
  }
}

duk_ret_t measure(duk_context* context) {
  duk_push_current_function(context);
  duk_get_prop_string(context, -1, DUK_HIDDEN_SYMBOL("measure"));
  const auto* measure_text = static_cast<const JsEngine::MeasureText*>(duk_get_pointer(context, -1));
  const std::optional<double> width = width_of(*measure_text, text_at(context, 0), text_at(context, 1));
  if (!width) return duk_error(context, DUK_ERR_ERROR, "a text could not be measured");
  duk_push_number(context, *width);
  return 1;
}

duk_ret_t push_stack(duk_context* context, void*) {
  duk_get_prop_string(context, -1, "stack");
  duk_safe_to_string(context, -1);
  return 1;
}

std::chrono::nanoseconds processor_time() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return std::chrono::seconds{now.tv_sec} + std::chrono::nanoseconds{now.tv_nsec};
}

}  // namespace

// Memory of one engine, given back all at once: to free its 200,000 objects one by one would take longer than to make them.
// The engine is C: where there is no more, it gets none, and tells the script.
class JsEngine::Memory {
 public:
  explicit Memory(const Limits& limits) : limits_{limits} {}

  // A call begins, and has all its time.
  void begin() {
    end_ = processor_time() + limits_.time;
    blocks_ = 0;
    is_spent_ = false;
    is_late_ = false;
  }
  // Something was asked for in vain. From here on there is time again: to say so.
  [[nodiscard]] bool end() {
    end_.reset();
    is_late_ = false;
    return is_spent_;
  }

  static void* allocate(void* self, duk_size_t size) noexcept {
    if (size == 0) return nullptr;
    Memory& memory = *static_cast<Memory*>(self);
    auto* const block = memory.has_room_for(size) ? memory.taken(size + header) : nullptr;
    if (block == nullptr) {
      memory.is_spent_ = true;
      return nullptr;
    }
    memory.used_ += size;
    std::memcpy(block, &size, sizeof size);
    return block + header;
  }
  static void* reallocate(void* self, void* block, duk_size_t size) noexcept {
    void* const made = allocate(self, size);
    if (made == nullptr && size > 0) return nullptr;  // what there is stays
    if (block != nullptr && made != nullptr) std::memcpy(made, block, std::min(size, size_of(block)));
    release(self, block);
    return made;
  }
  static void release(void* self, void* block) noexcept {
    if (block == nullptr) return;
    Memory& memory = *static_cast<Memory*>(self);
    const duk_size_t size = size_of(block);
    memory.used_ -= size;
    memory.pool_.deallocate(static_cast<std::byte*>(block) - header, size + header, alignment);
  }

 private:
  // Of pointers and doubles, which is all that the engine keeps. No more: a pool of libstdc++ 12 that has blocks of 24 bytes gives
  // them out 8 apart, whatever is asked for.
  static constexpr std::size_t alignment = alignof(double);
  static constexpr std::size_t header = sizeof(duk_size_t);  // before each block: its size
  static_assert(header % alignment == 0 && alignment >= alignof(void*));
  static constexpr unsigned between_looks = 256;  // at the time, in blocks

  static duk_size_t size_of(const void* block) {
    duk_size_t size = 0;
    std::memcpy(&size, static_cast<const std::byte*>(block) - header, sizeof size);
    return size;
  }

  [[nodiscard]] bool has_room_for(duk_size_t size) {
    if (end_ && ++blocks_ % between_looks == 0) is_late_ = is_late_ || processor_time() > *end_;
    return !is_late_ && size <= limits_.bytes - used_;
  }
  // nullptr: the machine has none.
  [[nodiscard]] std::byte* taken(std::size_t size) noexcept {
    try {
      return static_cast<std::byte*>(pool_.allocate(size, alignment));
    } catch (...) {
      return nullptr;
    }
  }

  Limits limits_;                                // -- constant
  std::size_t used_ = 0;                         // -- state: bytes, never more than they may be
  unsigned blocks_ = 0;                          // -- state: taken in this call
  std::optional<std::chrono::nanoseconds> end_;  // -- state: of the call's time
  bool is_late_ = false;                         // -- state
  bool is_spent_ = false;                        // -- state
  std::pmr::unsynchronized_pool_resource pool_{std::pmr::new_delete_resource()};  // -- state
};

JsEngine::JsEngine(MeasureText measure_text, const Limits& limits)
    : measure_text_{std::make_unique<MeasureText>(std::move(measure_text))},
      memory_{std::make_unique<Memory>(limits)},
      context_{duk_create_heap(Memory::allocate, Memory::reallocate, Memory::release, memory_.get(), nullptr)} {
  if (context_ == nullptr) throw std::bad_alloc{};
  static_cast<void>(result_of([this](duk_context* context) {
    duk_push_c_function(context, measure, 2);
    duk_push_pointer(context, measure_text_.get());
    duk_put_prop_string(context, -2, DUK_HIDDEN_SYMBOL("measure"));
    duk_put_global_string(context, "measure_text");
    duk_push_undefined(context);
  }));
}

// Nothing in it holds anything outside of its memory.
JsEngine::~JsEngine() = default;

// `script` leaves its result on top. All that it does is guarded: outside of this an error would end the program.
template <class Script>
std::string JsEngine::result_of(Script script) {
  memory_->begin();
  const duk_int_t trouble = duk_safe_call(
      context_,
      [](duk_context* context, void* guarded) -> duk_ret_t {
        (*static_cast<Script*>(guarded))(context);
        return 1;
      },
      &script, 0, 1);
  const bool was_too_much = memory_->end();
  if (trouble != 0 && !was_too_much) duk_safe_call(context_, push_stack, nullptr, 1, 1);
  duk_size_t length = 0;
  const char* const text = duk_get_lstring(context_, -1, &length);
  std::string result = text == nullptr ? std::string{} : std::string{text, length};
  duk_set_top(context_, 0);
  if (trouble == 0) return result;
  if (was_too_much) throw std::runtime_error{"a chart takes too much time or memory to draw"};
  throw std::logic_error{"a chart's script failed: " + result};
}

void JsEngine::run(std::string_view script) {
  static_cast<void>(result_of([script](duk_context* context) { duk_eval_lstring(context, script.data(), script.size()); }));
}

bool JsEngine::run_compiled(std::string_view bytes) {
  bool is_same = false;
  static_cast<void>(result_of([&](duk_context* context) {
    duk_eval_string(context, "Duktape.version");
    is_same = duk_get_uint(context, -1) == DUK_VERSION;
    if (!is_same) return;
    std::memcpy(duk_push_fixed_buffer(context, bytes.size()), bytes.data(), bytes.size());
    duk_load_function(context);
    duk_call(context, 0);
  }));
  return is_same;
}

std::string JsEngine::call(const char* function, std::string_view argument) {
  return result_of([function, argument](duk_context* context) {
    duk_get_global_string(context, function);
    duk_push_lstring(context, argument.data(), argument.size());
    duk_call(context, 1);
  });
}

}  // namespace servicechain::analysis::charts
