"""How good the answers are, and how sure that is: cases, attacks, runs, figures. Programs, not a library."""
