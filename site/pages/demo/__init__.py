def load(log) -> list[dict]:
    return []
