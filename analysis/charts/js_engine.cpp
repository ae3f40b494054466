#include "analysis/charts/js_engine.h"

#include <duktape.h>

#include <cstdlib>
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

JsEngine::JsEngine(MeasureText measure_text)
    : measure_text_{std::make_unique<MeasureText>(std::move(measure_text))}, context_{duk_create_heap_default()} {
  if (context_ == nullptr) throw std::bad_alloc{};
  duk_push_c_function(context_, measure, 2);
  duk_push_pointer(context_, measure_text_.get());
  duk_put_prop_string(context_, -2, DUK_HIDDEN_SYMBOL("measure"));
  duk_put_global_string(context_, "measure_text");
}

JsEngine::~JsEngine() { duk_destroy_heap(context_); }

void JsEngine::run(std::string_view script) {
  static_cast<void>(take_result(context_, duk_peval_lstring(context_, script.data(), script.size())));
}

std::string JsEngine::call(const char* function, std::string_view argument) {
  duk_get_global_string(context_, function);
  duk_push_lstring(context_, argument.data(), argument.size());
  return take_result(context_, duk_pcall(context_, 1));
}

}  // namespace servicechain::analysis::charts
