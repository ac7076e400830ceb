//! Lets AI traffic read, one bounded statement at a time.

use heliosproxy_plugin_sdk::v2::pre_query::{PreQueryDecision, PreQueryOutcome};
use heliosproxy_plugin_sdk::v2::{
    self, attribute, log, pre_query, settings, Call, PluginError, Statement, StatementKind, TableReference,
};

struct Plugin;

impl v2::Plugin for Plugin {}

heliosproxy_plugin_sdk::v2_plugin!(Plugin: pre_query);

impl pre_query::Guest for Plugin {
    fn pre_query(call: Call, statement: Statement) -> Result<PreQueryOutcome, PluginError> {
        let decision = if !is_agent(&call) {
            PreQueryDecision::Continue
        } else if let Some(reason) = refusal(&statement) {
            log::info(&["denied: ", &reason].concat());
            PreQueryDecision::Deny(reason)
        } else {
            bounded(&statement).map_or(PreQueryDecision::Continue, PreQueryDecision::Rewrite)
        };
        Ok(PreQueryOutcome { decision, cacheable: None })
    }
}

fn is_agent(call: &Call) -> bool {
    let name = attribute(&call.session.attributes, "application_name");
    name.is_some_and(|name| settings::list("agents").iter().any(|agent| name.starts_with(agent.as_str())))
}

fn kind_name(kind: StatementKind) -> &'static str {
    match kind {
        StatementKind::Select => "SELECT",
        StatementKind::Transaction => "TRANSACTION",
        StatementKind::Setting => "SETTING",
        StatementKind::Utility => "UTILITY",
        StatementKind::Copy => "COPY",
        StatementKind::Insert => "INSERT",
        StatementKind::Update => "UPDATE",
        StatementKind::Merge => "MERGE",
        StatementKind::Delete => "DELETE",
        StatementKind::Truncate => "TRUNCATE",
        StatementKind::Definition => "DEFINITION",
        StatementKind::Opaque => "OPAQUE",
    }
}

fn has(statement: &Statement, word: &str) -> bool {
    statement.text.to_ascii_lowercase().contains(word)
}

/// Say why a statement is refused.
fn refusal(statement: &Statement) -> Option<String> {
    use StatementKind::{Delete, Insert, Merge, Select, Transaction, Update};
    let (kind, name) = (statement.kind, kind_name(statement.kind));
    if statement.is_batch {
        return Some("AI traffic may send one statement at a time".into());
    }
    let may = match kind {
        Select | Transaction => true,
        Insert | Update | Merge | Delete => settings::boolean("allow_writes", false),
        _ => false,
    };
    if !may {
        return Some(["AI traffic may only read: ", name, " is not allowed"].concat());
    }
    if matches!(kind, Update | Delete) && !has(statement, "where") {
        return Some(["AI traffic may not ", name, " without WHERE"].concat());
    }
    let denied = settings::list("denied_tables");
    let found = statement.tables.iter().find(|table| is_denied(table, &denied))?;
    Some(["AI traffic may not use the table \"", &found.name, "\""].concat())
}

fn is_denied(table: &TableReference, denied: &[String]) -> bool {
    let full = table.schema.as_ref().map(|schema| [schema, ".", &table.name].concat());
    denied.iter().any(|name| *name == table.name || Some(name) == full.as_ref())
}

/// Give a SELECT without a LIMIT one.
fn bounded(statement: &Statement) -> Option<String> {
    let rows = settings::integer("max_rows", 1000);
    let reads = statement.kind == StatementKind::Select && !statement.tables.is_empty();
    if rows <= 0 || !reads || has(statement, "limit") || has(statement, "fetch") {
        return None;
    }
    let text = statement.text.trim_end_matches([' ', '\t', '\r', '\n', ';']);
    Some([text, " LIMIT ", &rows.to_string()].concat())
}
