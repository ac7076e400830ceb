//! A stock Rust guest for tests: it does with `std` what a statement says, and denies the statement with the result.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

wit_bindgen::generate!({ path: "wit", world: "probe", generate_all });

use exports::heliosproxy::plugin::lifecycle::{ConfigEntry, HealthStatus, PluginMetadata};
use exports::heliosproxy::plugin::pre_query::{Call, PluginError, PreQueryDecision, PreQueryOutcome, Statement};

struct Probe;

impl exports::heliosproxy::plugin::lifecycle::Guest for Probe {
    fn metadata() -> PluginMetadata {
        PluginMetadata {
            name: "wasi-probe".into(),
            version: "1.0.0".into(),
            description: String::new(),
            author: String::new(),
            hooks: vec!["pre_query".into()],
            permissions: vec![],
        }
    }
    fn on_load(_: Vec<ConfigEntry>) -> Result<(), PluginError> {
        Ok(())
    }
    fn on_unload() {}
    fn health() -> HealthStatus {
        HealthStatus::Healthy
    }
}

impl exports::heliosproxy::plugin::pre_query::Guest for Probe {
    fn pre_query(_: Call, statement: Statement) -> Result<PreQueryOutcome, PluginError> {
        let decision = PreQueryDecision::Deny(answer(&statement.text));
        Ok(PreQueryOutcome { decision, cacheable: None })
    }
}

fn answer(text: &str) -> String {
    let (verb, rest) = text.split_once(' ').unwrap_or((text, ""));
    match verb {
        "time" => format!("{:?}", SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs_f64()),
        "random" => RandomState::new().build_hasher().finish().to_string(),
        "env" => std::env::var(rest).unwrap_or_default(),
        "args" => std::env::args().collect::<Vec<_>>().join(","),
        "read" => std::fs::read_to_string(rest).unwrap_or_else(|error| error.to_string()),
        "connect" => std::net::TcpStream::connect(rest).map_or_else(|error| error.to_string(), |_| "connected".into()),
        "sleep" => {
            let begun = Instant::now();
            std::thread::sleep(Duration::from_millis(rest.parse().unwrap()));
            begun.elapsed().as_millis().to_string()
        }
        "print" => {
            println!("{rest}");
            eprintln!("{rest}");
            rest.into()
        }
        "exit" => std::process::exit(3),
        _ => panic!("{text}"),
    }
}

export!(Probe);
