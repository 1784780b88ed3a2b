"""Postfix, as Debian has it, for a moment: on a port of its own, with STARTTLS, delivering to mailboxes in a folder."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.oracles.tools import need

from .servers import authority

SERVICES = """\
127.0.0.1:{port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
postlog unix-dgram n - n - 1 postlogd
anvil unix - - n - 1 anvil
"""
MAIN = """\
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
maillog_file = {folder}/mail.log
maillog_file_prefixes = {folder}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = localhost.localdomain
mynetworks = 127.0.0.0/8
mydestination =
local_recipient_maps =
alias_maps =
virtual_mailbox_domains = example.org
virtual_mailbox_base = {folder}/boxes
virtual_mailbox_maps = inline:{{{{ada@example.org = ada/}}, {{bo@example.org = bo/}}}}
virtual_uid_maps = static:65534
virtual_gid_maps = static:65534
smtpd_tls_security_level = encrypt
smtpd_tls_cert_file = {folder}/etc/cert.pem
smtpd_tls_key_file = {folder}/etc/key.pem
smtpd_recipient_restrictions = reject_unlisted_recipient
message_size_limit = 2000000
default_transport = error:5.7.1 nothing leaves this machine
"""


class Postfix(NamedTuple):
    port: int
    folder: Path

    def mails(self, name: str, expected: int) -> list[bytes]:
        """What is in a mailbox once as much has been delivered as is expected."""
        for _ in range(200):
            found = [path.read_bytes() for path in sorted(self.folder.glob(f"boxes/{name}/new/*"))]
            if len(found) >= expected:
                return found
            time.sleep(0.05)
        raise TimeoutError((self.folder / "mail.log").read_text())


@contextmanager
def postfix() -> Iterator[Postfix]:
    program = need("postfix")
    if os.geteuid():
        pytest.skip("postfix is started by root only")
    folder = Path(tempfile.mkdtemp(prefix="postfix-"))  # its users have no way into the folders of tests
    folder.chmod(0o755)
    for name in ("etc", "queue", "data", "boxes"):
        (folder / name).mkdir()
    shutil.chown(folder / "data", "postfix")
    os.chown(folder / "boxes", 65534, 65534)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    (folder / "etc/main.cf").write_text(MAIN.format(folder=folder))
    (folder / "etc/master.cf").write_text(SERVICES.format(port=port))
    certificate = authority().issue_cert("localhost")
    certificate.private_key_pem.write_to_path(str(folder / "etc/key.pem"))
    (folder / "etc/cert.pem").write_bytes(b"".join(part.bytes() for part in certificate.cert_chain_pems))
    command = [program, "-c", str(folder / "etc")]
    subprocess.run([*command, "start"], check=True, capture_output=True, timeout=60)
    try:
        yield Postfix(port, folder)
    finally:
        subprocess.run([*command, "stop"], check=True, capture_output=True, timeout=60)
        shutil.rmtree(folder)
