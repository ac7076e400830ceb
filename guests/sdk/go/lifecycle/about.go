package lifecycle

// What the plugin's manifest says; `helios-plugin build` puts it in the place of this file.
var about = PluginMetadata{Name: "unnamed", Version: "0.0.0"}
