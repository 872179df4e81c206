"""Colours, sizes, fonts and icons: the only place they are written down."""
