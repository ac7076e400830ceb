"""Key-value pairs on a Redis or Valkey server: four keys a plugin, each change one script."""

from __future__ import annotations

from typing import Any, Final

from helios_host.capabilities.backends.redis import RedisServer, Script
from helios_host.capabilities.failures import TooLarge

from . import rules

__all__ = ["RedisKv"]

_PRELUDE: Final = """
local values, names, ends, held = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local key, share = ARGV[1], tonumber(ARGV[2])
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]

local function size(k, length) return #k + length + ENTRY_BYTES end

local function forget(k)
  local length = redis.call('HSTRLEN', values, k)
  if redis.call('HDEL', values, k) == 1 then
    redis.call('DECRBY', held, size(k, length))
    redis.call('ZREM', names, k)
  end
  redis.call('ZREM', ends, k)
end

local function purge()
  for _, k in ipairs(redis.call('ZRANGEBYSCORE', ends, '-inf', string.format('%.0f', now))) do forget(k) end
end

local function fits(length)
  local grown = size(key, length)
  if redis.call('HEXISTS', values, key) == 1 then grown = grown - size(key, redis.call('HSTRLEN', values, key)) end
  return grown <= 0 or (tonumber(redis.call('GET', held) or '0') + grown) <= share
end

-- ttl: '' is for ever, 'keep' leaves it as it is
local function store(write, ttl)
  local before = redis.call('HEXISTS', values, key) == 1 and size(key, redis.call('HSTRLEN', values, key)) or 0
  write()
  redis.call('INCRBY', held, size(key, redis.call('HSTRLEN', values, key)) - before)
  redis.call('ZADD', names, 0, key)
  if ttl == '' then redis.call('ZREM', ends, key)
  elseif ttl ~= 'keep' then redis.call('ZADD', ends, string.format('%.0f', now + tonumber(ttl)), key) end
end

local function put(value, ttl)
  if ttl == '0' then forget(key) return true end
  if not fits(#value) then return false end
  store(function() redis.call('HSET', values, key, value) end, ttl)
  return true
end
"""


def _script(body: str) -> Script:
    return Script(f"local ENTRY_BYTES = {rules.ENTRY_BYTES}\n{_PRELUDE}{body}")


GET: Final = _script("""
local over = redis.call('ZSCORE', ends, key)
if over and tonumber(over) <= now then return false end
return redis.call('HGET', values, key)
""")

PUT: Final = _script("""
purge()
return put(ARGV[3], ARGV[4]) and 'ok' or 'full'
""")

DELETE: Final = _script("""
purge()
local there = redis.call('HEXISTS', values, key)
forget(key)
return there
""")

INCREMENT: Final = _script("""
purge()
local by, ttl = ARGV[3], ARGV[4]
local there = redis.call('HEXISTS', values, key) == 1
if not there and ttl == '0' then return {'ok', by} end
if not fits(20) then return {'full'} end
if not there then
  put(by, ttl)
  return {'ok', by}
end
local answer
store(function() answer = redis.pcall('HINCRBY', values, key, by) end, 'keep')
if type(answer) == 'table' and answer.err then return {'not-a-number'} end
return {'ok', redis.call('HGET', values, key)}
""")

SWAP: Final = _script("""
purge()
local current = redis.call('HGET', values, key)
if ARGV[5] == 'none' then
  if current then return 'no' end
elseif current ~= ARGV[6] then return 'no' end
return put(ARGV[3], ARGV[4]) and 'ok' or 'full'
""")

KEYS: Final = _script("""
local found, from = {}, ARGV[3]
local limit = tonumber(ARGV[5])
while #found < limit do
  local page = redis.call('ZRANGEBYLEX', names, from, ARGV[4], 'LIMIT', 0, limit)
  if #page == 0 then break end
  for _, k in ipairs(page) do
    local over = redis.call('ZSCORE', ends, k)
    if #found < limit and not (over and tonumber(over) <= now) then found[#found + 1] = k end
    from = '(' .. k
  end
end
return found
""")


class RedisKv:
    """Keeps pairs on `server`; `share` is what one plugin may hold, in bytes.

    A key whose time is over is removed by its plugin's next change. Whether pairs survive a restart of the server is
    the server's own setting.
    """

    def __init__(self, server: RedisServer, *, share: int) -> None:
        self._server: Final = server
        self._share: Final = share

    async def get(self, plugin: str, key: bytes) -> bytes | None:
        """Return the value of a key."""
        value: bytes | None = await self._run(GET, plugin, key)
        return value

    async def put(self, plugin: str, key: bytes, value: bytes, ttl: int | None) -> None:
        """Store a value."""
        _raise_if_full(await self._run(PUT, plugin, key, value, _ttl(ttl)))

    async def delete(self, plugin: str, key: bytes) -> bool:
        """Remove a key."""
        return bool(await self._run(DELETE, plugin, key))

    async def increment(self, plugin: str, key: bytes, by: int, ttl: int | None) -> int:
        """Add to an integer."""
        answer = await self._run(INCREMENT, plugin, key, str(by), _ttl(ttl))
        _raise_if_full(answer[0])
        if answer[0] == b"not-a-number":
            raise rules.NotANumber("the value is no integer, or the sum leaves 64 bits")
        return int(answer[1])

    async def swap(self, plugin: str, key: bytes, expected: bytes | None, value: bytes, ttl: int | None) -> bool:
        """Store a value if the key has the expected one."""
        kind = "none" if expected is None else "some"
        answer = await self._run(SWAP, plugin, key, value, _ttl(ttl), kind, expected or b"")
        _raise_if_full(answer)
        return bool(answer == b"ok")

    async def keys(self, plugin: str, prefix: bytes, last: bytes | None, limit: int) -> list[bytes]:
        """Return keys with a prefix."""
        start, included = rules.after(prefix, last)
        stop = rules.upper_bound(prefix)
        first = (b"[" if included else b"(") + start
        found: list[bytes] = await self._run(KEYS, plugin, b"", first, b"+" if stop is None else b"(" + stop, limit)
        return found

    def close(self) -> None:
        """Close the connections of a synchronous store."""
        self._server.close()

    async def aclose(self) -> None:
        """Close the connections of the running event loop."""
        await self._server.aclose()

    async def _run(self, script: Script, plugin: str, key: bytes, *arguments: bytes | str | int) -> Any:
        # Names of plugins have no braces; the braces keep a plugin's keys on one node of a cluster.
        keys = [f"helios:kv:{{{plugin}}}:{part}" for part in ("values", "names", "ends", "held")]
        return await self._server.script(script, keys, [key, self._share, *arguments])


def _ttl(ttl: int | None) -> str:
    return "" if ttl is None else str(min(ttl, rules.MAX_TTL))


def _raise_if_full(answer: Any) -> None:
    if answer == b"full":
        raise TooLarge
