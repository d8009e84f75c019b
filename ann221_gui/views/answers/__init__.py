"""Numbers of somebody's own: typed line by line, judged, hinted at."""
