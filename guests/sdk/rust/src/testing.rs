//! The host of a plugin's tests: in memory, one for each thread, with a log, kv, settings and answers to requests.

use crate::bindings::heliosproxy::plugin2_0_0::kv::KvError;
use crate::types::{HttpError, HttpRequest, HttpResponse};
use crate::v2::{cache_store, http, query, search, secrets};
use crate::v2::{Body, Call, Column, ConfigEntry, ConfigValue, ResultSet, Session, SqlValue, Statement, StatementKind};
use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

type Fetch = Box<dyn Fn(&HttpRequest) -> Result<HttpResponse, HttpError>>;

type Request = Rc<dyn Fn(&http::HttpRequest) -> Result<http::HttpResponse, http::HttpError>>;
type Query = Rc<dyn Fn(&str, &[SqlValue]) -> Result<ResultSet, query::QueryError>>;
type Search = Rc<dyn Fn(Looked<'_>) -> Result<Vec<search::SearchHit>, search::SearchError>>;

/// What an index is asked for.
pub enum Looked<'a> {
    Semantic { index: &'a str, vector: &'a [f32], k: u32 },
    Keyword { index: &'a str, text: &'a str, k: u32 },
}

/// The rows of an answer to a statement, in batches: two where the plugin leaves the number to the host.
pub struct RowCursor {
    columns: Vec<Column>,
    rows: RefCell<VecDeque<Vec<SqlValue>>>,
}

impl RowCursor {
    /// Get the columns, in order.
    pub fn columns(&self) -> Vec<Column> {
        self.columns.clone()
    }

    /// Take the next rows, at most so many; an empty list is the end.
    pub fn next(&self, max_rows: u32) -> Result<Vec<Vec<SqlValue>>, query::QueryError> {
        let mut rows = self.rows.borrow_mut();
        let most = if max_rows == 0 { 2 } else { max_rows as usize };
        let count = most.min(rows.len());
        Ok(rows.drain(..count).collect())
    }
}

#[derive(Default)]
struct Host {
    logged: Vec<String>,
    kv: BTreeMap<String, String>,
    counted: BTreeMap<String, f64>,
    settings: BTreeMap<String, String>,
    fetch: Option<Fetch>,
    cache: BTreeMap<String, Body>,
    secrets: BTreeMap<String, String>,
    request: Option<Request>,
    query: Option<Query>,
    search: Option<Search>,
}

thread_local! {
    static HOST: RefCell<Host> = RefCell::default();
}

fn with<T>(step: impl FnOnce(&mut Host) -> T) -> T {
    HOST.with(|host| step(&mut host.borrow_mut()))
}

/// Take the messages that were logged since.
pub fn logged() -> Vec<String> {
    with(|host| std::mem::take(&mut host.logged))
}

/// What a counter has come to, or what a gauge or a histogram was told last.
pub fn counted(name: &str) -> f64 {
    with(|host| host.counted.get(name).copied().unwrap_or(0.0))
}

/// Give settings of API version 2, for every thread.
pub fn settings(entries: &[(&str, ConfigValue)]) {
    let entry = |(key, value): &(&str, ConfigValue)| ConfigEntry { key: key.to_string(), value: value.clone() };
    crate::v2::settings::replace(entries.iter().map(entry).collect());
}

/// Give a setting of API version 1.
pub fn give_text_setting(key: &str, value: &str) {
    with(|host| host.settings.insert(key.into(), value.into()));
}

/// Answer requests.
pub fn answer_requests(fetch: impl Fn(&HttpRequest) -> Result<HttpResponse, HttpError> + 'static) {
    with(|host| host.fetch = Some(Box::new(fetch)));
}

/// Answer requests of API version 2.
pub fn answer_http(answer: impl Fn(&http::HttpRequest) -> Result<http::HttpResponse, http::HttpError> + 'static) {
    with(|host| host.request = Some(Rc::new(answer)));
}

/// Answer statements, and those of cursors.
pub fn answer_queries(answer: impl Fn(&str, &[SqlValue]) -> Result<ResultSet, query::QueryError> + 'static) {
    with(|host| host.query = Some(Rc::new(answer)));
}

/// Answer searches.
pub fn answer_searches(answer: impl Fn(Looked<'_>) -> Result<Vec<search::SearchHit>, search::SearchError> + 'static) {
    with(|host| host.search = Some(Rc::new(answer)));
}

/// Give a secret.
pub fn give_secret(name: &str, value: &str) {
    with(|host| host.secrets.insert(name.into(), value.into()));
}

/// A call of the user alice.
pub fn call() -> Call {
    Call {
        trace_parent: None,
        deadline: 250_000,
        session: Session {
            id: "s1".into(),
            user: "alice".into(),
            database: "app".into(),
            client_addr: "127.0.0.1:50000".into(),
            encrypted: true,
            attributes: Vec::new(),
        },
        identity: None,
    }
}

/// A statement of a text and a kind.
pub fn statement(text: &str, kind: StatementKind) -> Statement {
    Statement {
        text: text.into(),
        kind,
        fingerprint: None,
        tables: Vec::new(),
        parameters: Vec::new(),
        is_batch: false,
    }
}

pub(crate) fn record(message: &str) {
    with(|host| host.logged.push(message.into()));
}

pub(crate) fn count(name: &str, value: f64, _labels: &[(String, String)]) {
    with(|host| *host.counted.entry(name.into()).or_default() += value);
}

pub(crate) fn measure(name: &str, value: f64, _labels: &[(String, String)]) {
    with(|host| host.counted.insert(name.into(), value));
}

pub(crate) fn text_setting(key: &str) -> Option<String> {
    with(|host| host.settings.get(key).cloned())
}

pub(crate) fn fetch(request: &HttpRequest) -> Result<HttpResponse, HttpError> {
    with(|host| host.fetch.as_ref().map_or(Err(HttpError::AccessDenied), |fetch| fetch(request)))
}

pub(crate) fn get(key: &str) -> Result<Option<String>, KvError> {
    Ok(with(|host| host.kv.get(key).cloned()))
}

pub(crate) fn set(key: &str, value: &str, _ttl: Option<u64>) -> Result<(), KvError> {
    with(|host| host.kv.insert(key.into(), value.into()));
    Ok(())
}

pub(crate) fn delete(key: &str) -> Result<bool, KvError> {
    Ok(with(|host| host.kv.remove(key).is_some()))
}

pub(crate) fn list_keys(prefix: &str, after: Option<&str>, limit: u32) -> Result<Vec<String>, KvError> {
    let wanted = |key: &&String| key.starts_with(prefix) && after.is_none_or(|after| key.as_str() > after);
    Ok(with(|host| host.kv.keys().filter(wanted).take(limit as usize).cloned().collect()))
}

pub(crate) fn increment(key: &str, by: i64, _ttl: Option<u64>) -> Result<i64, KvError> {
    with(|host| {
        let now = host.kv.get(key).map_or(Ok(0), |text| text.parse::<i64>());
        let sum = now.ok().and_then(|now| now.checked_add(by)).ok_or(KvError::NotANumber)?;
        host.kv.insert(key.into(), sum.to_string());
        Ok(sum)
    })
}

pub(crate) fn compare_and_swap(
    key: &str,
    expected: Option<&str>,
    value: &str,
    _ttl: Option<u64>,
) -> Result<bool, KvError> {
    with(|host| {
        let holds = host.kv.get(key).map(String::as_str) == expected;
        if holds {
            host.kv.insert(key.into(), value.into());
        }
        Ok(holds)
    })
}

pub(crate) fn cache_get(key: &str) -> Result<Option<Body>, cache_store::CacheError> {
    Ok(with(|host| host.cache.get(key).cloned()))
}

pub(crate) fn cache_set(key: &str, value: &Body, _ttl: u64) -> Result<(), cache_store::CacheError> {
    with(|host| host.cache.insert(key.into(), value.clone()));
    Ok(())
}

pub(crate) fn cache_delete(key: &str) -> Result<bool, cache_store::CacheError> {
    Ok(with(|host| host.cache.remove(key).is_some()))
}

pub(crate) fn secret(name: &str) -> Result<String, secrets::SecretError> {
    with(|host| host.secrets.get(name).cloned()).ok_or(secrets::SecretError::AccessDenied)
}

pub(crate) fn http_fetch(request: &http::HttpRequest) -> Result<http::HttpResponse, http::HttpError> {
    let answer = with(|host| host.request.clone()); // it may use the host itself
    answer.map_or(Err(http::HttpError::AccessDenied), |answer| answer(request))
}

pub(crate) fn execute_query(
    sql: &str,
    parameters: &[SqlValue],
    _options: query::QueryOptions,
) -> Result<ResultSet, query::QueryError> {
    let answer = with(|host| host.query.clone());
    answer.map_or(Err(query::QueryError::AccessDenied), |answer| answer(sql, parameters))
}

pub(crate) fn open_cursor(
    sql: &str,
    parameters: &[SqlValue],
    options: query::QueryOptions,
) -> Result<RowCursor, query::QueryError> {
    let ResultSet { columns, rows, .. } = execute_query(sql, parameters, options)?;
    Ok(RowCursor { columns, rows: RefCell::new(rows.into()) })
}

pub(crate) fn search_semantic(
    index: &str,
    vector: &[f32],
    k: u32,
) -> Result<Vec<search::SearchHit>, search::SearchError> {
    searched(Looked::Semantic { index, vector, k })
}

pub(crate) fn search_keyword(index: &str, text: &str, k: u32) -> Result<Vec<search::SearchHit>, search::SearchError> {
    searched(Looked::Keyword { index, text, k })
}

fn searched(looked: Looked<'_>) -> Result<Vec<search::SearchHit>, search::SearchError> {
    let answer = with(|host| host.search.clone());
    answer.map_or(Err(search::SearchError::AccessDenied), |answer| answer(looked))
}
