"""`make run` refuses in one line what it cannot mend, and nothing that it starts outlives it."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = ROOT / "scripts"


def run(port, **settings):
    command = [sys.executable, str(SCRIPTS / "run.py")]
    environment = {**os.environ, "PORT": str(port), **settings}
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=30)


@pytest.mark.parametrize("port", ["eighty", "0", "65536", "-1"])
def test_bad_port_is_refused_in_one_line_that_says_how_to_mend_it(port):
    done = run(port)

    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert repr(port) in done.stderr
    assert "make run PORT=8001" in done.stderr


def test_port_in_use_is_refused_in_one_line_that_says_how_to_mend_it():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        done = run(port)

    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert f"port {port} is in use" in done.stderr
    assert "make run PORT=" in done.stderr


def test_folder_without_room_is_refused_before_anything_is_installed():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]

    done = run(port, VAR_DIR="/proc/isigurt")

    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("isigurt: /proc")


def test_old_python_is_told_what_to_install():
    code = (
        "import os, sys, bootstrap; sys.version_info = (3, 9, 1); os.environ['PATH'] = ''; bootstrap.supported_python()"
    )

    done = subprocess.run([sys.executable, "-c", code], cwd=SCRIPTS, capture_output=True, text=True, timeout=30)

    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        "isigurt: Python 3.9 is too old or too new: install 3.11, 3.12 or 3.13, or name one: make run PYTHON=/its/path"
    ]


def test_disk_without_room_for_the_packages_is_told_before_they_are_fetched():
    code = (
        "import bootstrap as b; b.STAMP = b.Path('/none'); b.ROOM = b.ARCHIVES = {'requirements.txt': 10**9};"
        "b.ensure('requirements.txt')"
    )

    done = subprocess.run([sys.executable, "-c", code], cwd=SCRIPTS, capture_output=True, text=True, timeout=30)

    assert (done.returncode, done.stdout) == (2, "")
    assert [line.count("MB free and needs 1000000000") for line in done.stderr.splitlines()] == [1, 1]


def test_missing_venv_module_is_told_what_to_install():
    code = (
        "import sys; sys.modules['ensurepip'] = None; import bootstrap as b; b.PYTHON = b.Path('/none'); b.make_venv()"
    )

    done = subprocess.run([sys.executable, "-c", code], cwd=SCRIPTS, capture_output=True, text=True, timeout=30)

    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "apt-get install python3" in done.stderr


# A parent that starts a child through processes.start and tells its id.
PARENT = """
import os, sys, time, processes
child = processes.start([sys.executable, "-c", CHILD], dict(os.environ))
print(child.pid, flush=True)
try:
    processes.listen_for_the_end()
    time.sleep(60)
except processes.Interrupted:
    processes.stop([child])
"""
DEAF = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)"
PATIENT = "import time; time.sleep(60)"


@pytest.mark.parametrize(
    ("number", "child"),
    [(signal.SIGINT, PATIENT), (signal.SIGTERM, PATIENT), (signal.SIGTERM, DEAF), (signal.SIGKILL, PATIENT)],
)
def test_child_ends_with_its_parent(number, child):
    command = [sys.executable, "-c", f"CHILD = {child!r}\n{PARENT}"]
    with subprocess.Popen(command, cwd=SCRIPTS, stdout=subprocess.PIPE, text=True) as parent:
        pid = int(parent.stdout.readline())
        time.sleep(0.3)  # the child may still be putting its signals in order

        parent.send_signal(number)
        parent.wait(30)

    assert ends(pid)


def ends(pid):
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        if is_over(pid):
            return True
        time.sleep(0.05)
    return False


def is_over(pid):
    """Gone, or dead and not yet waited for; it may go while we look."""
    try:
        return "Z" in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return True


@pytest.mark.parametrize("background", [True, False])
def test_make_in_the_background_is_not_taken_for_interrupted(tmp_path, background):
    """A shell without job control starts `make run &` with SIGINT ignored."""
    code = (
        "import processes, time; processes.listen_for_the_end(); time.sleep(1); print(processes.make_was_interrupted())"
    )
    (tmp_path / "Makefile").write_text(f"run:\n\t@cd {SCRIPTS} && exec {sys.executable} -c '{code}'\n")
    ignoring = signal.SIG_IGN if background else signal.default_int_handler

    done = subprocess.run(
        ["make", "-C", str(tmp_path), "run"],
        capture_output=True,
        text=True,
        timeout=30,
        preexec_fn=lambda: signal.signal(signal.SIGINT, ignoring),
    )

    assert "False" in done.stdout.split()


def test_worker_that_ended_is_started_again_and_a_web_server_that_ended_stops_everything(monkeypatch, tmp_path):
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    import processes
    import run as runner

    monkeypatch.setattr(runner.time, "sleep", lambda seconds: None)
    first, second = tmp_path / "first", tmp_path / "second"
    script = tmp_path / "worker.py"
    script.write_text(f"""
import pathlib, time
first, second = pathlib.Path({str(first)!r}), pathlib.Path({str(second)!r})
if first.exists():
    second.touch()
    time.sleep(60)
first.touch()
""")
    web = [sys.executable, "-c", f"import os, time\nwhile not os.path.exists({str(second)!r}): time.sleep(0.05)"]
    commands = (web, [sys.executable, str(script)])
    started = [processes.start(command, {}) for command in commands]

    stopped = runner.watch(started, commands, {})
    processes.stop(started)

    assert stopped is False
    assert second.exists()
