// Made of wit/v2 by guests/bindings.py.

/** How severe a message is, least first. */
export type LogLevel =
  /** Every step, for following the code. */
  | "trace"
  /** For finding faults. */
  | "debug"
  /** What is worth knowing in normal operation. */
  | "info"
  /** Something is odd, and the plugin goes on. */
  | "warn"
  /** Something failed. */
  | "error";

/** Something found. */
export interface SearchHit {
  /** Identifies the document in its index. */
  id: string;
  /** How well it fits; higher is better. Scores of different indexes are not comparable. */
  score: number;
  /** Its text. */
  text: string;
  /** Where it comes from, for people. */
  source: string;
  /** More about it, as pairs of name and value. */
  metadata: [string, string][];
}

/** Why a search found no answer. */
export type SearchError =
  /** The plugin does not have the permission. */
  | { tag: "access-denied" }
  /** There is no index of this name and kind. */
  | { tag: "no-such-index" }
  /** The query does not fit the index, such as a vector of another length; the string says why. */
  | { tag: "invalid-query"; val: string }
  /** The index could not be reached. */
  | { tag: "unavailable"; val: string }
  /** Something else; the string is for people. */
  | { tag: "other"; val: string };

/** Why there is no secret. */
export type SecretError =
  /** The plugin does not have the permission for this name. */
  | { tag: "access-denied" }
  /** The name is granted, and the operator's provider has no value for it or does not answer. */
  | { tag: "unavailable"; val: string }
  /** Something else; the string is for people. */
  | { tag: "other"; val: string };

/** Why a metric was not recorded. */
export type TelemetryError =
  /** The plugin does not have the permission. */
  | { tag: "access-denied" }
  /** The name, a label or the value is not valid, or the metric is of another kind; the string says which. */
  | { tag: "invalid"; val: string }
  /** The plugin has as many series as the operator allows. */
  | { tag: "too-many-series" }
  /** Something else; the string is for people. */
  | { tag: "other"; val: string };

/** A span of time, in microseconds. */
export type Duration = number;

/**
 * A point in time, in microseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
 *
 * Negative before 1970.
 */
export type Timestamp = number;

/**
 * A client's session with the proxy: a PostgreSQL connection, or an HTTP request.
 *
 * What the proxy does on its own account, such as building an index or delivering events, runs in a session of its
 * own, with user `heliosproxy` and client address `proxy`.
 */
export interface Session {
  /** Identifies the session in logs and events; never used twice. */
  id: string;
  /** The user name that the client gave; empty where the protocol has none. */
  user: string;
  /** The database that the client asked for; empty where there is none. */
  database: string;
  /** The client's address as `host:port`, `[host]:port` for IPv6, or `unix` for a Unix-domain socket. */
  clientAddr: string;
  /** Whether the client's connection to the proxy is encrypted. */
  encrypted: boolean;
  /** Attributes of the session, such as `application_name`, as pairs of name and value. */
  attributes: [string, string][];
}

/** Who a session acts for, once it is authenticated. */
export interface Identity {
  /** Identifies the person or service. */
  userId: string;
  /** The roles that it holds, each once. */
  roles: string[];
  /** More about it, such as a tenant, as pairs of name and value. */
  attributes: [string, string][];
}

/** The circumstances of one call of a hook. */
export interface Call {
  /** The W3C trace context, in the form of the `traceparent` header; `none` where nothing is traced. */
  traceParent: string | null;
  /** The time that is left for this call when it starts, time spent in the host's services included. */
  deadline: Duration;
  /** The session that the call is about. */
  session: Session;
  /** Who the session acts for; `none` where no plugin authenticated it. */
  identity: Identity | null;
}

/**
 * Why a hook did not answer.
 *
 * The host logs it, and applies the hook's failure rule.
 */
export type PluginError =
  /** The plugin's configuration is not usable; the string names the key and says what was expected. */
  | { tag: "invalid-config"; val: string }
  /** An argument is not one that the plugin can work on; the string says which and why. */
  | { tag: "invalid-input"; val: string }
  /** Something that the plugin depends on does not answer, or answers with an error. */
  | { tag: "unavailable"; val: string }
  /** The plugin does not support what was asked for. */
  | { tag: "unsupported"; val: string }
  /** Something else; the string is for people. */
  | { tag: "other"; val: string };

/**
 * What a statement does, by how much it may change, least first.
 *
 * A text of several statements has the kind of the one that is listed last here. A `WITH` query that holds a
 * data-changing statement has that statement's kind.
 */
export type StatementKind =
  /** It returns rows and changes none, such as `SELECT`, `VALUES`, `TABLE`, `SHOW` or `FETCH`. */
  | "select"
  /** It begins, ends or marks a transaction. */
  | "transaction"
  /** It changes a setting of the session, such as `SET` or `RESET`. */
  | "setting"
  /** It maintains or observes, such as `VACUUM`, `ANALYZE`, `LOCK`, `LISTEN`, or `EXPLAIN` without `ANALYZE`. */
  | "utility"
  /** `COPY`, in either direction; the access in `tables` says which. */
  | "copy"
  /** `INSERT`. */
  | "insert"
  /** `UPDATE`. */
  | "update"
  /** `MERGE`. */
  | "merge"
  /** `DELETE`. */
  | "delete"
  /** `TRUNCATE`. */
  | "truncate"
  /** It creates, alters or drops something, or grants or revokes rights. */
  | "definition"
  /** What runs cannot be told from the text, such as `DO`, `CALL` or `EXECUTE`, or the text could not be parsed. */
  | "opaque";

/** What a statement does with a table. */
export type TableAccess =
  /** It reads rows. */
  | "read"
  /** It adds rows. */
  | "insert"
  /** It changes rows. */
  | "update"
  /** It removes rows. */
  | "delete"
  /** It removes all rows. */
  | "truncate"
  /** It creates, alters or drops the table, or changes rights on it. */
  | "define";

/** A table that a statement names; a view or a foreign table counts as one. */
export interface TableReference {
  /** The schema as the database folds it; `none` where the statement leaves it to the search path. */
  schema: string | null;
  /** The name as the database folds it. */
  name: string;
  /** What the statement does with it. */
  access: TableAccess;
}

/** The name of a table. */
export interface TableName {
  /** The schema as the database folds it; `none` where it is left to the search path. */
  schema: string | null;
  /** The name as the database folds it. */
  name: string;
}

/** A value of a type that has no case of its own. */
export interface OtherValue {
  /** The database's name of the type, such as `inet` or `int4[]`; empty where it is not known. */
  typeName: string;
  /** The value in the database's text form. */
  text: string;
}

/** A value that a statement takes or returns. */
export type SqlValue =
  /** SQL's NULL. */
  | { tag: "null" }
  /** A truth value. */
  | { tag: "boolean"; val: boolean }
  /** An integer of at most 64 bits. */
  | { tag: "integer"; val: number }
  /** A binary floating-point number; single precision is widened. */
  | { tag: "float"; val: number }
  /** A number with decimal digits, in text form. */
  | { tag: "decimal"; val: string }
  /** Text. */
  | { tag: "text"; val: string }
  /** Bytes that are not text. */
  | { tag: "bytes"; val: Uint8Array }
  /** A point in time. */
  | { tag: "timestamp"; val: Timestamp }
  /** A JSON document. */
  | { tag: "json"; val: string }
  /** A vector. */
  | { tag: "vector"; val: number[] }
  /** A value of another type. */
  | { tag: "other"; val: OtherValue };

/** A statement that a client sent. */
export interface Statement {
  /** The SQL text, as the client sent it or as an earlier plugin rewrote it. */
  text: string;
  /** What it does. */
  kind: StatementKind;
  /** The same for texts that differ in constants and layout only; `none` where the text could not be parsed. */
  fingerprint: string | null;
  /** The tables that it names, each once an access, in order of appearance; names of `WITH` queries are none. */
  tables: TableReference[];
  /** The values of its parameters `$1`, `$2` and so on; empty where it has none, or where they are not bound yet. */
  parameters: SqlValue[];
  /** Whether it is one of several that the client sent as one unit. */
  isBatch: boolean;
}

/** A column of a result. */
export interface Column {
  /** Its name. */
  name: string;
  /** The database's name of its type, such as `int8`; empty where it is not known. */
  typeName: string;
  /** The table that it comes from; `none` where it is computed or not known. */
  table: TableName | null;
}

/** What a statement returned, or is to return. */
export interface ResultSet {
  /** The columns, in order; none where the statement returns no rows. */
  columns: Column[];
  /** The rows, each with one value a column. */
  rows: SqlValue[][];
  /** The number of rows that the statement returned or changed. */
  rowsAffected: number;
}

/** How the values of a column are hidden; NULL stays NULL. */
export type Mask =
  /** NULL takes the value's place. */
  | { tag: "nullify" }
  /** This text takes the value's place. */
  | { tag: "constant"; val: string }
  /** The lower-case hexadecimal SHA-256 of the value's text takes its place. */
  | { tag: "hash" }
  /** All but the first so many characters of the value's text become `*`. */
  | { tag: "keep-first"; val: number }
  /** All but the last so many characters of the value's text become `*`. */
  | { tag: "keep-last"; val: number };

/** Which statements a decision may be reused for. */
export type ReuseMatch =
  /** Statements of the same text. */
  | "text"
  /** Statements of the same fingerprint; right only where no constant and no parameter decides. */
  | "fingerprint";

/** Whom a decision may be reused for. */
export type ReuseHolder =
  /** The session that it was made for. */
  | "session"
  /** Every session of the identity that it was made for; without one, the session. */
  | "identity";

/**
 * How far and how long a decision may be reused instead of asking again.
 *
 * A reload of the plugin or a change of its configuration ends it.
 */
export interface CacheScope {
  /** Which statements it covers. */
  by: ReuseMatch;
  /** Whom it covers. */
  within: ReuseHolder;
  /** For how long; zero is not at all. */
  ttl: Duration;
}

/**
 * The content of a request, a response or a cache entry.
 *
 * Text is much cheaper to pass than bytes.
 */
export type Body =
  /** No content. */
  | { tag: "empty" }
  /** Text. */
  | { tag: "text"; val: string }
  /** Bytes that are not text. */
  | { tag: "bytes"; val: Uint8Array };

/** The value of a setting, of the type that the manifest's `config_schema` gives it. */
export type ConfigValue =
  /** Type `string`. */
  | { tag: "text"; val: string }
  /** Type `integer`. */
  | { tag: "integer"; val: number }
  /** Type `number`. */
  | { tag: "number"; val: number }
  /** Type `boolean`. */
  | { tag: "boolean"; val: boolean }
  /** A list of strings. */
  | { tag: "text-list"; val: string[] }
  /** A value of any other shape, as JSON. */
  | { tag: "json"; val: string };

/** A setting. */
export interface ConfigEntry {
  /** Its key in the manifest's `config_schema`. */
  key: string;
  /** Its value: the operator's, or else the default. */
  value: ConfigValue;
}

/** Hints about a tool's behaviour; `none` takes the protocol's default. */
export interface ToolAnnotations {
  /** A title for people. */
  title: string | null;
  /** The tool changes nothing; false by default. */
  readOnlyHint: boolean | null;
  /** The tool may remove or overwrite something; true by default. */
  destructiveHint: boolean | null;
  /** Calling it again with the same arguments changes nothing more; false by default. */
  idempotentHint: boolean | null;
  /** The tool reaches out to things that the proxy does not know; true by default. */
  openWorldHint: boolean | null;
}

/** A tool and how to call it. */
export interface ToolDefinition {
  /** Its name, unique within the plugin: letters, digits, `_` and `-`. */
  name: string;
  /** A title for people. */
  title: string | null;
  /** What it does, written for a model. */
  description: string;
  /** The JSON Schema of its parameters, an object. */
  inputSchema: string;
  /** The JSON Schema of its structured output, an object; `none` where it has no structured output. */
  outputSchema: string | null;
  /** Hints about its behaviour. */
  annotations: ToolAnnotations | null;
}

/** Whom a piece of content is for. */
export type Audience =
  /** The person. */
  | "user"
  /** The model. */
  | "assistant";

/** Hints about a piece of content. */
export interface ContentAnnotations {
  /** Whom it is for; none is everybody. */
  audience: Audience[];
  /** How important it is, from 0, optional, to 1, required; `none` is unsaid. */
  priority: number | null;
  /** When it was last changed, in the form of ISO 8601; `none` is unsaid. */
  lastModified: string | null;
}

/** An image or a sound. */
export interface Media {
  /** The content, in base64. */
  data: string;
  /** Its media type, such as `image/png`. */
  mimeType: string;
}

/** A resource that a client may read. */
export interface ResourceLink {
  /** Its address. */
  uri: string;
  /** Its name. */
  name: string;
  /** A title for people. */
  title: string | null;
  /** What it holds. */
  description: string | null;
  /** Its media type. */
  mimeType: string | null;
  /** Its size, in bytes. */
  size: number | null;
}

/** What a resource holds. */
export type ResourceContents =
  /** Text. */
  | { tag: "text"; val: string }
  /** Bytes, in base64. */
  | { tag: "blob"; val: string };

/** A resource with what it holds. */
export interface EmbeddedResource {
  /** Its address. */
  uri: string;
  /** Its media type. */
  mimeType: string | null;
  /** What it holds. */
  contents: ResourceContents;
}

/** A piece of content without its hints. */
export type ContentPart =
  /** Text. */
  | { tag: "text"; val: string }
  /** An image. */
  | { tag: "image"; val: Media }
  /** A sound. */
  | { tag: "audio"; val: Media }
  /** A link to a resource. */
  | { tag: "resource-link"; val: ResourceLink }
  /** A resource itself. */
  | { tag: "embedded"; val: EmbeddedResource };

/** A piece of content. */
export interface Content {
  /** What it is. */
  part: ContentPart;
  /** Hints about it. */
  annotations: ContentAnnotations | null;
}

/** What a tool answers. */
export interface ToolOutput {
  /** The content, in order. */
  content: Content[];
  /** The structured output, a JSON object that fits `output-schema`; `none` where there is none. */
  structuredContent: string | null;
  /** Whether the tool failed; the content then tells the model why. */
  isError: boolean;
}

/** How a call of a tool ended. */
export type ToolResult =
  /** The tool ran. */
  | { tag: "completed"; val: ToolOutput }
  /** The parameters do not fit the tool's schema; the string tells the model why. */
  | { tag: "invalid-params"; val: string }
  /** The plugin has no tool of this name. */
  | { tag: "unknown" };

/** The certificate that a client presents, already checked against the proxy's trusted authorities. */
export interface ClientCertificate {
  /** The subject's distinguished name, as in RFC 4514. */
  subject: string;
  /** The lower-case hexadecimal SHA-256 of the certificate in DER form. */
  fingerprint: string;
  /** The certificate in PEM form. */
  pem: string;
}

/** A client's answer to a challenge. */
export interface ChallengeResponse {
  /** What the client answers. */
  data: string;
  /** The state of the challenge that it answers. */
  state: string;
}

/** What proves who the client is. */
export type Credential =
  /** A password, where the proxy itself asks the client for one. */
  | { tag: "password"; val: string }
  /** A bearer token. */
  | { tag: "token"; val: string }
  /** A TLS client certificate. */
  | { tag: "certificate"; val: ClientCertificate }
  /** An answer to this plugin's last challenge. */
  | { tag: "response"; val: ChallengeResponse };

/** What a client presents; its user name, database and address are those of the call's session. */
export interface AuthRequest {
  /**
   * HTTP headers or PostgreSQL startup parameters, as pairs of name and value, in the order sent.
   *
   * HTTP names are lower case; a name may occur more than once.
   */
  headers: [string, string][];
  /** What the client proves itself with; `none` where the proxy has seen nothing yet. */
  credential: Credential | null;
}

/** A question to the client in a scheme of several steps. */
export interface AuthChallenge {
  /** The scheme, such as `SCRAM-SHA-256` or `totp`. */
  scheme: string;
  /** What the client is asked, in the scheme's form. */
  data: string;
  /**
   * What the plugin wants to see again with the answer; the client never sees it.
   *
   * The next step may run on another instance: what it needs is kept here.
   */
  state: string;
}

/** Whether the client may connect, and as whom. */
export type AuthResult =
  /** The client is this identity. */
  | { tag: "success"; val: Identity }
  /** The client may not connect; the string is the message that it gets. */
  | { tag: "denied"; val: string }
  /** The client has to answer first; this plugin is then asked again. */
  | { tag: "challenge"; val: AuthChallenge }
  /** The plugin does not know; the next one is asked, and at last the server. */
  | { tag: "abstain" };

/** A condition that rows of a table must meet to be seen or changed. */
export interface RowFilter {
  /** The table. */
  table: TableName;
  /** A SQL expression of type boolean over the table's columns; NULL counts as false. */
  condition: string;
}

/** A column whose values are hidden. */
export interface ColumnMask {
  /** The table. */
  table: TableName;
  /** The column. */
  column: string;
  /** How its values are hidden. */
  mask: Mask;
}

/** What the proxy has to enforce; what it cannot enforce is a deny. */
export interface Obligations {
  /** Rows that stay; several filters on a table must all hold. */
  rowFilters: RowFilter[];
  /** Columns that are hidden. */
  columnMasks: ColumnMask[];
}

/** Whether the statement may run. */
export type AuthorizeDecision =
  /** It may. */
  | { tag: "allow" }
  /** It may, under these obligations. */
  | { tag: "allow-with"; val: Obligations }
  /** It may not; the string is the message that the client gets. */
  | { tag: "deny"; val: string }
  /** The plugin has no say in it. */
  | { tag: "abstain" };

/** A decision, and whether it may be reused. */
export interface AuthorizeOutcome {
  /** Whether the statement may run. */
  decision: AuthorizeDecision;
  /** How far the decision may be reused; `none` asks again for the next statement. */
  cacheable: CacheScope | null;
}

/** Whether something may be done with a branch. */
export type BranchAccess =
  /** It may. */
  | { tag: "allow" }
  /** It may not; the string is the message that the client gets. */
  | { tag: "deny"; val: string }
  /** The plugin has no say in it. */
  | { tag: "abstain" };

/** The approval that a merge needs. */
export interface Approval {
  /** The people or roles that may approve. */
  approvers: string[];
  /** How many of them must approve, at least 1. */
  minApprovals: number;
  /** Why, for people; `none` where it is plain. */
  reason: string | null;
}

/** How a merge proceeds, most lenient first. */
export type MergePolicy =
  /** It is done at once. */
  | { tag: "auto-merge" }
  /** It waits for approval. */
  | { tag: "require-approval"; val: Approval }
  /** It is refused; the string is the message that the client gets. */
  | { tag: "deny"; val: string }
  /** The plugin has no say in it. */
  | { tag: "abstain" };

/** Why the cache did not answer. */
export type CacheError =
  /** The plugin does not have the permission. */
  | { tag: "access-denied" }
  /** The cache could not be reached. */
  | { tag: "unavailable"; val: string }
  /** The key or the value is larger than the host allows. */
  | { tag: "too-large" }
  /** Something else; the string is for people. */
  | { tag: "other"; val: string };

/** How a result is cached. */
export interface CachePolicy {
  /** For how long the entry is fresh; zero is not at all. */
  ttl: Duration;
  /** For how long after that it may still be used while the proxy fetches a new one; zero is not at all. */
  staleWhileRevalidate: Duration;
  /** Names under which the entry can be invalidated, each once. */
  tags: string[];
}

/** A cached result. */
export interface CacheEntry {
  /** The result as the proxy encoded it; plugins pass it on unchanged. */
  value: Body;
  /** How it is cached from now on. */
  policy: CachePolicy;
}

/** Whether a result may be cached. */
export type ShouldCacheDecision =
  /** It may, like this. */
  | { tag: "store"; val: CachePolicy }
  /** It may not. */
  | { tag: "skip" }
  /** The plugin has no say in it. */
  | { tag: "abstain" };

/** Whether an entry is stored. */
export type CacheSetDecision =
  /** Store it. */
  | "store"
  /** Do not store it. */
  | "skip"
  /** The plugin has no say in it. */
  | "abstain";

/** Whether the session may begin. */
export type ConnectDecision =
  /** It may. */
  | { tag: "accept" }
  /** It may not; the string is the message that the client gets. */
  | { tag: "refuse"; val: string };

/** A request. */
export interface HttpRequest {
  /** The method, such as `GET`, in upper case. */
  method: string;
  /** The whole URL, `http` or `https`. */
  url: string;
  /** Headers, as pairs of name and value. */
  headers: [string, string][];
  /** The content. */
  body: Body;
  /** How long the whole exchange may take; `none`, or more than the host allows, is the host's own limit. */
  timeout: Duration | null;
}

/** A response. */
export interface HttpResponse {
  /** The status code, 200 to 599. */
  status: number;
  /** Headers, as pairs of lower-case name and value, in the order received. */
  headers: [string, string][];
  /** The content: `text` where it is valid UTF-8. */
  body: Body;
}

/** Why there is no response. */
export type HttpError =
  /** The plugin does not have the permission, or the network policy does not allow the address. */
  | { tag: "access-denied" }
  /** The request is not valid; the string says why. */
  | { tag: "invalid-request"; val: string }
  /** The service could not be reached; the string says why. */
  | { tag: "unreachable"; val: string }
  /** The response did not come in time. */
  | { tag: "timed-out" }
  /** The request or the response is larger than the host allows. */
  | { tag: "too-large" }
  /** Something else; the string is for people. */
  | { tag: "other"; val: string };

/** Why the store did not answer. */
export type KvError =
  /** The plugin does not have the permission. */
  | { tag: "access-denied" }
  /** The store could not be reached. */
  | { tag: "unavailable"; val: string }
  /** The key or the value is larger than the host allows, or the plugin's share is full. */
  | { tag: "too-large" }
  /** The value is not an integer, or the sum would leave the range of a signed 64-bit integer. */
  | { tag: "not-a-number" }
  /** Something else; the string is for people. */
  | { tag: "other"; val: string };

/** What a plugin says about itself. */
export interface PluginMetadata {
  /** The plugin's name, as in its manifest. */
  name: string;
  /** The plugin's own version, as in its manifest. */
  version: string;
  /** What the plugin does, in a sentence. */
  description: string;
  /** Who wrote it. */
  author: string;
  /** The hooks that it implements, in snake_case as in its manifest. */
  hooks: string[];
  /** The permissions that it uses, in snake_case as in its manifest. */
  permissions: string[];
}

/** How a plugin is. */
export type HealthStatus =
  /** It serves. */
  | { tag: "healthy" }
  /** It serves, but not as well as it should; the string says why. */
  | { tag: "degraded"; val: string }
  /** It cannot serve; the string says why. */
  | { tag: "unhealthy"; val: string };

/** A source that a response rests on. */
export interface Source {
  /** Identifies the source. */
  id: string;
  /** Its title; `none` where it has none. */
  title: string | null;
  /** Where it can be read; `none` where it has no address. */
  uri: string | null;
}

/** What the response is for. */
export interface ResponseContext {
  /** The format that the client expects, such as `text`, `markdown` or `json`. */
  format: string;
  /** The model that answered; empty where it is not known. */
  model: string;
  /** The sources that the response rests on, for citations, in the order of their numbers from 1. */
  sources: Source[];
}

/** What happens to a response, or to the next part of it. */
export type ResponseDecision =
  /** Pass it on as it is. */
  | { tag: "keep" }
  /** Pass this text on instead; it may be empty. */
  | { tag: "replace"; val: string }
  /** Withhold the rest; the string is the message that the client gets. */
  | { tag: "deny"; val: string };

/**
 * Works on one streamed response, chunk by chunk.
 *
 * It lives from `open` until `finish`, or until the host drops it because the client went away, a limit was reached
 * or the plugin is unloaded. Its instance serves nothing else meanwhile.
 */
export interface Processor {
  /**
   * Take the next chunk, and say what the client gets for it.
   *
   * A plugin that has to see more first answers `replace("")` and passes the text on later. After `deny` only the
   * drop follows. A failure ends the stream.
   */
  push(chunk: string): ResponseDecision;
  /** End the response, and give what is to follow the last chunk; empty is nothing. */
  finish(): string;
}

/** How a statement failed. */
export interface QueryFailure {
  /** The SQLSTATE code, such as `42P01`; empty where there is none. */
  code: string;
  /** The message that the client got. */
  message: string;
}

/** How a statement ended. */
export type QueryEnding =
  /** The server answered it. */
  | { tag: "completed" }
  /** The cache answered it. */
  | { tag: "cached" }
  /** A plugin answered it. */
  | { tag: "responded" }
  /** A plugin refused it; the string is the message that the client got. */
  | { tag: "denied"; val: string }
  /** It failed. */
  | { tag: "failed"; val: QueryFailure };

/** What happened to one statement. */
export interface QueryEvent {
  /** The session's `id`. */
  sessionId: string;
  /** The identity's `user-id`; `none` where no plugin authenticated the session. */
  userId: string | null;
  /** The user name that the client gave when it connected. */
  user: string;
  /** The database. */
  database: string;
  /** The client's address, as in `session`. */
  clientAddr: string;
  /** The W3C trace context, in the form of the `traceparent` header. */
  traceParent: string | null;
  /** The SQL text, as it was sent to the server, or would have been. */
  query: string;
  /** What the statement does. */
  kind: StatementKind;
  /** The statement's fingerprint; `none` where the text could not be parsed. */
  fingerprint: string | null;
  /** When the proxy got the statement. */
  started: Timestamp;
  /** How long it took until the client had its answer. */
  duration: Duration;
  /** The part of that time that plugins took. */
  pluginDuration: Duration;
  /** The number of rows returned or changed. */
  rows: number;
  /** The name of the server that it went to; `none` where it went to none. */
  backend: string | null;
  /** How it ended. */
  ending: QueryEnding;
}

/** How one column of the result is hidden. */
export interface ResultMask {
  /** The column's position in the result, from 0. */
  column: number;
  /** How its values are hidden. */
  mask: Mask;
}

/** What happens to the result. */
export type PostQueryDecision =
  /** Pass the result on as it is. */
  | { tag: "keep" }
  /** Pass the result on with these columns hidden, each named at most once. */
  | { tag: "mask-columns"; val: ResultMask[] }
  /** Pass this result on instead; it has the same columns. */
  | { tag: "replace"; val: ResultSet }
  /** Withhold the result; the string is the message that the client gets. */
  | { tag: "deny"; val: string };

/** What happens to the statement. */
export type PreQueryDecision =
  /** Go on with the statement as it is. */
  | { tag: "continue" }
  /** Go on with this SQL text instead; its parameters stay. */
  | { tag: "rewrite"; val: string }
  /** Refuse the statement; the string is the message that the client gets. */
  | { tag: "deny"; val: string }
  /** Answer with this result, without the database. */
  | { tag: "respond"; val: ResultSet };

/** A decision, and whether it may be reused. */
export interface PreQueryOutcome {
  /** What happens to the statement. */
  decision: PreQueryDecision;
  /** How far the decision may be reused; `none` asks again for the next statement. */
  cacheable: CacheScope | null;
}

/** A message of the database. */
export interface DatabaseError {
  /** The SQLSTATE code, such as `42P01`; empty where there is none. */
  code: string;
  /** The message. */
  message: string;
}

/** Why a statement did not run. */
export type QueryError =
  /** The plugin does not have the permission, or only the one to read. */
  | { tag: "access-denied" }
  /** The database refused the statement. */
  | { tag: "failed"; val: DatabaseError }
  /** No database could be reached. */
  | { tag: "unavailable"; val: string }
  /** The statement did not end in time. */
  | { tag: "timed-out" }
  /** The result is larger than the host allows. */
  | { tag: "too-large" }
  /** Something else; the string is for people. */
  | { tag: "other"; val: string };

/** How a statement runs. */
export interface QueryOptions {
  /** The largest number of rows to return, the rest being left out; `none` is the host's own limit. */
  rowLimit: number | null;
  /** Whether the database refuses changes; always so with `query_read` alone. */
  readOnly: boolean;
}

/**
 * A result that is taken in batches.
 *
 * The host closes it at the end of the hook call at the latest.
 */
export interface RowCursor {
  /** Get the columns, in order. */
  columns(): Column[];
  /**
   * Take the next rows, at most `max-rows` and at least one; an empty list is the end.
   *
   * The host may give fewer rows than there are. Zero for `max-rows` leaves the number to the host.
   *
   * Throws a `HostError` whose `cause` is a {@link QueryError}.
   */
  next(maxRows: number): SqlValue[][];
}

/** A condition on a chunk's metadata. */
export interface MetadataFilter {
  /** The name. */
  name: string;
  /** The values of which the chunk has one; at least one. */
  anyOf: string[];
}

/** How to retrieve. */
export interface RagConfig {
  /** The indexes to search; none leaves it to the plugin. */
  indexes: string[];
  /** The largest number of chunks to return. */
  topK: number;
  /** The lowest score to return; `none` is no limit. */
  minScore: number | null;
  /** Conditions that must all hold. */
  filters: MetadataFilter[];
  /** Further settings, as pairs of name and value. */
  settings: [string, string][];
}

/** A score and what it means. */
export interface NamedScore {
  /** The method, such as `cosine`, `bm25` or `rank-fusion`. */
  name: string;
  /** The score; higher is better. Scores of different methods are not comparable. */
  value: number;
}

/** Where a chunk comes from. */
export interface Provenance {
  /** The index that it was found in. */
  index: string;
  /** Identifies the document. */
  document: string;
  /** The document's title; `none` where it has none. */
  title: string | null;
  /** Where the document can be read; `none` where it has no address. */
  uri: string | null;
  /** The position of the chunk's first character in the document, from 0; `none` where it is not known. */
  offset: number | null;
  /** When the document was last changed; `none` where it is not known. */
  updated: Timestamp | null;
}

/** A piece of a document. */
export interface Chunk {
  /** Identifies the chunk in its index. */
  id: string;
  /** Its text. */
  text: string;
  /** How well it fits the query; higher is better. Scores of different plugins are not comparable. */
  score: number;
  /** The scores that went into it. */
  scores: NamedScore[];
  /** Where it comes from. */
  provenance: Provenance;
  /** More about it, as pairs of name and value. */
  metadata: [string, string][];
}

/** What takes a statement's place. */
export interface RewrittenStatement {
  /** The SQL text. */
  text: string;
  /** The values of its parameters; `none` leaves them as they are. */
  parameters: SqlValue[] | null;
}

/** What a server is for. */
export type BackendRole =
  /** It takes reads and writes. */
  | "primary"
  /** It takes reads. */
  | "replica";

/** A server that the proxy could use. */
export interface Backend {
  /** Its name in the proxy's configuration. */
  name: string;
  /** Its address as `host:port` or the path of a Unix-domain socket. */
  address: string;
  /** What it is for. */
  role: BackendRole;
  /** Whether the proxy's last check reached it. */
  healthy: boolean;
  /** Its share of the load relative to the others; zero takes none of its own accord. */
  weight: number;
  /** How far it is behind the primary; zero for the primary, `none` where it is not known. */
  lag: Duration | null;
  /** The number of connections that the proxy has open to it. */
  connections: number;
  /** The operator's tags, such as `region` and `eu-1`, as pairs of name and value. */
  tags: [string, string][];
}

/** Where the statement goes. */
export type RouteDecision =
  /** To the server of this name. */
  | { tag: "backend"; val: string }
  /** Nowhere; the string is the message that the client gets. */
  | { tag: "block"; val: string }
  /** The plugin has no say in it; the next one is asked, and at last the proxy decides. */
  | { tag: "abstain" };

/** What a write waits for, strictest first. */
export type SyncMode =
  /** Until the replicas have applied it. */
  | "sync"
  /** Until one replica has received it. */
  | "semi-sync"
  /** For no replica. */
  | "async";

/** What writes to one table wait for. */
export interface TableSyncMode {
  /** The table. */
  table: TableName;
  /** What writes to it wait for. */
  mode: SyncMode;
}

/** What a write waits for, and why. */
export interface SyncChoice {
  /** What it waits for where no table says otherwise. */
  mode: SyncMode;
  /** What it waits for by table; the strictest of the tables that it names holds. */
  tables: TableSyncMode[];
  /** Why, for people; `none` where it is plain. */
  reason: string | null;
}

/** The part of the past that is read: one point where both ends are the same. */
export interface TimeRange {
  /** The earliest point. */
  start: Timestamp;
  /** The latest point, not before `start`. */
  end: Timestamp;
}

/** A column whose past values are hidden. */
export interface Redaction {
  /** The column. */
  column: string;
  /** How its values are hidden. */
  mask: Mask;
}

/** Whether the past may be read. */
export type TimePolicy =
  /** It may. */
  | { tag: "allowed" }
  /** It may, with these columns hidden. */
  | { tag: "redacted"; val: Redaction[] }
  /** It may not; the string is the message that the client gets. */
  | { tag: "denied"; val: string }
  /** The plugin has no say in it. */
  | { tag: "abstain" };

/** What a quantization learnt from a sample. */
export interface Quantizer {
  /** The scheme, such as `product` or `scalar`. */
  scheme: string;
  /** The length of the vectors that it works on. */
  dimensions: number;
  /** The largest distance between a vector of the sample and its decoded code, as `distances` measures it. */
  maxError: number;
  /** What the codes refer to, as the scheme defines it. */
  codebook: number[][];
}

/** Reads the plugin's own configuration; always granted. */
export const config: {
  /**
   * Get one setting as text.
   *
   * A string is given as it is, any other value as JSON. `none` where it is neither set nor has a default.
   */
  get(key: string): string | null;
  /**
   * Get one setting in its type.
   *
   * `none` where it is neither set nor has a default.
   */
  getValue(key: string): ConfigValue | null;
  /** Get every setting that has a value, in order of key. */
  getAll(): ConfigEntry[];
};

/**
 * Counts and measures things for the operator's dashboards; permission `metrics`.
 *
 * Names are letters, digits and `_`, not starting with a digit; the host puts the plugin's name before them. Labels
 * are pairs of name and value, each name at most once; a metric always has the same label names.
 */
export const telemetry: {
  /**
   * Add `value`, zero or more, to a counter.
   *
   * Throws a `HostError` whose `cause` is a {@link TelemetryError}.
   */
  metricInc(name: string, value: number, labels: [string, string][]): void;
  /**
   * Set a gauge to `value`.
   *
   * Throws a `HostError` whose `cause` is a {@link TelemetryError}.
   */
  metricSet(name: string, value: number, labels: [string, string][]): void;
  /**
   * Add `value` to a histogram.
   *
   * Throws a `HostError` whose `cause` is a {@link TelemetryError}.
   */
  metricObserve(name: string, value: number, labels: [string, string][]): void;
};

/**
 * Runs statements on the database; permissions `query_execute`, or `query_read` for reading only.
 *
 * A statement runs in a transaction of its own, apart from the client's session, and does not pass through plugins
 * again.
 */
export const query: {
  /**
   * Run a statement and take its whole result.
   *
   * `parameters` are the values of `$1`, `$2` and so on.
   *
   * Throws a `HostError` whose `cause` is a {@link QueryError}.
   */
  executeQuery(sql: string, parameters: SqlValue[], options: QueryOptions): ResultSet;
  /**
   * Run a statement and take its result in batches.
   *
   * `parameters` are the values of `$1`, `$2` and so on.
   *
   * Throws a `HostError` whose `cause` is a {@link QueryError}.
   */
  openCursor(sql: string, parameters: SqlValue[], options: QueryOptions): RowCursor;
};

/**
 * A shared cache; permissions `cache_read` and `cache_write`.
 *
 * Entries may vanish at any time. Keys are the plugin's own: no other plugin sees them.
 */
export const cacheStore: {
  /**
   * Get a value; `none` where there is none.
   *
   * Throws a `HostError` whose `cause` is a {@link CacheError}.
   */
  cacheGet(key: string): Body | null;
  /**
   * Store a value for so long; zero removes it.
   *
   * Throws a `HostError` whose `cause` is a {@link CacheError}.
   */
  cacheSet(key: string, value: Body, ttl: Duration): void;
  /**
   * Remove a value, and say whether there was one.
   *
   * Throws a `HostError` whose `cause` is a {@link CacheError}.
   */
  cacheDelete(key: string): boolean;
};

/**
 * The plugin's own lasting state; permissions `kv_read` and `kv_write`.
 *
 * Values survive calls, reloads and restarts. Keys are the plugin's own: no other plugin sees them. Bytes that are not
 * text need an encoding such as base64.
 */
export const kv: {
  /**
   * Get a value; `none` where there is none.
   *
   * Throws a `HostError` whose `cause` is a {@link KvError}.
   */
  get(key: string): string | null;
  /**
   * Store a value for so long; `none` is for ever, zero removes it.
   *
   * Throws a `HostError` whose `cause` is a {@link KvError}.
   */
  set(key: string, value: string, ttl?: Duration | null): void;
  /**
   * Remove a value, and say whether there was one.
   *
   * Throws a `HostError` whose `cause` is a {@link KvError}.
   */
  delete(key: string): boolean;
  /**
   * Add to an integer and get the sum, as one step.
   *
   * A key without a value counts as zero, and then gets `ttl`; a key with a value keeps the time that it has left. The
   * value is kept as decimal text.
   *
   * Throws a `HostError` whose `cause` is a {@link KvError}.
   */
  increment(key: string, by: number, ttl?: Duration | null): number;
  /**
   * Store a value if the key still has the expected one, as one step, and say whether it was stored.
   *
   * `none` for `expected` is a key without a value.
   *
   * Throws a `HostError` whose `cause` is a {@link KvError}.
   */
  compareAndSwap(key: string, expected: string | null, value: string, ttl?: Duration | null): boolean;
  /**
   * List keys that start with `prefix`, in order of their UTF-8 bytes, at most `limit`.
   *
   * `after` is the last key of the list before; `none` begins.
   *
   * Throws a `HostError` whose `cause` is a {@link KvError}.
   */
  listKeys(prefix: string, after: string | null, limit: number): string[];
};

/** Calls HTTP services; permission `http_fetch` and the operator's network policy. */
export const http: {
  /**
   * Send a request and take the whole response.
   *
   * Redirects are not followed. Any status is a response, not an error.
   *
   * Throws a `HostError` whose `cause` is a {@link HttpError}.
   */
  httpFetch(request: HttpRequest): HttpResponse;
};

/** Searches the operator's indexes; permission `search`. */
export const search: {
  /**
   * Find at most `k` documents whose vectors are nearest to `vector`, best first.
   *
   * Throws a `HostError` whose `cause` is a {@link SearchError}.
   */
  searchSemanticIndex(index: string, vector: number[], k: number): SearchHit[];
  /**
   * Find at most `k` documents that hold the words of `text`, best first.
   *
   * Throws a `HostError` whose `cause` is a {@link SearchError}.
   */
  searchKeywordIndex(index: string, text: string, k: number): SearchHit[];
};

/** Reads secrets that the operator keeps for the plugin; permission `secrets`, granted by name. */
export const secrets: {
  /**
   * Get the secret of this name.
   *
   * The host hides its value in the plugin's log.
   *
   * Throws a `HostError` whose `cause` is a {@link SecretError}.
   */
  get(name: string): string;
};

/** The functions that a plugin exports, by name: those of the hooks that it has. */
export interface Hooks {
  /**
   * Decide what happens to a statement.
   *
   * Plugins are asked in order of priority, each about the statement that the one before it left; `deny` and `respond`
   * end it. A failure denies.
   */
  preQuery(call: Call, statement: Statement): PreQueryOutcome;
  /**
   * Decide what happens to a result.
   *
   * Plugins are asked in order of priority, each about the result that the one before it left; `deny` ends it. A
   * failure denies.
   */
  postQuery(call: Call, statement: Statement, result: ResultSet): PostQueryDecision;
  /**
   * Say who the client is.
   *
   * The first plugin that does not abstain decides. `call.identity` is `none`. A failure denies.
   */
  authenticate(call: Call, request: AuthRequest): AuthResult;
  /**
   * Say whether the call's identity may run the statement.
   *
   * `statement.text` is what will be sent to the server. Every plugin that does not abstain must allow, and
   * obligations add up. A failure denies.
   */
  authorize(call: Call, statement: Statement): AuthorizeOutcome;
  /**
   * Name the cache entry that would answer the statement.
   *
   * `none` leaves it to the next plugin. Two statements may have the same key only if the same result answers both. A
   * failure leaves the plugin out.
   */
  cacheKey(call: Call, statement: Statement): string | null;
  /**
   * Say whether a result may be cached.
   *
   * Every plugin that does not abstain must agree; the shortest times and all tags hold. A failure means `skip`.
   */
  shouldCache(call: Call, statement: Statement, result: ResultSet): ShouldCacheDecision;
  /**
   * Look an entry up outside the proxy's own cache.
   *
   * `none` leaves it to the next plugin and at last to the proxy's own cache. A failure leaves the plugin out.
   */
  cacheGet(call: Call, key: string): CacheEntry | null;
  /**
   * Say whether the proxy stores an entry.
   *
   * Every plugin that does not abstain must agree. A failure means `skip`.
   */
  cacheSet(call: Call, key: string, entry: CacheEntry): CacheSetDecision;
  /**
   * Name the tags whose entries a change of these tables makes wrong.
   *
   * Called after a statement changed them. The entries of all tags that any plugin names are removed; a failure
   * removes every entry of the database.
   */
  cacheInvalidate(call: Call, tables: TableName[]): string[];
  /**
   * Choose a server.
   *
   * `backends` lists every server that is configured, at least one. A name that is not in `backends` counts as a
   * failure, and a failure leaves the plugin out.
   */
  route(call: Call, statement: Statement, backends: Backend[]): RouteDecision;
  /**
   * Give the statement to use instead.
   *
   * `none` leaves it as it is. Plugins are asked in order of priority, each about the statement that the one before it
   * left. A failure leaves the plugin out.
   */
  rewrite(call: Call, statement: Statement): RewrittenStatement | null;
  /**
   * Take note of events, oldest first, at least one.
   *
   * They may come from many sessions; the call's own is the proxy's. It cannot slow or fail a statement. Under load
   * the host may drop events; a failure drops these.
   */
  onEvents(call: Call, events: QueryEvent[]): void;
  /**
   * Turn texts into vectors, one for each, in order.
   *
   * Every vector is of the length that `dimensions` says. The first plugin answers; one that fails is left out.
   */
  embed(call: Call, texts: string[]): number[][];
  /**
   * Say how alike two vectors of the same length are.
   *
   * Higher is more alike; it is symmetric, and no vector is more like another than like itself.
   */
  similarity(call: Call, a: number[], b: number[]): number;
  /** Say how long the vectors are; at least 1, and always the same. */
  dimensions(call: Call): number;
  /** Name the model, so that vectors of different models are not compared. */
  modelName(call: Call): string;
  /**
   * Find the chunks that fit a query, best first.
   *
   * The chain returns the union of what its plugins find. A failure leaves the plugin out.
   */
  ragRetrieve(call: Call, query: string, config: RagConfig): Chunk[];
  /**
   * Put chunks in a better order, best first.
   *
   * The answer holds chunks of `chunks` only, each at most once. Plugins are asked in order of priority, each with
   * what the one before it left. A failure leaves the plugin out.
   */
  ragRerank(call: Call, query: string, chunks: Chunk[]): Chunk[];
  /**
   * List the tools that the plugin has for this session and identity.
   *
   * The chain returns the union, each tool named `plugin.tool`. A failure leaves the plugin out.
   */
  listTools(call: Call): ToolDefinition[];
  /**
   * Call a tool.
   *
   * `name` is the tool's own name, without the plugin's. `params` is a JSON object; the plugin checks it against the
   * tool's schema. A failure is an error to the caller.
   */
  executeTool(call: Call, name: string, params: string): ToolResult;
  /**
   * Begin a streamed response.
   *
   * `call.deadline` bounds this function; the stream has limits of its own, which the operator sets. A failure
   * denies the response.
   */
  open(call: Call, context: ResponseContext): Processor;
  /**
   * Decide what happens to a whole response.
   *
   * It answers as the processor would if it got the response in one chunk. Plugins are asked in order of priority,
   * each with what the one before it made; `deny` ends it. A failure denies.
   */
  postProcessResponse(call: Call, response: string, context: ResponseContext): ResponseDecision;
  /**
   * Say whether the call's identity may use a branch.
   *
   * Every plugin that does not abstain must allow. A failure denies.
   */
  canAccessBranch(call: Call, branch: string): BranchAccess;
  /**
   * Say whether the call's identity may create a branch from `parent`.
   *
   * Every plugin that does not abstain must allow. A failure denies.
   */
  onBranchCreate(call: Call, branch: string, parent: string): BranchAccess;
  /**
   * Say how a merge of branch `source` into branch `target` proceeds.
   *
   * The strictest answer holds. A failure denies the merge.
   */
  onBranchMerge(call: Call, source: string, target: string): MergePolicy;
  /**
   * Say whether the call's identity may delete a branch.
   *
   * Every plugin that does not abstain must allow. A failure denies.
   */
  onBranchDelete(call: Call, branch: string): BranchAccess;
  /**
   * Say how far each of `vectors` is from `query`, in order; all are of the same length.
   *
   * Zero or more; lower is nearer.
   */
  distances(call: Call, query: number[], vectors: number[][]): number[];
  /** Learn a quantization from a sample of vectors of one length. */
  train(call: Call, sample: number[][]): Quantizer;
  /** Turn vectors into codes, one for each, in order. */
  encode(call: Call, quantizer: Quantizer, vectors: number[][]): Uint8Array[];
  /** Turn codes back into vectors, one for each, in order. */
  decode(call: Call, quantizer: Quantizer, codes: Uint8Array[]): number[][];
  /**
   * Say whether the call's identity may read a table as it was in a range of time.
   *
   * Every plugin that does not abstain must allow, and redactions add up. A failure denies.
   */
  timeTravelPolicy(call: Call, table: TableName, range: TimeRange): TimePolicy;
  /**
   * Choose what the statement waits for.
   *
   * `rows-affected` is the number of rows that it is expected to change, where it is known. `none` abstains. The
   * strictest answer holds. A failure counts as `sync`.
   */
  selectSyncMode(call: Call, statement: Statement, rowsAffected?: number | null): SyncChoice | null;
  /**
   * Say whether the call's session may begin.
   *
   * Called before anything is authenticated, so `call.identity` is `none`. All plugins must accept. A failure refuses.
   */
  onConnect(call: Call): ConnectDecision;
  /**
   * Take note that the call's session ended.
   *
   * It cannot slow or fail anything. A failure is logged.
   */
  onDisconnect(call: Call): void;
}
