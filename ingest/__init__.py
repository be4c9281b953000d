"""Reading meeting packages: PDF to lines, blocks, sections and logical documents."""
