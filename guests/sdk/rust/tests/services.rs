//! The services of API version 2 in tests: those that a host keeps, and those that a test answers.

use heliosproxy_plugin_sdk::testing::{self, Looked};
use heliosproxy_plugin_sdk::v2::{cache_store, http, kv, log, query, search, secrets, telemetry, Body, ResultSet, SqlValue};

#[test]
fn what_a_host_keeps_is_kept() {
    for key in ["b", "a", "c"] {
        kv::set(key, "1", None).unwrap();
    }
    assert_eq!(kv::list_keys("", Some("a"), 1).unwrap(), ["b"]);
    assert!(kv::delete("b").unwrap() && !kv::delete("b").unwrap());
    cache_store::cache_set("k", &Body::Text("v".into()), 1_000_000).unwrap();
    assert!(matches!(cache_store::cache_get("k"), Ok(Some(Body::Text(text))) if text == "v"));
    assert!(cache_store::cache_delete("k").unwrap() && cache_store::cache_get("k").unwrap().is_none());
    testing::give_secret("token", "s");
    assert_eq!(secrets::get("token").unwrap(), "s");
    assert!(secrets::get("other").is_err());
}

#[test]
fn what_is_elsewhere_is_what_the_test_answers() {
    let request = || http::HttpRequest {
        method: "GET".into(),
        url: "https://a.internal/".into(),
        headers: Vec::new(),
        body: Body::Empty,
        timeout: None,
    };
    assert!(matches!(http::http_fetch(&request()), Err(http::HttpError::AccessDenied)));
    testing::answer_http(|request| {
        kv::set("asked", &request.url, None).unwrap();
        Ok(http::HttpResponse { status: 204, headers: Vec::new(), body: Body::Empty })
    });
    assert_eq!(http::http_fetch(&request()).unwrap().status, 204);
    assert_eq!(kv::get("asked").unwrap().as_deref(), Some("https://a.internal/"));

    testing::answer_searches(|looked| match looked {
        Looked::Keyword { text: "words", .. } => Ok(Vec::new()),
        _ => Err(search::SearchError::NoSuchIndex),
    });
    assert!(search::search_keyword_index("docs", "words", 3).is_ok());
    assert!(search::search_semantic_index("docs", &[1.0], 3).is_err());

    testing::answer_queries(|_, _| Ok(ResultSet { columns: Vec::new(), rows: Vec::new(), rows_affected: 7 }));
    let options = query::QueryOptions { row_limit: None, read_only: true };
    assert_eq!(query::execute_query("SELECT $1", &[SqlValue::Integer(1)], options).unwrap().rows_affected, 7);

    let row = |number| vec![SqlValue::Integer(number)];
    testing::answer_queries(move |_, _| {
        Ok(ResultSet { columns: Vec::new(), rows: (0..3).map(row).collect(), rows_affected: 3 })
    });
    let cursor = query::open_cursor("SELECT 1", &[], options).unwrap();
    assert!(cursor.columns().is_empty());
    let sizes: Vec<usize> = [0, 5, 5].iter().map(|most| cursor.next(*most).unwrap().len()).collect();
    assert_eq!(sizes, [2, 1, 0]);
}

#[test]
fn what_is_measured_is_kept() {
    for value in [2.0, 3.0] {
        telemetry::metric_inc("asked", value, &[]);
        telemetry::metric_set("depth", value, &[]);
        telemetry::metric_observe("took", value, &[]);
    }
    assert_eq!(["asked", "depth", "took"].map(testing::counted), [5.0, 3.0, 3.0]);
    log::log(log::LogLevel::Info, "said", &[("key".into(), "value".into())]);
    assert!(log::enabled(log::LogLevel::Trace));
    assert_eq!(testing::logged(), ["said"]);
}
