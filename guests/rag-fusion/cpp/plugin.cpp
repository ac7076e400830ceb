// Retrieves by meaning and by words, and fuses what both searches find by reciprocal rank fusion.
#include <algorithm>
#include <map>

#include "helios.hpp"

namespace {

constexpr uint32_t MOST_HITS = 500;  // of one search that are worth ranking, whatever a caller asks for

struct Setting {
  const char *key;
  int64_t otherwise, least, most;
};

constexpr Setting SETTINGS[] = {{"dimensions", 64, 8, 4096}, {"constant", 60, 1, 1000}, {"candidates", 4, 1, 20}};

int64_t whole(size_t which) { return helios::setting(SETTINGS[which].key, SETTINGS[which].otherwise); }
size_t dimensions() { return static_cast<size_t>(whole(0)); }

std::string digits(int64_t number) {
  std::string text;
  do {
    text.insert(text.begin(), static_cast<char>('0' + number % 10));
  } while (number /= 10);
  return text;
}

template <typename T>
T *reserve(size_t count) {
  return count ? static_cast<T *>(operator new(count * sizeof(T))) : nullptr;
}

// Copy a list for an answer, item by item.
template <typename List, typename From, typename Make>
List made(const From *items, size_t count, Make make) {
  using Item = std::remove_pointer_t<decltype(List::ptr)>;
  List list = {reserve<Item>(count), count};
  for (size_t i = 0; i < count; i++) list.ptr[i] = make(items[i]);
  return list;
}

// Words in lower case: letters and digits of ASCII, `_`, and everything beyond ASCII.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (size_t i = 0; i <= text.size(); i++) {
    auto c = i < text.size() ? static_cast<unsigned char>(text[i]) : ' ';
    if (c >= 'A' && c <= 'Z') c = static_cast<unsigned char>(c + 32);
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c >= 0x80) {
      word += static_cast<char>(c);
    } else if (!word.empty()) {
      words.push_back(word);
      word.clear();
    }
  }
  return words;
}

uint32_t crc32(std::string_view text) {
  uint32_t sum = ~0u;
  for (unsigned char byte : text) {
    sum ^= byte;
    for (int bit = 0; bit < 8; bit++) sum = (sum >> 1) ^ (sum & 1 ? 0xedb88320u : 0);
  }
  return ~sum;
}

// The vector of a text, of length 1; that of a text without words points along the first axis.
std::vector<float> vector_of(std::string_view text) {
  std::vector<float> vector(dimensions());
  for (const auto &word : words_of(text)) {
    auto hash = crc32(word);
    vector[hash % vector.size()] += hash >> 31 ? 1.0f : -1.0f;
  }
  float square = 0;
  for (float value : vector) square += value * value;
  if (square == 0) vector[0] = square = 1;
  for (float &value : vector) value /= __builtin_sqrtf(square);
  return vector;
}

// The share of a question's words that a text has.
float overlap(const std::vector<std::string> &wanted, std::string_view text) {
  auto words = words_of(text);
  size_t found = 0;
  for (const auto &word : wanted) found += std::find(words.begin(), words.end(), word) != words.end();
  return wanted.empty() ? 0.0f : static_cast<float>(found) / static_cast<float>(wanted.size());
}

using Pairs = helios_list_tuple2_string_string_t;

// Whether metadata meets every condition.
bool meets(const Pairs &metadata, const helios_rag_config_t &config) {
  for (size_t i = 0; i < config.filters.len; i++) {
    const auto &filter = config.filters.ptr[i];
    bool met = false;
    for (size_t j = 0; j < metadata.len && !met; j++) {
      met = helios::view(metadata.ptr[j].f0) == helios::view(filter.name) &&
            helios_list_has(&filter.any_of, metadata.ptr[j].f1);
    }
    if (!met) return false;
  }
  return true;
}

Pairs copied(const Pairs &pairs) {
  return made<Pairs>(pairs.ptr, pairs.len, [](const helios_tuple2_string_string_t &pair) {
    return helios_tuple2_string_string_t{helios_copy(pair.f0), helios_copy(pair.f1)};
  });
}

helios_option_string_t copied(const helios_option_string_t &text) {
  return {text.is_some, text.is_some ? helios_copy(text.val) : helios_string_t{}};
}

helios_option_string_t maybe(std::string_view text) { return {!text.empty(), helios::own(text)}; }

helios_chunk_t copied(const helios_chunk_t &from) {
  helios_chunk_t chunk = from;
  chunk.id = helios_copy(from.id);
  chunk.text = helios_copy(from.text);
  chunk.scores = made<helios_list_named_score_t>(from.scores.ptr, from.scores.len, [](const helios_named_score_t &score) {
    return helios_named_score_t{helios_copy(score.name), score.value};
  });
  chunk.provenance.index = helios_copy(from.provenance.index);
  chunk.provenance.document = helios_copy(from.provenance.document);
  chunk.provenance.title = copied(from.provenance.title);
  chunk.provenance.uri = copied(from.provenance.uri);
  chunk.metadata = copied(from.metadata);
  return chunk;
}

// What a search found. It is freed with this.
struct Hits {
  helios_search_list_search_hit_t list = {};
  ~Hits() { helios_search_list_search_hit_free(&list); }
};

// A document, and where each search has it; 0 is nowhere.
struct Found {
  const helios_search_search_hit_t *hit;
  size_t rank[2];
  float score[2];
};

constexpr const char *SEARCHES[] = {"semantic", "keyword"};

bool failed(helios_plugin_error_t *error, helios_string_t index, helios_search_search_error_t &why) {
  bool missing = why.tag == HELIOS_SEARCH_SEARCH_ERROR_NO_SUCH_INDEX;
  std::string text = "the index \"" + std::string(helios::view(index)) + "\" ";
  if (missing) {
    text += "does not exist";
  } else if (why.tag == HELIOS_SEARCH_SEARCH_ERROR_INVALID_QUERY) {
    text += "does not take this question: " + std::string(helios::view(why.val.invalid_query));
  } else {
    text += "does not answer";
  }
  helios_search_search_error_free(&why);
  return helios::fail(error, text, missing ? HELIOS_PLUGIN_ERROR_INVALID_INPUT : HELIOS_PLUGIN_ERROR_UNAVAILABLE);
}

float fused(const Found &found) {
  float sum = 0;
  for (size_t rank : found.rank) {
    if (rank) sum += 1.0f / static_cast<float>(static_cast<size_t>(whole(1)) + rank);
  }
  return sum;
}

helios_chunk_t chunk_of(const Found &found, helios_string_t index) {
  const auto &hit = *found.hit;
  helios_chunk_t chunk = {};
  chunk.id = helios_copy(hit.id);
  chunk.text = helios_copy(hit.text);
  chunk.score = fused(found);
  chunk.scores.ptr = reserve<helios_named_score_t>(2);
  for (size_t i = 0; i < 2; i++) {
    if (found.rank[i]) chunk.scores.ptr[chunk.scores.len++] = {helios_words(SEARCHES[i]), found.score[i]};
  }
  chunk.provenance.index = helios_copy(index);
  chunk.provenance.document = helios_copy(hit.id);
  chunk.provenance.title = maybe(helios::view(hit.source));
  chunk.provenance.uri = maybe(helios::attribute(hit.metadata, "uri"));
  chunk.metadata = copied(hit.metadata);
  return chunk;
}

// Search one index both ways, and add what fits.
bool retrieve(helios_string_t index, const helios_string_t &query, const helios_rag_config_t &config,
              std::vector<helios_chunk_t> &chunks, helios_plugin_error_t *error) {
  uint32_t wanted = std::min(static_cast<uint32_t>(whole(2)) * std::min(config.top_k, MOST_HITS), MOST_HITS);
  auto text = helios::view(query);
  auto vector = vector_of(text);
  helios_list_f32_t lent = {vector.data(), vector.size()};
  helios_string_t words = query;
  helios_search_search_error_t why = {};
  Hits hits[2];
  if (!helios_search_search_semantic_index(&index, &lent, wanted, &hits[0].list, &why)) {
    return failed(error, index, why);
  }
  if (!words_of(text).empty() && !helios_search_search_keyword_index(&index, &words, wanted, &hits[1].list, &why)) {
    return failed(error, index, why);
  }
  std::map<std::string_view, Found> documents;
  for (size_t which = 0; which < 2; which++) {
    size_t rank = 0;
    for (size_t i = 0; i < hits[which].list.len; i++) {
      const auto &hit = hits[which].list.ptr[i];
      if (!meets(hit.metadata, config)) continue;
      auto &found = documents.try_emplace(helios::view(hit.id), Found{&hit, {}, {}}).first->second;
      if (found.rank[which]) continue;
      found.rank[which] = ++rank;
      found.score[which] = hit.score;
    }
  }
  for (const auto &[id, found] : documents) {
    if (!config.min_score.is_some || fused(found) >= config.min_score.val) chunks.push_back(chunk_of(found, index));
  }
  return true;
}

helios_list_chunk_t answered(std::vector<helios_chunk_t> &chunks, size_t most) {
  std::stable_sort(chunks.begin(), chunks.end(),
                   [](const helios_chunk_t &a, const helios_chunk_t &b) { return a.score > b.score; });
  for (size_t i = most; i < chunks.size(); i++) exports_helios_rag_chunk_free(&chunks[i]);
  size_t count = std::min(most, chunks.size());
  return made<helios_list_chunk_t>(chunks.data(), count, [](const helios_chunk_t &chunk) { return chunk; });
}

}  // namespace

extern "C" bool helios_on_load(helios_plugin_error_t *error) {
  for (const auto &[key, otherwise, least, most] : SETTINGS) {
    auto value = helios::setting(key, otherwise);
    if (value >= least && value <= most) continue;
    auto text = std::string(key) + ": expected a whole number from " + digits(least) + " to " + digits(most);
    return helios::fail(error, text, HELIOS_PLUGIN_ERROR_INVALID_CONFIG);
  }
  return helios_needs_search(error);
}

extern "C" bool helios_on_embed(const helios_call_t *, const helios_list_string_t *texts,
                                helios_list_list_f32_t *answer, helios_plugin_error_t *) {
  *answer = made<helios_list_list_f32_t>(texts->ptr, texts->len, [](const helios_string_t &text) {
    auto vector = vector_of(helios::view(text));
    return made<helios_list_f32_t>(vector.data(), vector.size(), [](float value) { return value; });
  });
  return true;
}

extern "C" bool helios_on_similarity(const helios_call_t *, const helios_list_f32_t *a, const helios_list_f32_t *b,
                                     float *answer, helios_plugin_error_t *error) {
  if (a->len != b->len) {
    return helios::fail(error, "the vectors have not the same length", HELIOS_PLUGIN_ERROR_INVALID_INPUT);
  }
  double product = 0, one = 0, other = 0;
  for (size_t i = 0; i < a->len; i++) {
    product += double{a->ptr[i]} * b->ptr[i];
    one += double{a->ptr[i]} * a->ptr[i];
    other += double{b->ptr[i]} * b->ptr[i];
  }
  double lengths = __builtin_sqrt(one) * __builtin_sqrt(other);
  *answer = lengths > 0 ? static_cast<float>(product / lengths) : 0.0f;
  return true;
}

extern "C" bool helios_on_dimensions(const helios_call_t *, uint32_t *answer, helios_plugin_error_t *) {
  *answer = static_cast<uint32_t>(dimensions());
  return true;
}

extern "C" bool helios_on_model_name(const helios_call_t *, helios_string_t *answer, helios_plugin_error_t *) {
  *answer = helios::own("hashed-words-" + digits(whole(0)));
  return true;
}

extern "C" bool helios_on_rag_retrieve(const helios_call_t *, const helios_string_t *query,
                                       const helios_rag_config_t *config, helios_list_chunk_t *answer,
                                       helios_plugin_error_t *error) {
  helios_string_t own = helios_setting_text("index", "documents");
  helios_list_string_t indexes = config->indexes.len ? config->indexes : helios_list_string_t{&own, 1};
  std::vector<helios_chunk_t> chunks;
  bool done = true;
  for (size_t i = 0; i < indexes.len && done; i++) done = retrieve(indexes.ptr[i], *query, *config, chunks, error);
  *answer = answered(chunks, done ? config->top_k : 0);
  return done;
}

extern "C" bool helios_on_rag_rerank(const helios_call_t *, const helios_string_t *query,
                                     const helios_list_chunk_t *chunks, helios_list_chunk_t *answer,
                                     helios_plugin_error_t *) {
  auto wanted = words_of(helios::view(*query));
  std::vector<std::pair<float, const helios_chunk_t *>> ordered;
  for (size_t i = 0; i < chunks->len; i++) {
    ordered.emplace_back(overlap(wanted, helios::view(chunks->ptr[i].text)), &chunks->ptr[i]);
  }
  std::stable_sort(ordered.begin(), ordered.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
  *answer = made<helios_list_chunk_t>(ordered.data(), ordered.size(), [](const auto &pair) { return copied(*pair.second); });
  return true;
}
