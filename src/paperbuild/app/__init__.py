"""What the commands do: reads a folder, makes a paper of it, builds, writes."""
