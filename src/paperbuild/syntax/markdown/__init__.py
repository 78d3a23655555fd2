"""Reads sections: the tree is pandoc's, the places are ours."""
