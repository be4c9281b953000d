"""Tables as cells: finding them in lines, splitting rows into cells, headers, units and checks."""
