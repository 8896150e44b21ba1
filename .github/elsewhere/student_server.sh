#!/bin/sh
# JupyterHub starts this as the student: it gives them their own copies of the lectures, then their server.
set -eu

course=$(cd "$(dirname "$0")/../.." && pwd)
own="$HOME/nets-by-hand"
mkdir -p "$own/notebooks"

# The library is one for all, and only to read. Whoever wants to change it puts a copy in the place of the link.
for name in deno.json lib data; do
  if [ ! -e "$own/$name" ]; then ln -sfn "$course/$name" "$own/$name"; fi
done

# Deno notes there what else a cell imports.
rm -f "$own/deno.lock"
cp "$course/deno.lock" "$own/deno.lock"

# New lectures come, and what the student has changed stays.
for lecture in "$course"/notebooks/*.ipynb; do
  copy="$own/notebooks/$(basename "$lecture")"
  if [ ! -e "$copy" ]; then
    cp "$lecture" "$copy"
    # Saved figures show before a cell is run.
    python3 -m nbformat.sign "$copy" >/dev/null 2>&1 || true
  fi
done

# Where the files lie over which kernels talk: for the student alone, with a short name, as such files must have.
export JUPYTER_RUNTIME_DIR="$HOME/.jupyter-runtime"
mkdir -p -m 700 "$JUPYTER_RUNTIME_DIR"

# No program of a student gets more than 2 GB (in kB): a cell that wants more fails, and not the others.
ulimit -d 2000000

exec jupyterhub-singleuser "$@"
