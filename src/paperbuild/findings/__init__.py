"""What is found: a text and the places in it, a finding, the machine's troubles, the word that was meant."""
