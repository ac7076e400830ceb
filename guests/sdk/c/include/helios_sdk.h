// The C SDK for plugins of API version 2: what a plugin includes.
//
// A plugin defines the functions of its hooks, helios_on_pre_query and so on, as bindings/helios_hooks.h declares them.
// Strings are bytes with a length, UTF-8, not ended by a zero.
#ifndef HELIOS_SDK_H
#define HELIOS_SDK_H

#include "helios_hooks.h"

#ifdef __cplusplus
extern "C" {
#endif

// Text that is only looked at, such as a literal.
helios_string_t helios_text(const char *words);

// Text for an answer: a copy, which is freed once the answer was given.
helios_string_t helios_copy(helios_string_t text);
helios_string_t helios_words(const char *words);

// Text for an answer of up to four parts, one after the other; NULL ends them.
helios_string_t helios_join(const char *first, helios_string_t second, const char *third);

bool helios_same(helios_string_t text, const char *words);
bool helios_starts(helios_string_t text, const char *words);
// Find ASCII words in text, upper or lower case alike.
bool helios_contains(helios_string_t text, const char *words);
bool helios_list_has(const helios_list_string_t *list, helios_string_t text);

// Write to the plugin's log.
void helios_trace(helios_string_t message);
void helios_debug(helios_string_t message);
void helios_info(helios_string_t message);
void helios_warn(helios_string_t message);
void helios_error(helios_string_t message);

// Write why a hook does not answer, log it, and return false. `kind` is HELIOS_PLUGIN_ERROR_UNAVAILABLE and so on.
bool helios_fail(helios_plugin_error_t *error, uint8_t kind, const char *why);

// Refuse to load without a permission, in the words that an operator needs: for helios_on_load.
bool helios_needs(helios_plugin_error_t *error, const char *permission, bool granted);
// Ask kv for nothing, and refuse to load without kv_read and kv_write.
bool helios_needs_kv(helios_plugin_error_t *error);
// Ask for nothing that any host has, and refuse to load without http_fetch, metrics, search.
bool helios_needs_http(helios_plugin_error_t *error);
bool helios_needs_metrics(helios_plugin_error_t *error);
bool helios_needs_search(helios_plugin_error_t *error);

// Settings, in their types; the default where a setting has none.
bool helios_setting_boolean(const char *key, bool otherwise);
int64_t helios_setting_integer(const char *key, int64_t otherwise);
double helios_setting_number(const char *key, double otherwise);
helios_string_t helios_setting_text(const char *key, const char *otherwise);
helios_list_string_t helios_setting_list(const char *key);

// Take settings, and forget those before; the lifecycle does it, and tests.
void helios_replace_settings(const helios_list_config_entry_t *given);

#ifdef HELIOS_HOOK_LLM_RESPONSE
// What a plugin keeps of one streamed response: it defines `struct helios_stream`, and these functions beside
// helios_on_post_process_response. Arguments are lent, as they are to the other hooks.
typedef struct helios_stream helios_stream_t;

// Begin a streamed response: `*answer` is what the functions below are given.
bool helios_on_stream_open(const helios_call_t *call, const helios_response_context_t *context,
                           helios_stream_t **answer, helios_plugin_error_t *error);
// Take the next chunk, and say what the client gets for it.
bool helios_on_stream_push(helios_stream_t *stream, const helios_string_t *chunk, helios_response_decision_t *answer,
                           helios_plugin_error_t *error);
// End the response, and give what is to follow the last chunk; empty is nothing.
bool helios_on_stream_finish(helios_stream_t *stream, helios_string_t *answer, helios_plugin_error_t *error);
// Free what was kept: after finish, or where the client went away before.
void helios_on_stream_close(helios_stream_t *stream);
#endif

// A plugin may define these: get ready to serve once the settings are there, give up what it holds.
bool helios_on_load(helios_plugin_error_t *error);
void helios_on_unload(void);

#ifdef __cplusplus
}
#endif

#endif
