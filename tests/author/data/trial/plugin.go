package main

import (
	"errors"
	"strings"

	helios "heliosproxy.dev/plugin"
	"heliosproxy.dev/plugin/kv"
	"heliosproxy.dev/plugin/llmresponse"
	"heliosproxy.dev/plugin/prequery"
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
	case "settings":
		if *limit == 3 {
			helios.Info(*mark)
		}
	}
	return outcome, nil
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
