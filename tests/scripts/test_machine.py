"""A machine that is too small, or that we may not write to, is told so in a line that says how to mend it."""

import json

import pytest

MEMINFO = "MemTotal: 4000000 kB\nMemAvailable: 2048000 kB\nSwapFree: 1024000 kB\n"
STAT = "cache 1\nactive_file 10485760\ninactive_file 20971520\n"
MB = 1024 * 1024


@pytest.fixture
def lines(run_code):
    """What `machine.…` says, as a list of lines."""

    def ask(call: str, before: str = "") -> list[str]:
        done = run_code(f"import json, machine\n{before}\nprint(json.dumps(machine.{call}))")
        assert done.stderr == ""
        return json.loads(done.stdout)

    return ask


@pytest.fixture
def kernel(tmp_path):
    """Writes the files in which Linux tells of memory, below a folder that stands for the root."""

    def write(**files: str):
        for name, text in files.items():
            path = tmp_path / name.replace("__", "/").replace("_DOT_", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return tmp_path

    return write


# --- Disk -----------------------------------------------------------------------------------------------------------
def test_disk_with_room_is_not_spoken_of(lines, tmp_path):
    said = lines(f"cannot_hold({str(tmp_path)!r}, 1)")

    assert said == []


def test_full_disk_is_told_with_what_is_free_and_what_is_needed(lines, tmp_path):
    said = lines(f"cannot_hold({str(tmp_path)!r}, 10**9)")

    assert len(said) == 1
    assert f"{tmp_path} has " in said[0]
    assert "MB free and needs 1000000000: make room there." in said[0]


def test_folder_that_is_not_there_yet_is_judged_by_the_one_that_will_hold_it(lines, tmp_path):
    said = lines(f"cannot_hold({str(tmp_path / 'not' / 'yet')!r}, 1)")

    assert said == []


def test_folder_of_somebody_else_is_told_with_its_owner_in_mind(lines):
    said = lines("cannot_hold('/usr', 1)", before="import os\nif os.geteuid() == 0: os.setuid(65534)")

    assert said == ["/usr may not be written by this user: run as its owner, or give it away with chown -R."]


def test_full_disk_of_temporary_files_names_tmpdir(lines):
    said = lines("cannot_hold_temporary(10**9)")

    assert len(said) == 1
    assert "TMPDIR=/its/path" in said[0]


def test_no_folder_for_temporary_files_is_told_in_a_line(lines):
    no_writing = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)); import os; os.chdir('/proc')"

    said = lines("cannot_hold_temporary(1)", before=no_writing)

    assert len(said) == 1
    assert "no folder for temporary files can be written" in said[0]
    assert "TMPDIR=/its/path" in said[0]


# --- Memory ---------------------------------------------------------------------------------------------------------
def test_memory_counts_what_programs_may_take_and_the_swap(lines, kernel):
    root = kernel(proc__meminfo=MEMINFO)

    enough, short = (lines(f"short_of_memory({needed}, {str(root)!r})") for needed in (3000, 3001))

    assert enough == []
    assert len(short) == 1
    assert short[0].startswith("3000 MB of memory are free and 3001 are needed: ")


@pytest.mark.parametrize(
    "files",
    [
        {
            "proc__self__cgroup": "0::/inside\n",
            "sys__fs__cgroup__inside__memory_DOT_max": f"{512 * MB}\n",
            "sys__fs__cgroup__inside__memory_DOT_current": f"{300 * MB}\n",
            "sys__fs__cgroup__inside__memory_DOT_stat": STAT,
        },
        {
            "proc__self__cgroup": "5:cpu:/\n4:memory:/told/by/the/host\n",
            "sys__fs__cgroup__memory__memory_DOT_limit_in_bytes": f"{512 * MB}\n",
            "sys__fs__cgroup__memory__memory_DOT_usage_in_bytes": f"{300 * MB}\n",
            "sys__fs__cgroup__memory__memory_DOT_stat": STAT,
        },
    ],
    ids=["version 2", "version 1"],
)
def test_limit_of_a_container_counts_more_than_the_machine(lines, kernel, files):
    root = kernel(proc__meminfo=MEMINFO, **files)

    said = lines(f"short_of_memory(1000, {str(root)!r})")

    assert len(said) == 1
    assert said[0].startswith("242 MB of memory are free")  # the cache of files is given back


def test_container_without_a_limit_has_the_memory_of_the_machine(lines, kernel):
    root = kernel(proc__meminfo=MEMINFO, proc__self__cgroup="0::/\n", sys__fs__cgroup__memory_DOT_max="max\n")

    said = lines(f"short_of_memory(1000, {str(root)!r})")

    assert said == []


def test_system_that_does_not_tell_its_memory_is_trusted(lines, tmp_path):
    said = lines(f"short_of_memory(10**9, {str(tmp_path)!r})")

    assert said == []
