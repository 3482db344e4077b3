"""The cache on Redis: nothing in it can run as code, and when Redis is away each process remembers for itself."""

import json
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

METHODS = ("add", "get", "set", "touch", "delete", "get_many", "has_key", "incr", "set_many", "delete_many", "clear")


class Json:
    """JSON instead of pickle: whoever can write into Redis must not be able to run anything here."""

    def dumps(self, value: Any) -> Any:
        if type(value) is int:  # a bare number can be counted up by Redis
            return value
        return json.dumps({"hex": value.hex()} if isinstance(value, bytes) else [value]).encode()

    def loads(self, stored: bytes) -> Any:
        found = json.loads(stored)
        if isinstance(found, dict):
            return bytes.fromhex(found["hex"])
        return found[0] if isinstance(found, list) else found


class RedisOrMemory(RedisCache):
    """Redis; while it is away the memory of this process, so that signing in works and tries are still counted."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        options = {"serializer": Json, "socket_connect_timeout": 1, "socket_timeout": 2} | params.pop("OPTIONS", {})
        self.memory = LocMemCache("redis is away", dict(params))
        super().__init__(server, params | {"OPTIONS": options})


def forgiving(name: str) -> Callable[..., Any]:
    def method(self: RedisOrMemory, *args: Any, **kwargs: Any) -> Any:
        try:
            return getattr(super(RedisOrMemory, self), name)(*args, **kwargs)
        except RedisError:
            return getattr(self.memory, name)(*args, **kwargs)

    return method


for _name in METHODS:
    setattr(RedisOrMemory, _name, forgiving(_name))
