"""Rules on what earlier editions of the paper promised."""
