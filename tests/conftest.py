"""What every test stands on: Qt without a screen, and settings and folders that are the test's own."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
