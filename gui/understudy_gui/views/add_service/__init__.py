"""Add a service: which one, its key, a free check, a model."""

from understudy_gui.views.add_service.dialog import AddService
from understudy_gui.views.add_service.entry import CheckShown, KeyStore, ServiceEntry

__all__ = ["AddService", "CheckShown", "KeyStore", "ServiceEntry"]
