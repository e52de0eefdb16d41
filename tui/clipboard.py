"""Copying: by a program of the system where there is one, else by the terminal, which does not say whether it did."""

import os
import shutil
import subprocess

PROGRAMS = (
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard")),
    ("DISPLAY", ("xsel", "--clipboard", "--input")),
    ("", ("pbcopy",)),
    ("", ("clip.exe",)),
)
"""Programs that copy what they read, each with the variable that says whether it has a screen to copy on."""
PATIENCE = 2.0


def copy_by_program(text: str) -> bool:
    """Copy a text by a program of this system, unless the person sits at another one; say whether that succeeded."""
    if "SSH_CONNECTION" in os.environ:
        return False
    for variable, command in PROGRAMS:
        if (variable and variable not in os.environ) or shutil.which(command[0]) is None:
            continue
        encoding = "utf-16-le" if command[0] == "clip.exe" else "utf-8"
        try:
            run = subprocess.run(
                command,
                input=text.encode(encoding, "replace"),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=PATIENCE,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            continue
        if run.returncode == 0:
            return True
    return False
