"""Information and complaints: reports, answers, two clocks, a chained history."""
