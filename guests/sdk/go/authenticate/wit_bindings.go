// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package authenticate

import (
	heliosproxy_plugin_types "heliosproxy.dev/plugin/types"
	witTypes "heliosproxy.dev/plugin/wit"
)

type Call = heliosproxy_plugin_types.Call
type Identity = heliosproxy_plugin_types.Identity
type PluginError = heliosproxy_plugin_types.PluginError

// The certificate that a client presents, already checked against the proxy's trusted authorities.
type ClientCertificate struct {
	// The subject's distinguished name, as in RFC 4514.
	Subject string
	// The lower-case hexadecimal SHA-256 of the certificate in DER form.
	Fingerprint string
	// The certificate in PEM form.
	Pem string
}

// A client's answer to a challenge.
type ChallengeResponse struct {
	// What the client answers.
	Data string
	// The state of the challenge that it answers.
	State string
}

const (
	// A password, where the proxy itself asks the client for one.
	Credential_Password uint8 = 0
	// A bearer token.
	Credential_Token uint8 = 1
	// A TLS client certificate.
	Credential_Certificate uint8 = 2
	// An answer to this plugin's last challenge.
	Credential_Response uint8 = 3
)

// What proves who the client is.
type Credential struct {
	tag   uint8
	value any
}

func (self Credential) Tag() uint8 {
	return self.tag
}

func (self Credential) Password() string {
	if self.tag != Credential_Password {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func (self Credential) Token() string {
	if self.tag != Credential_Token {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func (self Credential) Certificate() ClientCertificate {
	if self.tag != Credential_Certificate {
		panic("tag mismatch")
	}
	return self.value.(ClientCertificate)
}

func (self Credential) Response() ChallengeResponse {
	if self.tag != Credential_Response {
		panic("tag mismatch")
	}
	return self.value.(ChallengeResponse)
}

func MakeCredentialPassword(value string) Credential {
	return Credential{Credential_Password, value}
}
func MakeCredentialToken(value string) Credential {
	return Credential{Credential_Token, value}
}
func MakeCredentialCertificate(value ClientCertificate) Credential {
	return Credential{Credential_Certificate, value}
}
func MakeCredentialResponse(value ChallengeResponse) Credential {
	return Credential{Credential_Response, value}
}

// What a client presents; its user name, database and address are those of the call's session.
type AuthRequest struct {
	// HTTP headers or PostgreSQL startup parameters, as pairs of name and value, in the order sent.
	//
	// HTTP names are lower case; a name may occur more than once.
	Headers []witTypes.Tuple2[string, string]
	// What the client proves itself with; `none` where the proxy has seen nothing yet.
	Credential witTypes.Option[Credential]
}

// A question to the client in a scheme of several steps.
type AuthChallenge struct {
	// The scheme, such as `SCRAM-SHA-256` or `totp`.
	Scheme string
	// What the client is asked, in the scheme's form.
	Data string
	// What the plugin wants to see again with the answer; the client never sees it.
	//
	// The next step may run on another instance: what it needs is kept here.
	State string
}

const (
	// The client is this identity.
	AuthResult_Success uint8 = 0
	// The client may not connect; the string is the message that it gets.
	AuthResult_Denied uint8 = 1
	// The client has to answer first; this plugin is then asked again.
	AuthResult_Challenge uint8 = 2
	// The plugin does not know; the next one is asked, and at last the server.
	AuthResult_Abstain uint8 = 3
)

// Whether the client may connect, and as whom.
type AuthResult struct {
	tag   uint8
	value any
}

func (self AuthResult) Tag() uint8 {
	return self.tag
}

func (self AuthResult) Success() heliosproxy_plugin_types.Identity {
	if self.tag != AuthResult_Success {
		panic("tag mismatch")
	}
	return self.value.(heliosproxy_plugin_types.Identity)
}

func (self AuthResult) Denied() string {
	if self.tag != AuthResult_Denied {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func (self AuthResult) Challenge() AuthChallenge {
	if self.tag != AuthResult_Challenge {
		panic("tag mismatch")
	}
	return self.value.(AuthChallenge)
}

func MakeAuthResultSuccess(value heliosproxy_plugin_types.Identity) AuthResult {
	return AuthResult{AuthResult_Success, value}
}
func MakeAuthResultDenied(value string) AuthResult {
	return AuthResult{AuthResult_Denied, value}
}
func MakeAuthResultChallenge(value AuthChallenge) AuthResult {
	return AuthResult{AuthResult_Challenge, value}
}
func MakeAuthResultAbstain() AuthResult {
	return AuthResult{AuthResult_Abstain, nil}
}
