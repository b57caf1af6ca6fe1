#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Print the build of an image as JSON.

  plan.py IMAGE                          {"version", "image", "debug", "steps"}
  plan.py --compile-commands DIR IMAGE   the same for editors

Every step has left a file OUTPUT.cmd with its command and its inputs, and a
compiler step OUTPUT.d with the headers. From the image backwards they give the
whole build. Steps that write sources or headers are no part of it.
"""
import json
import os
import shlex
import sys

GENERATORS = {"GEN", "FETCH", "UNPACK", "PATCH"}


def read_cmd(output):
    """The recorded step that made `output`, or None for a source."""
    try:
        with open(output + ".cmd") as f:
            fields = dict(line.rstrip("\n").split(" := ", 1) for line in f if " := " in line)
    except FileNotFoundError:
        return None
    fields = {key.split("@", 1)[0]: value for key, value in fields.items()}
    return None if fields["verb"] in GENERATORS else fields


def read_headers(output):
    """What the compiler says that it has read: the first rule of OUTPUT.d."""
    try:
        with open(output + ".d") as f:
            rule = f.read().replace("\\\n", " ").split("\n", 1)[0]
    except FileNotFoundError:
        return []
    return [os.path.abspath(name) for name in rule.split(": ", 1)[1].split()]


def steps_to(output, done, steps):
    """Append the steps that `output` needs, then its own."""
    if output in done:
        return
    done.add(output)
    step = read_cmd(output)
    if step is None:
        return
    inputs = step.get("inputs", "").split()
    inputs += [h for h in read_headers(output) if h not in inputs]
    for name in inputs:
        steps_to(name, done, steps)
    steps.append({"output": output, "inputs": inputs, "argv": shlex.split(step["saved"])})


def main():
    directory = None
    arguments = sys.argv[1:]
    if arguments[0] == "--compile-commands":
        directory = arguments[1]
        del arguments[:2]
    image = os.path.abspath(arguments[0])
    steps = []
    steps_to(image, set(), steps)
    if directory is None:
        print(json.dumps({"version": 1, "image": image, "debug": image + ".dbg", "steps": steps}, indent=1))
    else:
        print(json.dumps([{"directory": directory, "file": s["inputs"][0], "output": s["output"], "arguments": s["argv"]}
                          for s in steps if "-c" in s["argv"]], indent=1))


if __name__ == "__main__":
    main()
