"""A small memory of answers: the same question to the same state of the archive is worked out once."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Cache(Generic[Key, Value]):
    """The values that were asked for last, for one state; safe from many threads.

    Args:
        size: most values; 0 keeps none.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._state = ""
        self._values: OrderedDict[Key, Value] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, state: str, key: Key, make: Callable[[], Value]) -> Value:
        """A value, made when it is not known for this state.

        Args:
            state: what all values hang on; another one empties the memory. It is read before the value is made, so that
                what changes meanwhile makes a new value next time.
            key: of the value.
            make: makes it; what it raises is kept nowhere.
        """
        with self._lock:
            if state != self._state:
                self._state = state
                self._values.clear()
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]
        value = make()
        with self._lock:
            if self._size and state == self._state:
                self._values[key] = value
                while len(self._values) > self._size:
                    self._values.popitem(last=False)
        return value
