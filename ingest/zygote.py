"""The process that readers are forked from: everything is imported once, so that a file costs no start of Python.

Run as `python -m ingest.zygote` with a socket as its standard input (see `ingest.launcher`). It reads no file itself:
each fork reads one, under limits of its own, and ends with it. It has one thread, ends when its parent does, and takes
its forks with it.
"""

import ctypes
import gc
import os
import selectors
import signal
import socket
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from ingest import child
from ingest.extract import EXTRACTORS
from ingest.wire import dump_end, load_job

_PR_SET_PDEATHSIG: Final = 1
_FIRST_FREE: Final = 3  # after standard input, output and error
_JOB_BYTES: Final = 1 << 16


@dataclass(slots=True)
class Zygote:
    """Forks for each job that comes over a socket and tells how each fork ended.

    A job is one byte with two descriptors: the control socket, on which the job itself waits, and the pipe that the
    fork writes to. The fork is ended by whatever the parent does to the control socket then, its own death included.

    Args:
        parent: the socket that jobs come from; its end is the end.
    """

    parent: socket.socket
    _forks: dict[int, socket.socket] = field(default_factory=dict)
    _selector: selectors.BaseSelector = field(default_factory=selectors.DefaultSelector)

    def serve(self) -> None:
        """Work until the parent closes its end."""
        woken, wake = socket.socketpair()
        wake.setblocking(False)
        signal.set_wakeup_fd(wake.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, _note)
        self._selector.register(self.parent, selectors.EVENT_READ)
        self._selector.register(woken, selectors.EVENT_READ)
        serving = True
        while serving:
            for key, _ in self._selector.select():
                if key.fileobj is self.parent:
                    serving = self._accept()
                elif key.fileobj is woken:
                    woken.recv(_JOB_BYTES)
                    self._reap()
                else:
                    self._end(key.data)
        for pid in self._forks:
            _kill(pid)

    def _accept(self) -> bool:
        """Fork for the next job; whether there was one."""
        byte, descriptors, _, _ = socket.recv_fds(self.parent, 1, 2)
        if not byte:
            return False
        control, output = socket.socket(fileno=descriptors[0]), descriptors[1]
        job = control.recv(_JOB_BYTES).decode()
        with suppress(Exception):  # the fork will say it
            EXTRACTORS[load_job(job)[1]]()  # imports its module, for all forks to come
        gc.freeze()  # forks then copy no page for the sake of looking through it
        zygote = os.getpid()
        pid = os.fork()
        if pid == 0:
            _become_child(job, output, zygote)  # pragma: no cover  (as below)
        _lead_group(pid)
        os.close(output)
        self._forks[pid] = control
        self._selector.register(control, selectors.EVENT_READ, pid)
        return True

    def _end(self, pid: int) -> None:
        """Kill a fork with all that it started; it is reaped like one that ends by itself."""
        if pid in self._forks:
            self._selector.unregister(self._forks[pid])
            _kill(pid)

    def _reap(self) -> None:
        """Tell the parent of each fork that has ended, and what it cost."""
        for pid, control in list(self._forks.items()):
            # Not reaped until its group is killed, so that its number cannot belong to another by then.
            if os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
                continue
            _kill(pid)
            _, status, usage = os.wait4(pid, 0)
            message = dump_end(os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime).encode()
            del self._forks[pid]
            if control in self._selector.get_map():
                self._selector.unregister(control)
            with control, suppress(OSError):  # nobody may be listening any more
                control.sendall(message)


def _note(_signal: int, _frame: object) -> None:
    """A handler that does nothing: the signal is seen on the wake-up socket."""


def _kill(pid: int) -> None:
    with suppress(OSError):  # it has gone
        os.killpg(pid, signal.SIGKILL)


def _lead_group(pid: int) -> None:
    """Give a fork a process group of its own; both sides do, so that it has one whoever runs first."""
    with suppress(OSError):  # it has gone
        os.setpgid(pid, pid)


def _become_child(job: str, output: int, zygote: int) -> None:  # pragma: no cover  (a fork may not write its coverage)
    """Read the file of a job in this fork and end; never returns."""
    status = 1
    try:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        _lead_group(0)
        _die_with(zygote)
        os.dup2(os.open(os.devnull, os.O_RDWR), 0)
        os.dup2(output, _FIRST_FREE)
        os.closerange(_FIRST_FREE + 1, os.sysconf("SC_OPEN_MAX"))  # those of other files' readers
        # Closed by the end of the process and not before: who hears the pipe close takes the process for ended.
        said = os.fdopen(_FIRST_FREE, "w", encoding="utf-8")
        child.main(job, said)
        said.flush()
        status = 0
    finally:
        os._exit(status)


def _die_with(zygote: int) -> None:  # pragma: no cover  (as above)
    """Have the kernel kill this process when the zygote ends, where it can (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != zygote:
            os._exit(1)


if __name__ == "__main__":
    Zygote(socket.socket(fileno=0)).serve()
