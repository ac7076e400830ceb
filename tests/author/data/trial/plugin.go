package main

import (
	"errors"
	"strconv"
	"strings"

	helios "heliosproxy.dev/plugin"
	"heliosproxy.dev/plugin/cachestore"
	"heliosproxy.dev/plugin/http"
	"heliosproxy.dev/plugin/kv"
	"heliosproxy.dev/plugin/llmresponse"
	"heliosproxy.dev/plugin/log"
	"heliosproxy.dev/plugin/prequery"
	"heliosproxy.dev/plugin/query"
	"heliosproxy.dev/plugin/search"
	"heliosproxy.dev/plugin/secrets"
	"heliosproxy.dev/plugin/telemetry"
	"heliosproxy.dev/plugin/types"
	"heliosproxy.dev/plugin/wit"
)

var (
	limit = helios.Int("limit", 10)
	mark  = helios.String("mark", "!")
)

type plugin struct{}

func init() {
	prequery.Export(plugin{})
	llmresponse.Export(plugin{})
}

func main() {}

func (plugin) PreQuery(_ helios.Call, statement helios.Statement) (prequery.PreQueryOutcome, error) {
	outcome := prequery.PreQueryOutcome{Decision: prequery.MakePreQueryDecisionContinue()}
	switch statement.Text {
	case "typed":
		return outcome, helios.InvalidInput("no table")
	case "own":
		panic("out of luck")
	case "host":
		kv.Set("key", "abc", wit.None[uint64]())
		_, err := kv.Increment("key", 1, wit.None[uint64]())
		return outcome, err
	case "services":
		return outcome, allServices()
	case "settings":
		if *limit == 3 {
			helios.Info(*mark)
		}
	}
	return outcome, nil
}

// Ask every service, and log what they said.
func allServices() error {
	if err := cachestore.CacheSet("k", types.MakeBodyText("v"), 1_000_000); err != nil {
		return err
	}
	kept, _, err := cachestore.CacheGet("k")
	if err != nil {
		return err
	}
	request := http.HttpRequest{Method: "GET", Url: "https://a.internal/", Body: types.MakeBodyEmpty()}
	response, err := http.HttpFetch(request)
	if err != nil {
		return err
	}
	given := []types.SqlValue{types.MakeSqlValueInteger(1)}
	options := query.QueryOptions{ReadOnly: true}
	result, err := query.ExecuteQuery("SELECT $1", given, options)
	if err != nil {
		return err
	}
	cursor, err := query.OpenCursor("SELECT $1", given, options)
	if err != nil {
		return err
	}
	defer cursor.Drop()
	columns, rows := len(cursor.Columns()), len(result.Rows)
	for {
		batch, err := cursor.Next(2)
		if err != nil {
			return err
		}
		if len(batch) == 0 {
			break
		}
		rows += len(batch)
	}
	byWords, err := search.SearchKeywordIndex("docs", "words", 2)
	if err != nil {
		return err
	}
	byMeaning, err := search.SearchSemanticIndex("docs", []float32{1, 0}, 3)
	if err != nil {
		return err
	}
	secret, err := secrets.Get("token")
	if err != nil {
		return err
	}
	if err := errors.Join(telemetry.MetricInc("asked", 1, nil), telemetry.MetricSet("depth", 2, nil), telemetry.MetricObserve("took", 3, nil)); err != nil {
		return err
	}
	fields := []wit.Tuple2[string, string]{
		{F0: "cache", F1: kept.Text()},
		{F0: "status", F1: strconv.Itoa(int(response.Status))},
		{F0: "columns", F1: strconv.Itoa(columns)},
		{F0: "rows", F1: strconv.Itoa(rows)},
		{F0: "hits", F1: strconv.Itoa(len(byWords) + len(byMeaning))},
		{F0: "secret", F1: secret},
	}
	log.Log(log.LogLevel_Info, "asked", fields)
	return nil
}

type loud struct{ kept string }

func (plugin) Open(helios.Call, llmresponse.ResponseContext) (llmresponse.Stream, error) {
	return &loud{}, nil
}

func (stream *loud) Push(chunk string) (llmresponse.ResponseDecision, error) {
	if strings.Contains(chunk, "boom") {
		return llmresponse.ResponseDecision{}, errors.New("a loud noise")
	}
	before := stream.kept
	stream.kept = chunk
	return llmresponse.MakeResponseDecisionReplace(strings.ToUpper(before)), nil
}

func (stream *loud) Finish() (string, error) {
	return strings.ToUpper(stream.kept) + "!", nil
}

func (plugin) PostProcessResponse(_ helios.Call, response string, _ llmresponse.ResponseContext) (llmresponse.ResponseDecision, error) {
	return llmresponse.MakeResponseDecisionReplace(strings.ToUpper(response) + "!"), nil
}
