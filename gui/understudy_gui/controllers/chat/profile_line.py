"""The profile in use, as the picker and the line under the composer show it."""

from __future__ import annotations

from collections.abc import Sequence

from understudy_core.language import continued, tr
from understudy_core.profiles import Profile
from understudy_gui import theme
from understudy_gui.controllers.states import BackendStates
from understudy_gui.views.editor.states import RowState, worst
from understudy_gui.views.main_window import MainWindow


def show_profile(window: MainWindow, name: str, profile: Profile | None, states: BackendStates) -> None:
    """Show this profile, how its backends are, and who goes first."""
    picker, composer = window.top_bar.picker, window.composer
    if profile is None:
        picker.set_profile(name, tr("add a service to start"), theme.State.MISSING)
        composer.set_goes_to("")
        return
    told = [states.of(backend.name) for backend in profile.backends]
    ready = sum(state.state is theme.State.READY for state in told)
    picker.set_profile(
        name, tr("{count} of {all} ready", count=ready, all=len(told)), worst([state.state for state in told])
    )
    composer.set_goes_to(goes_first(profile, told))


def goes_first(profile: Profile, told: Sequence[RowState]) -> str:
    """Who is asked first with the next message, and why the first choice is not."""
    awake = [backend for backend, state in zip(profile.backends, told, strict=True) if not state.rests]
    first = (awake or profile.backends)[0]
    words = tr("Goes first to {name} · {model}", name=first.name, model=first.model)
    if first is profile.backends[0]:
        return words
    name, left = profile.backends[0].name, told[0].seconds_left
    if left is not None:
        return tr("{words}, while {name} rests for {left:.0f} s", words=words, name=name, left=left)
    return tr("{words} ({name}: {why})", words=words, name=name, why=continued(told[0].words))
