"""No test reaches another machine: neither connecting nor asking for a name gets past this computer."""

import ipaddress
import socket
import sys

OURS = {"", None, "localhost", socket.gethostname()}  # its own name stands in every mail's Message-ID
ASKING = {"socket.gethostbyname", "socket.gethostbyaddr"}
SENDING = {"socket.connect", "socket.sendto", "socket.sendmsg"}


class AnotherMachine(RuntimeError):
    """A test wanted to reach it. No OSError, which code that expects a broken network would take for one."""


def guard():
    """From now on; Python knows no way to take an audit hook away again."""
    sys.addaudithook(refuse_others)


def refuse_others(event, arguments):
    if event == "socket.getaddrinfo":
        allowed = is_here(arguments[0]) or address(arguments[0])  # an address is read, nobody is asked
    elif event in ASKING:
        allowed = is_here(arguments[0])
    elif event in SENDING and arguments[0].family != socket.AF_UNIX and arguments[1]:
        allowed = is_here(arguments[1][0])
    else:
        return
    if not allowed:
        raise AnotherMachine(f"{event}: {arguments!r} is not this machine, and a test reaches no other.")


def is_here(host):
    return host in OURS or bool(address(host) and address(host).is_loopback)


def address(host):
    """The address that `host` is written as; None where it is a name."""
    try:
        return ipaddress.ip_address(host.decode() if isinstance(host, bytes) else host)
    except ValueError:
        return None
