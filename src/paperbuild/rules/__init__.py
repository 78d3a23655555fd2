"""Every rule, one a module, in the folder of its family: its code, its name, and what it means (its docstring).

What a rule looks at is said by the names of its functions: see `rules.registry`. A rule that has none of them speaks
where its fault shows: while settings are read, or when a file has been rendered.
"""
