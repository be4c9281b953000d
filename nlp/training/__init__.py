"""Training of the models that Kommunsök ships; needs the extra "models" and is not used at run time."""
