"""Help inside the program: the pages of the resources, in a window of their own. Loaded when it is opened first."""
