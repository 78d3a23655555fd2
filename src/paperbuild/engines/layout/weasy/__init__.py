"""What WeasyPrint lays out otherwise than a book is set, mended within it; only these modules import it."""
