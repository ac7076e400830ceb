# Generated from heliosproxy:plugin@1 by witbind. Do not edit.
"""Hooks of a database and LLM proxy, and the services that it offers to plugins, API version 1.

A plugin is a component that exports `lifecycle` and one or more hook interfaces. Hook functions of this version
return bare values; a plugin that cannot answer traps, and the host then applies the hook's failure rule.
"""
