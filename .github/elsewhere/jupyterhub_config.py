"""JupyterHub for a class on one Debian server. What each line is for, and what to change: README.md beside this file."""

from pathlib import Path

c = get_config()  # noqa: F821 (JupyterHub defines it)
HERE = Path(__file__).resolve().parent

# Where students come in. Only this machine can reach it: put a web server with a certificate in front.
c.JupyterHub.bind_url = "http://127.0.0.1:8000"

# Who comes in: the accounts of this machine that are in the group "students", with their passwords.
c.LocalAuthenticator.allowed_groups = {"students"}

# What starts for a student: a script that first gives them their own copies of the lectures.
c.Spawner.cmd = [str(HERE / "student_server.sh")]
c.Spawner.notebook_dir = "~/nets-by-hand"
c.Spawner.default_url = "/tree/notebooks"
c.Spawner.environment = {
    "JUPYTERHUB_SINGLEUSER_APP": "notebook.notebookapp.NotebookApp",
    # Completion that knows types takes 200 to 460 MB for each student who presses Tab. Without it, names only:
    # "NETS_LANGUAGE_SERVER": "off",
}

# A whole class comes at once: nobody is sent away because it takes a while.
c.Spawner.start_timeout = 300
c.Spawner.http_timeout = 300

# Kernels talk over files of the student instead of ports: among many that start at once, two may
# be given the same port, and one of them then has no kernel. They end half an hour after the last
# work in a page that is closed, servers an hour after the last kernel, and both at once when a
# student logs out.
c.Spawner.args = [
    "--KernelManager.transport=ipc",
    "--MappingKernelManager.cull_idle_timeout=1800",
    "--MappingKernelManager.cull_interval=300",
    "--NotebookApp.shutdown_no_activity_timeout=3600",
]
c.JupyterHub.shutdown_on_logout = True
