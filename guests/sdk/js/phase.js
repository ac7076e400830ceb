// Whether modules are still being run, which happens when the plugin is built: there is no host then.
export const module = { loading: typeof process === "undefined" };
