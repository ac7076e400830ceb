// Made of wit/v2 by guests/bindings.py. DO NOT EDIT!

package types

import (
	witTypes "heliosproxy.dev/plugin/wit"
)

// A span of time, in microseconds.
type Duration = uint64

// A point in time, in microseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
//
// Negative before 1970.
type Timestamp = int64

// A client's session with the proxy: a PostgreSQL connection, or an HTTP request.
//
// What the proxy does on its own account, such as building an index or delivering events, runs in a session of its
// own, with user `heliosproxy` and client address `proxy`.
type Session struct {
	// Identifies the session in logs and events; never used twice.
	Id string
	// The user name that the client gave; empty where the protocol has none.
	User string
	// The database that the client asked for; empty where there is none.
	Database string
	// The client's address as `host:port`, `[host]:port` for IPv6, or `unix` for a Unix-domain socket.
	ClientAddr string
	// Whether the client's connection to the proxy is encrypted.
	Encrypted bool
	// Attributes of the session, such as `application_name`, as pairs of name and value.
	Attributes []witTypes.Tuple2[string, string]
}

// Who a session acts for, once it is authenticated.
type Identity struct {
	// Identifies the person or service.
	UserId string
	// The roles that it holds, each once.
	Roles []string
	// More about it, such as a tenant, as pairs of name and value.
	Attributes []witTypes.Tuple2[string, string]
}

// The circumstances of one call of a hook.
type Call struct {
	// The W3C trace context, in the form of the `traceparent` header; `none` where nothing is traced.
	TraceParent witTypes.Option[string]
	// The time that is left for this call when it starts, time spent in the host's services included.
	Deadline uint64
	// The session that the call is about.
	Session Session
	// Who the session acts for; `none` where no plugin authenticated it.
	Identity witTypes.Option[Identity]
}

const (
	// The plugin's configuration is not usable; the string names the key and says what was expected.
	PluginError_InvalidConfig uint8 = 0
	// An argument is not one that the plugin can work on; the string says which and why.
	PluginError_InvalidInput uint8 = 1
	// Something that the plugin depends on does not answer, or answers with an error.
	PluginError_Unavailable uint8 = 2
	// The plugin does not support what was asked for.
	PluginError_Unsupported uint8 = 3
	// Something else; the string is for people.
	PluginError_Other uint8 = 4
)

// Why a hook did not answer.
//
// The host logs it, and applies the hook's failure rule.
type PluginError struct {
	tag   uint8
	value any
}

func (self PluginError) Tag() uint8 {
	return self.tag
}

func (self PluginError) InvalidConfig() string {
	if self.tag != PluginError_InvalidConfig {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func (self PluginError) InvalidInput() string {
	if self.tag != PluginError_InvalidInput {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func (self PluginError) Unavailable() string {
	if self.tag != PluginError_Unavailable {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func (self PluginError) Unsupported() string {
	if self.tag != PluginError_Unsupported {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func (self PluginError) Other() string {
	if self.tag != PluginError_Other {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func MakePluginErrorInvalidConfig(value string) PluginError {
	return PluginError{PluginError_InvalidConfig, value}
}
func MakePluginErrorInvalidInput(value string) PluginError {
	return PluginError{PluginError_InvalidInput, value}
}
func MakePluginErrorUnavailable(value string) PluginError {
	return PluginError{PluginError_Unavailable, value}
}
func MakePluginErrorUnsupported(value string) PluginError {
	return PluginError{PluginError_Unsupported, value}
}
func MakePluginErrorOther(value string) PluginError {
	return PluginError{PluginError_Other, value}
}

const (
	// It returns rows and changes none, such as `SELECT`, `VALUES`, `TABLE`, `SHOW` or `FETCH`.
	StatementKind_Select uint8 = 0
	// It begins, ends or marks a transaction.
	StatementKind_Transaction uint8 = 1
	// It changes a setting of the session, such as `SET` or `RESET`.
	StatementKind_Setting uint8 = 2
	// It maintains or observes, such as `VACUUM`, `ANALYZE`, `LOCK`, `LISTEN`, or `EXPLAIN` without `ANALYZE`.
	StatementKind_Utility uint8 = 3
	// `COPY`, in either direction; the access in `tables` says which.
	StatementKind_Copy uint8 = 4
	// `INSERT`.
	StatementKind_Insert uint8 = 5
	// `UPDATE`.
	StatementKind_Update uint8 = 6
	// `MERGE`.
	StatementKind_Merge uint8 = 7
	// `DELETE`.
	StatementKind_Delete uint8 = 8
	// `TRUNCATE`.
	StatementKind_Truncate uint8 = 9
	// It creates, alters or drops something, or grants or revokes rights.
	StatementKind_Definition uint8 = 10
	// What runs cannot be told from the text, such as `DO`, `CALL` or `EXECUTE`, or the text could not be parsed.
	StatementKind_Opaque uint8 = 11
)

// What a statement does, by how much it may change, least first.
//
// A text of several statements has the kind of the one that is listed last here. A `WITH` query that holds a
// data-changing statement has that statement's kind.
type StatementKind = uint8

const (
	// It reads rows.
	TableAccess_Read uint8 = 0
	// It adds rows.
	TableAccess_Insert uint8 = 1
	// It changes rows.
	TableAccess_Update uint8 = 2
	// It removes rows.
	TableAccess_Delete uint8 = 3
	// It removes all rows.
	TableAccess_Truncate uint8 = 4
	// It creates, alters or drops the table, or changes rights on it.
	TableAccess_Define uint8 = 5
)

// What a statement does with a table.
type TableAccess = uint8

// A table that a statement names; a view or a foreign table counts as one.
type TableReference struct {
	// The schema as the database folds it; `none` where the statement leaves it to the search path.
	Schema witTypes.Option[string]
	// The name as the database folds it.
	Name string
	// What the statement does with it.
	Access TableAccess
}

// The name of a table.
type TableName struct {
	// The schema as the database folds it; `none` where it is left to the search path.
	Schema witTypes.Option[string]
	// The name as the database folds it.
	Name string
}

// A value of a type that has no case of its own.
type OtherValue struct {
	// The database's name of the type, such as `inet` or `int4[]`; empty where it is not known.
	TypeName string
	// The value in the database's text form.
	Text string
}

const (
	// SQL's NULL.
	SqlValue_Null uint8 = 0
	// A truth value.
	SqlValue_Boolean uint8 = 1
	// An integer of at most 64 bits.
	SqlValue_Integer uint8 = 2
	// A binary floating-point number; single precision is widened.
	SqlValue_Float uint8 = 3
	// A number with decimal digits, in text form.
	SqlValue_Decimal uint8 = 4
	// Text.
	SqlValue_Text uint8 = 5
	// Bytes that are not text.
	SqlValue_Bytes uint8 = 6
	// A point in time.
	SqlValue_Timestamp uint8 = 7
	// A JSON document.
	SqlValue_Json uint8 = 8
	// A vector.
	SqlValue_Vector uint8 = 9
	// A value of another type.
	SqlValue_Other uint8 = 10
)

// A value that a statement takes or returns.
type SqlValue struct {
	tag   uint8
	value any
}

func (self SqlValue) Tag() uint8 {
	return self.tag
}

func (self SqlValue) Boolean() bool {
	if self.tag != SqlValue_Boolean {
		panic("tag mismatch")
	}
	return self.value.(bool)
}

func (self SqlValue) Integer() int64 {
	if self.tag != SqlValue_Integer {
		panic("tag mismatch")
	}
	return self.value.(int64)
}

func (self SqlValue) Float() float64 {
	if self.tag != SqlValue_Float {
		panic("tag mismatch")
	}
	return self.value.(float64)
}

func (self SqlValue) Decimal() string {
	if self.tag != SqlValue_Decimal {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func (self SqlValue) Text() string {
	if self.tag != SqlValue_Text {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func (self SqlValue) Bytes() []uint8 {
	if self.tag != SqlValue_Bytes {
		panic("tag mismatch")
	}
	return self.value.([]uint8)
}

func (self SqlValue) Timestamp() int64 {
	if self.tag != SqlValue_Timestamp {
		panic("tag mismatch")
	}
	return self.value.(int64)
}

func (self SqlValue) Json() string {
	if self.tag != SqlValue_Json {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func (self SqlValue) Vector() []float32 {
	if self.tag != SqlValue_Vector {
		panic("tag mismatch")
	}
	return self.value.([]float32)
}

func (self SqlValue) Other() OtherValue {
	if self.tag != SqlValue_Other {
		panic("tag mismatch")
	}
	return self.value.(OtherValue)
}

func MakeSqlValueNull() SqlValue {
	return SqlValue{SqlValue_Null, nil}
}
func MakeSqlValueBoolean(value bool) SqlValue {
	return SqlValue{SqlValue_Boolean, value}
}
func MakeSqlValueInteger(value int64) SqlValue {
	return SqlValue{SqlValue_Integer, value}
}
func MakeSqlValueFloat(value float64) SqlValue {
	return SqlValue{SqlValue_Float, value}
}
func MakeSqlValueDecimal(value string) SqlValue {
	return SqlValue{SqlValue_Decimal, value}
}
func MakeSqlValueText(value string) SqlValue {
	return SqlValue{SqlValue_Text, value}
}
func MakeSqlValueBytes(value []uint8) SqlValue {
	return SqlValue{SqlValue_Bytes, value}
}
func MakeSqlValueTimestamp(value int64) SqlValue {
	return SqlValue{SqlValue_Timestamp, value}
}
func MakeSqlValueJson(value string) SqlValue {
	return SqlValue{SqlValue_Json, value}
}
func MakeSqlValueVector(value []float32) SqlValue {
	return SqlValue{SqlValue_Vector, value}
}
func MakeSqlValueOther(value OtherValue) SqlValue {
	return SqlValue{SqlValue_Other, value}
}

// A statement that a client sent.
type Statement struct {
	// The SQL text, as the client sent it or as an earlier plugin rewrote it.
	Text string
	// What it does.
	Kind StatementKind
	// The same for texts that differ in constants and layout only; `none` where the text could not be parsed.
	Fingerprint witTypes.Option[string]
	// The tables that it names, each once an access, in order of appearance; names of `WITH` queries are none.
	Tables []TableReference
	// The values of its parameters `$1`, `$2` and so on; empty where it has none, or where they are not bound yet.
	Parameters []SqlValue
	// Whether it is one of several that the client sent as one unit.
	IsBatch bool
}

// A column of a result.
type Column struct {
	// Its name.
	Name string
	// The database's name of its type, such as `int8`; empty where it is not known.
	TypeName string
	// The table that it comes from; `none` where it is computed or not known.
	Table witTypes.Option[TableName]
}

// What a statement returned, or is to return.
type ResultSet struct {
	// The columns, in order; none where the statement returns no rows.
	Columns []Column
	// The rows, each with one value a column.
	Rows [][]SqlValue
	// The number of rows that the statement returned or changed.
	RowsAffected uint64
}

const (
	// NULL takes the value's place.
	Mask_Nullify uint8 = 0
	// This text takes the value's place.
	Mask_Constant uint8 = 1
	// The lower-case hexadecimal SHA-256 of the value's text takes its place.
	Mask_Hash uint8 = 2
	// All but the first so many characters of the value's text become `*`.
	Mask_KeepFirst uint8 = 3
	// All but the last so many characters of the value's text become `*`.
	Mask_KeepLast uint8 = 4
)

// How the values of a column are hidden; NULL stays NULL.
type Mask struct {
	tag   uint8
	value any
}

func (self Mask) Tag() uint8 {
	return self.tag
}

func (self Mask) Constant() string {
	if self.tag != Mask_Constant {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func (self Mask) KeepFirst() uint32 {
	if self.tag != Mask_KeepFirst {
		panic("tag mismatch")
	}
	return self.value.(uint32)
}

func (self Mask) KeepLast() uint32 {
	if self.tag != Mask_KeepLast {
		panic("tag mismatch")
	}
	return self.value.(uint32)
}

func MakeMaskNullify() Mask {
	return Mask{Mask_Nullify, nil}
}
func MakeMaskConstant(value string) Mask {
	return Mask{Mask_Constant, value}
}
func MakeMaskHash() Mask {
	return Mask{Mask_Hash, nil}
}
func MakeMaskKeepFirst(value uint32) Mask {
	return Mask{Mask_KeepFirst, value}
}
func MakeMaskKeepLast(value uint32) Mask {
	return Mask{Mask_KeepLast, value}
}

const (
	// Statements of the same text.
	ReuseMatch_Text uint8 = 0
	// Statements of the same fingerprint; right only where no constant and no parameter decides.
	ReuseMatch_Fingerprint uint8 = 1
)

// Which statements a decision may be reused for.
type ReuseMatch = uint8

const (
	// The session that it was made for.
	ReuseHolder_Session uint8 = 0
	// Every session of the identity that it was made for; without one, the session.
	ReuseHolder_Identity uint8 = 1
)

// Whom a decision may be reused for.
type ReuseHolder = uint8

// How far and how long a decision may be reused instead of asking again.
//
// A reload of the plugin or a change of its configuration ends it.
type CacheScope struct {
	// Which statements it covers.
	By ReuseMatch
	// Whom it covers.
	Within ReuseHolder
	// For how long; zero is not at all.
	Ttl uint64
}

const (
	// No content.
	Body_Empty uint8 = 0
	// Text.
	Body_Text uint8 = 1
	// Bytes that are not text.
	Body_Bytes uint8 = 2
)

// The content of a request, a response or a cache entry.
//
// Text is much cheaper to pass than bytes.
type Body struct {
	tag   uint8
	value any
}

func (self Body) Tag() uint8 {
	return self.tag
}

func (self Body) Text() string {
	if self.tag != Body_Text {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func (self Body) Bytes() []uint8 {
	if self.tag != Body_Bytes {
		panic("tag mismatch")
	}
	return self.value.([]uint8)
}

func MakeBodyEmpty() Body {
	return Body{Body_Empty, nil}
}
func MakeBodyText(value string) Body {
	return Body{Body_Text, value}
}
func MakeBodyBytes(value []uint8) Body {
	return Body{Body_Bytes, value}
}

const (
	// Type `string`.
	ConfigValue_Text uint8 = 0
	// Type `integer`.
	ConfigValue_Integer uint8 = 1
	// Type `number`.
	ConfigValue_Number uint8 = 2
	// Type `boolean`.
	ConfigValue_Boolean uint8 = 3
	// A list of strings.
	ConfigValue_TextList uint8 = 4
	// A value of any other shape, as JSON.
	ConfigValue_Json uint8 = 5
)

// The value of a setting, of the type that the manifest's `config_schema` gives it.
type ConfigValue struct {
	tag   uint8
	value any
}

func (self ConfigValue) Tag() uint8 {
	return self.tag
}

func (self ConfigValue) Text() string {
	if self.tag != ConfigValue_Text {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func (self ConfigValue) Integer() int64 {
	if self.tag != ConfigValue_Integer {
		panic("tag mismatch")
	}
	return self.value.(int64)
}

func (self ConfigValue) Number() float64 {
	if self.tag != ConfigValue_Number {
		panic("tag mismatch")
	}
	return self.value.(float64)
}

func (self ConfigValue) Boolean() bool {
	if self.tag != ConfigValue_Boolean {
		panic("tag mismatch")
	}
	return self.value.(bool)
}

func (self ConfigValue) TextList() []string {
	if self.tag != ConfigValue_TextList {
		panic("tag mismatch")
	}
	return self.value.([]string)
}

func (self ConfigValue) Json() string {
	if self.tag != ConfigValue_Json {
		panic("tag mismatch")
	}
	return self.value.(string)
}

func MakeConfigValueText(value string) ConfigValue {
	return ConfigValue{ConfigValue_Text, value}
}
func MakeConfigValueInteger(value int64) ConfigValue {
	return ConfigValue{ConfigValue_Integer, value}
}
func MakeConfigValueNumber(value float64) ConfigValue {
	return ConfigValue{ConfigValue_Number, value}
}
func MakeConfigValueBoolean(value bool) ConfigValue {
	return ConfigValue{ConfigValue_Boolean, value}
}
func MakeConfigValueTextList(value []string) ConfigValue {
	return ConfigValue{ConfigValue_TextList, value}
}
func MakeConfigValueJson(value string) ConfigValue {
	return ConfigValue{ConfigValue_Json, value}
}

// A setting.
type ConfigEntry struct {
	// Its key in the manifest's `config_schema`.
	Key string
	// Its value: the operator's, or else the default.
	Value ConfigValue
}
