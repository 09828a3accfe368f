"""Three colours: how people judge a unit, by phone, on a tablet, on paper."""
