"""Rules on what readers need who do not see the page."""
