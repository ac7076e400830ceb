// Lets AI traffic read, one bounded statement at a time.
#include <algorithm>
#include <array>

#include "helios.hpp"

namespace {

constexpr std::array<std::string_view, 12> kinds = {"SELECT", "TRANSACTION", "SETTING", "UTILITY",  "COPY",       "INSERT",
                                                    "UPDATE", "MERGE",       "DELETE",  "TRUNCATE", "DEFINITION", "OPAQUE"};

bool has(helios_string_t text, const char *word) { return helios_contains(text, word); }

bool is_agent(const helios_call_t &call) {
  auto name = helios::attribute(call.session.attributes, "application_name");
  auto agents = helios::setting("agents");
  return std::any_of(agents.begin(), agents.end(), [&](auto agent) { return name.starts_with(agent); });
}

bool is_denied(const helios_table_reference_t &table) {
  auto denied = helios::setting("denied_tables");
  auto listed = [&](std::string_view name) { return std::find(denied.begin(), denied.end(), name) != denied.end(); };
  auto name = helios::view(table.name);
  if (listed(name)) return true;
  if (!table.schema.is_some) return false;
  std::string full(helios::view(table.schema.val));
  full += '.';
  full += name;
  return listed(full);
}

bool is_write(uint8_t kind) {
  return kind == HELIOS_STATEMENT_KIND_INSERT || kind == HELIOS_STATEMENT_KIND_UPDATE ||
         kind == HELIOS_STATEMENT_KIND_MERGE || kind == HELIOS_STATEMENT_KIND_DELETE;
}

std::string sentence(std::string_view first, std::string_view second, std::string_view third) {
  std::string text(first);
  text += second;
  text += third;
  return text;
}

// Say why a statement is refused; empty where it is not.
std::string refusal(const helios_statement_t &statement) {
  auto kind = statement.kind;
  auto name = kinds[kind];
  if (statement.is_batch) return "AI traffic may send one statement at a time";
  bool reads = kind == HELIOS_STATEMENT_KIND_SELECT || kind == HELIOS_STATEMENT_KIND_TRANSACTION;
  if (!reads && !(is_write(kind) && helios::setting("allow_writes", false))) {
    return sentence("AI traffic may only read: ", name, " is not allowed");
  }
  bool bounded = kind == HELIOS_STATEMENT_KIND_UPDATE || kind == HELIOS_STATEMENT_KIND_DELETE;
  if (bounded && !has(statement.text, "where")) return sentence("AI traffic may not ", name, " without WHERE");
  for (size_t i = 0; i < statement.tables.len; i++) {
    const auto &table = statement.tables.ptr[i];
    if (is_denied(table)) return sentence("AI traffic may not use the table \"", helios::view(table.name), "\"");
  }
  return {};
}

bool is_unbounded(const helios_statement_t &statement) {
  return statement.kind == HELIOS_STATEMENT_KIND_SELECT && statement.tables.len && !has(statement.text, "limit") &&
         !has(statement.text, "fetch");
}

std::string digits(int64_t number) {
  std::string text;
  for (; number; number /= 10) text.insert(text.begin(), static_cast<char>('0' + number % 10));
  return text;
}

}  // namespace

extern "C" bool helios_on_pre_query(const helios_call_t *call, const helios_statement_t *statement,
                                    helios_pre_query_outcome_t *answer, helios_plugin_error_t *) {
  auto &decision = answer->decision;
  auto rows = helios::setting("max_rows", int64_t{1000});
  decision.tag = HELIOS_PRE_QUERY_DECISION_CONTINUE;
  if (!is_agent(*call)) return true;
  if (auto reason = refusal(*statement); !reason.empty()) {
    helios::info(reason);
    decision.tag = HELIOS_PRE_QUERY_DECISION_DENY;
    decision.val.deny = helios::own(reason);
  } else if (rows > 0 && is_unbounded(*statement)) {
    auto text = helios::view(statement->text);
    text = text.substr(0, text.find_last_not_of(" \t\r\n;") + 1);
    decision.tag = HELIOS_PRE_QUERY_DECISION_REWRITE;
    decision.val.rewrite = helios::own(sentence(text, " LIMIT ", digits(rows)));
  }
  return true;
}
