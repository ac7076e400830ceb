//! The feature's example of a custom authentication, on the traits of this crate.

mod my_custom_auth {
    use heliosproxy_plugin_sdk::*;

    pub struct CustomAuth;

    impl HeliosPlugin for CustomAuth {
        fn metadata() -> PluginMetadata {
            PluginMetadata {
                name: "custom-auth".to_string(),
                version: "1.0.0".to_string(),
                hooks: vec![HookType::Authenticate],
                permissions: vec![Permission::HttpFetch],
                ..Default::default()
            }
        }
    }

    impl AuthenticateHook for CustomAuth {
        fn authenticate(request: &AuthRequest) -> AuthResult {
            let Some(token) = request.header("X-Custom-Token") else {
                return AuthResult::Denied("No token".into());
            };
            let Ok(response) = http_fetch("https://auth.internal/validate", &[("authorization", token)]) else {
                return AuthResult::Denied("No answer".into());
            };
            if response.status == 200 {
                let body = response.json();
                AuthResult::Success(Identity {
                    user_id: body["user_id"].as_str().unwrap_or_default().to_string(),
                    roles: body["roles"].texts(),
                    attributes: Vec::new(),
                })
            } else {
                AuthResult::Denied("Invalid token".into())
            }
        }
    }

    heliosproxy_plugin_sdk::export_plugin!(CustomAuth: authenticate);
}

use heliosproxy_plugin_sdk::{testing, AuthRequest, AuthResult, AuthenticateHook, Body, HttpResponse};
use my_custom_auth::CustomAuth;

fn request(token: Option<&str>) -> AuthRequest {
    AuthRequest {
        user: "alice".into(),
        database: "app".into(),
        client_addr: "unix".into(),
        encrypted: true,
        headers: token.map(|token| ("x-custom-token".into(), token.into())).into_iter().collect(),
        password: None,
    }
}

#[test]
fn a_token_that_the_service_knows_is_let_in() {
    testing::answer_requests(|request| {
        let known = request.headers[0].1 == "good";
        let body = Body::Text(r#"{"user_id": "u7", "roles": ["admin"]}"#.into());
        Ok(HttpResponse { status: if known { 200 } else { 401 }, headers: Vec::new(), body })
    });
    let AuthResult::Success(identity) = CustomAuth::authenticate(&request(Some("good"))) else { panic!("refused") };
    assert_eq!(identity.user_id, "u7");
    assert!(identity.has_role("admin"));
    assert!(matches!(CustomAuth::authenticate(&request(Some("bad"))), AuthResult::Denied(_)));
    assert!(matches!(CustomAuth::authenticate(&request(None)), AuthResult::Denied(_)));
}
