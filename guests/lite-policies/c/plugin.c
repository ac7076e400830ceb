// Policies for branches, history, replication and vectors, as the feature describes them, in API version 1.
#include "bindings/plugin.h"

#include <stdlib.h>
#include <string.h>

typedef heliosproxy_plugin_types_identity_t identity;

static plugin_list_string_t critical; // tables whose writes wait for the replicas
static int64_t history_from;          // the earliest point of the past that may be read, in microseconds

static bool equal(plugin_string_t text, const char *other) {
  return text.len == strlen(other) && memcmp(text.ptr, other, text.len) == 0;
}

static bool starts(plugin_string_t text, const char *with) {
  return text.len >= strlen(with) && memcmp(text.ptr, with, strlen(with)) == 0;
}

static bool has_role(const identity *who, const char *role) {
  for (size_t i = 0; i < who->roles.len; i++)
    if (equal(who->roles.ptr[i], role)) return true;
  return false;
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

// Take the names that stand in quotes in a JSON list.
static void read_list(plugin_string_t text) {
  critical.ptr = reserve(text.len * sizeof(plugin_string_t));
  for (size_t i = 0; i < text.len; i++) {
    if (text.ptr[i] != '"') continue;
    size_t start = ++i;
    while (i < text.len && text.ptr[i] != '"') i++;
    plugin_string_dup_n(&critical.ptr[critical.len++], (const char *)text.ptr + start, i - start);
  }
}

void exports_heliosproxy_plugin_lifecycle_metadata(exports_heliosproxy_plugin_lifecycle_plugin_metadata_t *ret) {
  static const char *const hooks[] = {"branch_policy", "vector_index", "time_travel", "sync_mode"};
  plugin_string_dup(&ret->name, "lite-policies-c");
  plugin_string_dup(&ret->version, "1.0.0");
  plugin_string_dup(&ret->description, "Policies for branches, history, replication and vectors");
  plugin_string_dup(&ret->author, "helios-plugin-host");
  ret->hooks = listed(hooks, 4);
  ret->permissions = listed(NULL, 0);
}

bool exports_heliosproxy_plugin_lifecycle_on_load(plugin_string_t *config,
                                                  exports_heliosproxy_plugin_lifecycle_plugin_error_t *err) {
  (void)err;
  plugin_string_t key, value;
  plugin_string_free(config);
  plugin_string_set(&key, "critical_tables");
  if (heliosproxy_plugin_config_get(&key, &value)) {
    read_list(value);
    plugin_string_free(&value);
  }
  plugin_string_set(&key, "history_from");
  if (heliosproxy_plugin_config_get(&key, &value)) {
    for (size_t i = 0; i < value.len && value.ptr[i] >= '0' && value.ptr[i] <= '9'; i++)
      history_from = history_from * 10 + (value.ptr[i] - '0');
    plugin_string_free(&value);
  }
  return true;
}

void exports_heliosproxy_plugin_lifecycle_on_unload(void) {}

bool exports_heliosproxy_plugin_branch_policy_can_access_branch(identity *who, plugin_string_t *branch) {
  bool allowed = starts(*branch, "feature_")     ? has_role(who, "developer")
                 : equal(*branch, "production") ? has_role(who, "admin")
                                                : true;
  exports_heliosproxy_plugin_branch_policy_identity_free(who);
  plugin_string_free(branch);
  return allowed;
}

void exports_heliosproxy_plugin_branch_policy_on_branch_merge(
    plugin_string_t *source, plugin_string_t *target, identity *who,
    exports_heliosproxy_plugin_branch_policy_merge_policy_t *ret) {
  static const char *const approvers[] = {"admin", "lead"};
  ret->tag = EXPORTS_HELIOSPROXY_PLUGIN_BRANCH_POLICY_MERGE_POLICY_AUTO_MERGE;
  if (equal(*target, "production")) {
    ret->tag = EXPORTS_HELIOSPROXY_PLUGIN_BRANCH_POLICY_MERGE_POLICY_REQUIRE_APPROVAL;
    ret->val.require_approval.approvers = listed(approvers, 2);
    ret->val.require_approval.min_approvals = 2;
  }
  exports_heliosproxy_plugin_branch_policy_identity_free(who);
  plugin_string_free(source);
  plugin_string_free(target);
}

// The square of the distance, in which the first half of the dimensions counts twice.
float exports_heliosproxy_plugin_vector_index_custom_distance(plugin_list_f32_t *a, plugin_list_f32_t *b) {
  float sum = 0;
  for (size_t i = 0; i < a->len && i < b->len; i++) {
    float difference = a->ptr[i] - b->ptr[i];
    sum += difference * difference * (i < a->len / 2 ? 2.0f : 1.0f);
  }
  plugin_list_f32_free(a);
  plugin_list_f32_free(b);
  return sum;
}

// A byte a dimension, over the range from -1 to 1.
void exports_heliosproxy_plugin_vector_index_custom_quantization(
    plugin_list_list_f32_t *vectors, exports_heliosproxy_plugin_vector_index_quantized_vectors_t *ret) {
  plugin_string_dup(&ret->scheme, "scalar");
  ret->dimensions = vectors->len ? (uint32_t)vectors->ptr[0].len : 0;
  ret->codebook.ptr = reserve(sizeof(plugin_list_f32_t));
  ret->codebook.len = 1;
  ret->codebook.ptr[0].ptr = reserve(2 * sizeof(float));
  ret->codebook.ptr[0].len = 2;
  ret->codebook.ptr[0].ptr[0] = -1.0f;
  ret->codebook.ptr[0].ptr[1] = 1.0f;
  ret->codes.ptr = reserve(vectors->len * sizeof(plugin_list_u8_t));
  ret->codes.len = vectors->len;
  for (size_t i = 0; i < vectors->len; i++) {
    plugin_list_f32_t vector = vectors->ptr[i];
    ret->codes.ptr[i].ptr = reserve(vector.len);
    ret->codes.ptr[i].len = vector.len;
    for (size_t j = 0; j < vector.len; j++) {
      float value = vector.ptr[j] < -1 ? -1 : vector.ptr[j] > 1 ? 1 : vector.ptr[j];
      ret->codes.ptr[i].ptr[j] = (uint8_t)((value + 1) * 127.5f + 0.5f);
    }
  }
  plugin_list_list_f32_free(vectors);
}

void exports_heliosproxy_plugin_time_travel_time_travel_policy(
    identity *who, plugin_string_t *table, int64_t as_of, exports_heliosproxy_plugin_time_travel_time_policy_t *ret) {
  const char *denied = as_of < history_from ? "Exceeds retention period" : NULL;
  if (!denied && equal(*table, "audit_log") && !has_role(who, "auditor")) denied = "Audit access required";
  ret->tag = denied ? EXPORTS_HELIOSPROXY_PLUGIN_TIME_TRAVEL_TIME_POLICY_DENIED
                    : EXPORTS_HELIOSPROXY_PLUGIN_TIME_TRAVEL_TIME_POLICY_ALLOWED;
  if (denied) plugin_string_dup(&ret->val.denied, denied);
  exports_heliosproxy_plugin_time_travel_identity_free(who);
  plugin_string_free(table);
}

exports_heliosproxy_plugin_sync_mode_sync_mode_t exports_heliosproxy_plugin_sync_mode_select_sync_mode(
    plugin_string_t *query, exports_heliosproxy_plugin_sync_mode_query_context_t *ctx) {
  exports_heliosproxy_plugin_sync_mode_sync_mode_t mode = EXPORTS_HELIOSPROXY_PLUGIN_SYNC_MODE_SYNC_MODE_SEMI_SYNC;
  if (ctx->is_batch || ctx->rows_affected > 1000) mode = EXPORTS_HELIOSPROXY_PLUGIN_SYNC_MODE_SYNC_MODE_ASYNC;
  for (size_t i = 0; i < ctx->tables.len; i++)
    for (size_t j = 0; j < critical.len; j++)
      if (ctx->tables.ptr[i].len == critical.ptr[j].len &&
          memcmp(ctx->tables.ptr[i].ptr, critical.ptr[j].ptr, critical.ptr[j].len) == 0)
        mode = EXPORTS_HELIOSPROXY_PLUGIN_SYNC_MODE_SYNC_MODE_SYNC;
  plugin_string_free(query);
  exports_heliosproxy_plugin_sync_mode_query_context_free(ctx);
  return mode;
}
