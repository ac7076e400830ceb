// Checks what goes to the host against the contract: what does not fit is an error with its place, where the engine
// would end the instance without a word.
import { InvalidInput } from "./errors.js";

const RANGES = { u8: [0, 255], u16: [0, 65535], u32: [0, 4294967295], s8: [-128, 127], s16: [-32768, 32767],
  s32: [-2147483648, 2147483647], u64: [0, Number.MAX_SAFE_INTEGER],
  s64: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER] }; // prettier-ignore

function wrong(path, expected, value) {
  const found = value === null || value === undefined ? String(value) : typeof value === "string" ? JSON.stringify(value.slice(0, 80)) : Array.isArray(value) ? "an array" : typeof value === "object" ? `an object of ${Object.keys(value).join(", ") || "nothing"}` : `${typeof value} ${String(value)}`;
  throw new InvalidInput(`${path}: expected ${expected}, found ${found}`);
}

/** Return a value as componentize-qjs takes it; `path` names it in errors. */
export function lower(shape, value, path) {
  if (typeof shape === "string") return primitive(shape, value, path);
  switch (shape.kind) {
    case "option":
      return value === null || value === undefined ? null : lower(shape.payload, value, path);
    case "list":
      if (!Array.isArray(value) && !ArrayBuffer.isView(value)) wrong(path, "an array", value);
      return Array.from(value, (item, i) => lower(shape.element, item, `${path}[${i}]`));
    case "tuple":
      if (!Array.isArray(value) || value.length !== shape.elements.length) {
        wrong(path, `an array of ${shape.elements.length}`, value);
      }
      return shape.elements.map((element, i) => lower(element, value[i], `${path}[${i}]`));
    case "record": {
      if (value === null || typeof value !== "object") wrong(path, `an object of ${shape.name}`, value);
      const made = {};
      for (const name in shape.fields) made[name] = lower(shape.fields[name], value[name], `${path}.${name}`);
      return made;
    }
    case "enum":
      if (!shape.names.includes(value)) wrong(path, `one of ${shape.names.join(", ")}`, value);
      return value;
    default: {
      const tag = typeof value === "string" ? value : value?.tag;
      if (!Object.hasOwn(shape.cases, tag)) wrong(path, `{ tag } of ${Object.keys(shape.cases).join(", ")}`, value?.tag ?? value);
      const payload = shape.cases[tag];
      return payload === null ? { tag } : { tag, val: lower(payload, value.val, `${path}.${tag}`) };
    }
  }
}

function primitive(name, value, path) {
  switch (name) {
    case "string":
      return typeof value === "string" ? value.toWellFormed() : wrong(path, "a string", value);
    case "bool":
      return typeof value === "boolean" ? value : wrong(path, "a boolean", value);
    case "f32":
    case "f64":
      return typeof value === "number" ? value : wrong(path, "a number", value);
    case "bytes":
      if (value instanceof Uint8Array) return value;
      return Array.isArray(value) ? Uint8Array.from(value) : wrong(path, "a Uint8Array", value);
    case "char":
      return typeof value === "string" && [...value].length === 1 ? value : wrong(path, "one character", value);
    case "handle":
      return value;
  }
  const [low, high] = RANGES[name];
  const number = typeof value === "bigint" ? Number(value) : value;
  if (!Number.isInteger(number) || number < low || number > high) {
    const wide = name === "u64" || name === "s64" ? " (QuickJS passes no more than 53 bits)" : "";
    wrong(path, `an integer from ${low} to ${high}${wide}`, value);
  }
  return number;
}
