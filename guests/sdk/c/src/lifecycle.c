// What every plugin exports; who it is, the build takes from its manifest.
#include "helios_manifest.h"
#include "helios_sdk.h"

#include <stdlib.h>

static helios_list_string_t list(const char *const *words, size_t count) {
  helios_list_string_t made = {NULL, count};
  if (!count) return made;
  made.ptr = malloc(count * sizeof *made.ptr);
  if (!made.ptr) abort();
  for (size_t i = 0; i < count; i++) made.ptr[i] = helios_words(words[i]);
  return made;
}

void exports_helios_lifecycle_metadata(exports_helios_lifecycle_plugin_metadata_t *ret) {
  static const char *const hooks[] = {HELIOS_MANIFEST_HOOKS NULL};
  static const char *const permissions[] = {HELIOS_MANIFEST_PERMISSIONS NULL};
  ret->name = helios_words(HELIOS_MANIFEST_NAME);
  ret->version = helios_words(HELIOS_MANIFEST_VERSION);
  ret->description = helios_words(HELIOS_MANIFEST_DESCRIPTION);
  ret->author = helios_words(HELIOS_MANIFEST_AUTHOR);
  ret->hooks = list(hooks, sizeof hooks / sizeof *hooks - 1);
  ret->permissions = list(permissions, sizeof permissions / sizeof *permissions - 1);
}

bool exports_helios_lifecycle_on_load(exports_helios_lifecycle_list_config_entry_t *config,
                                      exports_helios_lifecycle_plugin_error_t *err) {
  helios_replace_settings(config); // for the life of the instance
  return helios_on_load(err);
}

void exports_helios_lifecycle_on_unload(void) { helios_on_unload(); }

__attribute__((__weak__)) void exports_helios_lifecycle_health(exports_helios_lifecycle_health_status_t *ret) {
  ret->tag = EXPORTS_HELIOS_LIFECYCLE_HEALTH_STATUS_HEALTHY;
}
