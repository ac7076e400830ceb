// Made of helios.h by guests/bindings.py. DO NOT EDIT!
#include "helios_hooks.h"

#if defined(HELIOS_HOOK_PRE_QUERY) && !defined(HELIOS_NATIVE)
bool exports_helios_pre_query_pre_query(exports_helios_pre_query_call_t *call, exports_helios_pre_query_statement_t *statement, exports_helios_pre_query_pre_query_outcome_t *ret, exports_helios_pre_query_plugin_error_t *err) {
  *ret = (exports_helios_pre_query_pre_query_outcome_t){0};
  bool done = helios_on_pre_query(call, statement, ret, err);
  exports_helios_pre_query_call_free(call);
  exports_helios_pre_query_statement_free(statement);
  return done;
}
#endif

#if defined(HELIOS_HOOK_POST_QUERY) && !defined(HELIOS_NATIVE)
bool exports_helios_post_query_post_query(exports_helios_post_query_call_t *call, exports_helios_post_query_statement_t *statement, exports_helios_post_query_result_set_t *result, exports_helios_post_query_post_query_decision_t *ret, exports_helios_post_query_plugin_error_t *err) {
  *ret = (exports_helios_post_query_post_query_decision_t){0};
  bool done = helios_on_post_query(call, statement, result, ret, err);
  exports_helios_post_query_call_free(call);
  exports_helios_post_query_statement_free(statement);
  exports_helios_post_query_result_set_free(result);
  return done;
}
#endif

#if defined(HELIOS_HOOK_AUTHENTICATE) && !defined(HELIOS_NATIVE)
bool exports_helios_authenticate_authenticate(exports_helios_authenticate_call_t *call, exports_helios_authenticate_auth_request_t *request, exports_helios_authenticate_auth_result_t *ret, exports_helios_authenticate_plugin_error_t *err) {
  *ret = (exports_helios_authenticate_auth_result_t){0};
  bool done = helios_on_authenticate(call, request, ret, err);
  exports_helios_authenticate_call_free(call);
  exports_helios_authenticate_auth_request_free(request);
  return done;
}
#endif

#if defined(HELIOS_HOOK_AUTHORIZE) && !defined(HELIOS_NATIVE)
bool exports_helios_authorize_authorize(exports_helios_authorize_call_t *call, exports_helios_authorize_statement_t *statement, exports_helios_authorize_authorize_outcome_t *ret, exports_helios_authorize_plugin_error_t *err) {
  *ret = (exports_helios_authorize_authorize_outcome_t){0};
  bool done = helios_on_authorize(call, statement, ret, err);
  exports_helios_authorize_call_free(call);
  exports_helios_authorize_statement_free(statement);
  return done;
}
#endif

#if defined(HELIOS_HOOK_CACHE) && !defined(HELIOS_NATIVE)
bool exports_helios_cache_cache_key(exports_helios_cache_call_t *call, exports_helios_cache_statement_t *statement, helios_option_string_t *ret, exports_helios_cache_plugin_error_t *err) {
  *ret = (helios_option_string_t){0};
  bool done = helios_on_cache_key(call, statement, ret, err);
  exports_helios_cache_call_free(call);
  exports_helios_cache_statement_free(statement);
  return done;
}
#endif

#if defined(HELIOS_HOOK_CACHE) && !defined(HELIOS_NATIVE)
bool exports_helios_cache_should_cache(exports_helios_cache_call_t *call, exports_helios_cache_statement_t *statement, exports_helios_cache_result_set_t *result, exports_helios_cache_should_cache_decision_t *ret, exports_helios_cache_plugin_error_t *err) {
  *ret = (exports_helios_cache_should_cache_decision_t){0};
  bool done = helios_on_should_cache(call, statement, result, ret, err);
  exports_helios_cache_call_free(call);
  exports_helios_cache_statement_free(statement);
  exports_helios_cache_result_set_free(result);
  return done;
}
#endif

#if defined(HELIOS_HOOK_CACHE) && !defined(HELIOS_NATIVE)
bool exports_helios_cache_cache_get(exports_helios_cache_call_t *call, helios_string_t *key, exports_helios_cache_option_cache_entry_t *ret, exports_helios_cache_plugin_error_t *err) {
  *ret = (exports_helios_cache_option_cache_entry_t){0};
  bool done = helios_on_cache_get(call, key, ret, err);
  exports_helios_cache_call_free(call);
  helios_string_free(key);
  return done;
}
#endif

#if defined(HELIOS_HOOK_CACHE) && !defined(HELIOS_NATIVE)
bool exports_helios_cache_cache_set(exports_helios_cache_call_t *call, helios_string_t *key, exports_helios_cache_cache_entry_t *entry, exports_helios_cache_cache_set_decision_t *ret, exports_helios_cache_plugin_error_t *err) {
  *ret = (exports_helios_cache_cache_set_decision_t){0};
  bool done = helios_on_cache_set(call, key, entry, ret, err);
  exports_helios_cache_call_free(call);
  helios_string_free(key);
  exports_helios_cache_cache_entry_free(entry);
  return done;
}
#endif

#if defined(HELIOS_HOOK_CACHE) && !defined(HELIOS_NATIVE)
bool exports_helios_cache_cache_invalidate(exports_helios_cache_call_t *call, exports_helios_cache_list_table_name_t *tables, helios_list_string_t *ret, exports_helios_cache_plugin_error_t *err) {
  *ret = (helios_list_string_t){0};
  bool done = helios_on_cache_invalidate(call, tables, ret, err);
  exports_helios_cache_call_free(call);
  exports_helios_cache_list_table_name_free(tables);
  return done;
}
#endif

#if defined(HELIOS_HOOK_ROUTE) && !defined(HELIOS_NATIVE)
bool exports_helios_route_route(exports_helios_route_call_t *call, exports_helios_route_statement_t *statement, exports_helios_route_list_backend_t *backends, exports_helios_route_route_decision_t *ret, exports_helios_route_plugin_error_t *err) {
  *ret = (exports_helios_route_route_decision_t){0};
  bool done = helios_on_route(call, statement, backends, ret, err);
  exports_helios_route_call_free(call);
  exports_helios_route_statement_free(statement);
  exports_helios_route_list_backend_free(backends);
  return done;
}
#endif

#if defined(HELIOS_HOOK_REWRITE) && !defined(HELIOS_NATIVE)
bool exports_helios_rewrite_rewrite(exports_helios_rewrite_call_t *call, exports_helios_rewrite_statement_t *statement, exports_helios_rewrite_option_rewritten_statement_t *ret, exports_helios_rewrite_plugin_error_t *err) {
  *ret = (exports_helios_rewrite_option_rewritten_statement_t){0};
  bool done = helios_on_rewrite(call, statement, ret, err);
  exports_helios_rewrite_call_free(call);
  exports_helios_rewrite_statement_free(statement);
  return done;
}
#endif

#if defined(HELIOS_HOOK_METRICS) && !defined(HELIOS_NATIVE)
bool exports_helios_metrics_on_events(exports_helios_metrics_call_t *call, exports_helios_metrics_list_query_event_t *events, exports_helios_metrics_plugin_error_t *err) {
  bool done = helios_on_events(call, events, err);
  exports_helios_metrics_call_free(call);
  exports_helios_metrics_list_query_event_free(events);
  return done;
}
#endif

#if defined(HELIOS_HOOK_EMBEDDING) && !defined(HELIOS_NATIVE)
bool exports_helios_embedding_embed(exports_helios_embedding_call_t *call, helios_list_string_t *texts, helios_list_list_f32_t *ret, exports_helios_embedding_plugin_error_t *err) {
  *ret = (helios_list_list_f32_t){0};
  bool done = helios_on_embed(call, texts, ret, err);
  exports_helios_embedding_call_free(call);
  helios_list_string_free(texts);
  return done;
}
#endif

#if defined(HELIOS_HOOK_EMBEDDING) && !defined(HELIOS_NATIVE)
bool exports_helios_embedding_similarity(exports_helios_embedding_call_t *call, helios_list_f32_t *a, helios_list_f32_t *b, float *ret, exports_helios_embedding_plugin_error_t *err) {
  *ret = (float){0};
  bool done = helios_on_similarity(call, a, b, ret, err);
  exports_helios_embedding_call_free(call);
  helios_list_f32_free(a);
  helios_list_f32_free(b);
  return done;
}
#endif

#if defined(HELIOS_HOOK_EMBEDDING) && !defined(HELIOS_NATIVE)
bool exports_helios_embedding_dimensions(exports_helios_embedding_call_t *call, uint32_t *ret, exports_helios_embedding_plugin_error_t *err) {
  *ret = (uint32_t){0};
  bool done = helios_on_dimensions(call, ret, err);
  exports_helios_embedding_call_free(call);
  return done;
}
#endif

#if defined(HELIOS_HOOK_EMBEDDING) && !defined(HELIOS_NATIVE)
bool exports_helios_embedding_model_name(exports_helios_embedding_call_t *call, helios_string_t *ret, exports_helios_embedding_plugin_error_t *err) {
  *ret = (helios_string_t){0};
  bool done = helios_on_model_name(call, ret, err);
  exports_helios_embedding_call_free(call);
  return done;
}
#endif

#if defined(HELIOS_HOOK_RAG) && !defined(HELIOS_NATIVE)
bool exports_helios_rag_rag_retrieve(exports_helios_rag_call_t *call, helios_string_t *query, exports_helios_rag_rag_config_t *config, exports_helios_rag_list_chunk_t *ret, exports_helios_rag_plugin_error_t *err) {
  *ret = (exports_helios_rag_list_chunk_t){0};
  bool done = helios_on_rag_retrieve(call, query, config, ret, err);
  exports_helios_rag_call_free(call);
  helios_string_free(query);
  exports_helios_rag_rag_config_free(config);
  return done;
}
#endif

#if defined(HELIOS_HOOK_RAG) && !defined(HELIOS_NATIVE)
bool exports_helios_rag_rag_rerank(exports_helios_rag_call_t *call, helios_string_t *query, exports_helios_rag_list_chunk_t *chunks, exports_helios_rag_list_chunk_t *ret, exports_helios_rag_plugin_error_t *err) {
  *ret = (exports_helios_rag_list_chunk_t){0};
  bool done = helios_on_rag_rerank(call, query, chunks, ret, err);
  exports_helios_rag_call_free(call);
  helios_string_free(query);
  exports_helios_rag_list_chunk_free(chunks);
  return done;
}
#endif

#if defined(HELIOS_HOOK_AGENT_TOOLS) && !defined(HELIOS_NATIVE)
bool exports_helios_agent_tools_list_tools(exports_helios_agent_tools_call_t *call, exports_helios_agent_tools_list_tool_definition_t *ret, exports_helios_agent_tools_plugin_error_t *err) {
  *ret = (exports_helios_agent_tools_list_tool_definition_t){0};
  bool done = helios_on_list_tools(call, ret, err);
  exports_helios_agent_tools_call_free(call);
  return done;
}
#endif

#if defined(HELIOS_HOOK_AGENT_TOOLS) && !defined(HELIOS_NATIVE)
bool exports_helios_agent_tools_execute_tool(exports_helios_agent_tools_call_t *call, helios_string_t *name, helios_string_t *params, exports_helios_agent_tools_tool_result_t *ret, exports_helios_agent_tools_plugin_error_t *err) {
  *ret = (exports_helios_agent_tools_tool_result_t){0};
  bool done = helios_on_execute_tool(call, name, params, ret, err);
  exports_helios_agent_tools_call_free(call);
  helios_string_free(name);
  helios_string_free(params);
  return done;
}
#endif

#if defined(HELIOS_HOOK_LLM_RESPONSE) && !defined(HELIOS_NATIVE)
bool exports_helios_llm_response_post_process_response(exports_helios_llm_response_call_t *call, helios_string_t *response, exports_helios_llm_response_response_context_t *context, exports_helios_llm_response_response_decision_t *ret, exports_helios_llm_response_plugin_error_t *err) {
  *ret = (exports_helios_llm_response_response_decision_t){0};
  bool done = helios_on_post_process_response(call, response, context, ret, err);
  exports_helios_llm_response_call_free(call);
  helios_string_free(response);
  exports_helios_llm_response_response_context_free(context);
  return done;
}
#endif

#if defined(HELIOS_HOOK_BRANCH_POLICY) && !defined(HELIOS_NATIVE)
bool exports_helios_branch_policy_can_access_branch(exports_helios_branch_policy_call_t *call, helios_string_t *branch, exports_helios_branch_policy_branch_access_t *ret, exports_helios_branch_policy_plugin_error_t *err) {
  *ret = (exports_helios_branch_policy_branch_access_t){0};
  bool done = helios_on_can_access_branch(call, branch, ret, err);
  exports_helios_branch_policy_call_free(call);
  helios_string_free(branch);
  return done;
}
#endif

#if defined(HELIOS_HOOK_BRANCH_POLICY) && !defined(HELIOS_NATIVE)
bool exports_helios_branch_policy_on_branch_create(exports_helios_branch_policy_call_t *call, helios_string_t *branch, helios_string_t *parent, exports_helios_branch_policy_branch_access_t *ret, exports_helios_branch_policy_plugin_error_t *err) {
  *ret = (exports_helios_branch_policy_branch_access_t){0};
  bool done = helios_on_branch_create(call, branch, parent, ret, err);
  exports_helios_branch_policy_call_free(call);
  helios_string_free(branch);
  helios_string_free(parent);
  return done;
}
#endif

#if defined(HELIOS_HOOK_BRANCH_POLICY) && !defined(HELIOS_NATIVE)
bool exports_helios_branch_policy_on_branch_merge(exports_helios_branch_policy_call_t *call, helios_string_t *source, helios_string_t *target, exports_helios_branch_policy_merge_policy_t *ret, exports_helios_branch_policy_plugin_error_t *err) {
  *ret = (exports_helios_branch_policy_merge_policy_t){0};
  bool done = helios_on_branch_merge(call, source, target, ret, err);
  exports_helios_branch_policy_call_free(call);
  helios_string_free(source);
  helios_string_free(target);
  return done;
}
#endif

#if defined(HELIOS_HOOK_BRANCH_POLICY) && !defined(HELIOS_NATIVE)
bool exports_helios_branch_policy_on_branch_delete(exports_helios_branch_policy_call_t *call, helios_string_t *branch, exports_helios_branch_policy_branch_access_t *ret, exports_helios_branch_policy_plugin_error_t *err) {
  *ret = (exports_helios_branch_policy_branch_access_t){0};
  bool done = helios_on_branch_delete(call, branch, ret, err);
  exports_helios_branch_policy_call_free(call);
  helios_string_free(branch);
  return done;
}
#endif

#if defined(HELIOS_HOOK_VECTOR_INDEX) && !defined(HELIOS_NATIVE)
bool exports_helios_vector_index_distances(exports_helios_vector_index_call_t *call, helios_list_f32_t *query, helios_list_list_f32_t *vectors, helios_list_f32_t *ret, exports_helios_vector_index_plugin_error_t *err) {
  *ret = (helios_list_f32_t){0};
  bool done = helios_on_distances(call, query, vectors, ret, err);
  exports_helios_vector_index_call_free(call);
  helios_list_f32_free(query);
  helios_list_list_f32_free(vectors);
  return done;
}
#endif

#if defined(HELIOS_HOOK_VECTOR_INDEX) && !defined(HELIOS_NATIVE)
bool exports_helios_vector_index_train(exports_helios_vector_index_call_t *call, helios_list_list_f32_t *sample, exports_helios_vector_index_quantizer_t *ret, exports_helios_vector_index_plugin_error_t *err) {
  *ret = (exports_helios_vector_index_quantizer_t){0};
  bool done = helios_on_train(call, sample, ret, err);
  exports_helios_vector_index_call_free(call);
  helios_list_list_f32_free(sample);
  return done;
}
#endif

#if defined(HELIOS_HOOK_VECTOR_INDEX) && !defined(HELIOS_NATIVE)
bool exports_helios_vector_index_encode(exports_helios_vector_index_call_t *call, exports_helios_vector_index_quantizer_t *quantizer, helios_list_list_f32_t *vectors, helios_list_list_u8_t *ret, exports_helios_vector_index_plugin_error_t *err) {
  *ret = (helios_list_list_u8_t){0};
  bool done = helios_on_encode(call, quantizer, vectors, ret, err);
  exports_helios_vector_index_call_free(call);
  exports_helios_vector_index_quantizer_free(quantizer);
  helios_list_list_f32_free(vectors);
  return done;
}
#endif

#if defined(HELIOS_HOOK_VECTOR_INDEX) && !defined(HELIOS_NATIVE)
bool exports_helios_vector_index_decode(exports_helios_vector_index_call_t *call, exports_helios_vector_index_quantizer_t *quantizer, helios_list_list_u8_t *codes, helios_list_list_f32_t *ret, exports_helios_vector_index_plugin_error_t *err) {
  *ret = (helios_list_list_f32_t){0};
  bool done = helios_on_decode(call, quantizer, codes, ret, err);
  exports_helios_vector_index_call_free(call);
  exports_helios_vector_index_quantizer_free(quantizer);
  helios_list_list_u8_free(codes);
  return done;
}
#endif

#if defined(HELIOS_HOOK_TIME_TRAVEL) && !defined(HELIOS_NATIVE)
bool exports_helios_time_travel_time_travel_policy(exports_helios_time_travel_call_t *call, exports_helios_time_travel_table_name_t *table, exports_helios_time_travel_time_range_t *range, exports_helios_time_travel_time_policy_t *ret, exports_helios_time_travel_plugin_error_t *err) {
  *ret = (exports_helios_time_travel_time_policy_t){0};
  bool done = helios_on_time_travel_policy(call, table, range, ret, err);
  exports_helios_time_travel_call_free(call);
  exports_helios_time_travel_table_name_free(table);
  return done;
}
#endif

#if defined(HELIOS_HOOK_SYNC_MODE) && !defined(HELIOS_NATIVE)
bool exports_helios_sync_mode_select_sync_mode(exports_helios_sync_mode_call_t *call, exports_helios_sync_mode_statement_t *statement, uint64_t *maybe_rows_affected, exports_helios_sync_mode_option_sync_choice_t *ret, exports_helios_sync_mode_plugin_error_t *err) {
  *ret = (exports_helios_sync_mode_option_sync_choice_t){0};
  bool done = helios_on_select_sync_mode(call, statement, maybe_rows_affected, ret, err);
  exports_helios_sync_mode_call_free(call);
  exports_helios_sync_mode_statement_free(statement);
  return done;
}
#endif

#if defined(HELIOS_HOOK_CONNECTION) && !defined(HELIOS_NATIVE)
bool exports_helios_connection_on_connect(exports_helios_connection_call_t *call, exports_helios_connection_connect_decision_t *ret, exports_helios_connection_plugin_error_t *err) {
  *ret = (exports_helios_connection_connect_decision_t){0};
  bool done = helios_on_connect(call, ret, err);
  exports_helios_connection_call_free(call);
  return done;
}
#endif

#if defined(HELIOS_HOOK_CONNECTION) && !defined(HELIOS_NATIVE)
bool exports_helios_connection_on_disconnect(exports_helios_connection_call_t *call, exports_helios_connection_plugin_error_t *err) {
  bool done = helios_on_disconnect(call, err);
  exports_helios_connection_call_free(call);
  return done;
}
#endif
