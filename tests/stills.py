"""The pictures of README and software centres, made from the program itself: `python tests/stills.py docs/screenshots`.

A message was sent, the first service was busy twice, the second one answered: the account of that, light and dark, and
the profile. No screen is needed.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from understudy_gui.stage import Stage
    from understudy_gui.views.main_window import MainWindow

sys.path.insert(0, str(Path(__file__).parent))

SIZE = (1200, 780)


def main() -> int:
    """Play the scene and draw it; 2 without a place for it."""
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    from support.show import perform

    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    perform(lambda window, stage: draw(window, stage, folder))
    return 0


async def draw(window: MainWindow, stage: Stage, folder: Path) -> None:
    """All of them into this folder."""
    from support.playing import until
    from support.show import QUESTION
    from support.windows import settle
    from understudy_gui import theme

    chat = stage.chat
    window.resize(*SIZE)
    window.composer.submitted.emit(QUESTION)
    await until(lambda: bool(chat.model.items) and not chat.model.streaming)
    chat.last.why()
    for name, wish in (("dark", theme.Wish.DARK), ("account", theme.Wish.LIGHT)):
        theme.current().wish(wish)
        await settle()
        chat.view.verticalScrollBar().setValue(0)
        chat.view.sync()
        window.grab().save(str(folder / f"{name}.png"))
    stage.profiles.open_editor()
    editor = stage.profiles.editor
    assert editor is not None
    editor.resize(*SIZE)
    await settle()
    editor.grab().save(str(folder / "editor.png"))
    editor.close()


if __name__ == "__main__":
    sys.exit(main())
