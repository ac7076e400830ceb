// Tests of the plugin, on this machine and without a host.
#include <cstdio>

#include "helios.hpp"
#include "helios_test.h"

int main() {
  static const char *const wrong[] = {"acme"};
  helios_plugin_error_t error;
  helios_test_list("tenants", wrong, 1);
  HELIOS_CHECK(!helios_on_load(&error) && error.tag == HELIOS_PLUGIN_ERROR_INVALID_CONFIG);
  helios_test_reset();

  static const char *const tenants[] = {"app=eu"};
  helios_test_list("tenants", tenants, 1);
  HELIOS_CHECK(helios_on_load(&error));
  helios_tuple2_string_string_t eu = {helios::own("region"), helios::own("eu")};
  helios_tuple2_string_string_t us = {helios::own("region"), helios::own("us")};
  helios_backend_t servers[3] = {};
  servers[0] = {helios::own("eu-1"), {}, HELIOS_BACKEND_ROLE_PRIMARY, true, 1, {true, 0}, 0, {&eu, 1}};
  servers[1] = {helios::own("eu-2"), {}, HELIOS_BACKEND_ROLE_REPLICA, true, 1, {true, 9}, 0, {&eu, 1}};
  servers[2] = {helios::own("us-1"), {}, HELIOS_BACKEND_ROLE_PRIMARY, true, 9, {true, 0}, 0, {&us, 1}};
  helios_list_backend_t all = {servers, 3};
  auto call = helios_test_call();

  auto sent = [&](uint8_t kind) {
    auto statement = helios_test_statement("x", kind);
    helios_route_decision_t answer = {};
    HELIOS_CHECK(helios_on_route(&call, &statement, &all, &answer, &error));
    return answer.tag == HELIOS_ROUTE_DECISION_BACKEND ? std::string(helios::view(answer.val.backend)) : "blocked";
  };
  HELIOS_CHECK(sent(HELIOS_STATEMENT_KIND_SELECT) == "eu-2");
  HELIOS_CHECK(sent(HELIOS_STATEMENT_KIND_INSERT) == "eu-1");
  servers[1].lag = {true, 6000000};
  HELIOS_CHECK(sent(HELIOS_STATEMENT_KIND_SELECT) == "eu-1");
  servers[0].healthy = false;
  HELIOS_CHECK(sent(HELIOS_STATEMENT_KIND_SELECT) == "blocked");
  call.session.database = helios::own("other");
  HELIOS_CHECK(sent(HELIOS_STATEMENT_KIND_SELECT) == "blocked");
  std::puts("all tests passed");
  return 0;
}
