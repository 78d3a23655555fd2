"""What is renamed, joined, sorted, added or deleted in a paper on request: it says what each file is to say."""
