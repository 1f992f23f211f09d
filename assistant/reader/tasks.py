"""What the network says of each token: six numbers, one a task, in these columns."""

EVIDENCE, PREMISE, START, END, ANSWERS, SUPPORTS = range(6)
"""In logits: the token's sentence is evidence; that evidence contradicts the premise, or the claim; the answering
phrase begins here; it ends here; the passage answers the question; it bears the claim out. A sentence's number is the
mean of its tokens', the passage's that of the first token.
"""

TASKS = 6
