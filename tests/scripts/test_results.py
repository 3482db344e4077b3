"""What the stages reported is told so that the last lines say what failed, and why."""

REPORT = """<testsuites><testsuite>
<testcase classname="a" name="test_good" time="1.0"/>
<testcase classname="a" name="test_bad" time="3.0"><failure message="assert 1 == 2&#10;more">x</failure></testcase>
<testcase classname="b" name="test_raised" time="2.0"><error message="no database">x</error></testcase>
<testcase classname="b" name="test_left" time="0.0"><skipped type="pytest.skip" message="on purpose: x"/></testcase>
<testcase classname="b" name="test_lost" time="0.0"><skipped type="pytest.skip" message="no server"/></testcase>
</testsuite></testsuites>"""
TELL = """
import pathlib, sys
from testing import results
results.REPORTS = pathlib.Path(sys.argv[1])
counted = results.judge("sqlite", 1)
print(counted, results.tell([("sqlite", counted, 7.0)]))
"""


def test_last_lines_name_each_failure_with_the_first_line_of_why(run_code, tmp_path):
    (tmp_path / "sqlite.xml").write_text(REPORT)

    told = run_code(TELL, str(tmp_path)).stdout.splitlines()

    failures = [index for index, line in enumerate(told) if line.startswith("FAILED")]
    assert [told[index : index + 2] for index in failures] == [
        ["FAILED  sqlite  a::test_bad", "        assert 1 == 2"],
        ["FAILED  sqlite  b::test_raised", "        no database"],
    ]
    assert failures[0] > told.index("sqlite: 1 passed, 3 failed in 7 s")
    assert told[-2:] == ["1 passed, 3 failed", "(1, 3) 3"]


def test_skip_for_want_of_something_counts_as_failed(run_code, tmp_path):
    (tmp_path / "sqlite.xml").write_text(REPORT)

    told = run_code(TELL, str(tmp_path)).stdout.splitlines()

    assert told[0] == "sqlite: skipped, which counts as failed: no server"


def test_run_without_a_test_has_failed(run_code, tmp_path):
    assert run_code(TELL, str(tmp_path)).stdout.splitlines()[-1] == "(0, 1) 1"
