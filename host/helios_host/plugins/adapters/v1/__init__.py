"""API version 1: what a version 2 call says in version 1, and what its answer says in version 2.

One module a family of hooks. What version 1 cannot say is decided here once:

| version 2 | in version 1 |
|---|---|
| `call.trace-parent`, `call.deadline` | not seen; the host enforces the deadline all the same |
| `session.id`, `session.encrypted` | not seen, but by `authenticate`, which sees `encrypted` |
| `call.identity` | `authorize`, `branch-policy` and `time-travel` see it; `none` is the session's user without roles |
| `plugin-error`, `abstain` | cannot be answered: a plugin that cannot answer traps |
| `cacheable` | as `reuse` in the manifest says, for what passes; without it a plugin is asked each time |

| hook | version 2 | in version 1 |
|---|---|---|
| statements | `kind`, `fingerprint`, `parameters` | not seen |
| | `tables` | `schema.name` or `name`, each once whatever the access |
| | `rows-affected` | 0 before the statement has run, but for `sync-mode`, which is told what is expected |
| `pre-query` | `respond` | cannot be answered |
| `rewrite` | `parameters` | stay as they are |
| `authorize` | `allow-with` | cannot be answered |
| `post-query` | typed values | text, as PostgreSQL writes it |
| | a replaced result | a text that was in its column is the value that it was, another one is of the column's type |
| | `mask-columns` | cannot be answered; the same is a replaced result |
| `route` | `weight`, `lag`, `connections`, `tags` | not seen |
| | `block` | cannot be answered; `none` abstains |
| `sync-mode` | `tables`, `reason` | cannot be answered |
| `authenticate` | `credential` | a password is seen; a token, a certificate or an answer to a challenge is not |
| | `challenge` | cannot be answered |
| `connection` | | not asked |
| `metrics` | many events | one call an event; `ending` becomes `cached` and `error` |
| `cache` | `cache-policy` of `should-cache` | yes is `store` for as long as anybody allows, never stale, without tags |
| | `ttl` of an entry | in seconds, rounded up on the way to the plugin |
| | `cache-invalidate` | not asked |
| `embedding` | many texts | one call a text |
| | `dimensions` | the length of the vector of a text |
| | `model-name` | not asked |
| `rag` | many indexes | one call an index, best first by score; none is the index `""` |
| | `min-score` `none` | minus infinity |
| | `filters` | not seen; chunks that do not meet them are left out afterwards |
| | `scores`, `provenance` of a chunk | `source` is the title, or else the document; back it is the document |
| `agent-tools` | titles, annotations, `output-schema` | cannot be said |
| | content, structured content | one text |
| | `invalid-params` | cannot be answered; the same is `failed` |
| `llm-response` | `source` | the title, or else the address, or else the id |
| | `model` | not seen |
| | `deny` | cannot be answered |
| | `processor` | the chunks are held until the end, and processed whole |
| `branch-policy` | `on-branch-create` | access to the parent and to the new name |
| | `on-branch-delete` | access to the branch |
| | reasons, `deny` of a merge | cannot be answered |
| `time-travel` | a range | both ends are asked about |
| | `redacted` | cannot be answered |
| `vector-index` | `distances` | one call a vector |
| | `train` | quantizes the sample; `max-error` is infinite, since nobody says it |
| | `encode` | quantizes the vectors; `unsupported` where that makes another codebook |
| | `decode` | `unsupported` |
"""

from __future__ import annotations
