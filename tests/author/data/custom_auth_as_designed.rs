mod my_custom_auth {
use heliosproxy_plugin_sdk::*;
#[no_mangle]
pub fn metadata() -> PluginMetadata {
PluginMetadata {
name: "custom-auth".to_string(),
version: "1.0.0".to_string(),
hooks: vec![HookType::Authenticate],
permissions: vec![Permission::HttpFetch],
}
}
#[no_mangle]
pub fn authenticate(request: &AuthRequest) -> AuthResult {
// Custom authentication logic
let token = request.header("X-Custom-Token")?;
// Validate token (plugin has HTTP access)
let response = http_fetch("https://auth.internal/validate", &token)?;
if response.status == 200 {
AuthResult::Success(Identity {
user_id: response.body["user_id"].clone(),
roles: response.body["roles"].clone(),
})
} else {
AuthResult::Denied("Invalid token")
}
}
}
