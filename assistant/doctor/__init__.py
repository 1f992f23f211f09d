"""What works on this machine and what does not, and what to do about it. Knows nothing of command lines."""

from assistant.doctor.check import Check, redacted
from assistant.doctor.examination import examine
from assistant.doctor.table import report

__all__ = ["Check", "examine", "redacted", "report"]
