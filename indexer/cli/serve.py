"""`prasowka serve`: the archive in a browser, to be read."""

from ipaddress import ip_address

from indexer import Archive, UsageError
from indexer.cli.arguments import Arguments, Command, Option, whole
from indexer.cli.console import Console, Exit, reason
from indexer.cli.output import Output
from indexer.messages import N_, _, message

PORT = 8017
_LAST_PORT = 65_535


def run(arguments: Arguments, output: Output, console: Console) -> Exit:
    """Serve until Ctrl+C."""
    from indexer.presentation.extras import load

    load("textual_serve.server", "serve")  # which brings aiohttp along
    from indexer.cli.web.server import serve

    host, port = arguments.host, arguments.port
    if not 0 < port <= _LAST_PORT:
        allowed = f"1–{_LAST_PORT}"
        raise UsageError(message("{option} {value}: {reason}", option="--port", value=port, reason=allowed))
    only_here = _is_loopback(host)
    address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    names = frozenset({address, f"localhost:{port}", f"127.0.0.1:{port}", f"[::1]:{port}"})
    with Archive.open(arguments.index) as archive:
        console.note(_("The archive is at http://{address}/, to be read only; Ctrl+C ends it.").format(address=address))
        console.note(
            _("For programs: {urls}").format(
                urls=", ".join(f"http://{address}/{path}" for path in ("search?q=…", "article/ID", "timeline?q=…"))
            )
        )
        if not only_here:
            console.warn(_("Whoever reaches this machine can read the whole archive."))
        try:
            serve(archive, arguments.index, host, port, names if only_here else None)
        except OSError as error:
            raise UsageError(message("Port {port} cannot be had: {reason}", port=port, reason=reason(error))) from error
    return Exit.DONE


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


COMMAND = Command(
    "serve",
    N_("shows the archive in a browser, to be read"),
    N_(
        "Opens the terminal UI to browsers and answers programs in JSON (/search, /article/ID, /timeline), on this "
        "machine alone unless told otherwise. Nothing can be written: no stars, no exports, no indexing. Needs an "
        "extra: pip install 'prasowka[serve]'."
    ),
    run,
    options=(
        Option("--host", N_("the address to listen at (default 127.0.0.1)"), N_("ADDRESS"), default="127.0.0.1"),
        Option("--port", N_("the port (default 8017)"), N_("NUMBER"), read=whole(1), default=PORT),
    ),
    examples=((N_("prasowka serve --port 8080"), N_("the archive at http://127.0.0.1:8080/")),),
)
