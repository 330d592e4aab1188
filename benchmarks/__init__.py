"""How long a check and a build take, what they need, what a page weighs, and how all of it grows with the guides."""
