"""Whether a server may listen where it is told to, before anybody is told that it does."""

import errno
import socket

from summarizer.errors import InputError


def expect_free(host: str, port: int) -> None:
    """Raise InputError when nothing can listen at `host` and `port`."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, protocol) as trial:
            # As the servers do: what has only just been closed there is no hindrance.
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
            trial.listen()
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise InputError(f"Port {port} is in use. Choose another with --port.") from error
        raise InputError(
            f"Nothing can listen at {host}, port {port}: {error.strerror or error}. Choose "
            "another with --host and --port."
        ) from error
