"""Albania's public holidays, weekends and the days off that are entered by hand, once for all apps."""
