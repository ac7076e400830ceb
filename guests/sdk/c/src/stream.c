// The resource `processor` of llm-response around what a plugin keeps of a streamed response.
#include "helios_sdk.h"

#ifdef HELIOS_HOOK_LLM_RESPONSE
bool exports_helios_llm_response_static_processor_open(helios_call_t *call, helios_response_context_t *context,
                                                       helios_own_processor_t *ret, helios_plugin_error_t *err) {
  helios_stream_t *stream = NULL;
  bool done = helios_on_stream_open(call, context, &stream, err);
  if (done) *ret = exports_helios_llm_response_processor_new((helios_processor_t *)stream);
  helios_call_free(call);
  exports_helios_llm_response_response_context_free(context);
  return done;
}

bool exports_helios_llm_response_method_processor_push(helios_processor_t *self, helios_string_t *chunk,
                                                       helios_response_decision_t *ret, helios_plugin_error_t *err) {
  *ret = (helios_response_decision_t){0};
  bool done = helios_on_stream_push((helios_stream_t *)self, chunk, ret, err);
  helios_string_free(chunk);
  return done;
}

bool exports_helios_llm_response_static_processor_finish(helios_own_processor_t this_, helios_string_t *ret,
                                                         helios_plugin_error_t *err) {
  *ret = (helios_string_t){0};
  bool done = helios_on_stream_finish((helios_stream_t *)exports_helios_llm_response_processor_rep(this_), ret, err);
  exports_helios_llm_response_processor_drop_own(this_);
  return done;
}

void exports_helios_llm_response_processor_destructor(helios_processor_t *self) {
  helios_on_stream_close((helios_stream_t *)self);
}
#endif
