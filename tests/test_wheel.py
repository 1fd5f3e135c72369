"""The wheel, installed into an empty environment and run from another folder, brings everything it needs of ours.

The environment sees the libraries installed here, so that nothing is downloaded, but not this checkout: a path file
adds their folder and none of its own path files, which is where an editable install hangs.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from clinic_app import __version__

ROOT = Path(__file__).resolve().parents[1]
LONGEST_SECONDS = 120

pytestmark = pytest.mark.slow


def run(command: list[str | Path], folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a program in a folder with nothing of this process's Python in its environment."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL"))}
    return subprocess.run(  # noqa: S603  our own program
        [str(part) for part in command],
        cwd=folder,
        env=environment | {"QT_QPA_PLATFORM": "offscreen"} | more,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=LONGEST_SECONDS,
        check=False,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    options = ["--no-deps", "--no-index", "--no-build-isolation", "--disable-pip-version-check", "--quiet"]
    built = run([sys.executable, "-m", "pip", "wheel", *options, "--wheel-dir", folder, ROOT], folder)
    assert built.returncode == 0, built.stderr
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def scripts(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of programs of an environment that holds the wheel and nothing else of ours."""
    home = tmp_path_factory.mktemp("empty") / "environment"
    venv.create(home, with_pip=False)
    folder = home / ("Scripts" if os.name == "nt" else "bin")
    python = folder / ("python.exe" if os.name == "nt" else "python")
    options = ["--no-deps", "--no-index", "--disable-pip-version-check", "--quiet"]
    done = run([sys.executable, "-m", "pip", "--python", python, "install", *options, wheel], home)
    assert done.returncode == 0, done.stderr
    installed = Path(sysconfig.get_path("purelib", vars={"base": str(home), "platbase": str(home)}))
    (installed / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return folder


def test_the_wheel_holds_the_program_and_its_data_and_nothing_for_developers(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert {name.split("/")[0] for name in names} == {"clinic_app", f"clinic_app-{__version__}.dist-info"}
    for folder, here in (("forms", ROOT / "forms"), ("templates", ROOT / "templates")):
        shipped = {
            name.removeprefix(f"clinic_app/shipped/{folder}/") for name in names if f"/shipped/{folder}/" in name
        }
        assert shipped == {one.relative_to(here).as_posix() for one in here.rglob("*") if one.is_file()}
    ours = {f"clinic_app/{one.relative_to(ROOT / 'clinic_app').as_posix()}" for one in _files_of_the_package()}
    assert ours <= set(names)
    assert any(name.endswith("LICENSE") and "dist-info" in name for name in names)


def _files_of_the_package() -> list[Path]:
    package = ROOT / "clinic_app"
    return [one for one in package.rglob("*") if one.is_file() and "__pycache__" not in one.parts]


def test_it_is_the_installed_copy_that_runs(scripts: Path, tmp_path: Path) -> None:
    where = run([scripts / "python", "-c", "import clinic_app; print(clinic_app.__file__)"], tmp_path)
    assert Path(where.stdout.strip()).is_relative_to(scripts.parent), where
    assert run([scripts / "clinic-app", "--version"], tmp_path).stdout == f"{__version__}\n"


@pytest.mark.thorough
def test_check_finds_everything_in_its_place(scripts: Path, tmp_path: Path) -> None:
    done = run([scripts / "clinic-app", "check"], tmp_path, CLINIC_APP_HOME=str(tmp_path / "home"))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("0 problems. ")
    counted = run([scripts / "clinic-app", "check", "--json"], tmp_path, CLINIC_APP_HOME=str(tmp_path / "home"))
    assert json.loads(counted.stdout)["counts"]["forms"] == len(
        [one for one in (ROOT / "forms").rglob("*.yaml") if one.name != "option_lists.yaml"]
    )


#: Opens the window on the demo record it makes, with its fonts, icons, style sheets, forms, templates and patients.
WINDOW = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from clinic_app.app import Program
from clinic_app.clock import system_clock
from clinic_app.demo import PASSWORD
from clinic_app.drawing.body_chart import load
from clinic_app.ui.theme import ARGUMENTS, Theme
from clinic_app.words import Words

app = QApplication(list(ARGUMENTS))
Theme().apply(app)
program = Program(Words.of("en"), system_clock)
page = program.window.unlock_page
program.preparing.done.connect(lambda _: QTimer.singleShot(0, page._ask))
program.preparing.failed.connect(lambda error: app.exit(2))
program.opening.done.connect(lambda _: QTimer.singleShot(0, app.quit))
program.opening.failed.connect(lambda error: app.exit(3))
program.window.show()
status = app.exec()
assert load().views
print(program.clinic.settings["clinic_name"] if program.clinic else page._said.text())
program.close()
sys.exit(status)
"""


def test_the_window_opens_on_the_demo_record(scripts: Path, tmp_path: Path) -> None:
    done = run([scripts / "python", "-c", WINDOW], tmp_path, CLINIC_APP_HOME=str(tmp_path / "home"))
    assert done.returncode == 0, done
    assert done.stdout == "Harbour Street Clinic\n"
    assert "Traceback" not in done.stderr
