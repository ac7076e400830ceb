//! The host of a plugin's tests: in memory, one for each thread, with a log, kv, settings and answers to requests.

use crate::bindings::heliosproxy::plugin2_0_0::kv::KvError;
use crate::types::{HttpError, HttpRequest, HttpResponse};
use crate::v2::{Call, ConfigEntry, ConfigValue, Session, Statement, StatementKind};
use std::cell::RefCell;
use std::collections::BTreeMap;

type Fetch = Box<dyn Fn(&HttpRequest) -> Result<HttpResponse, HttpError>>;

#[derive(Default)]
struct Host {
    logged: Vec<String>,
    kv: BTreeMap<String, String>,
    counted: BTreeMap<String, f64>,
    settings: BTreeMap<String, String>,
    fetch: Option<Fetch>,
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

/// What a counter has come to.
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
