"""Accounts as people write them where a link is asked: "tiktok emri123", "@emri", "lojtari_9"."""

import re

APPS = (
    "tiktok|tik tok|tt|instagram|insta|ig|snapchat|snap|facebook|fb|messenger|whatsapp|viber|telegram|discord|youtube|"
    "twitch|twitter|x|roblox|fortnite|minecraft|pubg|free fire|steam|reddit|onlyfans"
)
WITH_APP = re.compile(rf"^(n[eë]\s+)?({APPS})\s*[:,/@-]?\s+\S+(\s+\S+){{0,3}}$", re.IGNORECASE)
NAME_FIRST = re.compile(rf"^@?\S+\s+(n[eë]\s+)?({APPS})$", re.IGNORECASE)
ALONE = re.compile(r"^(@\S{2,}|(?=\S*[a-zëç])\S*[\d_]\S*)$", re.IGNORECASE)


def is_account(line: str) -> bool:
    """Does a line name an account: an app and a name, a name with @, or one word with a digit or an underscore?"""
    return any(kind.match(line.strip()) for kind in (WITH_APP, NAME_FIRST, ALONE))


def parted(text: str) -> tuple[str, str]:
    """What was written where links are asked, as (links, accounts)."""
    lines = text.splitlines()
    accounts = [line for line in lines if is_account(line)]
    return "\n".join(line for line in lines if line not in accounts), "\n".join(accounts)
