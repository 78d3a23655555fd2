"""A language server: what is wrong with a paper while it is typed, and what an editor offers beside it.

It speaks the Language Server Protocol 3.17 over standard input and output. What is typed and not saved yet counts; it
writes nothing but through the editor.
"""
