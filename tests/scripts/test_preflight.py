"""Before any stage begins, what the tests need is started once; each thing that is missing is a line that helps."""

import os

STAGES = "import sys; sys.argv[:] = ['stages.py', *sys.argv[1:]]; from testing import stages; sys.exit(stages.main())"
WITHOUT_LIBRARY = "echo 'node: error while loading shared libraries: libatomic.so.1: cannot open' >&2; exit 127"


def test_every_stage_says_what_it_needs(run_code):
    done = run_code("from testing import stages, preflight; print(set(stages.STAGES) == set(preflight.NEEDS))")

    assert done.stdout.strip() == "True"


def test_needs_that_are_met_say_nothing_more(run_code):
    done = run_code("from testing import preflight; preflight.begin(['sqlite', 'faults'])")

    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 1


def test_every_missing_server_has_a_line_and_no_stage_begins(run_code):
    addresses = {
        "TEST_DATABASE_URL": "postgres://somebody:geheim@127.0.0.1:1/nothing",
        "TEST_REDIS_URL": "redis://127.0.0.1:1/0",
    }

    done = run_code(STAGES, "faults", **addresses)

    lines = done.stderr.splitlines()
    assert done.returncode == 2
    assert len(lines) == 2
    assert lines[0].startswith("isigurt: PostgreSQL: ") and "TEST_DATABASE_URL=" in lines[0]
    assert lines[1].startswith("isigurt: Redis: ") and "TEST_REDIS_URL=" in lines[1]
    assert "geheim" not in done.stderr
    assert "== faults" not in done.stdout


def test_no_room_for_semaphores_names_dev_shm(run_code):
    no_writing = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))"

    done = run_code(f"{no_writing}; from testing import preflight; preflight.semaphores()")

    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "mount -t tmpfs -o mode=1777 tmpfs /dev/shm" in done.stderr


# --- The browser ----------------------------------------------------------------------------------------------------
def test_driver_without_its_library_says_what_to_install(run_code, program, tmp_path):
    node = program("node", WITHOUT_LIBRARY)

    done = run_code(STAGES, "e2e", PATH=str(tmp_path), PLAYWRIGHT_NODEJS_PATH=str(node), CHROMIUM="")

    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        "isigurt: the browser of the tests does not start: run sudo apt-get install chromium libatomic1"
    ]


def test_browser_that_does_not_start_is_told_with_its_reason(run_code, program):
    broken = program("chromium", "echo 'error while loading shared libraries: libnss3.so: cannot open' >&2", "exit 127")

    done = run_code(STAGES, "e2e", CHROMIUM=str(broken))

    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "libnss3.so" in done.stderr
    assert "sudo apt-get install chromium libatomic1" in done.stderr
    assert "CHROMIUM=/its/path" in done.stderr


def test_packages_come_from_the_distribution(run_code, program, tmp_path):
    program("apt-get", f'echo "$@" >> {tmp_path}/asked')

    done = run_code(
        "from testing import servers; servers.install(['chromium', 'libatomic1'])",
        PATH=f"{tmp_path}:{os.environ['PATH']}",
    )

    assert "Installing chromium and libatomic1 from the distribution" in done.stdout
    assert (tmp_path / "asked").read_text().splitlines() == [
        "update -q -o Acquire::http::Timeout=20 -o Acquire::Retries=1",
        "install -qy --no-install-recommends --no-remove chromium libatomic1",
    ]


def test_quick_browser_is_asked_for_once_and_an_old_one_does(run_code, program, tmp_path):
    program("apt-get", f'echo "$@" >> {tmp_path}/asked')
    old = program("chromium")
    say = "import os; from testing import servers; os.geteuid = lambda: 0; servers.missing_library = lambda: []"

    done = run_code(f"{say}; print(servers.browser())", PATH=str(tmp_path), CHROMIUM="")

    assert done.stdout.splitlines()[-1] == str(old)
    [asked] = [line for line in (tmp_path / "asked").read_text().splitlines() if line.startswith("install")]
    assert asked.endswith(" chromium-headless-shell")
