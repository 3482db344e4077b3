"""No test reaches another machine: neither connecting nor asking for a name gets past this computer."""

import ipaddress
import socket
import sys

OURS = {"", None, "localhost", socket.gethostname()}  # its own name stands in every mail's Message-ID
ASKING = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}
SENDING = {"socket.connect", "socket.sendto", "socket.sendmsg"}


class AnotherMachine(RuntimeError):
    """A test wanted to reach it. No OSError, which code that expects a broken network would take for one."""


def guard():
    """From now on; Python knows no way to take an audit hook away again."""
    sys.addaudithook(refuse_others)


def refuse_others(event, arguments):
    if event in ASKING:
        host = arguments[0]
    elif event in SENDING and arguments[0].family != socket.AF_UNIX and arguments[1]:
        host = arguments[1][0]
    else:
        return
    if not is_here(host):
        raise AnotherMachine(f"{event}: {host!r} is not this machine, and a test reaches no other.")


def is_here(host):
    host = host.decode() if isinstance(host, bytes) else host
    try:
        return host in OURS or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
