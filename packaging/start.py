"""Where the bundle begins."""

import sys

from understudy_gui.__main__ import main

sys.exit(main())
