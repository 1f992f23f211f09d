"""What the network says of each token: five numbers, one a task, in these columns."""

EVIDENCE, PREMISE, START, END, ANSWERS = range(5)
"""In logits: the token's sentence is evidence; that evidence contradicts the premise; the answering phrase begins
here; it ends here; the passage answers. A sentence's number is the mean of its tokens', the passage's that of the first
token.
"""

TASKS = 5
