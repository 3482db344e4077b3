"""What the deployment files promise, read as text: nobody runs nginx, systemd and containers in the tests."""

from pathlib import Path

import pytest
import yaml

DEPLOY = Path(__file__).resolve().parents[1] / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
FRONT = (DEPLOY / "nginx" / "isigurt.conf").read_text()
SERVICES = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]
RUNBOOK = (DEPLOY.parent / "docs" / "runbook" / "deploy.md").read_text()


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)
@pytest.mark.parametrize(
    "line", ["MemorySwapMax=0", "ProtectProc=invisible", "RestrictNamespaces=yes", "LimitCORE=0", "NoNewPrivileges=yes"]
)
def test_unit_gives_up_what_it_does_not_need(unit, line):
    assert line in unit.read_text().splitlines()


def test_worker_is_stopped_with_its_children_last():
    assert "KillMode=mixed" in (DEPLOY / "systemd" / "isigurt-worker.service").read_text().splitlines()


def test_each_container_is_given_its_own_secrets_alone():
    assert SERVICES["postgres"]["env_file"] == [{"path": "env.postgres"}]
    assert SERVICES["redis"]["env_file"] == [{"path": "env.redis"}]
    assert "env_file" not in SERVICES["nginx"]


def test_redis_has_a_password_and_a_network_of_its_own():
    assert "requirepass" in str(SERVICES["redis"]["command"])
    assert SERVICES["redis"]["networks"] == ["queue"]
    assert "queue" not in SERVICES["nginx"]["networks"] + SERVICES["postgres"]["networks"]


def test_role_of_the_program_is_no_superuser():
    assert "NOSUPERUSER NOCREATEDB NOCREATEROLE" in (DEPLOY / "postgres" / "role.sh").read_text()
    assert SERVICES["postgres"]["environment"] == {"POSTGRES_USER": "postgres"}
    assert "createuser --no-superuser" in RUNBOOK


def test_health_check_names_a_host_that_the_site_answers_to():
    assert "'Host'" in str(SERVICES["web"]["healthcheck"])


def test_front_gathers_bodies_in_memory_and_uploads_have_a_pool_of_their_own():
    assert "proxy_request_buffering on;" in FRONT
    assert "client_max_body_size 3m;" in FRONT and "client_body_buffer_size 3m;" in FRONT
    assert "max_conns=4;" in FRONT


def test_front_shows_pages_of_ours_everywhere():
    server = FRONT.split("listen 443")[1].split("location")[0]
    assert "error_page 502 503 504 /maintenance.html;" in server
    assert "error_page 413 /too_large.html;" in server


def test_environment_file_is_roots_alone():
    assert "install -m 0600 .env.example /etc/isigurt/env" in RUNBOOK
    assert "adduser www-data isigurt " not in RUNBOOK


@pytest.mark.parametrize(
    "word", ["sudo age", "sudo -u postgres pg_dump", "audit-heads.log", "safe.directory", "real mail"]
)
def test_runbook_says_what_was_missing(word):
    assert word in RUNBOOK
