module heliosproxy.dev/plugin

go 1.24
