"""Changes one small thing of the program after the other, and says which changes no test notices: `make mutants`."""
