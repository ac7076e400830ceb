//! Made of bindings.rs by guests/bindings.py.

#[doc(hidden)]
#[macro_export]
macro_rules! __v2_hook {
    (agent_tools $plugin:ident) => { $crate::__export_heliosproxy_plugin_agent_tools_2_0_0_cabi!(
        $plugin with_types_in $crate::bindings::exports::heliosproxy::plugin2_0_0::agent_tools); };
    (authenticate $plugin:ident) => { $crate::__export_heliosproxy_plugin_authenticate_2_0_0_cabi!(
        $plugin with_types_in $crate::bindings::exports::heliosproxy::plugin2_0_0::authenticate); };
    (authorize $plugin:ident) => { $crate::__export_heliosproxy_plugin_authorize_2_0_0_cabi!(
        $plugin with_types_in $crate::bindings::exports::heliosproxy::plugin2_0_0::authorize); };
    (branch_policy $plugin:ident) => { $crate::__export_heliosproxy_plugin_branch_policy_2_0_0_cabi!(
        $plugin with_types_in $crate::bindings::exports::heliosproxy::plugin2_0_0::branch_policy); };
    (cache $plugin:ident) => { $crate::__export_heliosproxy_plugin_cache_2_0_0_cabi!(
        $plugin with_types_in $crate::bindings::exports::heliosproxy::plugin2_0_0::cache); };
    (connection $plugin:ident) => { $crate::__export_heliosproxy_plugin_connection_2_0_0_cabi!(
        $plugin with_types_in $crate::bindings::exports::heliosproxy::plugin2_0_0::connection); };
    (embedding $plugin:ident) => { $crate::__export_heliosproxy_plugin_embedding_2_0_0_cabi!(
        $plugin with_types_in $crate::bindings::exports::heliosproxy::plugin2_0_0::embedding); };
    (metrics $plugin:ident) => { $crate::__export_heliosproxy_plugin_metrics_2_0_0_cabi!(
        $plugin with_types_in $crate::bindings::exports::heliosproxy::plugin2_0_0::metrics); };
    (post_query $plugin:ident) => { $crate::__export_heliosproxy_plugin_post_query_2_0_0_cabi!(
        $plugin with_types_in $crate::bindings::exports::heliosproxy::plugin2_0_0::post_query); };
    (pre_query $plugin:ident) => { $crate::__export_heliosproxy_plugin_pre_query_2_0_0_cabi!(
        $plugin with_types_in $crate::bindings::exports::heliosproxy::plugin2_0_0::pre_query); };
    (rag $plugin:ident) => { $crate::__export_heliosproxy_plugin_rag_2_0_0_cabi!(
        $plugin with_types_in $crate::bindings::exports::heliosproxy::plugin2_0_0::rag); };
    (rewrite $plugin:ident) => { $crate::__export_heliosproxy_plugin_rewrite_2_0_0_cabi!(
        $plugin with_types_in $crate::bindings::exports::heliosproxy::plugin2_0_0::rewrite); };
    (route $plugin:ident) => { $crate::__export_heliosproxy_plugin_route_2_0_0_cabi!(
        $plugin with_types_in $crate::bindings::exports::heliosproxy::plugin2_0_0::route); };
    (sync_mode $plugin:ident) => { $crate::__export_heliosproxy_plugin_sync_mode_2_0_0_cabi!(
        $plugin with_types_in $crate::bindings::exports::heliosproxy::plugin2_0_0::sync_mode); };
    (time_travel $plugin:ident) => { $crate::__export_heliosproxy_plugin_time_travel_2_0_0_cabi!(
        $plugin with_types_in $crate::bindings::exports::heliosproxy::plugin2_0_0::time_travel); };
    (vector_index $plugin:ident) => { $crate::__export_heliosproxy_plugin_vector_index_2_0_0_cabi!(
        $plugin with_types_in $crate::bindings::exports::heliosproxy::plugin2_0_0::vector_index); };
}
