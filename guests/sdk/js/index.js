// Writes plugins of database and LLM proxies: log, settings, errors, and the host's services by name.
export { HostError, InvalidConfig, InvalidInput, PluginError, Unavailable, Unsupported } from "./errors.js";
export { log } from "./log.js";
export { settings } from "./settings.js";
export * from "./services/index.js";
