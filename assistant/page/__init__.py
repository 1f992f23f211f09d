"""The page in the browser: the chat on the left, the article on the right. Shows an `Answer`, decides nothing.

Importing this package is cheap; gradio is imported when a page is built.
"""

import os

# gradio reads these itself. It would report each start over the network, and sum up all earlier questions after each.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ["GRADIO_ANALYTICS_MAX_EVENTS"] = "1"
os.environ["GRADIO_ANALYTICS_CACHE_FREQUENCY"] = "1000000000"

from assistant.page.server import serve

__all__ = ["serve"]
