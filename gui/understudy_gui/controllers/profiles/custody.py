"""Where keys of the dialogs go: into the key ring, each bound to the address that it was entered for."""

from __future__ import annotations

from understudy_core.failures import BackendError, Failure, FailureKind
from understudy_core.keys import Keys
from understudy_core.language import tr
from understudy_core.profiles import Backend
from understudy_core.routes import address_of
from understudy_core.transport.origin import is_open_to_others, origin_of, spoken
from understudy_gui.views.add_service import AddService, KeyStore
from understudy_gui.views.edit_backend import EditBackend
from understudy_gui.views.replace_key import ReplaceKey


class Custody:
    """What goes wrong is told in the dialog that the key was entered in."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys

    async def show_store(self, dialog: AddService | ReplaceKey) -> None:
        """Let the dialog say where keys are kept on this computer."""
        try:
            dialog.show_store(KeyStore(await self._keys.store_name()))
        except BackendError as problem:
            dialog.show_store(KeyStore(problem=problem.failure.detail))

    async def store(
        self, dialog: AddService | ReplaceKey, name: str, key: str, backend: Backend, *, until_quit: bool
    ) -> bool:
        """Keep a key for the backend's own host; whether it could be."""
        try:
            origin = safe_origin(backend)
        except BackendError as problem:
            dialog.say(problem.failure.detail)
            return False
        if until_quit:
            self._keys.keep_until_quit(name, key, origin)
            return True
        try:
            await self._keys.store(name, key, origin)
        except BackendError as problem:
            dialog.show_store(KeyStore(problem=problem.failure.detail))
            return False
        return True

    async def delete(self, dialog: ReplaceKey, name: str) -> bool:
        """Forget the key of that name; whether it is gone."""
        try:
            await self._keys.delete(name)
        except BackendError as problem:
            dialog.say(problem.failure.detail)
            return False
        return True

    async def agree(self, dialog: EditBackend, edited: Backend) -> None:
        """A key goes to another host only when the user agreed there.

        Raises BackendError with what is asked, and where the key could be read on the way.
        """
        origin = origin_of(address_of(edited))
        if edited.key is None or edited.key.keyring is None:
            return
        bound = await self._keys.origin(edited.key.keyring)
        if bound in (None, origin):
            return
        safe_origin(edited)
        if not dialog.has_agreed:
            dialog.ask_to_agree(
                tr(
                    "Send the key of {spoken} to {origin} from now on",
                    spoken=spoken(bound or ""),
                    origin=spoken(origin),
                )
            )
            said = tr(
                "This key was saved for {spoken}. Agree only if {origin} is the same service.",
                spoken=spoken(bound or ""),
                origin=spoken(origin),
            )
            raise BackendError(Failure(FailureKind.MISCONFIGURED, detail=said))
        await self._keys.agree(edited.key.keyring, origin)


def safe_origin(backend: Backend) -> str:
    """Where the backend's key goes. Raises BackendError where it could be read on the way."""
    origin = origin_of(address_of(backend))
    if is_open_to_others(origin):
        said = tr(
            "What goes to {origin} can be read on the way. A key is only sent to an address with https://.",
            origin=spoken(origin),
        )
        raise BackendError(Failure(FailureKind.MISCONFIGURED, detail=said))
    return origin
