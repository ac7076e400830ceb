// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package branchpolicy

import (
	"heliosproxy.dev/plugin/internal/guard"
	_ "heliosproxy.dev/plugin/lifecycle" // every plugin exports it
	heliosproxy_plugin_types "heliosproxy.dev/plugin/types"
	witTypes "heliosproxy.dev/plugin/wit"
)

// Says who may use, create, merge and delete database branches.
type Hook interface {
	// CanAccessBranch: say whether the call's identity may use a branch.
	//
	// Every plugin that does not abstain must allow. A failure denies.
	CanAccessBranch(call Call, branch string) (BranchAccess, error)
	// OnBranchCreate: say whether the call's identity may create a branch from `parent`.
	//
	// Every plugin that does not abstain must allow. A failure denies.
	OnBranchCreate(call Call, branch string, parent string) (BranchAccess, error)
	// OnBranchMerge: say how a merge of branch `source` into branch `target` proceeds.
	//
	// The strictest answer holds. A failure denies the merge.
	OnBranchMerge(call Call, source string, target string) (MergePolicy, error)
	// OnBranchDelete: say whether the call's identity may delete a branch.
	//
	// Every plugin that does not abstain must allow. A failure denies.
	OnBranchDelete(call Call, branch string) (BranchAccess, error)
}

var hook Hook

// Export makes the plugin serve branch-policy; call it in an init function.
func Export(plugin Hook) { hook = plugin }

func serveCanAccessBranch(call Call, branch string) witTypes.Result[BranchAccess, heliosproxy_plugin_types.PluginError] {
	return guard.Call("can-access-branch", func() (BranchAccess, error) { return hook.CanAccessBranch(call, branch) })
}

func serveOnBranchCreate(call Call, branch string, parent string) witTypes.Result[BranchAccess, heliosproxy_plugin_types.PluginError] {
	return guard.Call("on-branch-create", func() (BranchAccess, error) { return hook.OnBranchCreate(call, branch, parent) })
}

func serveOnBranchMerge(call Call, source string, target string) witTypes.Result[MergePolicy, heliosproxy_plugin_types.PluginError] {
	return guard.Call("on-branch-merge", func() (MergePolicy, error) { return hook.OnBranchMerge(call, source, target) })
}

func serveOnBranchDelete(call Call, branch string) witTypes.Result[BranchAccess, heliosproxy_plugin_types.PluginError] {
	return guard.Call("on-branch-delete", func() (BranchAccess, error) { return hook.OnBranchDelete(call, branch) })
}
