"""The pages that stand beside the papers: what there is, and what readers are told of it."""
