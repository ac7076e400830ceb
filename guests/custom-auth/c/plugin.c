// Asks an authentication service inside the company who a token belongs to, as the feature describes it.
#include "bindings/plugin.h"

#include <stdlib.h>
#include <string.h>

#define ENDPOINT "auth_endpoint"
#define HEADER "x-custom-token"

static plugin_string_t endpoint;

static bool equal(plugin_string_t text, const char *other) {
  return text.len == strlen(other) && memcmp(text.ptr, other, text.len) == 0;
}

static void *reserve(size_t size) {
  void *memory = malloc(size ? size : 1);
  if (!memory) abort();
  return memory;
}

static plugin_list_string_t listed(const char *const *texts, size_t count) {
  plugin_list_string_t list = {reserve(count * sizeof(plugin_string_t)), count};
  for (size_t i = 0; i < count; i++) plugin_string_dup(&list.ptr[i], texts[i]);
  return list;
}

void exports_heliosproxy_plugin_lifecycle_metadata(exports_heliosproxy_plugin_lifecycle_plugin_metadata_t *ret) {
  static const char *const hooks[] = {"authenticate", "authorize"}, *const permissions[] = {"http_fetch"};
  plugin_string_dup(&ret->name, "custom-auth");
  plugin_string_dup(&ret->version, "1.0.0");
  plugin_string_dup(&ret->description, "Custom authentication using internal auth service");
  plugin_string_dup(&ret->author, "Acme Corp");
  ret->hooks = listed(hooks, 2);
  ret->permissions = listed(permissions, 1);
}

// Ask nobody: whether the operator lets this plugin call services.
static bool may_fetch(void) {
  heliosproxy_plugin_http_http_request_t nobody = {0};
  heliosproxy_plugin_http_http_response_t response;
  heliosproxy_plugin_http_http_error_t error;
  if (heliosproxy_plugin_http_http_fetch(&nobody, &response, &error)) {
    heliosproxy_plugin_http_http_response_free(&response);
    return true;
  }
  bool denied = error.tag == HELIOSPROXY_PLUGIN_HTTP_HTTP_ERROR_ACCESS_DENIED;
  heliosproxy_plugin_http_http_error_free(&error);
  return !denied;
}

static bool refuse(exports_heliosproxy_plugin_lifecycle_plugin_error_t *err, const char *why) {
  err->tag = HELIOSPROXY_PLUGIN_TYPES_PLUGIN_ERROR_INVALID_CONFIG;
  plugin_string_dup(&err->val.invalid_config, why);
  return false;
}

bool exports_heliosproxy_plugin_lifecycle_on_load(plugin_string_t *config,
                                                  exports_heliosproxy_plugin_lifecycle_plugin_error_t *err) {
  plugin_string_t key;
  plugin_string_free(config);
  plugin_string_set(&key, ENDPOINT);
  if (!may_fetch())
    return refuse(err, "it needs the permission http_fetch, but its operator does not grant it: "
                       "add http_fetch to the plugin's list in [plugins.permissions]");
  return heliosproxy_plugin_config_get(&key, &endpoint) || refuse(err, ENDPOINT ": expected a URL");
}

void exports_heliosproxy_plugin_lifecycle_on_unload(void) {}

// Find where the value of a key begins in a flat JSON object; NULL where it is not there.
static const char *value_of(plugin_string_t json, const char *key) {
  size_t length = strlen(key);
  for (size_t i = 0; i + length + 2 < json.len; i++) {
    const char *at = (const char *)json.ptr + i;
    if (at[0] != '"' || memcmp(at + 1, key, length) != 0 || at[1 + length] != '"') continue;
    const char *end = (const char *)json.ptr + json.len;
    for (at += length + 2; at < end && (*at == ' ' || *at == ':'); at++);
    return at < end ? at : NULL;
  }
  return NULL;
}

// Take the string that begins at `*at`; a string with escapes is none that this service sends.
static bool string_at(const char **at, const char *end, plugin_string_t *ret) {
  while (*at < end && (**at == ' ' || **at == ',')) (*at)++;
  if (*at >= end || **at != '"') return false;
  const char *start = ++*at;
  while (*at < end && **at != '"' && **at != '\\') (*at)++;
  if (*at >= end || **at != '"') return false;
  plugin_string_dup_n(ret, start, (size_t)(*at - start));
  (*at)++;
  return true;
}

static bool read_identity(plugin_string_t json, exports_heliosproxy_plugin_authenticate_identity_t *ret) {
  const char *end = (const char *)json.ptr + json.len;
  const char *id = value_of(json, "user_id"), *roles = value_of(json, "roles");
  memset(ret, 0, sizeof *ret);
  if (!id || !string_at(&id, end, &ret->user_id)) return false;
  ret->roles.ptr = reserve(json.len * sizeof(plugin_string_t));
  if (roles && *roles == '[')
    for (roles++; string_at(&roles, end, &ret->roles.ptr[ret->roles.len]); ret->roles.len++);
  return true;
}

void exports_heliosproxy_plugin_authenticate_authenticate(
    exports_heliosproxy_plugin_authenticate_auth_request_t *request,
    exports_heliosproxy_plugin_authenticate_auth_result_t *ret) {
  const char *denied = "Invalid token";
  plugin_string_t *token = NULL;
  for (size_t i = 0; i < request->headers.len; i++)
    if (equal(request->headers.ptr[i].f0, HEADER)) token = &request->headers.ptr[i].f1;
  if (token) {
    plugin_tuple2_string_string_t header = {.f1 = *token};
    heliosproxy_plugin_http_http_request_t asked = {.url = endpoint, .headers = {&header, 1}};
    heliosproxy_plugin_http_http_response_t response;
    heliosproxy_plugin_http_http_error_t error;
    plugin_string_set(&header.f0, HEADER);
    plugin_string_set(&asked.method, "GET");
    asked.body.tag = HELIOSPROXY_PLUGIN_TYPES_BODY_EMPTY;
    if (heliosproxy_plugin_http_http_fetch(&asked, &response, &error)) {
      if (response.status == 200 && response.body.tag == HELIOSPROXY_PLUGIN_TYPES_BODY_TEXT &&
          read_identity(response.body.val.text, &ret->val.success))
        denied = NULL;
      heliosproxy_plugin_http_http_response_free(&response);
    } else {
      denied = "The authentication service does not answer";
      heliosproxy_plugin_http_http_error_free(&error);
    }
  }
  ret->tag = denied ? EXPORTS_HELIOSPROXY_PLUGIN_AUTHENTICATE_AUTH_RESULT_DENIED
                    : EXPORTS_HELIOSPROXY_PLUGIN_AUTHENTICATE_AUTH_RESULT_SUCCESS;
  if (denied) plugin_string_dup(&ret->val.denied, denied);
  exports_heliosproxy_plugin_authenticate_auth_request_free(request);
}

void exports_heliosproxy_plugin_authorize_authorize(exports_heliosproxy_plugin_authorize_identity_t *identity,
                                                    exports_heliosproxy_plugin_authorize_query_context_t *ctx,
                                                    exports_heliosproxy_plugin_authorize_authorize_result_t *ret) {
  ret->tag = EXPORTS_HELIOSPROXY_PLUGIN_AUTHORIZE_AUTHORIZE_RESULT_ALLOW;
  if (identity->roles.len == 0) {
    ret->tag = EXPORTS_HELIOSPROXY_PLUGIN_AUTHORIZE_AUTHORIZE_RESULT_DENY;
    plugin_string_dup(&ret->val.deny, "A role is required");
  }
  exports_heliosproxy_plugin_authorize_identity_free(identity);
  exports_heliosproxy_plugin_authorize_query_context_free(ctx);
}
