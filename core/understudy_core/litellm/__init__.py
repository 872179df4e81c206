"""Profiles for LiteLLM's proxy, and from its `config.yaml`. Source: its documentation, and version 1.108.7 as it runs.

to_proxy      a profile → the file, what is lost on the way, and the variables that must hold keys
is_proxy      whether a document is such a file
from_proxy    such a file → profiles, with a list of what has no place here
  services.py a backend's service, address and model in its words, and back
  losses.py   what a profile says that the proxy cannot do, in sentences
  writing.py  the file
  taking.py   profiles from the file
  yaml.py     YAML read within bounds, and written; loaded when there is such a file, it takes its time
"""

from understudy_core.litellm.taking import from_proxy, is_proxy
from understudy_core.litellm.variables import Variable, in_words
from understudy_core.litellm.writing import ProxyFile, to_proxy

__all__ = ["ProxyFile", "Variable", "from_proxy", "in_words", "is_proxy", "to_proxy"]
