module llm-guardrail-go

go 1.24

require heliosproxy.dev/plugin v0.0.0

replace heliosproxy.dev/plugin => ../../sdk/go
