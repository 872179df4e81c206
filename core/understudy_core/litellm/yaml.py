"""YAML that strangers wrote, read within bounds; and YAML that people can read, written.

The safe loader knows plain values only. Anchors are bounded besides, because a short file full of them can stand for
gigabytes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable
from typing import Any

import yaml

from understudy_core.language import tr
from understudy_core.profile_file import ProfileFileError

MAX_BYTES = 256 << 10
MAX_DEPTH = 40
MAX_ALIASES = 50


def yaml_document(data: bytes) -> dict[str, Any]:
    """The mapping that a YAML file holds. Raises ProfileFileError."""
    if len(data) > MAX_BYTES:
        raise ProfileFileError(tr("The file is over 256 KiB; a configuration of LiteLLM is never that long."))
    try:
        document = _Bounded(data.decode("utf-8-sig")).get_single_data()
    except ProfileFileError:
        raise
    except UnicodeDecodeError:
        raise ProfileFileError(tr("The file is not text in UTF-8.")) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise ProfileFileError(tr("The file is neither JSON nor YAML: line {line}.", line=line)) from None
    except (yaml.YAMLError, ValueError):
        raise ProfileFileError(tr("The file is neither JSON nor YAML.")) from None
    if not isinstance(document, dict):
        raise ProfileFileError(tr("The file holds no profile."))
    return _as_json(document)


def _as_json(document: dict[Any, Any]) -> dict[str, Any]:
    """The same as JSON would have brought it: YAML also knows dates, bytes and names that are no text."""
    try:
        plain: dict[str, Any] = json.loads(json.dumps(document, allow_nan=False))
    except (TypeError, ValueError):
        raise ProfileFileError(tr("The file holds values that no profile has, such as dates.")) from None
    return plain


def written(document: dict[str, Any]) -> str:
    """The document as YAML, in its own order."""
    return yaml.safe_dump(document, sort_keys=False, allow_unicode=True, width=120, default_flow_style=False)


_next_event: Callable[[yaml.SafeLoader], Any] = yaml.SafeLoader.get_event


class _Bounded(yaml.SafeLoader):
    """Refuses what is nested too deeply, anchors inside anchors, and a name that stands twice."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._open: list[bool] = []
        """For each collection around here, whether it has an anchor."""
        self._aliases = 0

    def get_event(self) -> Any:
        event = _next_event(self)
        if isinstance(event, yaml.CollectionStartEvent):
            self._open.append(event.anchor is not None)
            if len(self._open) > MAX_DEPTH:
                raise ProfileFileError(tr("The file is nested too deeply."))
        elif isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()
        elif isinstance(event, yaml.AliasEvent):
            self._aliases += 1
            if any(self._open) or self._aliases > MAX_ALIASES:
                raise ProfileFileError(tr("The file refers to itself (&, *) too often. Write it out and try again."))
        return event

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        names = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode) and key.value != "<<"]
        if twice := next((name for name in names if names.count(name) > 1), None):
            raise ProfileFileError(
                tr("{twice} stands twice in one object; which one counts is not clear.", twice=twice[:60])
            )
        return super().construct_mapping(node, deep)
