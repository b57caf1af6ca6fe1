#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Configure an application: one Kconfig tree out of kernel, application and
external libraries.

  sync             resolve the configuration into auto.conf and uk/config.h
  defconfig [FILE] write a configuration from defaults and FILE
  olddefconfig     fill a configuration up with defaults
  menuconfig       ask
  savedefconfig    write what differs from the defaults to APP/defconfig
"""
import argparse
import os
import sys

SYSTEM_PYTHON = "/usr/bin/python3"

try:
    import kconfiglib
except ImportError:
    # Debian installs the package for its own Python only; a host may have
    # another one first in the path.
    if os.path.realpath(sys.executable) != os.path.realpath(SYSTEM_PYTHON) and os.path.exists(SYSTEM_PYTHON):
        os.execv(SYSTEM_PYTHON, [SYSTEM_PYTHON] + sys.argv)
    sys.exit("kconfiglib is missing: install Debian's package python3-kconfiglib "
             "or name a Python that has it, UK_PYTHON=<program>")


def arguments():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("base", "app", "out", "config"):
        p.add_argument("--" + name, required=True)
    p.add_argument("--external", action="append", default=[], metavar="DIR")
    p.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="for $(NAME) in Config.uk")
    p.add_argument("command", choices=("sync", "defconfig", "olddefconfig", "menuconfig", "savedefconfig"))
    p.add_argument("file", nargs="?")
    return p.parse_args()


def write_if_changed(path, text):
    try:
        with open(path) as f:
            if f.read() == text:
                return
    except FileNotFoundError:
        pass
    with open(path, "w") as f:
        f.write(text)


def load_tree(args):
    state = os.path.join(args.out, "kconfig")
    os.makedirs(state, exist_ok=True)
    external = os.path.join(state, "external.uk")
    # kconfiglib finds relative names from srctree; these are absolute
    write_if_changed(external, "".join('osource "%s/Config.uk"\n' % d for d in args.external))
    os.environ.update(srctree=args.base, UK_APP=args.app, UK_EXTERNAL=external, KCONFIG_CONFIG=args.config,
                      KCONFIG_CONFIG_HEADER="# Configuration of %s\n" % os.path.basename(args.app))
    for pair in args.set:
        name, value = pair.split("=", 1)
        os.environ[name] = value
    try:
        return kconfiglib.Kconfig("Config.uk", warn_to_stderr=False, suppress_traceback=False)
    except (kconfiglib.KconfigError, OSError) as e:
        sys.exit("Kconfig: %s" % e)


def sync(kconf, args):
    state = os.path.join(args.out, "kconfig")
    header = os.path.join(args.out, "include/uk/config.h")
    os.makedirs(os.path.dirname(header), exist_ok=True)
    kconf.write_config(os.path.join(state, "auto.conf"), save_old=False)
    kconf.write_autoconf(header)
    files = [os.path.join(args.base, f) for f in kconf.kconfig_filenames]
    script = os.path.abspath(__file__)
    with open(os.path.join(state, "kconfig.d"), "w") as f:
        f.write("%s/stamp: %s\n" % (state, " ".join(files + [script])))
        f.write("".join("%s:\n" % name for name in files))


def main():
    args = arguments()
    kconf = load_tree(args)
    if args.command == "menuconfig":
        import menuconfig

        menuconfig.menuconfig(kconf)
        return
    source = args.file if args.command == "defconfig" else args.config
    if source:
        if not os.path.isfile(source):
            sys.exit("%s: no such configuration%s" % (source, "" if args.file else "; make one with the goal defconfig"))
        kconf.load_config(source)
    if args.command == "sync":
        sync(kconf, args)
    elif args.command == "savedefconfig":
        target = os.path.join(args.app, "defconfig")
        kconf.write_min_config(target)
        print("written: " + target)
    else:
        os.makedirs(os.path.dirname(args.config), exist_ok=True)
        kconf.write_config(args.config)
        print("written: " + args.config)
    for warning in kconf.warnings:
        print("warning: " + warning, file=sys.stderr)


if __name__ == "__main__":
    main()
