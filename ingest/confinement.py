"""Puts limits of the operating system on this process and what it starts."""

import resource


def confine(memory_bytes: int, cpu_seconds: int, file_bytes: int, open_files: int | None = None) -> None:
    """Limit this process for good; never above what it is allowed already.

    The soft limit of processor time is below the hard one, so that the process ends by SIGXCPU, which says why.

    Args:
        memory_bytes: address space, bytes.
        cpu_seconds: processor time, seconds.
        file_bytes: size of a file that it writes, bytes.
        open_files: number of open files; None leaves that as it is.
    """
    for what, soft, hard in (
        (resource.RLIMIT_AS, memory_bytes, memory_bytes),
        (resource.RLIMIT_CPU, cpu_seconds, cpu_seconds + 1),
        (resource.RLIMIT_FSIZE, file_bytes, file_bytes),
        (resource.RLIMIT_NOFILE, open_files, open_files),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        if soft is None or hard is None:
            continue
        ceiling = resource.getrlimit(what)[1]
        if ceiling != resource.RLIM_INFINITY:
            hard = min(hard, ceiling)  # noqa: PLW2901
            soft = min(soft, max(1, hard - 1) if what == resource.RLIMIT_CPU else hard)  # noqa: PLW2901
        resource.setrlimit(what, (soft, hard))
