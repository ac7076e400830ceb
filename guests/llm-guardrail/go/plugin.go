// Lets AI traffic read, one bounded statement at a time.
package main

import (
	"slices"
	"strconv"
	"strings"

	helios "heliosproxy.dev/plugin"
	"heliosproxy.dev/plugin/prequery"
	"heliosproxy.dev/plugin/types"
)

// The keys of config_schema in plugin.yaml.
var (
	agents       = helios.Strings("agents", "agent", "llm", "mcp")
	allowWrites  = helios.Bool("allow_writes", false)
	deniedTables = helios.Strings("denied_tables")
	maxRows      = helios.Int("max_rows", 1000)
)

type guardrail struct{}

func init() { prequery.Export(guardrail{}) }

func main() {}

// PreQuery decides what happens to a statement.
func (guardrail) PreQuery(call helios.Call, statement helios.Statement) (prequery.PreQueryOutcome, error) {
	decision := prequery.MakePreQueryDecisionContinue()
	if isAgent(call) {
		if reason := refusal(statement); reason != "" {
			helios.Info("denied: "+reason, "user", call.Session.User)
			decision = prequery.MakePreQueryDecisionDeny(reason)
		} else if isUnbounded(statement) {
			text := strings.TrimRight(statement.Text, " \t\r\n;")
			decision = prequery.MakePreQueryDecisionRewrite(text + " LIMIT " + strconv.FormatInt(*maxRows, 10))
		}
	}
	return prequery.PreQueryOutcome{Decision: decision}, nil
}

func isAgent(call helios.Call) bool {
	name, _ := helios.Attribute(call.Session.Attributes, "application_name")
	return slices.ContainsFunc(*agents, func(agent string) bool { return strings.HasPrefix(name, agent) })
}

// refusal says why a statement is refused; empty where it is not.
func refusal(statement helios.Statement) string {
	kind, may := "", false
	bounded := false
	switch statement.Kind {
	case types.StatementKind_Select, types.StatementKind_Transaction:
		may = true
	case types.StatementKind_Insert:
		kind, may = "INSERT", *allowWrites
	case types.StatementKind_Merge:
		kind, may = "MERGE", *allowWrites
	case types.StatementKind_Update:
		kind, may, bounded = "UPDATE", *allowWrites, true
	case types.StatementKind_Delete:
		kind, may, bounded = "DELETE", *allowWrites, true
	case types.StatementKind_Setting:
		kind = "SETTING"
	case types.StatementKind_Utility:
		kind = "UTILITY"
	case types.StatementKind_Copy:
		kind = "COPY"
	case types.StatementKind_Truncate:
		kind = "TRUNCATE"
	case types.StatementKind_Definition:
		kind = "DEFINITION"
	default:
		kind = "OPAQUE"
	}
	switch {
	case statement.IsBatch:
		return "AI traffic may send one statement at a time"
	case !may:
		return "AI traffic may only read: " + kind + " is not allowed"
	case bounded && !has(statement, "where"):
		return "AI traffic may not " + kind + " without WHERE"
	}
	for _, table := range statement.Tables {
		if isDenied(table) {
			return "AI traffic may not use the table \"" + table.Name + "\""
		}
	}
	return ""
}

func isDenied(table types.TableReference) bool {
	schema, ok := table.Schema.Get()
	return slices.Contains(*deniedTables, table.Name) || ok && slices.Contains(*deniedTables, schema+"."+table.Name)
}

func has(statement helios.Statement, word string) bool {
	return strings.Contains(strings.ToLower(statement.Text), word)
}

// isUnbounded says whether a SELECT gets a LIMIT.
func isUnbounded(statement helios.Statement) bool {
	reads := statement.Kind == types.StatementKind_Select && len(statement.Tables) > 0
	return reads && *maxRows > 0 && !has(statement, "limit") && !has(statement, "fetch")
}
