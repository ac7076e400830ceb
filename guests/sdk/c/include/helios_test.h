// For a plugin's tests on this machine, without a host: `helios-plugin test`.
//
// A host in memory takes the place of the real one: it keeps the log, kv and the cache, and gives the settings that a
// test sets. What is elsewhere (http, search, secrets, query) is not there: a test that wants it defines the function.
// Cursors give the rows of the helios_query_execute_query that the test defines, two at a time where it is the host's
// to say.
#ifndef HELIOS_TEST_H
#define HELIOS_TEST_H

#include "helios_sdk.h"

#ifdef __cplusplus
extern "C" {
#endif

// Fail the test program where something does not hold, and say where.
#define HELIOS_CHECK(holds) helios_test_check((holds), #holds, __FILE__, __LINE__)
void helios_test_check(bool holds, const char *what, const char *file, int line);

// Give settings to what helios_setting_… reads.
void helios_test_boolean(const char *key, bool value);
void helios_test_integer(const char *key, int64_t value);
void helios_test_text(const char *key, const char *value);
void helios_test_list(const char *key, const char *const *values, size_t count);

// Forget settings, log, kv and the cache.
void helios_test_reset(void);

// The messages that were logged since.
size_t helios_test_logged(void);
const char *helios_test_log(size_t index);

// A call of the user alice, and a statement of a text and a kind such as HELIOS_STATEMENT_KIND_SELECT.
helios_call_t helios_test_call(void);
helios_statement_t helios_test_statement(const char *text, uint8_t kind);

#ifdef __cplusplus
}
#endif

#endif
