"""Profiles of llxprt-code, taken over with a list of what has no place here. Source: its profile files and docs.

is_foreign    whether a document is one of these
converted     several files, by name → profiles and single backends, notes, and keys that must go to the key ring
  plain.py    a profile of one model → a backend
  balanced.py a load balancer profile → a profile
  names.py    its names of services
"""

from understudy_core.llxprt.convert import converted, is_foreign

__all__ = ["converted", "is_foreign"]
