// Sends each tenant's statements to servers of the region where its data may be, and nowhere else.
#include <algorithm>

#include "helios.hpp"

namespace {

std::string_view tenant_of(const helios_call_t &call) {
  auto name = helios::setting("attribute", "tenant");
  if (call.identity.is_some) {
    if (auto found = helios::attribute(call.identity.val.attributes, name); !found.empty()) return found;
  }
  auto found = helios::attribute(call.session.attributes, name);
  return found.empty() ? helios::view(call.session.database) : found;
}

std::string region_of(std::string_view tenant) {
  for (auto line : helios::setting("tenants")) {
    auto at = line.rfind('=');
    if (at != std::string_view::npos && line.substr(0, at) == tenant) return std::string(line.substr(at + 1));
  }
  return helios::setting("default_region", "");
}

// A name as messages say it: a client may choose one of any length.
std::string said(std::string_view name) {
  constexpr size_t most = 128;
  if (name.size() <= most) return std::string(name);
  auto end = most;
  while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80) end--;  // not within a character
  return std::string(name.substr(0, end)) + "…";
}

std::string sentence(std::string_view first, std::string_view second, std::string_view third) {
  std::string text(first);
  text += second;
  text += third;
  return text;
}

// Whether a server is the lighter one: fewer connections for its weight.
bool lighter(const helios_backend_t &one, const helios_backend_t &other) {
  return uint64_t{one.connections} * std::max(other.weight, 1u) < uint64_t{other.connections} * std::max(one.weight, 1u);
}

const helios_backend_t *choose(const helios_list_backend_t &backends, std::string_view region, uint8_t role) {
  auto tag = helios::setting("region_tag", "region");
  auto most = static_cast<uint64_t>(helios::setting("max_lag_ms", int64_t{5000})) * 1000;
  const helios_backend_t *best = nullptr;
  for (size_t i = 0; i < backends.len; i++) {
    const auto &backend = backends.ptr[i];
    if (!backend.healthy || backend.role != role || helios::attribute(backend.tags, tag) != region) continue;
    if (role == HELIOS_BACKEND_ROLE_REPLICA) {
      if (!backend.weight || !backend.lag.is_some || backend.lag.val > most) continue;
    }
    if (!best || lighter(backend, *best)) best = &backend;
  }
  return best;
}

void block(helios_route_decision_t &answer, const std::string &why) {
  helios::info(why);
  answer.tag = HELIOS_ROUTE_DECISION_BLOCK;
  answer.val.block = helios::own(why);
}

}  // namespace

extern "C" bool helios_on_load(helios_plugin_error_t *error) {
  for (auto line : helios::setting("tenants")) {
    auto at = line.rfind('=');
    if (at != std::string_view::npos && at > 0 && at + 1 < line.size()) continue;
    return helios::fail(error, sentence("tenants: expected tenant=region, found \"", said(line), "\""),
                        HELIOS_PLUGIN_ERROR_INVALID_CONFIG);
  }
  if (helios::setting("max_lag_ms", int64_t{5000}) >= 0) return true;
  return helios::fail(error, "max_lag_ms: expected a whole number from 0", HELIOS_PLUGIN_ERROR_INVALID_CONFIG);
}

extern "C" bool helios_on_route(const helios_call_t *call, const helios_statement_t *statement,
                                const helios_list_backend_t *backends, helios_route_decision_t *answer,
                                helios_plugin_error_t *) {
  auto tenant = tenant_of(*call);
  auto region = region_of(tenant);
  if (region.empty()) {
    block(*answer, sentence("tenant \"", said(tenant), "\" has no region"));
    return true;
  }
  const helios_backend_t *chosen = nullptr;
  if (statement->kind == HELIOS_STATEMENT_KIND_SELECT) {
    chosen = choose(*backends, region, HELIOS_BACKEND_ROLE_REPLICA);
  }
  if (!chosen) chosen = choose(*backends, region, HELIOS_BACKEND_ROLE_PRIMARY);
  if (!chosen) {
    block(*answer, sentence("no server in region \"", said(region), "\" can take this statement"));
    return true;
  }
  answer->tag = HELIOS_ROUTE_DECISION_BACKEND;
  answer->val.backend = helios_copy(chosen->name);
  return true;
}
