"""The least that could be called a chat: a window with two plain text fields. `python -m bench.bare_chat ADDRESS`.

The floor of `bench.desktops`: Return sends what the lower field holds, the reply is put into the upper one as it comes,
read by httpx on a thread, without history, Markdown or anything else.
"""

from __future__ import annotations

import json
import sys
from threading import Thread

import httpx
from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget


class BareChat(QWidget):
    """Asks the service at `address` what is typed."""

    came = Signal(str)

    def __init__(self, address: str) -> None:
        super().__init__()
        self._address = address
        self._reply, self._question = QPlainTextEdit(readOnly=True), QLineEdit()
        self._question.returnPressed.connect(self._send)
        self.came.connect(self._show)
        layout = QVBoxLayout(self)
        layout.addWidget(self._reply)
        layout.addWidget(self._question)
        self._question.setFocus()
        self.resize(1200, 780)

    def _send(self) -> None:
        Thread(target=self._read, args=(self._question.text(),), daemon=True).start()

    def _read(self, question: str) -> None:
        body = {"model": "m", "stream": True, "messages": [{"role": "user", "content": question}]}
        with httpx.stream("POST", f"{self._address}/chat/completions", json=body, trust_env=False) as reply:
            for line in reply.iter_lines():
                if line.startswith("data: {"):
                    for choice in json.loads(line[6:])["choices"]:
                        self.came.emit(choice["delta"].get("content", ""))

    def _show(self, text: str) -> None:
        self._reply.moveCursor(QTextCursor.MoveOperation.End)
        self._reply.insertPlainText(text)


if __name__ == "__main__":
    app = QApplication(["bare chat"])
    window = BareChat(sys.argv[1])
    window.show()
    sys.exit(app.exec())
