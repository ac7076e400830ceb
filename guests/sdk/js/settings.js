// Typed configuration: declared with defaults, filled and checked when the host loads the plugin.
import { InvalidConfig } from "./errors.js";

const declared = [];
const REQUIRED = new Map([[String, ""], [Number, 0], [Boolean, false], [Array, []], [Object, {}]]);

export function settings(defaults) {
  const values = {};
  for (const [key, value] of Object.entries(defaults)) {
    values[key] = REQUIRED.has(value) ? REQUIRED.get(value) : value;
  }
  declared.push([values, defaults]);
  return values;
}

/** Fill every declared object from the host's entries; throws InvalidConfig. */
export function configure(entries) {
  const given = new Map(entries.map(({ key, value }) => [key, value.tag === "json" ? JSON.parse(value.val) : value.val]));
  for (const [values, defaults] of declared) {
    for (const [key, fallback] of Object.entries(defaults)) {
      const required = REQUIRED.has(fallback);
      if (!given.has(key)) {
        if (required) throw new InvalidConfig(`${key}: it is required, and not there`);
        values[key] = fallback;
        continue;
      }
      const expected = kind(required ? REQUIRED.get(fallback) : fallback);
      const found = kind(given.get(key));
      if (expected !== found && expected !== "null") {
        throw new InvalidConfig(`${key}: expected ${expected}, found ${found}`);
      }
      values[key] = given.get(key);
    }
  }
}

const kind = (value) => (value === null || value === undefined ? "null" : Array.isArray(value) ? "array" : typeof value);
