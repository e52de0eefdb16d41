"""`prasowka config`: every setting, and where its value came from."""

from indexer import Configuration
from indexer.cli.arguments import Arguments, Command, Option
from indexer.cli.console import Console, Exit
from indexer.cli.formats.json_objects import SCHEMA, line
from indexer.cli.output import Output
from indexer.messages import N_, _, language
from indexer.presentation import harmless


def run(arguments: Arguments, output: Output, console: Console) -> Exit:
    """Write the settings that hold for the index."""
    configuration: Configuration = arguments.configuration
    values = {
        "index": str(configuration.index.absolute()),
        "language": language(),
        "theme": configuration.theme,
        "format": configuration.format,
        "ignore": list(configuration.ignore),
        "fields": [f"{name} = {field}" for name, field in configuration.fields.items()],
        "keys": [f"{name} = {key}" for name, key in configuration.keys.items()],
    }
    if arguments.json:
        settings = {
            name: {
                "value": value,
                "origin": configuration.origins[name].kind,
                "place": configuration.origins[name].place,
            }
            for name, value in values.items()
        }
        output.data(line({"schema": SCHEMA, "settings": settings, "files": list(map(str, configuration.files))}))
        return Exit.DONE
    for name, value in values.items():
        shown = value if isinstance(value, str) else ", ".join(value)
        output.text(harmless(f"{name:10}{shown or '–'}  ({_from(configuration, name)})") + "\n")
    output.text("\n" + _("Files that are read, where they are there:") + "\n")
    for file in configuration.files:
        output.text(harmless(f"  {file}") + "\n")
    return Exit.DONE


def _from(configuration: Configuration, name: str) -> str:
    kind, place = configuration.origins[name]
    if kind == "variable":
        return f"${place}"
    return place or _("by default")


COMMAND = Command(
    "config",
    N_("shows every setting, and where it came from"),
    N_(
        "Shows the settings that hold, and where each was made: by an option, a variable of the environment, or a file "
        "prasowka.toml, the person’s own or the one beside the index, which comes first. Such a file can say: index "
        "(only the person’s own), language, theme, format (of hits), ignore (a list of patterns), [fields] "
        "(what records call them), [keys] (of the terminal UI: its README names the actions)."
    ),
    run,
    options=(Option("--json", N_("the result as a JSON object"), default=False),),
)
