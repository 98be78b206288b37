# SPDX-License-Identifier: MIT
"""A small SOCKS5 proxy (RFC 1928, 1929) that knows a few names and keeps what it was asked. It listens on a Unix socket, so
that processes in another network namespace reach it through a forwarder and nothing else."""
import ipaddress
import socket
import threading


def read(connection, size):
    data = b""
    while len(data) < size:
        part = connection.recv(size - len(data))
        if not part:
            raise ConnectionError
        data += part
    return data


def pump(one, other):
    """Carries bytes both ways until both ends have ended."""
    def carry(source, target):
        try:
            while data := source.recv(65536):
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)
        except OSError:
            for end in (source, target):
                try:
                    end.shutdown(socket.SHUT_RDWR)
                except OSError:
                    pass
    back = threading.Thread(target=carry, args=(other, one), daemon=True)
    back.start()
    carry(one, other)
    back.join()


class Request:
    def __init__(self, kind, host, port, login):
        self.kind, self.host, self.port, self.login = kind, host, port, login


class Proxy:
    """`names`: host name -> (address, port). Others are answered with reply 4, host unreachable."""

    def __init__(self, path, names):
        self.names, self.requests = names, []
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(str(path))
        self.listener.listen(16)
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.handle, args=(connection,), daemon=True).start()

    def handle(self, connection):
        with connection:
            try:
                self.talk(connection)
            except (ConnectionError, OSError):
                pass

    def talk(self, connection):
        version, count = read(connection, 2)
        methods = read(connection, count)
        if version != 5 or 2 not in methods:
            connection.sendall(b"\x05\xff")
            return
        connection.sendall(b"\x05\x02")
        _, size = read(connection, 2)
        user = read(connection, size)
        password = read(connection, read(connection, 1)[0])
        connection.sendall(b"\x01\x00")
        _, _, _, kind = read(connection, 4)
        if kind == 3:
            host = read(connection, read(connection, 1)[0]).decode()
        else:
            host = str(ipaddress.ip_address(read(connection, 4 if kind == 1 else 16)))
        port = int.from_bytes(read(connection, 2), "big")
        self.requests.append(Request(kind, host, port, (user, password)))
        if host not in self.names:
            connection.sendall(b"\x05\x04\x00\x01" + bytes(6))
            return
        with socket.create_connection(self.names[host]) as node:
            connection.sendall(b"\x05\x00\x00\x01" + bytes(6))
            pump(connection, node)

    def close(self):
        self.listener.close()
