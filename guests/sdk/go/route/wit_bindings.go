// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package route

import (
	heliosproxy_plugin_types "heliosproxy.dev/plugin/types"
	witTypes "heliosproxy.dev/plugin/wit"
)

type Call = heliosproxy_plugin_types.Call
type Statement = heliosproxy_plugin_types.Statement
type Duration = uint64
type PluginError = heliosproxy_plugin_types.PluginError

const (
	// It takes reads and writes.
	BackendRole_Primary uint8 = 0
	// It takes reads.
	BackendRole_Replica uint8 = 1
)

// What a server is for.
type BackendRole = uint8

// A server that the proxy could use.
type Backend struct {
	// Its name in the proxy's configuration.
	Name string
	// Its address as `host:port` or the path of a Unix-domain socket.
	Address string
	// What it is for.
	Role BackendRole
	// Whether the proxy's last check reached it.
	Healthy bool
	// Its share of the load relative to the others; zero takes none of its own accord.
	Weight uint32
	// How far it is behind the primary; zero for the primary, `none` where it is not known.
	Lag witTypes.Option[uint64]
	// The number of connections that the proxy has open to it.
	Connections uint32
	// The operator's tags, such as `region` and `eu-1`, as pairs of name and value.
	Tags []witTypes.Tuple2[string, string]
}

const (
	// To the server of this name.
	RouteDecision_Backend uint8 = 0
	// Nowhere; the string is the message that the client gets.
	RouteDecision_Block uint8 = 1
	// The plugin has no say in it; the next one is asked, and at last the proxy decides.
	RouteDecision_Abstain uint8 = 2
)

// Where the statement goes.
type RouteDecision struct {
	tag   uint8
	value any
}

func (self RouteDecision) Tag() uint8 {
	return self.tag
}

func (self RouteDecision) Backend() string {
	if self.tag != RouteDecision_Backend {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func (self RouteDecision) Block() string {
	if self.tag != RouteDecision_Block {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func MakeRouteDecisionBackend(value string) RouteDecision {
	return RouteDecision{RouteDecision_Backend, value}
}
func MakeRouteDecisionBlock(value string) RouteDecision {
	return RouteDecision{RouteDecision_Block, value}
}
func MakeRouteDecisionAbstain() RouteDecision {
	return RouteDecision{RouteDecision_Abstain, nil}
}
