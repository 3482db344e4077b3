"""How the APIs read what is sent to them."""

import json
from typing import Any

from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser


class Json(JSONParser):
    """Python's parser gives up on arrays nested a thousand deep: that is wrong input, no fault of ours."""

    def parse(self, *args: Any, **kwargs: Any) -> Any:
        try:
            found = super().parse(*args, **kwargs)
        except RecursionError as error:
            raise ParseError from error
        if not is_text(found):
            raise ParseError
        return found


def is_text(data: object) -> bool:
    """False where a string holds half a character (a lone surrogate), which nothing can store or send back."""
    try:
        json.dumps(data, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True
