"""`python -m ann221_gui` is the same as `ann221`."""

import sys

from ann221_gui.cli import main

sys.exit(main())
