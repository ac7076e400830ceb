//! The guard as a plugin of both API versions: between the contract's types and the rules.

#[path = "../bindings/plugin.rs"]
mod bindings;
mod guard;
mod json;
mod lexer;
mod rt;

use bindings::exports::heliosproxy::{plugin1_0_0 as export1, plugin2_0_0 as export2};
use bindings::heliosproxy::{plugin1_0_0 as import1, plugin2_0_0 as import2};
use export1::{lifecycle::Guest as Lifecycle1, pre_query::Guest as PreQuery1, rewrite::Guest as Rewrite1};
use export2::{lifecycle::Guest as Lifecycle2, pre_query::Guest as PreQuery2, rewrite::Guest as Rewrite2};
use guard::{Settings, StatementKind, Table};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, MutexGuard};

const NAME: &str = "sql-guard-rust";
const VERSION: &str = "1.0.0";
const DESCRIPTION: &str = "Denies destructive statements and listed tables, and bounds SELECTs";
const AUTHOR: &str = "helios-plugin-host";
const WRONG_TABLES: &str = "denied_tables: expected a list of table names";
const WRONG_ROWS: &str = "max_rows: expected a whole number from 0 to 2147483647";
const BOUNDED: &str = "added a LIMIT: the SELECT had none";

/// Microseconds for which an allowed text need not be asked about again.
const REUSE_FOR: u64 = 60_000_000;

/// A call of the host costs more than a decision: so many statements that pass are told together.
const TOLD_TOGETHER: u32 = 64;

/// Statements that passed and were not told yet.
static ALLOWED: AtomicU32 = AtomicU32::new(0);

fn passed(tell: fn(&str, f64)) {
    if ALLOWED.fetch_add(1, Ordering::Relaxed) + 1 == TOLD_TOGETHER {
        tell_allowed(tell);
    }
}

fn tell_allowed(tell: fn(&str, f64)) {
    let allowed = ALLOWED.swap(0, Ordering::Relaxed);
    if allowed > 0 {
        tell("statements_allowed", f64::from(allowed));
    }
}

static SETTINGS: Mutex<Settings> = Mutex::new(Settings::new());

fn settings() -> MutexGuard<'static, Settings> {
    SETTINGS.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}

struct Plugin;

bindings::export!(Plugin with_types_in bindings);

fn hooks() -> Vec<String> {
    vec!["pre_query".into(), "rewrite".into()]
}

fn permissions() -> Vec<String> {
    vec!["metrics".into()]
}

fn row_count(rows: Option<i64>) -> Option<u32> {
    rows.filter(|rows| (0..=i64::from(i32::MAX)).contains(rows)).map(|rows| rows as u32)
}

impl Lifecycle1 for Plugin {
    fn metadata() -> export1::lifecycle::PluginMetadata {
        export1::lifecycle::PluginMetadata {
            name: NAME.into(),
            version: VERSION.into(),
            description: DESCRIPTION.into(),
            author: AUTHOR.into(),
            hooks: hooks(),
            permissions: permissions(),
        }
    }

    /// Read the settings key by key, not from the object that holds them all.
    fn on_load(_config: String) -> Result<(), export1::lifecycle::PluginError> {
        let wrong = |words: &str| export1::lifecycle::PluginError::InvalidConfig(words.into());
        let mut settings = settings();
        if let Some(tables) = import1::config::get("denied_tables") {
            settings.denied_tables = json::string_list(&tables).ok_or_else(|| wrong(WRONG_TABLES))?;
        }
        if let Some(rows) = import1::config::get("max_rows") {
            settings.max_rows = row_count(rows.parse().ok()).ok_or_else(|| wrong(WRONG_ROWS))?;
        }
        Ok(())
    }

    fn on_unload() {
        tell_allowed(import1::telemetry::metric_inc);
    }
}

/// Read `schema.name` or `name`, each in double quotes or not.
fn table_as_written(text: &str) -> Table<'_> {
    let (schema, name) = text.rsplit_once('.').unwrap_or(("", text));
    Table { schema: unquoted(schema), name: unquoted(name) }
}

fn unquoted(name: &str) -> &str {
    name.strip_prefix('"').and_then(|name| name.strip_suffix('"')).unwrap_or(name)
}

impl PreQuery1 for Plugin {
    fn pre_query(ctx: import1::types::QueryContext) -> export1::pre_query::PreQueryResult {
        let tables: Vec<Table> = ctx.tables.iter().map(|table| table_as_written(table)).collect();
        match guard::deny(&ctx.query, StatementKind::Other, &tables, &settings()) {
            Some(reason) => {
                tell_allowed(import1::telemetry::metric_inc);
                import1::telemetry::metric_inc("statements_denied", 1.0);
                import1::log::log(import1::log::LogLevel::Info, &["denied: ", &reason].concat());
                export1::pre_query::PreQueryResult::Deny(reason)
            }
            None => {
                passed(import1::telemetry::metric_inc);
                export1::pre_query::PreQueryResult::Continue
            }
        }
    }
}

impl Rewrite1 for Plugin {
    fn rewrite(ctx: import1::types::QueryContext) -> Option<String> {
        let limited = guard::limit(&ctx.query, settings().max_rows)?;
        tell_allowed(import1::telemetry::metric_inc);
        import1::telemetry::metric_inc("statements_rewritten", 1.0);
        import1::log::log(import1::log::LogLevel::Info, BOUNDED);
        Some(limited)
    }
}

impl Lifecycle2 for Plugin {
    fn metadata() -> export2::lifecycle::PluginMetadata {
        export2::lifecycle::PluginMetadata {
            name: NAME.into(),
            version: VERSION.into(),
            description: DESCRIPTION.into(),
            author: AUTHOR.into(),
            hooks: hooks(),
            permissions: permissions(),
        }
    }

    fn on_load(config: Vec<import2::types::ConfigEntry>) -> Result<(), import2::types::PluginError> {
        use import2::types::{ConfigValue, PluginError};
        let mut settings = settings();
        for entry in config {
            match (entry.key.as_str(), entry.value) {
                ("denied_tables", ConfigValue::TextList(tables)) => settings.denied_tables = tables,
                ("denied_tables", _) => return Err(PluginError::InvalidConfig(WRONG_TABLES.into())),
                ("max_rows", value) => {
                    let rows = if let ConfigValue::Integer(rows) = value { Some(rows) } else { None };
                    let wrong = || PluginError::InvalidConfig(WRONG_ROWS.into());
                    settings.max_rows = row_count(rows).ok_or_else(wrong)?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn on_unload() {
        tell_allowed(count);
    }

    fn health() -> export2::lifecycle::HealthStatus {
        export2::lifecycle::HealthStatus::Healthy
    }
}

/// Add to a counter; a host that does not count is no reason to fail.
fn count(name: &str, times: f64) {
    if import2::telemetry::metric_inc(name, times, &[]).is_err() {
        let fields = [("metric".into(), name.into())];
        import2::log::log(import2::log::LogLevel::Warn, "a metric was not recorded", &fields);
    }
}

fn kind_of(statement: &import2::types::Statement) -> StatementKind {
    use import2::types::StatementKind as Kind;
    match statement.kind {
        Kind::Select => StatementKind::Select,
        Kind::Update => StatementKind::Update,
        Kind::Delete => StatementKind::Delete,
        Kind::Truncate => StatementKind::Truncate,
        Kind::Opaque if statement.fingerprint.is_none() => StatementKind::Unparsable,
        _ => StatementKind::Other,
    }
}

impl PreQuery2 for Plugin {
    fn pre_query(
        _call: import2::types::Call,
        statement: import2::types::Statement,
    ) -> Result<export2::pre_query::PreQueryOutcome, import2::types::PluginError> {
        use export2::pre_query::{PreQueryDecision, PreQueryOutcome};
        use import2::types::{CacheScope, ReuseHolder, ReuseMatch};
        let named = statement.tables.iter();
        let tables: Vec<Table> =
            named.map(|table| Table { schema: table.schema.as_deref().unwrap_or(""), name: &table.name }).collect();
        Ok(match guard::deny(&statement.text, kind_of(&statement), &tables, &settings()) {
            Some(reason) => {
                tell_allowed(count);
                count("statements_denied", 1.0);
                import2::log::log(import2::log::LogLevel::Info, &["denied: ", &reason].concat(), &[]);
                PreQueryOutcome { decision: PreQueryDecision::Deny(reason), cacheable: None }
            }
            None => {
                passed(count);
                let reuse = CacheScope { by: ReuseMatch::Text, within: ReuseHolder::Identity, ttl: REUSE_FOR };
                PreQueryOutcome { decision: PreQueryDecision::Continue, cacheable: Some(reuse) }
            }
        })
    }
}

impl Rewrite2 for Plugin {
    fn rewrite(
        _call: import2::types::Call,
        statement: import2::types::Statement,
    ) -> Result<Option<export2::rewrite::RewrittenStatement>, import2::types::PluginError> {
        if kind_of(&statement) != StatementKind::Select {
            return Ok(None);
        }
        Ok(guard::limit(&statement.text, settings().max_rows).map(|text| {
            tell_allowed(count);
            count("statements_rewritten", 1.0);
            import2::log::log(import2::log::LogLevel::Info, BOUNDED, &[]);
            export2::rewrite::RewrittenStatement { text, parameters: None }
        }))
    }
}
