// Tests of the plugin, on this machine and without a host: the two searches are this file's.
#include <cstdio>
#include <cstdlib>

#include "helios.hpp"
#include "helios_test.h"

namespace {

bool broken;

helios_search_search_hit_t hit(const char *id, const char *text, float score, const char *team) {
  auto *pair = static_cast<helios_tuple2_string_string_t *>(malloc(sizeof(helios_tuple2_string_string_t)));
  *pair = {helios_words("team"), helios_words(team)};
  return {helios_words(id), score, helios_words(text), helios_words("Handbook"), {pair, 1}};
}

bool answer(std::initializer_list<helios_search_search_hit_t> hits, uint32_t k, helios_search_list_search_hit_t *ret) {
  ret->len = hits.size() < k ? hits.size() : k;
  ret->ptr = static_cast<helios_search_search_hit_t *>(malloc(hits.size() * sizeof(helios_search_search_hit_t)));
  std::copy(hits.begin(), hits.begin() + static_cast<long>(ret->len), ret->ptr);
  return true;
}

helios_list_chunk_t retrieve(const char *query, uint32_t top_k, const char *team = nullptr) {
  auto call = helios_test_call();
  auto text = helios_text(query);
  auto value = helios_text(team ? team : "");
  helios_metadata_filter_t filter = {helios_text("team"), {&value, 1}};
  helios_rag_config_t config = {{}, top_k, {}, {&filter, team ? size_t{1} : 0}, {}};
  helios_list_chunk_t chunks = {};
  helios_plugin_error_t error = {};
  HELIOS_CHECK(helios_on_rag_retrieve(&call, &text, &config, &chunks, &error));
  return chunks;
}

bool near(float a, float b) { return a - b < 1e-6f && b - a < 1e-6f; }

}  // namespace

extern "C" bool helios_search_search_semantic_index(helios_string_t *, helios_list_f32_t *vector, uint32_t k,
                                                    helios_search_list_search_hit_t *ret,
                                                    helios_search_search_error_t *err) {
  HELIOS_CHECK(vector->len == 64);
  if (broken) {
    *err = {HELIOS_SEARCH_SEARCH_ERROR_NO_SUCH_INDEX, {}};
    return false;
  }
  return answer({hit("a", "red fish", 0.9f, "it"), hit("b", "blue", 0.8f, "hr"), hit("c", "old", 0.1f, "it")}, k, ret);
}

extern "C" bool helios_search_search_keyword_index(helios_string_t *, helios_string_t *, uint32_t k,
                                                   helios_search_list_search_hit_t *ret,
                                                   helios_search_search_error_t *) {
  return answer({hit("b", "blue", 7, "hr"), hit("d", "new fish", 5, "it")}, k, ret);
}

int main() {
  helios_plugin_error_t error = {};
  helios_test_integer("dimensions", 5000);
  HELIOS_CHECK(!helios_on_load(&error) && error.tag == HELIOS_PLUGIN_ERROR_INVALID_CONFIG);
  HELIOS_CHECK(helios_contains(error.val.invalid_config, "expected a whole number from 8 to 4096"));
  helios_test_reset();
  HELIOS_CHECK(helios_on_load(&error));

  auto chunks = retrieve("fish", 3);  // b is second and first, a is first of one, d is second of one
  HELIOS_CHECK(chunks.len == 3 && helios_same(chunks.ptr[0].id, "b") && helios_same(chunks.ptr[1].id, "a"));
  HELIOS_CHECK(near(chunks.ptr[0].score, 1 / 62.0f + 1 / 61.0f) && chunks.ptr[0].scores.len == 2);
  HELIOS_CHECK(near(chunks.ptr[1].score, 1 / 61.0f) && helios_same(chunks.ptr[1].scores.ptr[0].name, "semantic"));
  HELIOS_CHECK(helios_same(chunks.ptr[2].id, "d") && helios_same(chunks.ptr[0].provenance.title.val, "Handbook"));

  helios_list_chunk_t ordered = {};
  auto query = helios_text("New Fish!");
  auto call = helios_test_call();
  HELIOS_CHECK(helios_on_rag_rerank(&call, &query, &chunks, &ordered, &error));
  HELIOS_CHECK(ordered.len == 3 && helios_same(ordered.ptr[0].id, "d") && near(ordered.ptr[0].score, 1 / 62.0f));
  HELIOS_CHECK(helios_same(ordered.ptr[1].id, "a") && ordered.ptr[1].scores.len == 1);

  auto filtered = retrieve("fish", 9, "hr");
  HELIOS_CHECK(filtered.len == 1 && helios_same(filtered.ptr[0].id, "b") && near(filtered.ptr[0].score, 2 / 61.0f));
  HELIOS_CHECK(retrieve("?!", 9).ptr[0].scores.len == 1);  // without words there is one search
  HELIOS_CHECK(retrieve("fish", 0).len == 0);

  broken = true;
  helios_rag_config_t config = {{}, 1, {}, {}, {}};
  HELIOS_CHECK(!helios_on_rag_retrieve(&call, &query, &config, &ordered, &error));
  HELIOS_CHECK(helios_contains(error.val.invalid_input, "the index \"documents\" does not exist"));

  helios_string_t texts[] = {helios_text("a b"), helios_text("B, a!"), helios_text("")};
  helios_list_string_t all = {texts, 3};
  helios_list_list_f32_t vectors = {};
  HELIOS_CHECK(helios_on_embed(&call, &all, &vectors, &error) && vectors.len == 3);
  float alike = 0;
  HELIOS_CHECK(helios_on_similarity(&call, &vectors.ptr[0], &vectors.ptr[1], &alike, &error) && near(alike, 1));
  HELIOS_CHECK(near(vectors.ptr[2].ptr[0], 1));
  helios_list_f32_t shorter = {vectors.ptr[0].ptr, 3};
  HELIOS_CHECK(!helios_on_similarity(&call, &vectors.ptr[0], &shorter, &alike, &error));
  std::puts("all tests passed");
  return 0;
}
