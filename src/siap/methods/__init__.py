"""Pure calculations, one module each; the standard library only."""
