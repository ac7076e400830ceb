// The plugin's log, by level; fields are an object.
import raw from "heliosproxy:plugin/log@2.0.0";

import { module } from "./phase.js";

const at = (level) => (message, fields = {}) => {
  if (module.loading) return;
  const pairs = Object.entries(fields).map(([name, value]) => [name.toWellFormed(), String(value).toWellFormed()]);
  raw.log(level, String(message).toWellFormed(), pairs);
};

export const log = {
  trace: at("trace"),
  debug: at("debug"),
  info: at("info"),
  warn: at("warn"),
  error: at("error"),
  enabled: (level) => raw.enabled(level),
};
