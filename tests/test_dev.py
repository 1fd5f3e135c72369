"""``dev.py``: what it decides, what it prints, what it hands on; it is never let loose on this environment."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
import venv
from collections.abc import Callable
from pathlib import Path

import pytest

import dev

ROOT = Path(__file__).resolve().parents[1]
VERBS = ["setup", "run", "test", "lint", "bench", "screenshots", "package", "torture", "figures"]


def answering(commands: list[list[str]], *, worked: bool) -> Callable[[list[str]], bool]:
    """Return what notes each command of the system instead of running it, and says whether it worked."""

    def answer(command: list[str]) -> bool:
        commands.append(command)
        return worked

    return answer


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """Note what would be run in the environment's Python instead of running it."""
    commands: list[tuple[str, ...]] = []

    def noted(*arguments: str, offscreen: bool = False, **more: str) -> int:
        said = [f"{name}={value}" for name, value in more.items()]
        commands.append((*said, *arguments, "offscreen") if offscreen else (*said, *arguments))
        return 0

    monkeypatch.setattr(dev, "python", noted)
    monkeypatch.setattr(dev, "setup", lambda: None)
    monkeypatch.setattr(dev, "install_qt_libraries", lambda: None)
    return commands


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """Return a function that says whether a window can be shown."""
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("WAYLAND_DISPLAY", "DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)

    def show(there: bool) -> None:
        if there:
            monkeypatch.setenv("DISPLAY", ":0")

    return show


def test_every_verb_of_the_readme_is_there_and_said_in_the_help() -> None:
    assert list(dev.VERBS) == VERBS
    done = subprocess.run([sys.executable, ROOT / "dev.py", "--help"], check=True, capture_output=True, text=True)  # noqa: S603
    assert all(verb in done.stdout for verb in VERBS)


def test_an_unknown_verb_is_refused_before_anything_is_made(called: list[tuple[str, ...]]) -> None:
    with pytest.raises(SystemExit):
        dev.main(["tset"])
    assert called == []


def test_only_the_standard_library_is_used() -> None:
    """It runs before anything is installed: without site-packages, in a Python that has nothing else."""
    program = "import sys; sys.path.insert(0, sys.argv[1]); import dev; print(dev.recipe())"
    done = subprocess.run(  # noqa: S603  our own
        [sys.executable, "-I", "-S", "-c", program, str(ROOT)], check=True, capture_output=True, text=True
    )
    assert done.stdout.strip() == dev.recipe()


# -- the environment


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let ``dev.py`` believe that it stands in another folder."""
    for name in ("pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, tmp_path)
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(dev, "STAMP", tmp_path / ".venv" / "made-from")
    return tmp_path


def test_another_version_or_another_folder_makes_another_environment(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = dev.recipe()
    assert dev.recipe() == first
    (checkout / "constraints.txt").write_text("reportlab==5.1.1\n", encoding="utf-8")
    assert dev.recipe() != first
    monkeypatch.setattr(dev, "ROOT", ROOT)
    assert dev.recipe() != first


def test_a_second_start_installs_nothing(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dev.STAMP.parent.mkdir()
    dev.STAMP.write_text(dev.recipe(), encoding="utf-8")

    def never(*_arguments: object, **_keywords: object) -> None:
        raise AssertionError("something was made although everything is there")

    monkeypatch.setattr(venv, "create", never)
    monkeypatch.setattr(subprocess, "run", never)
    dev.setup()


def test_an_environment_that_was_not_finished_is_made_anew(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def create(folder: Path, **_keywords: object) -> None:
        made.append("venv")
        folder.mkdir()

    monkeypatch.setattr(dev, "install_qt_libraries", lambda: made.append("libraries"))
    monkeypatch.setattr(venv, "create", create)
    done = subprocess.CompletedProcess([], 1, "", "ERROR: No matching distribution found for reportlab")
    monkeypatch.setattr(subprocess, "run", lambda *_a, **_k: done)
    with pytest.raises(SystemExit) as left:
        dev.setup()
    assert made == ["libraries", "venv"]
    assert "No matching distribution found for reportlab" in str(left.value)
    assert not dev.STAMP.exists()


def test_an_old_python_is_said_in_words(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "MINIMUM_PYTHON", (99, 0))
    with pytest.raises(SystemExit, match=r"Python 99\.0 or newer is needed"):
        dev.setup()


def test_constraints_pin_every_library_the_project_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *(one for more in project["optional-dependencies"].values() for one in more)]
    pinned = {_plain(line.split("==")[0]) for line in _pins()}
    assert {_plain(re.split(r"[\[<>=~ ]", one)[0]) for one in wanted} <= pinned


def test_constraints_hold_names_and_versions_only() -> None:
    assert all(len(line.split("==")) == 2 and "/" not in line and "@" not in line for line in _pins())


def _pins() -> list[str]:
    return [line for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines() if line]


def _plain(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")


# -- what Qt needs of the system


def test_where_nothing_is_missing_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "missing_qt_packages", list)
    dev.install_qt_libraries()


def test_missing_libraries_are_found_by_asking_the_loader(
    monkeypatch: pytest.MonkeyPatch, shown: Callable[[bool], None]
) -> None:
    monkeypatch.setattr(dev, "QT_LIBRARIES", {"libc.so.6": "libc6", "libno-such-thing.so.9": "libno-such9"})
    monkeypatch.setattr(dev, "QT_SCREEN_LIBRARIES", {"libno-screen.so.1": "libno-screen1"})
    assert dev.missing_qt_packages() == ["libno-such9"]
    shown(True)
    assert dev.missing_qt_packages() == ["libno-such9", "libno-screen1"]
    monkeypatch.setattr(sys, "platform", "darwin")
    assert dev.missing_qt_packages() == []


@pytest.fixture
def may_not_install(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Miss a library, and refuse every command that would install it."""
    tried: list[list[str]] = []
    monkeypatch.setattr(dev, "missing_qt_packages", lambda: ["libegl1", "libgl1"])
    monkeypatch.setattr(dev, "_quiet", answering(tried, worked=False))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    return tried


def test_where_it_may_not_install_it_prints_the_one_line_to_type(
    may_not_install: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(SystemExit) as left:
        dev.install_qt_libraries()
    lines = str(left.value).splitlines()
    assert lines[-1].strip() == "sudo apt-get install -y --no-install-recommends libegl1 libgl1"
    assert len(lines) == 2
    assert may_not_install == [["sudo", "-n", "true"]]  # it asks whether it may, and takes no for an answer


def test_where_there_is_no_apt_it_names_the_libraries(
    may_not_install: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(SystemExit, match=r"libEGL\.so\.1, libGL\.so\.1"):
        dev.install_qt_libraries()
    assert may_not_install == []


def test_where_it_may_install_it_does(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    tried: list[list[str]] = []
    missing = iter([["libgl1"], []])
    monkeypatch.setattr(dev, "missing_qt_packages", lambda: next(missing))
    monkeypatch.setattr(dev, "_quiet", answering(tried, worked=True))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    dev.install_qt_libraries()
    assert tried == [["apt-get", "update"], [*dev.APT_INSTALL, "libgl1"]]
    assert "libgl1" in capsys.readouterr().out


# -- the verbs


def test_run_opens_the_window_where_there_is_a_display(
    called: list[tuple[str, ...]], shown: Callable[[bool], None]
) -> None:
    shown(True)
    assert dev.main(["run", "--record", "harbour"]) == 0
    assert called == [("-m", "clinic_app", "--record", "harbour")]


def test_run_shows_the_appointment_where_there_is_no_display_and_says_so(
    called: list[tuple[str, ...]], shown: Callable[[bool], None], capsys: pytest.CaptureFixture[str]
) -> None:
    shown(False)
    assert dev.main(["run"]) == 0
    (command,) = called
    assert command[:3] == ("-m", "clinic_app", "demo")
    assert command[-1] == "offscreen"
    assert "no display" in capsys.readouterr().out


def test_test_lints_first_and_hands_arguments_on(called: list[tuple[str, ...]]) -> None:
    assert dev.main(["test"]) == 0
    modules = [command[1] for command in called]
    assert modules == ["ruff", "ruff", "mypy", "pytest"]
    assert called[-1][-1] == "offscreen"
    called.clear()
    assert dev.main(["test", "-k", "words", "--help"]) == 0
    assert called == [("-m", "pytest", "-k", "words", "--help", "offscreen")]


def test_what_lint_finds_stops_the_tests(monkeypatch: pytest.MonkeyPatch, called: list[tuple[str, ...]]) -> None:
    def stopped_by_mypy(*arguments: str, **_keywords: object) -> int:
        called.append(arguments)
        return int("mypy" in arguments)

    monkeypatch.setattr(dev, "python", stopped_by_mypy)
    assert dev.main(["test"]) == 1
    assert [command[1] for command in called] == ["ruff", "ruff", "mypy"]


@pytest.mark.parametrize(
    ("arguments", "actions", "handed_on"),
    [([], "20000", ()), (["300"], "300", ()), (["300", "-x"], "300", ("-x",)), (["-x"], "20000", ("-x",))],
)
def test_torture_walks_as_far_as_is_said(
    called: list[tuple[str, ...]], arguments: list[str], actions: str, handed_on: tuple[str, ...]
) -> None:
    assert dev.main(["torture", *arguments]) == 0
    walk = (f"WALK_ACTIONS={actions}", "-m", "pytest", "tests/visit/walk", *handed_on, "offscreen")
    assert called == [("-m", "pytest", "-m", "thorough", "offscreen"), walk, ("-m", "tests.torture", "offscreen")]


@pytest.mark.parametrize("arguments", [("--quick", "--json"), ("--json",), ("--quick",)])
def test_torture_prints_figures_of_the_record_alone(called: list[tuple[str, ...]], arguments: tuple[str, ...]) -> None:
    assert dev.main(["torture", *arguments]) == 0
    assert called == [("-m", "tests.torture", *arguments, "offscreen")]


def test_figures_are_drawn_into_their_folder(called: list[tuple[str, ...]]) -> None:
    assert dev.main(["figures", "elsewhere"]) == 0
    assert called == [("-m", "bench.figures", "elsewhere", "offscreen")]


def test_a_variable_reaches_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, str] = {}

    def run(_command: list[str], *, env: dict[str, str], **_more: object) -> subprocess.CompletedProcess[str]:
        seen.update(env)
        return subprocess.CompletedProcess([], 0)

    monkeypatch.setattr(subprocess, "run", run)
    assert dev.python("-c", "pass", WALK_ACTIONS="7") == 0
    assert seen["WALK_ACTIONS"] == "7"
    assert "WALK_ACTIONS" not in os.environ


@pytest.mark.parametrize(
    ("verb", "command"),
    [
        (["setup"], None),
        (["bench", "unlock"], ("-m", "bench", "unlock")),
        (["screenshots"], ("-m", "bench.screenshots")),
        (["lint"], ("-m", "mypy")),
        (["package"], ("-m", "pip", "--disable-pip-version-check", "wheel")),
    ],
)
def test_the_other_verbs(called: list[tuple[str, ...]], verb: list[str], command: tuple[str, ...] | None) -> None:
    assert dev.main(verb) == 0
    if command is None:
        assert called == []
    else:
        assert called[-1][: len(command)] == command
