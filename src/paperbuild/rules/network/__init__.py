"""Rules on addresses on the web, asked by `paperbuild links` alone."""
