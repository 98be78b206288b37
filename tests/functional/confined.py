# SPDX-License-Identifier: MIT
"""Runs tacit-cli in a network namespace of its own, in which one port of the loopback interface leads to a proxy and nothing
else leads anywhere, and tells every packet that was sent there. To be started by `unshare -rnm`:

    confined.py NAMESERVER_FILE PROXY_SOCKET PROXY_PORT WALLET_FOLDER   < JSON list of commands

The interface has a default route, so that a packet for elsewhere is sent, and seen, instead of failing for want of a route.
"""
import fcntl
import json
import os
import socket
import struct
import subprocess
import sys
import threading

from harness import Wallet
from socks5_proxy import pump

SIOCADDRT, SIOCSIFFLAGS = 0x890B, 0x8914
IFF_UP, RTF_UP = 1, 1
SOL_PACKET, PACKET_STATISTICS = 263, 6
ETH_P_ALL = 3


def set_up_interface():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        fcntl.ioctl(control, SIOCSIFFLAGS, struct.pack("16sh14x", b"lo", IFF_UP))
        any_address = struct.pack("HH12x", socket.AF_INET, 0)
        device = ctypes_string(b"lo")
        route = struct.pack("L16s16s16sHhLPhxxxxxxPLLH", 0, any_address, any_address, any_address, RTF_UP, 0, 0, 0, 0,
                            device, 0, 0, 0)
        fcntl.ioctl(control, SIOCADDRT, route)


def ctypes_string(text):
    import ctypes
    ctypes_string.kept = ctypes.create_string_buffer(text)
    return ctypes.addressof(ctypes_string.kept)


class Capture:
    """Every IP packet of every interface, as protocol, source and destination."""

    def __init__(self):
        self.socket = socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(ETH_P_ALL))
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 23)
        self.seen = set()
        self.stopping = False
        self.thread = threading.Thread(target=self.run)
        self.thread.start()

    def run(self):
        self.socket.settimeout(0.2)
        while True:
            try:
                packet = self.socket.recv(256)
            except socket.timeout:
                if self.stopping:
                    return
                continue
            self.seen.add(describe(packet))

    def stop(self):
        self.stopping = True
        self.thread.join()
        packets, dropped = struct.unpack("II", self.socket.getsockopt(SOL_PACKET, PACKET_STATISTICS, 8))
        self.socket.close()
        if dropped:
            raise SystemExit(f"{dropped} of {packets} packets were not looked at")
        return sorted(self.seen)


def describe(packet):
    version = packet[0] >> 4
    if version == 4:
        protocol, header = packet[9], (packet[0] & 15) * 4
        source, target = (socket.inet_ntop(socket.AF_INET, packet[a:a + 4]) for a in (12, 16))
    elif version == 6:
        protocol, header = packet[6], 40
        source, target = (socket.inet_ntop(socket.AF_INET6, packet[a:a + 16]) for a in (8, 24))
    else:
        return ("unknown", packet[:16].hex(), 0, "", 0)
    if protocol not in (6, 17):
        return (f"protocol {protocol}", source, 0, target, 0)
    source_port, target_port = struct.unpack("!HH", packet[header:header + 4])
    return ("tcp" if protocol == 6 else "udp", source, source_port, target, target_port)


def forward(port, path):
    listener = socket.create_server(("127.0.0.1", port), backlog=16)

    def serve():
        while True:
            one, _ = listener.accept()
            other = socket.socket(socket.AF_UNIX)
            other.connect(path)
            threading.Thread(target=pump, args=(one, other), daemon=True).start()
    threading.Thread(target=serve, daemon=True).start()


def main():
    resolver, path, port, folder = sys.argv[1:]
    subprocess.run(["mount", "--bind", resolver, "/etc/resolv.conf"], check=True)
    set_up_interface()
    if path:
        forward(int(port), path)
    capture, wallet, results = Capture(), Wallet(folder), []
    for arguments in json.load(sys.stdin):
        done = wallet.run(*arguments)
        results.append([done.returncode, json.loads(done.stdout)])
    json.dump({"results": results, "packets": capture.stop()}, sys.stdout)
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
