# Generated from heliosproxy:plugin@2 by witbind. Do not edit.
"""Hooks of a database and LLM proxy, and the services that it offers to plugins, API version 2.

A plugin is a component that exports `lifecycle` and one or more hook interfaces. Every hook function takes a `call`
first and returns a result with a `plugin-error`. Where several plugins have a say, a plugin abstains by the case
`abstain`, or by `none` where the answer is an option.
"""
