// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package branchpolicy

import (
	heliosproxy_plugin_types "heliosproxy.dev/plugin/types"
	witTypes "heliosproxy.dev/plugin/wit"
)

type Call = heliosproxy_plugin_types.Call
type PluginError = heliosproxy_plugin_types.PluginError

const (
	// It may.
	BranchAccess_Allow uint8 = 0
	// It may not; the string is the message that the client gets.
	BranchAccess_Deny uint8 = 1
	// The plugin has no say in it.
	BranchAccess_Abstain uint8 = 2
)

// Whether something may be done with a branch.
type BranchAccess struct {
	tag   uint8
	value any
}

func (self BranchAccess) Tag() uint8 {
	return self.tag
}

func (self BranchAccess) Deny() string {
	if self.tag != BranchAccess_Deny {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func MakeBranchAccessAllow() BranchAccess {
	return BranchAccess{BranchAccess_Allow, nil}
}
func MakeBranchAccessDeny(value string) BranchAccess {
	return BranchAccess{BranchAccess_Deny, value}
}
func MakeBranchAccessAbstain() BranchAccess {
	return BranchAccess{BranchAccess_Abstain, nil}
}

// The approval that a merge needs.
type Approval struct {
	// The people or roles that may approve.
	Approvers []string
	// How many of them must approve, at least 1.
	MinApprovals uint32
	// Why, for people; `none` where it is plain.
	Reason witTypes.Option[string]
}

const (
	// It is done at once.
	MergePolicy_AutoMerge uint8 = 0
	// It waits for approval.
	MergePolicy_RequireApproval uint8 = 1
	// It is refused; the string is the message that the client gets.
	MergePolicy_Deny uint8 = 2
	// The plugin has no say in it.
	MergePolicy_Abstain uint8 = 3
)

// How a merge proceeds, most lenient first.
type MergePolicy struct {
	tag   uint8
	value any
}

func (self MergePolicy) Tag() uint8 {
	return self.tag
}

func (self MergePolicy) RequireApproval() Approval {
	if self.tag != MergePolicy_RequireApproval {
		panic("tag mismatch")
	}
	return self.value.(Approval)
}

func (self MergePolicy) Deny() string {
	if self.tag != MergePolicy_Deny {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func MakeMergePolicyAutoMerge() MergePolicy {
	return MergePolicy{MergePolicy_AutoMerge, nil}
}
func MakeMergePolicyRequireApproval(value Approval) MergePolicy {
	return MergePolicy{MergePolicy_RequireApproval, value}
}
func MakeMergePolicyDeny(value string) MergePolicy {
	return MergePolicy{MergePolicy_Deny, value}
}
func MakeMergePolicyAbstain() MergePolicy {
	return MergePolicy{MergePolicy_Abstain, nil}
}
