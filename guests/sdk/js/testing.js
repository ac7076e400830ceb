// A host in memory for a plugin's tests: `helios-plugin test` puts it in the place of the host's imports.
import { configure } from "./settings.js";

class Host {
  constructor() {
    this.reset();
  }
  /** Forget everything but the configuration. */
  reset() {
    this.logged = [];
    this.calls = [];
    this.answers = {};
    this.kv = new Map();
    this.cache = new Map();
    this.entries = [];
  }
  /** Give the plugin a configuration, as the host does when it loads it. */
  configure(values) {
    this.entries = Object.entries(values).map(([key, value]) => ({ key, value: entry(value) }));
    configure(this.entries);
  }
  answer(name, given) {
    if (name === "log.log") {
      const [level, message, fields] = given;
      this.logged.push({ level, message, fields: Object.fromEntries(fields) });
      return undefined;
    }
    if (name === "log.enabled") return true;
    this.calls.push([name, ...given]);
    if (this.answers[name]) return this.answers[name](...given);
    const own = OWN[name];
    if (own === undefined) throw new Error(`the test gives no answer to ${name}: host.answers["${name}"] = …`);
    return own(this, ...given);
  }
}

const entry = (value) => {
  if (typeof value === "string") return { tag: "text", val: value };
  if (typeof value === "boolean") return { tag: "boolean", val: value };
  if (typeof value === "number") return { tag: Number.isInteger(value) ? "integer" : "number", val: value };
  const texts = Array.isArray(value) && value.every((item) => typeof item === "string");
  return texts ? { tag: "text-list", val: value } : { tag: "json", val: JSON.stringify(value) };
};

const text = ({ tag, val }) => (tag === "text" || tag === "json" ? val : JSON.stringify(val));
const found = (host, key) => host.entries.find((item) => item.key === key)?.value ?? null;

const OWN = {
  "config.get": (host, key) => (found(host, key) === null ? null : text(found(host, key))),
  "config.getValue": found,
  "config.getAll": (host) => host.entries,
  "kv.get": (host, key) => host.kv.get(key) ?? null,
  "kv.set": (host, key, value) => void host.kv.set(key, value),
  "kv.delete": (host, key) => host.kv.delete(key),
  "kv.increment": (host, key, by) => {
    const sum = Number(host.kv.get(key) ?? "0") + by;
    if (!Number.isSafeInteger(sum)) throw { tag: "not-a-number" };
    host.kv.set(key, String(sum));
    return sum;
  },
  "kv.compareAndSwap": (host, key, expected, value) => {
    if ((host.kv.get(key) ?? null) !== expected) return false;
    host.kv.set(key, value);
    return true;
  },
  "kv.listKeys": (host, prefix, after, limit) =>
    [...host.kv.keys()].filter((key) => key.startsWith(prefix) && (after === null || key > after)).sort().slice(0, limit),
  "cacheStore.cacheGet": (host, key) => host.cache.get(key) ?? null,
  "cacheStore.cacheSet": (host, key, value) => void host.cache.set(key, value),
  "cacheStore.cacheDelete": (host, key) => host.cache.delete(key),
  "telemetry.metricInc": () => undefined,
  "telemetry.metricSet": () => undefined,
  "telemetry.metricObserve": () => undefined,
};

export const host = new Host();

/** Stand for the host's import of that name. */
export const service = (name) =>
  new Proxy({}, { get: (_, key) => (...given) => host.answer(`${name}.${String(key)}`, given) });

/** A call of a hook, by a user with roles. */
export const call = (user = "alice", roles = [], attributes = {}) => ({
  traceParent: null,
  deadline: 250_000,
  session: { id: "s1", user, database: "app", clientAddr: "127.0.0.1:50000", encrypted: true, attributes: Object.entries(attributes) },
  identity: roles.length ? { userId: user, roles, attributes: [] } : null,
});

/** A statement; `more` gives its other fields. */
export const statement = (sql, kind = "select", more = {}) => ({
  text: sql, kind, fingerprint: null, tables: [], parameters: [], isBatch: false, ...more,
});
