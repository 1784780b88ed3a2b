"""A prepared chart and sizes go in, shapes of a drawing come out: what the charts of the report and of the slides' PDF have in common."""
